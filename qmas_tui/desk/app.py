"""The desk: screens over one casework."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import ClassVar

from textual import work
from textual.notifications import SeverityLevel

from qmas_tui.casework.casework import Casework, Done
from qmas_tui.desk.attempt import Attempt
from qmas_tui.desk.book_app import BookApp
from qmas_tui.desk.palette import DeskProvider
from qmas_tui.desk.quiet import run_quiet
from qmas_tui.desk.screens.base import DeskScreen
from qmas_tui.desk.screens.busy import BusyScreen
from qmas_tui.desk.screens.case import CaseScreen
from qmas_tui.desk.screens.confirm import ConfirmScreen, confirm
from qmas_tui.desk.screens.export import ExportScreen
from qmas_tui.desk.screens.form import FormScreen, open_form
from qmas_tui.desk.screens.log import LogScreen
from qmas_tui.desk.screens.queue import ROOM_FOR_PANEL, QueueScreen, back_to_queue
from qmas_tui.desk.screens.take_in import take_in
from qmas_tui.desk.trouble import SETTLED, find_trouble
from qmas_tui.errors import BookError, QmasError

FOLLOW_SECONDS = 0.5
FORGOTTEN_SECONDS = 30.0
"""What forgetting leaves to be done by hand stays as long where it covers no case."""
WAIT = "Wait a moment: the book is being written."


class Desk(BookApp):
    """An adviser's desk over one book."""

    ENABLE_COMMAND_PALETTE = True
    COMMANDS: ClassVar = {DeskProvider}
    CSS = (
        BookApp.CSS
        + """
    CommandPalette {
        & > Vertical { width: 84; max-width: 96%; background: $panel; }
        & SearchIcon { display: none; }
        & #--input { border: none; padding: 1 2 0 2; }
        & CommandInput { border: none; padding: 0; }
        & CommandList {
            border: none; min-width: 8; max-height: 60vh; scrollbar-size-vertical: 1;
        }
        & CommandList > .option-list--option-highlighted {
            background: $cursor; color: $foreground;
        }
    }
    """
    )

    def __init__(self, casework: Casework, clock: Callable[[], date]) -> None:
        super().__init__(casework)
        self.clock = clock
        self._reads_ahead = False
        self._left = casework.visits.last()

    def on_mount(self) -> None:
        """Open the queue, say what is wrong, follow other programs and the calendar."""
        self.push_screen(QueueScreen())
        self.call_after_refresh(self.look_after, None)
        self.look_ahead()
        self.set_interval(FOLLOW_SECONDS, self.follow)

    def follow(self) -> None:
        """Take up what other programs wrote, and a new day in Hong Kong.

        Not while something long is done with the book: that would wait for its end.
        """
        is_reading = self._reads_ahead or self.is_reading
        if is_reading or isinstance(self.screen, BusyScreen):
            return
        day = self.clock()
        if day != self.casework.as_of:
            self._begin_day(day)
        unread = None
        try:
            if self.casework.refresh():
                self.changed()
        except QmasError as error:
            unread = error
        self.look_after(unread)

    def _begin_day(self, day: date) -> None:
        self._left = self._end_visit()
        self.casework.move_to(day)
        for screen in self.screen_stack:
            if isinstance(screen, QueueScreen):
                screen.begin_again()
        self.changed()
        self.look_ahead()

    @work(thread=True, group="ahead")
    def look_ahead(self) -> None:
        """Keep the day's backup and go over the history while keys answer.

        What fails is told by `follow`, and damage at once.
        """
        self._reads_ahead = True
        try:
            self.casework.backups.keep_daily()
            self.casework.undo.words()
            damage = self.casework.look_over()
        finally:
            self._reads_ahead = False
        if damage:
            words = f"{damage[0]} Leave the desk and run qmas-tui recover."
            self.call_from_thread(self.announce, words, "error")

    def look_after(self, unread: QmasError | None) -> None:
        """Show what is wrong for as long as it is; say it once, and what else is new.

        `unread` is what reading the book met.
        """
        was, now = self.trouble, find_trouble(self.casework.trouble, unread)
        told = list(self.casework.notices())
        severity: SeverityLevel = "warning" if told else "information"
        if now != was:
            self.trouble = now
            for screen in self.in_sight():
                screen.draw_header()
            told.insert(0, now.words if now else SETTLED)
            severity = "error" if now else severity
        if told:
            self.announce("\n".join(told), severity)

    def _end_visit(self) -> datetime:
        """A visit ends with the day, or with the desk."""
        now = self.casework.session.clock()
        self.casework.visits.end(now)
        return now

    def on_unmount(self) -> None:
        """The desk is left."""
        self._end_visit()

    def action_whats_new(self) -> None:
        """Show what is new since the last visit, or another time."""
        self.push_screen(LogScreen(self._left))

    def action_export(self) -> None:
        """Ask for a file, and write what is shown, or the book, to it."""

        def written(done: Done) -> None:
            self.notify(done.what)

        if isinstance(self.screen, DeskScreen):
            open_form(self, ExportScreen(self.casework, self.screen.scope), written)

    def action_take_in(self) -> None:
        """Ask for a file, and take it in; what is about one case is about that here."""
        here: object = self.screen
        case = here.case if isinstance(here, QueueScreen | CaseScreen) else None
        take_in(self, case or "")

    def on_case_screen_forget(self, message: CaseScreen.Forget) -> None:
        """Erase a case for good; every page about it is closed first."""
        queue = back_to_queue(self)

        def forgotten(done: Done) -> None:
            queue.redraw()
            has_room = self.size.height >= ROOM_FOR_PANEL
            seconds = FORGOTTEN_SECONDS if has_room else None
            self.announce(done.what, "warning", seconds)

        words = f"Forgetting {message.case}, in its backups too"
        forget = partial(self.casework.privacy.forget, message.case)
        Attempt(self, forget, forgotten, queue.fail).run_long(words)

    async def action_quit(self) -> None:
        """Leave; asks where something typed would be lost."""
        if isinstance(self.screen, BusyScreen):
            self.notify(WAIT)
            return
        kinds = (FormScreen, DeskScreen)
        changed = [
            s for s in self.screen_stack if isinstance(s, kinds) and s.is_changed
        ]
        if not changed:
            self.exit()
            return
        if not isinstance(self.screen, ConfirmScreen):
            question = "Leave the desk without saving what you typed?"
            confirm(self, question, self.exit)

    def action_command_palette(self) -> None:
        """Find everything, but not where what was typed would be lost."""
        if isinstance(self.screen, DeskScreen) and not self.screen.is_changed:
            super().action_command_palette()


def run_desk(casework: Casework, clock: Callable[[], date]) -> int:
    """Run the desk until it is left, and leave the book tidy.

    Raises whatever made it crash, else BookError where the book cannot be left tidy.
    """
    try:
        result = run_quiet(Desk(casework, clock))
    except BaseException as error:
        try:
            casework.close()
        except BookError as untidy:
            error.add_note(untidy.message)
        raise
    casework.close()
    return result or 0
