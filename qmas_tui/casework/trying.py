"""A scenario that is tried: what it asks, what comes of it, what was typed for it."""

from __future__ import annotations

from datetime import date

from msgspec import Struct, structs

from qmas_tui.casework.casework import Casework
from qmas_tui.casework.scenario import Scenario
from qmas_tui.casework.what_if import question as ask
from qmas_tui.errors import DataError
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.parsing import FieldTexts, parse_row
from qmas_tui.facts.rows import Row
from qmas_tui.findings.calendar import add_months
from qmas_tui.findings.model import HOLDER, AssessedCase
from qmas_tui.scenarios.answer import AgainstAnswer, Answer, against, answer, at_once
from qmas_tui.scenarios.asked import FORMS
from qmas_tui.scenarios.change import Amend, Change
from qmas_tui.scenarios.draft import changed
from qmas_tui.scenarios.expand import expand
from qmas_tui.scenarios.presence import Presence
from qmas_tui.scenarios.question import Question, look
from qmas_tui.steps import Step, unheard
from qmas_tui.views.form import OWNER
from qmas_tui.views.scenario.columns import Doers


class _Then(Row, frozen=True):
    then: date | None = None


class Tried(Struct, frozen=True):
    """A scenario with its question and what comes of it."""

    scenario: Scenario
    question: Question
    found: Answer

    @property
    def doers(self) -> Doers:
        """The changes, and what each of them stands for."""
        of_step = tuple(step.change for step in self.question.steps)
        return Doers(self.scenario.changes, of_step, self.found.is_whole)


def try_out(casework: Casework, scenario: Scenario) -> Tried:
    """What can be said at once. Raises DataError for what cannot be asked."""
    if scenario.trouble:
        raise DataError(f"{scenario.name} is out of date: {scenario.trouble}.")
    question = ask(
        casework, scenario.case, scenario.changes, scenario.then, scenario.rules
    )
    return Tried(scenario, question, at_once(question))


def looked_through(tried: Tried, step: Step = unheard) -> Tried:
    """The same with all that follows day by day, which takes its time.

    `step` hears how far it is, and stops it by raising.
    """
    return structs.replace(tried, found=answer(tried.question, step))


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


def facts_before(
    casework: Casework, scenario: Scenario, at: int | None = None
) -> Holder:
    """The facts as the changes before that of a place leave them, or all of them."""
    holder = casework.session.holder(scenario.case)
    steps = expand(holder, scenario.changes[:at], casework.policy, casework.as_of)
    return changed(holder, steps)


def asked_on(scenario: Scenario, text: str, casework: Casework) -> Scenario:
    """The same asked on the day that was typed; without one on the usual day."""
    day = parse_row(_Then, [("then", text)], casework.as_of, add_months).then
    return scenario.asked_so(then=day)


def read_change(form: str, given: FieldTexts, as_of: date) -> Change:
    """The change that was typed in a form. Raises DataError with every problem."""
    said = [(n, t) for n, t in given if (n, t) != (OWNER, HOLDER)]
    row = parse_row(FORMS[form].asks, said, as_of, add_months)
    return FORMS[form].change(row)


def trip_until(found: Presence, back: date) -> Scenario:
    """The absence of which the days were asked, with a return on one of them."""
    of = None if found.subject == HOLDER else found.subject
    if found.trip:
        later = Amend(table="trip", row=found.trip, values={"back": back}, of=of)
        return Scenario(found.case, (Change(amend=later),))
    return Scenario(found.case, (Change(trip=(found.out, back), of=of),))
