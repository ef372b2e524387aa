"""The desk: screens over one casework."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.notifications import SeverityLevel
from textual.worker import WorkerFailed

from qmas_tui.casework.casework import Casework, Done
from qmas_tui.casework.form import FormField
from qmas_tui.casework.looks import load_themes
from qmas_tui.desk.palette import DeskProvider
from qmas_tui.desk.screens.base import DeskScreen
from qmas_tui.desk.screens.case import CaseScreen
from qmas_tui.desk.screens.confirm import ConfirmScreen
from qmas_tui.desk.screens.explain import ExplainScreen
from qmas_tui.desk.screens.form import FormScreen, Given
from qmas_tui.desk.screens.queue import QueueScreen
from qmas_tui.desk.screens.review import ReviewScreen
from qmas_tui.desk.theme import FALLBACK, theme_of
from qmas_tui.errors import QmasError
from qmas_tui.views.explain import explainable
from qmas_tui.views.width import clean

FOLLOW_SECONDS = 1.0
TOLD_SECONDS = 4.0
SNAPSHOT = FormField("path", "file", "a name such as book.toml", "text", (), True)


class Desk(App[int]):
    """An adviser's desk over one book."""

    TITLE = "QMAS desk"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS: ClassVar = {DeskProvider}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "quit", show=False, priority=True),
    ]
    CSS = """
    Toast { width: auto; max-width: 90%; padding: 0 1; background: $panel; }
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

    def __init__(self, casework: Casework, clock: Callable[[], date]) -> None:
        self._palettes = load_themes()
        super().__init__()
        self.casework = casework
        self.clock = clock
        self.view = 0
        self.status = ""
        self.stopped_at: dict[str, str] = {}
        self._follow_failed = ""
        for palette in self._palettes:
            self.register_theme(theme_of(palette))
        wanted = casework.settings.theme
        self.theme = wanted if wanted in self.available_themes else "qmas-dark"
        self.animation_level = "full" if casework.settings.animations else "none"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The roles that only our own themes name."""
        return FALLBACK

    def on_mount(self) -> None:
        """Open the queue, follow other programs and the calendar."""
        self.push_screen(QueueScreen())
        self.set_interval(FOLLOW_SECONDS, self.follow)

    def follow(self) -> None:
        """Take up what other programs wrote, and a new day in Hong Kong."""
        day = self.clock()
        if day != self.casework.as_of:
            self.casework.move_to(day)
            for screen in self.screen_stack:
                if isinstance(screen, QueueScreen):
                    screen.begin_again()
            self.changed()
        try:
            if self.casework.refresh():
                self.changed()
            self._follow_failed = ""
        except QmasError as error:
            if error.message != self._follow_failed:
                self._follow_failed = error.message
                self.notify(error.message, severity="error", markup=False)

    def changed(self) -> None:
        """The book is another: whatever can be seen shows it."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, DeskScreen):
                screen.redraw()
            if not screen.is_modal:
                break

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Say something in passing, instead of what was said before.

        It is data: no markup, and no control character gets through.
        """
        self.clear_notifications()
        seconds = timeout or (TOLD_SECONDS if severity == "information" else 8)
        said = "\n".join(clean(line) for line in message.split("\n"))
        super().notify(
            said, title=title, severity=severity, timeout=seconds, markup=markup
        )

    def show_view(self, number: int) -> None:
        """Back to the queue, on another view."""
        while not isinstance(self.screen, QueueScreen):
            self.pop_screen()
        self.screen.action_view(number + 1)

    def open_case(self, case: str) -> None:
        """Open the page of a case."""
        self.push_screen(CaseScreen(case))

    def review(self, cases: list[str], title: str) -> None:
        """Go through cases one by one."""
        if cases:
            self.push_screen(ReviewScreen(cases, title))
        else:
            self.notify("There is no case to review in this view.", markup=False)

    def explain(self, case: str, kind: str, subject: str) -> None:
        """Explain a date or a finding."""
        entry = self.casework.entry(case)
        known = {(each.kind, each.subject) for each in explainable(entry)}
        if (kind, subject) in known:
            self.push_screen(ExplainScreen(case, kind, subject))
        else:
            self.notify("There is nothing to explain here.", markup=False)

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
            self.notify("There is nothing to explain on this case.", markup=False)

    def snapshot(self) -> None:
        """Ask for a file, and write the book to it."""

        def save(given: Given) -> Done:
            path = Path(dict(given)["path"] or "book.toml").expanduser()
            self.casework.snapshot(path)
            return Done(f"The book is written to {path}.", ())

        def done(result: Done | None) -> None:
            if result is not None:
                self.notify(result.what, markup=False)

        self.push_screen(FormScreen("Snapshot of the book", [SNAPSHOT], [], save), done)

    async def action_quit(self) -> None:
        """Leave; asks where something typed would be lost."""
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

    def action_theme(self) -> None:
        """The next of our own themes."""
        names = [palette.name for palette in self._palettes]
        place = names.index(self.theme) if self.theme in names else -1
        self.theme = names[(place + 1) % len(names)]

    def _fatal_error(self) -> None:
        """Leave without a trace on the terminal: it could show clients' data."""
        self.bell()
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        """Nothing that could quote the book is left on the terminal."""
        self._exit_renderables.clear()


def run_desk(casework: Casework, clock: Callable[[], date]) -> int:
    """Run the desk until it is left. Raises whatever made it crash."""
    desk = Desk(casework, clock)
    result = desk.run()
    error = desk._exception
    if isinstance(error, WorkerFailed):
        raise error.error
    if error is not None:
        raise error
    return result or 0
