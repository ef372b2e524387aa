"""Briefs, and the absences for form ROP145."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.runs import Run


def test_a_brief_is_printed_or_written(qmas: Run, tmp_path: Path) -> None:
    """Without a file it is Markdown on the terminal; the same goes into a file."""
    page, text = tmp_path / "b.html", tmp_path / "b.md"
    printed = qmas.text("brief", "T-001")
    assert printed.startswith("# CHAN Tai Man 陳大文\n\nCase T-001\n")
    assert qmas.lines("brief", "T-001", str(text)) == [
        f"The brief is written to {text}."
    ]
    assert text.read_text() == printed + "\n"
    qmas.lines("brief", "T-001", str(page))
    assert page.read_text().startswith("<!DOCTYPE html>")
    assert "exists already" in qmas.refused("brief", "T-001", str(page))
    qmas.lines("brief", "T-001", str(page), "--force")


def test_a_brief_of_a_view(qmas: Run, tmp_path: Path) -> None:
    """A view or a filter makes one brief of several cases; a file may follow."""
    assert qmas.lines("brief", "--view", "today")[:3] == ["# Today", "", "1 case"]
    path = tmp_path / "monday.html"
    qmas.lines("brief", "--filter", "tai", str(path))
    assert "CHAN Tai Man" in path.read_text()
    none = qmas.text("brief", "--view", "today", "--filter", "nobody")
    assert "No case is in this view." in none


def test_a_brief_of_prospects_and_of_both(office: Run) -> None:
    """A view knows its list: its table, and a chapter for each."""
    told = office.text("brief", "--view", "prospects")
    assert "| Act by | Case | Prospect | Stage | Adviser | Why now |" in told
    assert "### CHEN Wei 陳偉 · P-001" in told
    assert "General Points Test: " in told
    both = office.text("brief", "--view", "both", "--filter", "adviser:mw")
    assert "| Q-001 | NAIR Priya | holder |" in both
    assert "| P-001 | CHEN Wei 陳偉 | prospect |" in both


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ([], 2, "Name a case, or a view with --view."),
        (["T-001", "b.md", "--view", "today"], 2, "of a case or of a view; name one"),
        (["T-9"], 1, "There is no case T-9"),
        (["T-001", "b.docx"], 1, "names no format; use .md, .html."),
        (["--view", "todya"], 1, "did you mean today?"),
    ],
)
def test_a_brief_of_nothing(qmas: Run, words: list[str], code: int, said: str) -> None:
    """What it is of has to be said, and has to be there."""
    assert said in qmas.refused("brief", *words, code=code)


def test_the_absences_of_a_case(qmas: Run, tmp_path: Path) -> None:
    """They are printed, or written as a document or as a table."""
    printed = qmas.text("rop145", "T-001")
    assert printed.startswith("# Absences for form ROP145: CHAN Tai Man")
    assert "| 5 Feb 2024 | 20 Feb 2024 | 15 | 14 | 1 |" in printed
    for ending, words in (("md", "5 Feb 2024"), ("html", "<td"), ("csv", "2024-02-05")):
        path = tmp_path / f"away.{ending}"
        told = qmas.lines("rop145", "T-001", str(path))
        assert told == [f"The absences of CHAN Tai Man are written to {path}."]
        assert words in path.read_text()
    assert "use .md, .html, .csv." in qmas.refused("rop145", "T-001", "x.xlsx")


def test_the_absences_of_a_dependant(qmas: Run) -> None:
    """A dependant is named; one whom the case does not have is told."""
    qmas.lines("record", "T-002", "trip", "of=LEE Ming", "out=1/7/25", "back=20/8/25")
    printed = qmas.text("rop145", "T-002", "--for", "LEE Ming")
    assert "1 Jul 2025" in printed
    assert "1 Jul 2025" not in qmas.text("rop145", "T-002")
    assert "no dependant Nobody" in qmas.refused("rop145", "T-002", "--for", "Nobody")
