"""Sheets whose rows have no landing and no limit of stay: prospects."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.runs import Run

SHEET = """\
Case,Name,Nationality,Applied,Approved,Limit of stay,Employer,Adviser
Q-10,ANAND Ravi,IN,2 Mar 2026,,,Harbour Bank,mw
Q-11,SATO Ken,JP,5 Jan 2026,1 Aug 2026,,,mw
Q-12,LEE Ming,SG,,,15 Mar 2028,,jt
Q-13,CHAN Po,SG,,,soon,,jt
Q-14,NG Kim,SG,,1 Aug 2026,,,jt
"""
MOVED = "Without a landing and a limit of stay, and so among the prospects"


@pytest.fixture
def office(tmp_path: Path) -> Run:
    """Runs a command line where there is no book yet."""
    return Run(tmp_path / "office.db", "2026-11-22")


def sheet(folder: Path, text: str) -> str:
    """The sheet as a file."""
    path = folder / "clients.csv"
    path.write_text(text, "utf-8")
    return str(path)


def test_rows_before_the_landing_are_prospects(office: Run, tmp_path: Path) -> None:
    """They are told, and taken back by one undo; what says of a limit stays a holder,
    and so does who has what a prospect cannot have."""
    told = office.text("import", sheet(tmp_path, SHEET))
    assert f"{MOVED}: 2 (Q-10, Q-11)." in told
    assert "holders all the same for what a prospect cannot have: 1.\n" in told
    assert "  Q-14: approved_on" in told
    assert "--answer 'landing=holders'" in told
    assert office.lines("prospects")[0].endswith("2 of 2 prospects.")
    page = office.text("show", "Q-11")
    for words in ("approved, fee not paid", "decided on: 1 Aug 2026", "adviser: mw"):
        assert words in page.replace("Approved, fee", "approved, fee")
    assert "work Harbour Bank" in office.text("show", "Q-10")
    for case in ("Q-12", "Q-13", "Q-14"):
        assert "case:" not in office.lines("show", case)[0]
    again = office.text("import", sheet(tmp_path, SHEET))
    assert "nothing was changed" in again
    office.lines("undo", "--yes")
    assert office.lines("prospects")[0].endswith("0 of 0 prospects.")


def test_a_corrected_sheet(office: Run, tmp_path: Path) -> None:
    """It fills and corrects a prospect as it does a holder; a limit is told, and left
    to the landing."""
    office.lines("import", sheet(tmp_path, SHEET))
    office.lines("set", "Q-11", "nationality=KR")
    corrected = (
        SHEET.replace("Bank,mw", "Trust,ak")
        .replace("2 Mar 2026", "3 Mar 2026")
        .replace("1 Aug 2026,,,mw", "1 Aug 2026,15 Mar 2029,Peak Ltd,mw")
    )
    told = office.text("import", sheet(tmp_path, corrected))
    assert "Of prospects left out: record the landing with qmas-tui land: 1." in told
    assert "  Q-11: grant" in told
    assert "row 3, Q-11: nationality" in told
    page = office.text("show", "Q-10")
    for words in ("adviser: ak", "application of 3 Mar 2026", "work Harbour Trust"):
        assert words in page
    assert "work Peak Ltd" in office.text("show", "Q-11")
    assert "limit of stay" not in office.text("show", "Q-11").partition("RECORD")[2]


def test_it_can_be_said_that_they_are_holders(office: Run, tmp_path: Path) -> None:
    """An answer keeps all of them among the holders."""
    path = sheet(tmp_path, SHEET)
    told = office.text("import", path, "--answer", "landing=holders")
    assert MOVED not in told
    assert office.lines("prospects")[0].endswith("0 of 0 prospects.")
