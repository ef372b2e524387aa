"""What facts and travel leave to be decided, as rows with their choices."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from qmas_tui.casework.decisions import (
    PERSON,
    as_choice,
    asks_day,
    merge_outcome,
    merge_rows,
    merge_told,
    travel_rows,
    travel_trips,
)
from qmas_tui.casework.merging import find_facts_plan
from qmas_tui.casework.travelling import Answer, find_travel, is_record, rows_of_text
from qmas_tui.exchange.sheets.read import read_sheet
from qmas_tui.views.mapping import AskedRow
from qmas_tui.views.mapping_lines import AskedLines, answer_words, asked_titles
from qmas_tui.views.model import text_of
from tests.desk.support import casework_of, people
from tests.flows.sheets import CHILD, RECORD, facts, theirs
from tests.make import holder


def test_each_case_of_a_file_is_a_row(tmp_path: Path) -> None:
    """Conflicts first, then what the book lacks, then what is new; the same is none."""
    plan = find_facts_plan(casework_of(*people(3)), facts(tmp_path, *theirs()))
    rows = merge_rows(plan, {})
    assert [row.words.split()[0] for row in rows] == ["in", "adds", "new"]
    assert [row.is_open for row in rows] == [True, False, False]
    assert [each.id for each in rows[2].options] == ["keep", "take"]
    assert merge_outcome(plan, {}) == "1 new, 1 case changed; 1 the same"
    assert merge_outcome(plan, {"Q-1": "take"}).startswith("1 new, 2 cases changed")
    assert merge_rows(plan, {"Q-1": "take"})[0].answer == "take"
    assert merge_told(plan, "Q-1") == ["name: book HOLDER A, file OTHER Name"]
    assert merge_told(plan, "Q-0") == []


def test_a_file_older_than_the_book_keeps_the_book(tmp_path: Path) -> None:
    """It is said, and no answer is wanted."""
    casework = casework_of(*people(1))
    path = facts(tmp_path, *people(1))
    casework.set_fields("Q-1", [("name", "RENAMED Person")])
    plan = find_facts_plan(casework, path)
    (row,) = merge_rows(plan, {})
    assert row.words.startswith("older")
    assert (row.is_open, row.now) == (False, "keep")
    assert merge_outcome(plan, {}) == "0 new, 0 cases changed"


def test_an_answer_is_a_choice() -> None:
    """What is none keeps the book's."""
    assert as_choice("add") == "add"
    assert as_choice("?") == "keep"


def test_each_question_of_a_record_is_a_row() -> None:
    """Whose travel it is comes first; the likely answer is proposed."""
    casework = casework_of(holder(dependant=[CHILD]))
    case = next(iter(casework.holders))
    travel = find_travel(casework, case, rows_of_text(RECORD))
    person, question = travel_rows(travel, {})
    assert (person.key, person.answer, person.is_open) == (PERSON, "holder", False)
    assert [each.words for each in person.options] == ["LEE Ka Yan", "LEE Ming"]
    assert question.is_open
    assert question.proposal == question.options[0].id
    assert not asks_day(travel, question.key, question.proposal)
    assert len(travel_trips(travel, {})) == 1
    answers = {question.key: Answer("last")}
    assert len(travel_trips(travel, answers)) == 2
    assert travel_rows(travel, answers)[1].answer == "last"
    child = find_travel(casework, case, rows_of_text(RECORD), "LEE Ming")
    assert travel_rows(child, {})[0].answer == "LEE Ming"


def test_a_statement_is_known_by_its_rows(tmp_path: Path) -> None:
    """A list of clients is none, whatever days it names."""
    path = tmp_path / "sheet.csv"
    for text, is_travel in ((RECORD, True), ("Case,Name\nQ-1,15-03-2026\n", False)):
        path.write_text(text, "utf-8")
        assert is_record(casework_of(), read_sheet(path)) == is_travel


def test_questions_are_lines_made_when_they_are_drawn() -> None:
    """The one under the cursor is marked; parts of them can be had."""
    row = AskedRow("a", "Which?", (), "", "", True)
    lines = AskedLines([row, row], 78, 1)
    assert len(lines) == 2
    assert [text_of(line).count("‹") for line in lines[0:2]] == [0, 1]
    assert answer_words(row) == "choose"
    titles = "".join(span.text for span in asked_titles("What", "answer", 78))
    assert titles.index("answer") == text_of(lines[1]).index("choose") + 1


def test_a_day_can_be_wanted() -> None:
    """Only of answers that the record has no day for."""
    casework = casework_of(holder(landed_on=date(2020, 1, 1)))
    case = next(iter(casework.holders))
    days = ("01-03-2026 Departure", "01-04-2026 Departure", "09-04-2026 Arrival")
    travel = find_travel(casework, case, days)
    assert any(
        asks_day(travel, each.id, choice.key)
        for each in travel.plan.questions
        for choice in each.choices
    )
