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


def test_every_table_takes_rows(office: Run) -> None:
    """Rows of a prospect are recorded, corrected and removed as those of a holder."""
    for table, *given in (
        ("language", "name=fr", "level=fair"),
        ("income", "ends_on=31/3/26", "hkd=1.2m", "tax_hkd=HK$1,200,000"),
        ("business", "name=Own Ltd", "share=12.5%", "profit_hkd=-45k"),
        ("offer", "employer=Peak Ltd", "monthly_income=80k"),
        ("lived", "country=ca", "from=2015-01-01"),
        ("dependant", "name=CHEN Mo", "relation=child"),
        ("note", "text=Called."),
        ("letter", "dated=1/11/26"),
        ("credit", "on=1/11/26", "hkd=200k"),
    ):
        assert "recorded" in office.lines("record", "P-001", table, *given)[0]
    page = office.text("show", "P-001")
    assert "share: 12.5; profit hkd: -45,000" in page
    assert "letter of 1 Nov 2026  of=1  [letter 2]" in page
    amended = office.lines("amend", "P-001", "letter", "2", "signed=yes")
    assert amended == ["P-001: Letter of 1 Nov 2026 corrected."]
    removed = office.lines("remove", "P-001", "credit", "1", "of=1")
    assert removed == ["P-001: Credit of 1 Nov 2026 removed."]
    assert office.lines("undo")[0].startswith("To undo: P-001, credit of 1 Nov 2026")


def test_rows_under_rows(office: Run) -> None:
    """A row that stands under another asks for its number where there are several."""
    office.lines("record", "P-001", "work", "kind=employment", "employer=Two")
    letter = ("record", "P-001", "letter", "dated=1/11/26")
    assert "a letter stands under a work, by its number" in office.refused(*letter)
    assert "There is no work 3" in office.refused(*letter, "of=3")
    assert 'of: "two"' in office.refused(*letter, "of=two")
    office.lines(*letter, "of=2")
    assert "of=2  [letter 1]" in office.text("show", "P-001")
    plain = ("record", "P-001", "language", "name=fr", "level=good")
    assert "stands under no other row" in office.refused(*plain, "of=1")


def test_what_cannot_be_is_refused(office: Run) -> None:
    """Ends before beginnings and unknown names are refused at their field."""
    told = office.refused("record", "P-001", "period", "from=2020-02-01",
                          "to=2020-01-01", "reason=travel")  # fmt: skip
    assert "1 Jan 2020 lies before the beginning" in told
    told = office.refused("set", "P-001", "complete=degree, works")
    assert "complete" in told
    assert "There is no table 'grant'" in office.refused(
        "record", "P-001", "grant", "until=2030-01-01"
    )
    assert "12,5" in office.refused(
        "record", "P-001", "business", "name=A", "share=12,5"
    )
    person = ("record", "P-001", "dependant", "name=prospect", "relation=child")
    assert "is taken" in office.refused(*person)


def test_add_set_and_forget(office: Run) -> None:
    """A prospect is added, changed, found in the history, and forgotten by its case."""
    who = ("case=P-003", "name=NG Kim", "citizenship=other", "route=apt")
    done = office.lines("add", "--prospect", *who)
    assert done == ["P-003: Prospect NG Kim added."]
    assert "already" in office.refused("add", "--prospect", *who)
    office.lines("set", "P-003", "complete=degree, work", "criminal_record=no")
    assert "criminal record: no" in office.text("show", "P-003")
    assert any("complete" in each for each in office.lines("history", "P-003"))
    assert "prerequisite unknown" in office.text("dossier", "P-003").casefold()
    assert "forgotten" in office.lines("forget", "P-003", "--yes")[-1]
    assert "There is no case P-003" in office.refused("show", "P-003")


def test_of_two_records_one_is_named(office: Run) -> None:
    """Of a case that is both, --prospect means the one; else it is the holder."""
    office.lines("add", "--prospect", "case=Q-001", "name=NAIR Priya",
                 "citizenship=other", "route=gpt")  # fmt: skip
    office.lines("record", "Q-001", "note", "text=of the holder")
    office.lines("record", "Q-001", "note", "text=of the prospect", "--prospect")
    holder, prospect = (
        office.text("show", "Q-001"),
        office.text("show", "Q-001", "--prospect"),
    )
    assert "of the holder" in holder
    assert "Q-001 is a prospect, too: qmas-tui show --prospect Q-001" in holder
    assert "of the prospect" in prospect
    assert "Q-001 is a holder, too: qmas-tui show Q-001" in prospect
    assert "P-001 is a prospect" in office.refused("lost-job", "P-001", "on=today")


def test_put_off(office: Run) -> None:
    """A snooze of a prospect holds while its item does, and says why where not."""
    review = ("record", "P-001", "review", "outcome=snoozed")
    assert office.lines(*review, "until=+1w") == ["P-001: Asleep until 29 Nov 2026."]
    assert "asleep until 29 Nov 2026" in office.lines("prospects")[1]
    assert "is not ahead" in office.refused(*review, "until=today")
    assert "is missing" in office.refused(*review)
    later = ("record", "P-002", "review", "outcome=snoozed", "until=+1w", "on=+1d")
    told = office.refused(*later)
    assert "another review is the last one" in told
    wakes = office.lines("record", "P-002", "review", "outcome=snoozed", "until=+1y")
    assert wakes == ["P-002: Asleep until 22 Nov 2027; asleep until 12 Jan 2027."]
    office.as_of = "2027-02-01"
    told = office.refused("record", "P-002", "review", "outcome=snoozed", "until=+1y")
    assert "no case sleeps past 12 Jan 2027" in told


def test_landing(office: Run) -> None:
    """A prospect lands: the holder is made, nothing typed twice; one undo takes all
    back."""
    before = office.text("show", "P-002", "--prospect")
    assert "is missing" in office.refused("land", "P-002", "until=+3y")
    assert "has not come" in office.refused("land", "P-002", "on=+1d")
    assert "before the submission" in office.refused("land", "P-002", "on=2026-01-01")
    assert "no application is recorded as approved" in office.refused(
        "land", "P-001", "on=today"
    )
    early = office.refused("land", "P-002", "on=2026-11-20", "until=2026-11-01")
    assert "until: 1 Nov 2026 lies before the landing" in early
    done = office.lines("land", "P-002", "on=2026-11-20", "until=2029-11-20")
    assert done == [
        "P-002: Landed on 20 Nov 2026; the holder is made, limit of stay 20 Nov 2029."
    ]
    page = office.text("show", "P-002")
    for words in ("20 Nov 2029", "Peak Ltd", "LEE Mo", "P-002 is a prospect, too"):
        assert words in page
    again = office.refused("land", "P-002", "on=2026-11-20")
    assert "is a holder who has landed already; nothing was made" in again
    assert office.lines("undo", "--yes")[0] == (
        "To undo: P-002, landed on 20 Nov 2026."
    )
    assert before.partition("HISTORY")[0] in office.text("show", "P-002")
    assert "There is no case P-002" not in office.text("show", "P-002")


def test_landing_of_a_holder_on_record(office: Run) -> None:
    """A holder of the same case who has not landed is completed."""
    office.lines("add", "case=P-002", "name=LEE Mei", "citizenship=chinese",
                 "route=gpt", "adviser=zz")  # fmt: skip
    done = office.lines("land", "P-002", "on=today")
    assert done == [
        "P-002: Landed on 22 Nov 2026; the holder is completed, the limit of stay is "
        "to be read on the e-Visa and recorded."
    ]
    assert "zz" in office.text("show", "P-002")


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
