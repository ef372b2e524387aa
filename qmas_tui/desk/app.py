"""The desk: screens over one casework."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from typing import ClassVar

from textual import events, work
from textual.notifications import SeverityLevel

from qmas_tui.casework.casework import Casework, Done
from qmas_tui.desk.attempt import Attempt
from qmas_tui.desk.book_app import BookApp, Elsewhere
from qmas_tui.desk.palette import DeskProvider
from qmas_tui.desk.quiet import run_quiet
from qmas_tui.desk.screens.asleep import AsleepScreen
from qmas_tui.desk.screens.base import DeskScreen
from qmas_tui.desk.screens.busy import BusyScreen
from qmas_tui.desk.screens.case import CaseScreen
from qmas_tui.desk.screens.confirm import ConfirmScreen, confirm
from qmas_tui.desk.screens.export import ExportScreen
from qmas_tui.desk.screens.first_run import FirstRunScreen, ask_for_book
from qmas_tui.desk.screens.form import FormScreen, open_form
from qmas_tui.desk.screens.log import LogScreen
from qmas_tui.desk.screens.month import MonthScreen
from qmas_tui.desk.screens.note import NoteScreen
from qmas_tui.desk.screens.queue import ROOM_FOR_PANEL, QueueScreen, back_to_queue
from qmas_tui.desk.screens.settings import SettingsScreen
from qmas_tui.desk.screens.take_in import take_in
from qmas_tui.desk.screens.workload import WorkloadScreen
from qmas_tui.desk.trouble import SETTLED, find_trouble
from qmas_tui.errors import BookError, QmasError

FOLLOW_SECONDS = 0.5
FORGOTTEN_SECONDS = 30.0
"""What forgetting leaves to be done by hand stays as long where it covers no case."""
PLACES = (MonthScreen, WorkloadScreen, AsleepScreen, SettingsScreen)
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
        self._faults: list[str] = []
        self._touched = casework.session.clock()

    def on_mount(self) -> None:
        """Open the queue, say what is wrong, follow other programs and the calendar."""
        self._faults = self.take_keys()
        self.push_screen(QueueScreen())
        if not self.casework.holders:
            self.push_screen(FirstRunScreen())
        self.call_after_refresh(self.look_after, None)
        self.look_ahead()
        self.set_interval(FOLLOW_SECONDS, self.follow)

    async def on_event(self, event: events.Event) -> None:
        """Note when somebody was there last."""
        if isinstance(event, events.InputEvent):
            self._touched = self.casework.session.clock()
        await super().on_event(event)

    def action_mask(self) -> None:
        """Hide names and numbers, or show them again."""
        self.mask(not self.is_masked)

    def _mask_if_idle(self) -> None:
        """Hide them once nobody was there for as long as the setting says."""
        minutes = timedelta(minutes=self.casework.settings.mask_after_minutes)
        idle = self.casework.session.clock() - self._touched
        if minutes and not self.is_masked and idle >= minutes:
            self.mask(True)

    def follow(self) -> None:
        """Take up what other programs wrote, and a new day in Hong Kong.

        Not while something long is done with the book: that would wait for its end.
        """
        self._mask_if_idle()
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
        told = [*self._faults, *self.casework.notices()]
        self._faults = []
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

    def action_holders(self) -> None:
        """Go to the queue of holders."""
        back_to_queue(self)

    def action_whats_new(self) -> None:
        """Show what is new since the last visit, or another time."""
        self.push_screen(LogScreen(self._left))

    def action_month(self) -> None:
        """Show what falls on each day of a month."""
        self._go_to(MonthScreen)

    def action_workload(self) -> None:
        """Show the work of the next months."""
        self._go_to(WorkloadScreen)

    def action_asleep(self) -> None:
        """Show everyone who was put off."""
        self._go_to(AsleepScreen)

    def _go_to(self, kind: type[DeskScreen]) -> None:
        """Open a place; from another place in its stead, so that one key leads back."""
        if isinstance(self.screen, PLACES):
            self.switch_screen(kind())
        else:
            self.push_screen(kind())

    def action_settings(self) -> None:
        """Show every setting, to change one."""
        self._go_to(SettingsScreen)

    def action_demo(self) -> None:
        """Go on in a demo book."""
        self.go_on_in(Elsewhere())

    def action_other_book(self) -> None:
        """Ask for another book, and go on in that."""
        ask_for_book(self, self.go_on_in)

    def go_on_in(self, elsewhere: Elsewhere) -> None:
        """Leave this book; the program opens the other one."""
        self.elsewhere = elsewhere
        self.exit()

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
        kinds = (FormScreen, NoteScreen, DeskScreen)
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


def run_desk(casework: Casework, clock: Callable[[], date]) -> Elsewhere | None:
    """Run the desk until it is left, and leave the book tidy; gives where to go on.

    Raises whatever made it crash, else BookError where the book cannot be left tidy.
    """
    try:
        run_quiet(desk := Desk(casework, clock))
    except BaseException as error:
        try:
            casework.close()
        except BookError as untidy:
            error.add_note(untidy.message)
        raise
    casework.close()
    return desk.elsewhere
