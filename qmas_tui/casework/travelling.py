"""A statement of travel records against a case: what it would add, and adding it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

from msgspec import Struct, structs

from qmas_tui.casework import owners
from qmas_tui.casework.casework import USUAL, Casework, Done, Terms
from qmas_tui.config.place import config_folder
from qmas_tui.errors import DataError
from qmas_tui.exchange.sheets.grid import Sheet, is_empty
from qmas_tui.exchange.sheets.read import read_sheet
from qmas_tui.exchange.travel.crossings import (
    MovementWords,
    read_record,
    rows_of_sheet,
    rows_of_text,
)
from qmas_tui.exchange.travel.left_out import left_out, left_out_why
from qmas_tui.exchange.travel.plan import (
    Answer,
    TravelPlan,
    plan_travel,
    proposals,
    travelled,
)
from qmas_tui.exchange.travel.questions import ChoiceKey, Question
from qmas_tui.exchange.travel.report import (
    choice_words,
    question_lines,
    travel_lines,
)
from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.findings.model import HOLDER
from qmas_tui.toml_files import read_toml
from qmas_tui.views.say import count

__all__ = [
    "HOLDER",
    "Answer",
    "Answers",
    "ChoiceKey",
    "Question",
    "Travel",
    "check_travel",
    "choice_words",
    "find_travel",
    "is_record",
    "open_questions",
    "proposals",
    "question_lines",
    "record_travel",
    "rows_of_file",
    "rows_of_sheet",
    "rows_of_text",
    "travel_lines",
]

_LOOK: Final = 50
"""So many rows say what a sheet is."""
Answers = Mapping[str, Answer]
"""What the adviser decided, by the id of the question."""


class Travel(Struct, frozen=True, gc=False):
    """A record of somebody's travel, against the case as it was when it was read.

    `left_out` are answers of an earlier import, which count until another is given.
    """

    before: Holder
    who: Holder | Dependant
    plan: TravelPlan
    left_out: dict[str, Answer] = {}

    @property
    def name(self) -> str:
        """Whose travel it is."""
        return self.who.name

    def answers(self, given: Answers) -> dict[str, Answer]:
        """What counts: what was given now, else what was left out before."""
        return {**self.left_out, **given}


def rows_of_file(path: Path) -> list[str]:
    """The rows of a table or workbook as text. Raises DataError."""
    return rows_of_sheet(read_sheet(path))


def find_travel(
    casework: Casework, case: str, rows: Sequence[str], person: str = HOLDER
) -> Travel:
    """What a record would add to a person's trips, and what it leaves open.

    Nothing is changed. Raises DataError for a case or a dependant that there is not,
    and where no row names a day and a movement.
    """
    today = casework.as_of
    before = casework.session.holder(case)
    who = owners.person(before, person)
    words = read_toml(config_folder() / "travel-record.toml", MovementWords)
    plan = plan_travel(read_record(rows, words, today), who, today)
    said = left_out(casework.history(case), person)
    asked = {each.id for each in plan.questions}
    return Travel(before, who, plan, {q: a for q, a in said.items() if q in asked})


def is_record(casework: Casework, sheet: Sheet) -> bool:
    """Whether most rows of a sheet name a day and a movement, as a statement does."""
    filled = islice((row for row in sheet.rows if not is_empty(row)), _LOOK)
    rows = rows_of_sheet(structs.replace(sheet, rows=tuple(filled)))
    words = read_toml(config_folder() / "travel-record.toml", MovementWords)
    try:
        found = read_record(rows, words, casework.as_of)
    except DataError:
        return False
    return len(found.crossings) * 2 > len(rows)


def open_questions(travel: Travel, answers: Answers) -> tuple[Question, ...]:
    """The questions without an answer."""
    given = travel.answers(answers)
    return tuple(each for each in travel.plan.questions if each.id not in given)


def check_travel(travel: Travel, answers: Answers) -> None:
    """Raise DataError for an answer that does not fit its question; change nothing."""
    travelled(travel.plan, travel.answers(answers))


def record_travel(
    casework: Casework, travel: Travel, answers: Answers, terms: Terms = USUAL
) -> Done:
    """Record the trips as one change; a question without an answer changes nothing.

    One that is left out is not asked again, as long as that is not undone.

    Raises DataError for an answer that does not fit its question, and BookError where
    the case was changed meanwhile, and then nothing is recorded.
    """
    before, who = travel.before, travel.who
    trips = travelled(travel.plan, travel.answers(answers))
    after = owners.with_table(before, who, "trip", trips)
    left = [each.id for each in travel.plan.questions if _leaves(travel, each, answers)]
    if after == before and not left:
        return Done(f"{before.case}: Nothing was changed")
    added = count(sum(each not in who.trip for each in trips), "trip")
    what = f"{added} of {travel.name} taken from a record of travel"
    if after == before:
        what = f"{count(len(left), 'entry', 'entries')} of a record of travel left out"
    person = HOLDER if isinstance(who, Holder) else who.name
    why = left_out_why(left, person)
    change = casework.session.change(what, before, after, why)
    casework.session.make((change,), terms)
    return Done(f"{before.case}: {what}", (before.case,))


def _leaves(travel: Travel, question: Question, answers: Answers) -> bool:
    """Whether a question is left out now that was not before."""
    answer = answers.get(question.id)
    is_out = answer is not None and answer.choice == "leave-out"
    return is_out and question.id not in travel.left_out
