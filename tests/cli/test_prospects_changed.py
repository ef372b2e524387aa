"""Changes of prospects: recorded, corrected, put off, landed, moved."""

from __future__ import annotations

from tests.cli.runs import Run


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
    assert "share: 12.5; profit in HK$: -45,000" in page
    assert "letter of 1 Nov 2026  of=1  [letter 2]" in page
    amended = office.lines("amend", "P-001", "letter", "2", "signed=yes")
    assert amended == ["P-001: Letter of 1 Nov 2026 corrected."]
    removed = office.lines("remove", "P-001", "credit", "1", "of=1")
    assert removed == ["P-001: Credit of 1 Nov 2026 removed."]
    assert office.lines("undo")[0].startswith("To undo: P-001, credit of 1 Nov 2026")


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
    assert holder.splitlines()[2] == "Watched as a prospect"
    assert "page of the prospect: qmas-tui show --prospect Q-001" in holder
    assert "No risk found" not in holder
    assert "of the prospect" in prospect
    assert "Among the holders, too" in prospect
    assert prospect.endswith("landing: qmas-tui show Q-001")
    assert "P-001 is a prospect" in office.refused("lost-job", "P-001", "on=today")


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
    for words in (
        "20 Nov 2029",
        "Peak Ltd",
        "LEE Mo",
        "qmas-tui show --prospect P-002",
    ):
        assert words in page
    assert office.lines("prospect", "P-002")[-2:] == [
        "After the landing",
        "  The holder: initial stay, limit of stay 20 Nov 2029: qmas-tui show P-002",
    ]
    again = office.refused("land", "P-002", "on=2026-11-20")
    assert "is a holder who has landed already; nothing was made" in again
    assert office.lines("undo", "--yes")[0] == (
        "To undo: P-002, landed on 20 Nov 2026."
    )
    assert before.partition("HISTORY")[0] in office.text("show", "P-002")
    assert "There is no case P-002" not in office.text("show", "P-002")


def test_a_landing_without_a_holder(office: Run) -> None:
    """Where a landing was typed into the application alone, page and check say so."""
    office.lines("amend", "P-002", "application", "1", "landed_on=2026-11-20")
    told = "P-002, LEE Mei: landed on 20 Nov 2026, and no holder is made; qmas-tui land"
    assert told in office("check").stdout
    assert office.lines("prospect", "P-002")[-1] == (
        "  Landed on 20 Nov 2026; the holder is still to be made: qmas-tui land P-002 "
        "on=DAY"
    )
    office.lines("land", "P-002", "on=2026-11-20")
    assert told not in office("check").stdout


def test_move(office: Run) -> None:
    """Holders on the way are moved as one step; who cannot be is named and stays."""
    assert office.lines("prospects")[-1] == (
        "Note: 1 holder has not landed. qmas-tui move puts them here."
    )
    dry = office.lines("move", "--dry-run")
    assert dry == [
        "1 holder to move:",
        "  Q-001, NAIR Priya: application of 2 Mar 2026",
        "Holders all the same:",
        "  Q-002, TAN Odd: the day of the application is not recorded",
    ]
    assert "add --yes" in office.failed("move", code=2)
    assert office.lines("move", "--yes")[-1] == "1 holder moved to the prospects."
    assert "Submitted" in office.text("show", "Q-001")
    assert "qmas-tui move" not in office.text("prospects")
    assert office.lines("move", "--yes")[0] == "0 holders to move."
    assert office.lines("undo", "--yes")[0] == "To undo: Q-001, moved to the prospects."
    assert office.lines("prospects")[0].endswith("2 of 2 prospects.")
    office.lines("add", "--prospect", "case=Q-001", "name=NAIR Priya",
                 "citizenship=other", "route=gpt")  # fmt: skip
    office.lines("record", "Q-002", "trip", "out=2026-01-01", "back=2026-01-05")
    stays = office.text("move", "--dry-run")
    assert "a prospect has this case already" in stays
    assert "a prospect has no place for: trip" in stays
