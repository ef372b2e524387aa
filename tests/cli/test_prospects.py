"""Prospects on the command line: the queue, a page, why, ways in, outcomes."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.runs import Run


def test_queue(office: Run) -> None:
    """The queue has a line for each: stage, how much is met, why now."""
    head, *lines, _note = office.lines("prospects")
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


def test_explain(office: Run) -> None:
    """A criterion, a date, a finding or a rule is explained; else what there is."""
    assert "  criterion.6: criterion 6 graduate-level work: met" in office.lines(
        "explain", "P-001"
    )
    page = office.text("explain", "P-001", "criterion.6")
    for words in ("months: 131", "131 months for sure, 60 needed", "G-07"):
        assert words in page
    assert "criterion.6" in office.text("explain", "P-001", "g-07")
    assert "Record the landing" in office.text("explain", "P-002", "entry.use-by")
    assert "It has those below" in office.refused("explain", "P-001", "stay.ends")
    office.refused("explain", "P-001", "G-07", "--subject", "LEE Mo", code=2)
    assert office.lines("rules", "show", "G-07")[0] == "G-07: Criterion 6 experience"


def test_letter(office: Run, tmp_path: Path) -> None:
    """The brief of a prospect is its assessment letter, as Markdown or a page."""
    told = office.text("brief", "P-001")
    assert "Assessment · case P-001 · adviser mw" in told
    path = tmp_path / "letter.html"
    office.lines("brief", "P-001", str(path))
    assert "CHEN Wei" in path.read_text("utf-8")
    office.lines("land", "P-002", "on=today", "until=2029-11-20")
    assert "Assessment" not in office.text("brief", "P-002")
    assert "Assessment" in office.text("brief", "P-002", "--prospect")


def test_no_day_of_a_prospect_is_passed_over(office: Run) -> None:
    """due, its digest and check tell of prospects that are to be acted on."""
    assert "prospect" not in office.text("due", "--within", "5")
    assert office.lines("due", "--within", "10")[-1] == (
        "And 1 prospect to act on by then: qmas-tui prospects lists them."
    )
    office.lines("record", "P-001", "dependant", "name=CHEN Mo", "relation=child",
                 "born_on=2009-01-01", "nationality=KP")  # fmt: skip
    office.lines("set", "P-001", "next_on=2026-11-22")
    digest = office("due", "--digest")
    assert digest.exit_code == 3
    assert "P-001: preparing; " in digest.stdout
    assert "CHEN" not in digest.stdout
    assert "P-001, CHEN Wei" in office("due", "--digest", "--names").stdout
    assert office("due", "--exit-code").exit_code == 3
    told = office.attention()
    assert "2 cases and 2 prospects, all readable." in told
    assert "  P-001, CHEN Wei 陳偉: preparing; " in told
    office.lines("record", "P-001", "review", "outcome=snoozed", "until=+1w")
    assert "P-001" not in office("due", "--digest").stdout
    assert "P-001, CHEN" not in office.attention()
