"""The desk: screens over one casework."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.notifications import SeverityLevel

from qmas_tui.casework.casework import Casework, Done
from qmas_tui.casework.form import FormField
from qmas_tui.desk.attempt import attempt_long
from qmas_tui.desk.palette import DeskProvider
from qmas_tui.desk.quiet import QuietApp, run_quiet
from qmas_tui.desk.screens.base import DeskScreen
from qmas_tui.desk.screens.busy import BusyScreen
from qmas_tui.desk.screens.case import CaseScreen
from qmas_tui.desk.screens.confirm import ConfirmScreen
from qmas_tui.desk.screens.explain import ExplainScreen
from qmas_tui.desk.screens.form import FormScreen, Given
from qmas_tui.desk.screens.queue import QueueScreen
from qmas_tui.desk.screens.review import ReviewScreen
from qmas_tui.desk.trouble import Trouble, find_trouble, news
from qmas_tui.errors import BookError, DataError, Problem, QmasError
from qmas_tui.views.explain import explainable

FOLLOW_SECONDS = 0.5
FORGOTTEN_SECONDS = 30.0
"""What forgetting leaves to be done by hand stays on the screen as long."""
WAIT = "Wait a moment: the book is being written."
SNAPSHOT = FormField("path", "file", "a name such as book.toml", "text", (), True)


class Desk(QuietApp[int]):
    """An adviser's desk over one book."""

    ENABLE_COMMAND_PALETTE = True
    COMMANDS: ClassVar = {DeskProvider}
    CSS = (
        QuietApp.CSS
        + """
    CommandPalette {
        & > Vertical { width: 84; max-width: 96%; background: $panel; }
        & SearchIcon { display: none; }
        & #--input { border: none; padding: 1 2 0 2; }
        & CommandInput { border: none; padding: 0; }
        & CommandList { border: none; max-height: 60vh; scrollbar-size-vertical: 1; }
        & CommandList > .option-list--option-highlighted {
            background: $cursor; color: $foreground;
        }
    }
    """
    )

    def __init__(self, casework: Casework, clock: Callable[[], date]) -> None:
        super().__init__(casework.settings.theme, casework.settings.animations)
        self.casework = casework
        self.clock = clock
        self.view = 0
        self.status = ""
        self.trouble: Trouble | None = None
        self.stopped_at: dict[str, str] = {}
        self._reads_ahead = False

    def on_mount(self) -> None:
        """Open the queue, follow other programs and the calendar."""
        self.push_screen(QueueScreen())
        self.call_after_refresh(self.follow)
        self.look_ahead()
        self.set_interval(FOLLOW_SECONDS, self.follow)

    def follow(self) -> None:
        """Take up what other programs wrote, and a new day in Hong Kong.

        Not while something long is done with the book: that would wait for its end.
        """
        if self._reads_ahead or isinstance(self.screen, BusyScreen):
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
        self.casework.move_to(day)
        for screen in self.screen_stack:
            if isinstance(screen, QueueScreen):
                screen.begin_again()
        self.changed()
        self.look_ahead()

    @work(thread=True, group="ahead")
    def look_ahead(self) -> None:
        """Keep the day's backup and read the journal while keys answer.

        What fails is told by `follow`.
        """
        self._reads_ahead = True
        try:
            self.casework.keep_daily()
            self.casework.undo_words()
        finally:
            self._reads_ahead = False

    def look_after(self, unread: QmasError | None) -> None:
        """Show what is wrong for as long as it is; say it once, and what else is new.

        `unread` is what reading the book met.
        """
        was, now = self.trouble, find_trouble(self.casework.trouble, unread)
        turned, notices = news(was, now), self.casework.notices()
        if turned:
            self.trouble = now
            for screen in self._in_sight():
                screen.draw_header()
        if turned or notices:
            severity: SeverityLevel = "warning" if notices else "information"
            if turned and now:
                severity = "error"
            self.announce("\n".join((*turned, *notices)), severity)

    def changed(self) -> None:
        """The book is another: whatever can be seen shows it."""
        for screen in self._in_sight():
            screen.redraw()

    def _in_sight(self) -> Iterator[DeskScreen]:
        for screen in reversed(self.screen_stack):
            if isinstance(screen, DeskScreen):
                yield screen
            if not screen.is_modal:
                return

    def show_queue(self) -> QueueScreen:
        """Back to the queue."""
        while not isinstance(self.screen, QueueScreen):
            self.pop_screen()
        return self.screen

    def show_view(self, number: int) -> None:
        """Back to the queue, on another view."""
        self.show_queue().action_view(number + 1)

    def open_case(self, case: str) -> None:
        """Open the page of a case."""
        self.push_screen(CaseScreen(case))

    def review(self, cases: list[str], title: str) -> None:
        """Go through cases one by one."""
        if cases:
            self.push_screen(ReviewScreen(cases, title))
        else:
            self.notify("There is no case to review in this view.")

    def explain(self, case: str, kind: str, subject: str) -> None:
        """Explain a date or a finding."""
        entry = self.casework.entry(case)
        known = {(each.kind, each.subject) for each in explainable(entry)}
        if (kind, subject) in known:
            self.push_screen(ExplainScreen(case, kind, subject))
        else:
            self.notify("There is nothing to explain here.")

    def explain_case(self, case: str) -> None:
        """Explain what makes the day to act of a case, else its first date."""
        entry = self.casework.entry(case)
        item = entry.assessment.next
        known = explainable(entry)
        wanted = (item.kind, item.subject) if item else ("", "")
        for each in known:
            if (each.kind, each.subject) == wanted:
                self.push_screen(ExplainScreen(case, each.kind, each.subject))
                return
        if known:
            self.push_screen(ExplainScreen(case, known[0].kind, known[0].subject))
        else:
            self.notify("There is nothing to explain on this case.")

    def forget(self, case: str) -> None:
        """Erase a case for good; every page about it is closed first."""
        queue = self.show_queue()

        def forgotten(done: Done) -> None:
            queue.redraw()
            self.announce(done.what, "warning", FORGOTTEN_SECONDS)

        words = f"Forgetting {case}, in its backups too"
        forget = partial(self.casework.forget, case)
        attempt_long(self, words, forget, forgotten, queue.fail)

    def snapshot(self) -> None:
        """Ask for a file, and write the book to it."""

        def save(given: Given) -> Done:
            if not (typed := dict(given)["path"]):
                raise DataError("Say where.", [Problem("path", "is missing")])
            path = Path(typed).expanduser()
            self.casework.snapshot(path)
            return Done(f"The book is written to {path}.", ())

        def done(result: Done | None) -> None:
            if result is not None:
                self.notify(result.what)

        self.push_screen(FormScreen("Snapshot of the book", [SNAPSHOT], [], save), done)

    async def action_quit(self) -> None:
        """Leave; asks where something typed would be lost."""
        if isinstance(self.screen, BusyScreen):
            self.notify(WAIT)
            return
        forms = [s for s in self.screen_stack if isinstance(s, FormScreen)]
        if not any(form.is_changed for form in forms):
            self.exit()
            return

        def leave(sure: bool | None) -> None:
            if sure:
                self.exit()

        if not isinstance(self.screen, ConfirmScreen):
            question = "Leave the desk without saving what you typed?"
            self.push_screen(ConfirmScreen(question), leave)

    def action_command_palette(self) -> None:
        """Find everything, but not from a form: what is typed there would be lost."""
        if isinstance(self.screen, DeskScreen):
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
