"""A scenario of one case as it is tried on the desk: asked, corrected, made real."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

import msgspec
from msgspec import Struct, structs

from qmas_tui.casework.casework import Casework
from qmas_tui.casework.edit import Edit
from qmas_tui.casework.session import Done, Terms
from qmas_tui.casework.what_if import question as ask
from qmas_tui.errors import DataError, Problem
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.parsing import FieldTexts, parse_row
from qmas_tui.facts.rows import Row
from qmas_tui.findings.calendar import add_months
from qmas_tui.findings.model import HOLDER, AssessedCase
from qmas_tui.scenarios.answer import AgainstAnswer, Answer, against, answer, at_once
from qmas_tui.scenarios.asked import FORMS
from qmas_tui.scenarios.change import Change
from qmas_tui.scenarios.draft import changed
from qmas_tui.scenarios.expand import expand
from qmas_tui.scenarios.question import Question, look
from qmas_tui.views.form import OWNER
from qmas_tui.views.say import day_words
from qmas_tui.views.scenario.changes import change_words, title_of
from qmas_tui.views.scenario.columns import Doers

ENDS: Final = frozenset(
    ["until", "limit_of_stay", "expires_on", "passport", "passport_expires_on"]
)
"""Days that may lie ahead of what has happened: limits, last days of passports."""
EMPTY: Final = "There is no change to record; a adds one."
RECORDED: Final = "Only what has happened is recorded, and nothing of this was."


class Trial(Struct, frozen=True):
    """Changes to the facts of a case, and when and by which rules to ask.

    Without `then` it is asked on the latest day that a change names; `rules` are other
    rules by name. `name` is that under which it is saved, if it is.
    """

    case: str
    changes: tuple[Change, ...] = ()
    then: date | None = None
    rules: str | None = None
    name: str = ""

    @property
    def title(self) -> str:
        """What to call it: its name, else its changes in words."""
        return self.name or title_of(self.changes)

    def with_change(self, change: Change, at: int | None = None) -> Trial:
        """The same with one more change, or with another in the place of one."""
        changes = list(self.changes)
        place = len(changes) if at is None else at
        changes[place : place + 1] = [change]
        return structs.replace(self, changes=tuple(changes))

    def without_change(self, at: int) -> Trial:
        """The same without the change of that place."""
        kept = [each for place, each in enumerate(self.changes) if place != at]
        return structs.replace(self, changes=tuple(kept))


class _Then(Row, frozen=True):
    then: date | None = None


class Tried(Struct, frozen=True):
    """A trial with its question and what comes of it."""

    trial: Trial
    question: Question
    found: Answer

    @property
    def doers(self) -> Doers:
        """The changes, and what each of them stands for."""
        of_step = tuple(step.change for step in self.question.steps)
        return Doers(self.trial.changes, of_step, self.found.is_whole)


def try_out(casework: Casework, trial: Trial) -> Tried:
    """What can be said at once. Raises DataError for what cannot be asked."""
    question = ask(casework, trial.case, trial.changes, trial.then, trial.rules)
    return Tried(trial, question, at_once(question))


def looked_through(tried: Tried) -> Tried:
    """The same with all that follows day by day, which takes its time."""
    return structs.replace(tried, found=answer(tried.question))


def held_against(tried: Tried, other: Tried) -> tuple[Answer, Answer, AgainstAnswer]:
    """Two scenarios on the later of their days: the other, this, this by the other."""
    then = max(tried.question.then, other.question.then)
    both = [structs.replace(each.question, then=then) for each in (other, tried)]
    return at_once(both[0]), at_once(both[1]), against(both[1], both[0])


def case_then(tried: Tried) -> AssessedCase:
    """The case as the scenario leaves it, worked out on its day by its rules."""
    question = tried.question
    holder = question.changed()
    found = look(holder, question.other_rules, question.then).found
    return AssessedCase(holder, found)


def facts_before(casework: Casework, trial: Trial, at: int | None = None) -> Holder:
    """The facts as the changes before that of a place leave them, or all of them."""
    holder = casework.session.holder(trial.case)
    steps = expand(holder, trial.changes[:at], casework.policy, casework.as_of)
    return changed(holder, steps)


def asked_on(trial: Trial, text: str, casework: Casework) -> Trial:
    """The same asked on the day that was typed; without one on the usual day."""
    day = parse_row(_Then, [("then", text)], casework.as_of, add_months).then
    return structs.replace(trial, then=day)


def read_change(form: str, given: FieldTexts, as_of: date) -> Change:
    """The change that was typed in a form. Raises DataError with every problem."""
    said = [(n, t) for n, t in given if (n, t) != (OWNER, HOLDER)]
    row = parse_row(FORMS[form].asks, said, as_of, add_months)
    return FORMS[form].change(row)


def make_real(casework: Casework, trial: Trial, terms: Terms) -> Done:
    """Record every change of a trial, as one step.

    Raises DataError where one lies ahead: it has not happened yet.
    """
    if not trial.changes:
        raise DataError(EMPTY)
    ahead = [
        Problem(
            f"{number} ({change_words(each)})",
            f"lies ahead: {day_words(max(days))} is still to come",
        )
        for number, each in enumerate(trial.changes, 1)
        if (days := [day for day in _days_of(each) if day > casework.as_of])
    ]
    if ahead:
        raise DataError(RECORDED, ahead)
    before = casework.session.holder(trial.case)
    after = try_out(casework, trial).question.changed()
    what = "; ".join(map(change_words, trial.changes))
    return casework.replace(before, Edit(after, what), "", terms)


def _days_of(change: Change) -> Iterator[date]:
    """The days on which a change says that something happens."""
    return _days(msgspec.to_builtins(change, builtin_types=(date,)))


def _days(value: object, name: str = "") -> Iterator[date]:
    if isinstance(value, date) and name not in ENDS:
        yield value
    elif isinstance(value, dict):
        for key, inside in value.items():
            yield from _days(inside, key)
    elif isinstance(value, list | tuple):
        for inside in value:
            yield from _days(inside, name)
