"""What would happen if, for the client: now and if so, in words."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest

from qmas_tui.facts.differences import Differences, RowDiffers
from qmas_tui.scenarios.change import Change
from qmas_tui.views.brief.supposed import supposed
from qmas_tui.views.brief.what_if import what_if_brief
from qmas_tui.views.document import Document, Grid, Notes, Words
from tests.scenarios.worked_cases import WORKED, Asked, policy, question


def told(page: Document, title: str) -> list[str]:
    """Every text of a chapter, a row or a note at a time."""
    lines = list[str]()
    for chapter in page.chapters:
        for block in chapter.blocks if chapter.title == title else ():
            match block:
                case Grid():
                    lines += ["|".join(cell.text for cell in r) for r in block.rows]
                case Notes():
                    lines += [f"{each.level}: {each.head}" for each in block.notes]
                case Words():
                    lines.append(block.text)
    return lines


def page(
    case: str, *changes: dict[str, Any], then: date | None = None, rules: str = ""
) -> Document:
    """The brief of a scenario of a worked case."""
    asked = Asked(
        id="",
        case=case,
        then=then,
        rules=rules or None,
        change=msgspec.convert(changes, tuple[Change, ...]),
    )
    return what_if_brief(question(asked), "long holiday", rules or None)


def test_a_lost_job() -> None:
    """The head says that it is none of the record; what is supposed, both sides of
    each date, and what it would bring follow, and how old the rules are."""
    found = page("B1", {"job-lost": date(2026, 12, 31)})
    assert found.subtitle == "Case B1 · SCENARIO, not recorded: long holiday"
    assert told(found, "What is asked") == [
        "Nothing of this is on record. Both sides are told as they would be on "
        "1 Jan 2027, if nothing else is recorded until then.",
        "Work Harbour Analytics Ltd, to|—|31 Dec 2026",
        "Work none (from: 1 Jan 2027)|—|Added",
    ]
    both = told(found, "Now, and if so")
    assert "it is worse than without it" in both[0]
    assert "Limit of stay|10 Feb 2027|10 Feb 2027|the same" in both
    assert told(found, "Findings it would bring or change") == ["act: No work"]
    assert "recorded facts and published or reported rules" in found.foot[0]
    assert "the oldest read on" in found.foot[1]
    assert "no advice, and no forecast" in found.foot[1]


def test_a_family_by_other_rules() -> None:
    """Each of the family has a table; days, fees and yes or no are told with how far
    they differ, and what passes by the day that is asked about."""
    found = page(
        "B2",
        {"trip": [date(2026, 12, 20), date(2027, 2, 5)]},
        {"leaves": {"name": "SPOUSE", "on": date(2026, 12, 25), "for": "divorce"}},
        rules="four-weeks",
    )
    asked = told(found, "What is asked")
    assert asked[-1] == "The rules|Those of this office|four-weeks"
    assert "Spouse SPOUSE, left for|—|Divorce" in asked
    both = told(found, "Now, and if so")
    assert "Fees of the next extension|HK$5,700|HK$3,800|HK$1,900 less" in both
    assert "Seven years covered by the stays|yes|no|changed" in both
    assert any(line.endswith("|64 days later") for line in both)
    assert any(line.endswith("4 Feb 2027") for line in told(found, "On the way there"))


def test_what_is_taken_out_and_comes_back() -> None:
    """Rows taken out, trips of the family and dates no longer known are told."""
    found = page(
        "B8",
        {"remove": {"table": "work", "row": 1}},
        {"trip": [date(2026, 12, 20)], "of": "SPOUSE"},
        {"set": {"values": {"adviser": "[/] mw"}}},
    )
    asked = told(found, "What is asked")
    assert "Adviser|—|[/] mw" in asked
    assert any(line.endswith("|Recorded|Taken out") for line in asked)
    assert any("SPOUSE, trip" in line for line in asked)


def test_without_changes_both_sides_are_alike() -> None:
    """Where nothing is supposed no table of it is there, and nothing differs."""
    found = page("B1", then=date(2027, 1, 5))
    assert [each.title for each in found.chapters] == [
        "What is asked",
        "Now, and if so",
    ]
    assert len(told(found, "What is asked")) == 1
    rows = told(found, "Now, and if so")[1:]
    assert all(line.endswith("|the same") for line in rows)


def test_rows_in_another_order_suppose_nothing() -> None:
    """Rows that only stand in another order are none of what is supposed."""
    moved = RowDiffers(by="reordered", table="trip")
    assert list(supposed(Differences(rows=(moved,)))) == []


@pytest.mark.parametrize("asked", WORKED.scenario, ids=lambda each: each.id)
def test_every_worked_case_can_be_handed_out(asked: Asked) -> None:
    """No scenario of the worked cases is beyond its words."""
    found = what_if_brief(question(asked), asked.id, asked.rules)
    assert found.chapters[0].title == "What is asked"
    assert policy(asked.rules).checked_on.year > 2000
