"""The form of a record: it says what will follow before anything is saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from msgspec import Struct
from textual import on, work
from textual.app import ComposeResult

from qmas_tui.casework.casework import Casework, Done, Terms
from qmas_tui.desk.screens.drawer import drawer_title
from qmas_tui.desk.screens.form import FormScreen, Save
from qmas_tui.desk.widgets.bars import Bar
from qmas_tui.desk.widgets.follows import FollowsView
from qmas_tui.desk.widgets.question import Question
from qmas_tui.desk.widgets.ticks import Ticks
from qmas_tui.errors import NeedsConsent, Problem, QmasError
from qmas_tui.facts.changes import Case
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.parsing import FieldTexts
from qmas_tui.views.consequence import Follows, consequence
from qmas_tui.views.doubts import Doubt
from qmas_tui.views.echo import echo_of
from qmas_tui.views.form import FormField
from qmas_tui.views.model import AssessedCase
from qmas_tui.views.record_form import with_ticks


class Ahead(Struct, frozen=True):
    """What would follow from what is typed, and what of it is odd."""

    follows: tuple[Follows, ...]
    odd: tuple[Doubt, ...] = ()


class RecordForm(FormScreen):
    """A drawer about one case, or about one that is to be added."""

    DEFAULT_CSS = """
    RecordForm.-below FollowsView { margin-top: 0; }
    """

    def __init__(
        self,
        title: str,
        fields: Sequence[FormField],
        values: FieldTexts,
        save: Save,
        casework: Casework,
        form: str,
        case: str = "",
        whose: Case | None = None,
    ) -> None:
        """`whose` is the record, where that is not the holder of the case."""
        super().__init__(title, fields, values, save, case=case, form=form)
        self._casework = casework
        self._whose = whose or casework.holders.get(case)
        self._is_looking = self._again = False
        self._foreseen: Ahead | None = None
        self._yes: Callable[[], object] | None = None

    def foot(self) -> ComposeResult:
        """What follows, and what is asked."""
        yield FollowsView()
        yield Question()

    def say_title(self) -> None:
        """What is asked, of whom; the case for those who look for it."""
        if self._whose is None:
            super().say_title()
            return
        title = drawer_title(self._title, self._whose)
        self.query_one("#title", Bar).say_apart(*title, self.room)

    def lay_out(self) -> None:
        """What follows and what is asked have more room now, too, or less."""
        super().lay_out()
        self.query_one(Question).fold(self.room)
        if not self._is_looking:
            self._say_what_follows(self._foreseen)

    @property
    def _assessed(self) -> AssessedCase | None:
        is_holder = isinstance(self._whose, Holder)
        known = is_holder and self._case in self._casework.holders
        return self._casework.assessed(self._case) if known else None

    def changed(self) -> None:
        """Say back what is typed, and look at what would follow."""
        self._yes = None
        assessed, as_of = self._assessed, self._casework.as_of
        found = assessed.assessment if assessed else None
        for row in self._rows:
            row.say_back(echo_of(row.field, row.text, found, as_of, row.start))
        if assessed is not None:
            fields = [row.field for row in self._rows]
            told = with_ticks(fields, assessed, self._casework.policy, self.given)
            for field in told:
                ticks = self.rows[field.name].input
                if isinstance(ticks, Ticks):
                    ticks.offer(field.ticks)
        self._look_ahead()

    def _look_ahead(self) -> None:
        """One look at a time; what is typed meanwhile is looked at after it."""
        self._again = self._is_looking
        if not self._is_looking:
            self._is_looking = True
            self._look(self.given)

    @work(thread=True, group="foresee", description="look")
    def _look(self, given: FieldTexts) -> None:
        try:
            found = self.look_ahead(partial(self._save, given))
        except QmasError as error:
            self.call_later(self._looked, None, error)
        else:
            self.call_later(self._looked, found, None)

    def look_ahead(self, make: Callable[[Terms], Done]) -> Ahead:
        """What would follow from a change."""
        found = self._casework.foresee(make)
        said = consequence(
            found.before,
            found.after,
            found.held_by,
            found.will_be_held_by,
            self._casework.policy,
        )
        return Ahead(tuple(said), found.odd)

    def _looked(self, found: Ahead | None, error: QmasError | None) -> None:
        self._is_looking = False
        if self._again:
            self._look_ahead()
            return
        self._foreseen = found
        self._say_what_follows(found)
        if error is None or error.problems:
            self._say_problems(error.problems if error else ())
        question = self.query_one(Question)
        if self._yes is not None:
            return
        if found is not None and found.odd:
            question.say([doubt.words for doubt in found.odd], self.room)
        else:
            question.close()
        self.call_after_refresh(self.fit)

    def _say_what_follows(self, found: Ahead | None) -> None:
        said = None if found is None else found.follows
        self.query_one(FollowsView).say(said, self.room, self.is_beside)

    def _say_problems(self, problems: Sequence[Problem]) -> None:
        """What is read but cannot be is said while it is typed, until it is mended.

        What else was refused stays as long as it would be refused again.
        """
        had_red = self.has_red
        at = {problem.where: problem.what for problem in problems}
        for name, row in self.rows.items():
            if name not in at:
                row.hint()
            elif row.field.kind == "date" and row.is_read:
                row.refuse(at[name])
        if had_red and not self.has_red:
            self.say_wrong("")

    # The question

    def ask(self, question: NeedsConsent, yes: Callable[[], object]) -> None:
        """Ask at the foot of the form."""
        self._yes = yes
        told = [question.message, *[str(each) for each in question.problems]]
        doubt = self._doubt
        again, better = (doubt.again, doubt.better) if doubt else ("", "")
        asked = self.query_one(Question)
        asked.say(told, self.room, question.question, again, better)
        asked.ask()
        self.call_after_refresh(self.fit)

    @property
    def _doubt(self) -> Doubt | None:
        """The one value that is odd, if it is given here."""
        odd = self._foreseen.odd if self._foreseen else ()
        return odd[0] if len(odd) == 1 and odd[0].field in self.rows else None

    @on(Question.Answered)
    def _answered(self, answer: Question.Answered) -> None:
        yes, doubt = self._yes, self._doubt
        self._yes = None
        self.query_one(Question).close()
        row = self.rows[doubt.field] if doubt else self._rows[0]
        row.input.focus()
        if answer.yes and yes is not None:
            yes()
        elif answer.instead:
            row.put(answer.instead)
