"""Many cases at once: what to do, with what, a look at it, and one step."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from qmas_tui.casework.bulk import (
    ACTIONS,
    BulkPlan,
    actions_of,
    apply_bulk,
    check_actions,
    plan_bulk_of_kinds,
)
from qmas_tui.casework.casework import Done, Terms
from qmas_tui.desk.attempt import Attempt
from qmas_tui.desk.book_app import BookApp
from qmas_tui.desk.screens.busy import StoppableScreen
from qmas_tui.desk.screens.dialog import Dialog
from qmas_tui.desk.screens.form import FormScreen, open_form
from qmas_tui.desk.screens.preview import PreviewScreen
from qmas_tui.desk.widgets.bars import Bar, keys_line
from qmas_tui.desk.widgets.choice_list import ChoiceList
from qmas_tui.errors import QmasError
from qmas_tui.facts.changes import Case
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.parsing import FieldTexts
from qmas_tui.facts.prospect import Prospect
from qmas_tui.views.form import FormField
from qmas_tui.views.model import Line, Span
from qmas_tui.views.say import count

EXPORT: Final = "export"
LETTERS: Final = {
    "a": "adviser",
    "t": "tag",
    "u": "untag",
    "s": "snooze",
    "w": "wake",
    "c": "confirm",
    "x": "close",
    "e": EXPORT,
}
FEW: Final = 300
"""So many cases are changed while a key waits."""
QUICK: Final[Mapping[type[Case], int]] = {Holder: FEW, Prospect: 40}
"""So many of each kind are looked at."""


class BulkMenu(Dialog[str | None]):
    """What can be done to the cases; gives its name, none on escape."""

    WIDTH = 52
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape,q", "leave", "back"),
        ("enter", "take", "take"),
    ]
    DEFAULT_CSS = """
    BulkMenu ChoiceList { background: $panel; margin: 1 0; }
    """

    def __init__(self, title: str, kinds: Collection[type[Case]]) -> None:
        super().__init__()
        self._title = title
        self._titles = {name: each.title for name, each in actions_of(*kinds).items()}
        self._titles[EXPORT] = "Export them to a file"

    def body(self) -> ComposeResult:
        """To how many, what, and the keys."""
        yield Bar(id="title")
        yield ChoiceList(id="actions")
        yield Bar(id="keys")

    def on_mount(self) -> None:
        """Begin at the first."""
        self.query_one("#title", Bar).say(Span(f" {self._title}", "head"))
        lines = [
            Line((Span(f" {letter}  ", "head"), Span(self._titles[name])), about=name)
            for letter, name in LETTERS.items()
            if name in self._titles
        ]
        listed = self.query_one(ChoiceList)
        listed.styles.height = len(lines)
        listed.fill(lines)
        listed.focus()
        keys = keys_line([("a letter", "or"), ("enter", "take"), ("q", "leave")])
        self.query_one("#keys", Bar).say(*keys)

    @on(ChoiceList.Typed)
    def _letter(self, message: ChoiceList.Typed) -> None:
        if (name := LETTERS.get(message.letter)) in self._titles:
            self.dismiss(name)

    def action_take(self) -> None:
        """Take the one under the cursor."""
        self.dismiss(self.query_one(ChoiceList).here)

    def action_leave(self) -> None:
        """Do nothing."""
        self.dismiss(None)


class Bulk:
    """One way through: what, with what, a look, the step."""

    def __init__(
        self,
        app: BookApp,
        cases: Mapping[type[Case], Sequence[str]],
        done: Callable[[Done], object],
        fail: Callable[[QmasError], object],
    ) -> None:
        """`cases` are references by their kinds."""
        self._app = app
        self._cases = cases
        self._done = done
        self._fail = fail

    @property
    def _words(self) -> str:
        return count(sum(map(len, self._cases.values())), "case")

    def ask(self, export: Callable[[], object]) -> None:
        """Ask what to do; to write a file of them is up to whoever asks."""

        def chosen(name: str | None) -> None:
            if name == EXPORT:
                export()
            elif name is not None and ACTIONS[name].label:
                self._ask_text(name)
            elif name is not None:
                self._look([(name, "yes")])

        menu = BulkMenu(self._words, self._cases)
        self._app.push_screen(menu, chosen)

    def _ask_text(self, name: str) -> None:
        action = ACTIONS[name]
        typed: list[FieldTexts] = []
        field = FormField(name, action.label, action.hint, "text", (), False)

        def check(given: FieldTexts, _terms: Terms) -> Done:
            check_actions(given, self._app.casework.as_of, *self._cases)
            typed.append(given)
            return Done("")

        title = f"{action.title} · {self._words}"
        form = FormScreen(title, [field], [], check, form=f"bulk {name}")
        open_form(self._app, form, lambda _done: self._look(typed[-1]))

    def _look(self, given: FieldTexts) -> None:
        """See what becomes of each case, with progress where that takes its time."""

        def seen(result: BulkPlan | QmasError | None) -> None:
            if isinstance(result, BulkPlan):
                self._show(result, given)
            elif result is not None:
                self._fail(result)

        plan = partial(plan_bulk_of_kinds, self._app.casework, self._cases, given)
        if all(len(some) <= QUICK[kind] for kind, some in self._cases.items()):
            seen(plan())
        else:
            words = f"Looking at {self._words}"
            screen = StoppableScreen(words, lambda step: plan(step=step))
            self._app.push_screen(screen, seen)

    def _show(self, plan: BulkPlan, given: FieldTexts) -> None:
        def answered(yes: bool | None) -> None:
            if yes:
                self._make(plan)

        title = ACTIONS[given[0][0]].title
        self._app.push_screen(PreviewScreen(title, plan), answered)

    def _make(self, plan: BulkPlan) -> None:
        make = partial(apply_bulk, self._app.casework, plan)
        attempt = Attempt(self._app, make, self._done, self._fail)
        if len(plan.changes) <= FEW:
            attempt.run()
        else:
            attempt.run_stoppable(f"Changing {count(len(plan.changes), 'case')}")
