"""The form of an export: where to, what exactly, and what that will write."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from textual import on, work
from textual.app import ComposeResult

from qmas_tui.casework.case_list import Progress
from qmas_tui.casework.casework import Casework, Done, Terms
from qmas_tui.casework.export import (
    Export,
    Wishes,
    check_place,
    planned,
    selected,
)
from qmas_tui.casework.scope import Scope
from qmas_tui.casework.selection import Shown
from qmas_tui.desk.attempt import Attempt
from qmas_tui.desk.book_app import BookApp
from qmas_tui.desk.screens.busy import StoppableScreen
from qmas_tui.desk.screens.form import FormScreen, open_form
from qmas_tui.desk.widgets.bars import Bar
from qmas_tui.desk.widgets.field_row import FieldRow
from qmas_tui.desk.widgets.typed import Typed
from qmas_tui.errors import DataError, Problem, QmasError
from qmas_tui.views.form import FormField
from qmas_tui.views.model import Span

YES_NO: Final = ("yes", "no")
DOCUMENTS: Final = (".md", ".html")
USED_BY: Final[dict[str, Collection[str]]] = {
    "what": DOCUMENTS,
    "cases": (".toml",),
    "findings": (".toml",),
    "redact": (".toml",),
    "names": (".ics",),
}
"""The endings for which a choice means anything; else it is not shown."""
STARTS: Final = {
    "what": "brief",
    "cases": "all",
    "findings": "no",
    "redact": "no",
    "names": "no",
}


class ExportScreen(FormScreen):
    """Asks for a file; its ending decides what becomes of what is shown."""

    def __init__(self, casework: Casework, scope: Scope) -> None:
        title = f"Export · {scope.case}" if scope.case else "Export"
        super().__init__(title, _fields(scope), [*STARTS.items()], _nothing)
        self._casework = casework
        self._scope = scope
        self._shown: Shown | None = None

    def foot(self) -> ComposeResult:
        """What will be written."""
        yield Bar(id="will")

    def on_mount(self) -> None:
        """Count what is shown while the path is typed."""
        self._say_what()
        self._count()

    @work(thread=True)
    def _count(self) -> None:
        try:
            shown = selected(self._casework, self._scope)
        except QmasError as error:
            self.call_later(self._refuse, error)
        else:
            self.call_later(self._counted, shown)

    def _counted(self, shown: Shown) -> None:
        self._shown = shown
        self._say_what()

    @property
    def is_changed(self) -> bool:
        """A path is soon typed again: nothing is lost."""
        return False

    @on(Typed.Changed)
    def _say_what(self) -> None:
        """Say what will be written, and ask no more than that needs."""
        ending = self._path.suffix.casefold()
        for row in self.query(FieldRow):
            row.display = ending in USED_BY.get(row.field.name, (ending,))
        try:
            words = f"Will write {self._plan().words}." if ending else ""
        except QmasError:
            words = ""
        will = self.query_one("#will", Bar)
        will.display = bool(words)
        will.say_all(Span(f" {words}", "accent"), self.room)

    @property
    def _path(self) -> Path:
        return Path(dict(self.given)["path"]).expanduser()

    def _plan(self) -> Export:
        """What is to be written. Raises DataError."""
        if not dict(self.given)["path"]:
            raise DataError("Say where.", [Problem("path", "is missing")])
        if self._shown is None:
            raise DataError("Wait a moment: the cases are still being worked out.")
        wishes = self._wishes()
        return planned(self._casework, self._path, self._scope, self._shown, wishes)

    def _wishes(self) -> Wishes:
        given = {**STARTS, **dict(self.given)}
        return Wishes(
            findings=_is(given, "findings", YES_NO),
            redact=_is(given, "redact", YES_NO),
            shown=_is(given, "cases", ("shown", "all")),
            names=_is(given, "names", YES_NO),
            absences=_is(given, "what", ("absences", "brief")),
        )

    def action_save(self) -> None:
        """Write the file, or say at which field it cannot be."""
        for row in self.query(FieldRow):
            row.hint()
        self.query_one("#wrong", Bar).say_all(Span(""), 1)
        try:
            plan = self._plan()
        except QmasError as error:
            self._refuse(error)
            return
        place = partial(check_place, plan.path)
        write = partial(self._write, plan)
        Attempt(self.app, place, write, self._refuse).run()

    def _write(self, plan: Export, force: bool) -> None:
        """Write it while keys answer."""

        def make(step: Progress) -> Done:
            return Done(plan.write(force, step))

        def ended(result: Done | QmasError | None) -> None:
            if isinstance(result, QmasError):
                self._refuse(result)
            elif result is not None:
                self.dismiss(result)

        self.app.push_screen(StoppableScreen(f"Writing {plan.path}", make), ended)


def _fields(scope: Scope) -> Sequence[FormField]:
    """The path, and what can be chosen of what is shown."""
    endings = " ".join(scope.endings)
    path = FormField("path", "file", f"as {endings}", "text", (), True)
    if scope.case and scope.of == "prospects":
        return (path, *_SNAPSHOT, _NAMES)
    if scope.case:
        what = _choice("what", "what", ("brief", "absences"))
        return (path, what, *_SNAPSHOT, _NAMES)
    return (path, _choice("cases", "cases", ("all", "shown")), *_SNAPSHOT, _NAMES)


def _choice(name: str, label: str, choices: tuple[str, str]) -> FormField:
    return FormField(name, label, " or ".join(choices), "choice", choices, False)


_SNAPSHOT: Final = (
    _choice("findings", "with findings", YES_NO),
    _choice("redact", "redacted", YES_NO),
)
_NAMES: Final = _choice("names", "with names", YES_NO)


def _is(given: dict[str, str], name: str, choices: tuple[str, str]) -> bool:
    """Whether the first of two is chosen, by its beginning. Raises DataError."""
    typed = given[name].casefold()
    found = [each for each in choices if typed and each.startswith(typed)]
    if not found:
        problem = Problem(name, f"is {' or '.join(choices)}")
        raise DataError("Choose one of two.", [problem])
    return found[0] == choices[0]


def _nothing(_given: object, _terms: Terms) -> Done:
    raise NotImplementedError("an export saves in a way of its own")


def open_export(app: BookApp, scope: Scope) -> None:
    """Ask for a file, and write what is shown, or the book, to it."""

    def written(done: Done) -> None:
        app.notify(done.what)

    open_form(app, ExportScreen(app.casework, scope), written)
