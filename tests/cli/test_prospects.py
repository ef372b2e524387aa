"""Prospects on the command line: the queue, a page, ways in, outcomes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.runs import Run

DAY = "2026-11-22"


@pytest.fixture
def office(tmp_path: Path) -> Run:
    """Runs a command line on a book of two prospects and two holders on the way."""
    run = Run(tmp_path / "office.db", DAY)
    facts = Path(__file__).with_name("prospects.toml")
    assert run("restore", str(facts)).exit_code == 0
    return run


def test_queue(office: Run) -> None:
    """The queue has a line for each: stage, how much is met, why now."""
    head, *lines = office.lines("prospects")
    assert head == "office.db, Sun 22 Nov 2026: 2 of 2 prospects."
    assert [each.partition(",")[0] for each in lines] == ["P-001", "P-002"]
    assert "7 met, 5 with a margin, 1 documented of 12" in lines[0]
    assert "papers lacking for 6 claims" in lines[0]
    near = office.lines("prospects", "--within", "9")
    assert near[0].endswith("1 of 2 prospects to act on within 9 days.")


def test_queue_as_json(office: Run) -> None:
    """JSON has the same prospects, whole, and the office's outcomes."""
    found = json.loads(office.text("prospects", "--json"))
    assert [each["case"] for each in found["prospects"]] == ["P-001", "P-002"]
    assert found["statistics"][0]["approved"] == 1
    one = json.loads(office.text("prospect", "P-001", "--json"))
    assert one["prospects"] == found["prospects"][:1]
    assert "statistics" not in one


def test_page(office: Run) -> None:
    """The page leads from what is to be done to the other ways in."""
    page = office.text("prospect", "P-001")
    for words in (
        "1 Dec 2026  Call about the letters (in 9 d)",
        "resident of the Mainland: consent letter and exit endorsement come later",
        "7 met, 12 possible, 6 needed",
        "met        6 graduate-level work",
        "To settle: Get the papers that are named.",
        "Top Talent Pass Scheme, by income (A)",
    ):
        assert words in page
    what_if = office.text("prospect", "P-001", "--file-on", "2024-01-15")
    assert "General Points Test of old" in what_if


def test_ways_in(office: Run) -> None:
    """Every condition is told, of one who has landed nothing."""
    assert "a nationality that is admitted" in office.text("pathways", "P-001")


def test_outcomes_are_counted(office: Run) -> None:
    """Counts by year and test, beside what was published, and never a rate."""
    lines = office.lines("statistics")
    assert lines[0] == (
        "2026, twelve criteria: 1 submitted; 1 approved; half decided within 242 days."
    )
    assert lines[-1].startswith("Published (X-19)")
    assert json.loads(office.text("statistics", "--json"))["statistics"]


def test_show_has_the_record(office: Run) -> None:
    """show prints what follows and what is recorded, each row with its place."""
    page = office.text("show", "P-001")
    assert "[work 1]" in page
    assert "of=1  [letter 1]" in page
    assert json.loads(office.text("show", "P-001", "--json"))["prospects"]
    assert "There is no prospect P-9" in office.refused("prospect", "P-9")
