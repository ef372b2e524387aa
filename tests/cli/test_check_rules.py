"""Check, and the rules in words."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from qmas_tui.casework import checks
from tests.cli.runs import Run, run


def test_check_when_all_is_well(qmas: Run) -> None:
    """A book in which nothing is open exits with 0 and says so."""
    qmas.lines("undo")
    assert qmas.lines("check")[-1] == "Nothing needs attention."


def test_check_lists_what_needs_attention(qmas: Run) -> None:
    """Cases for today and records to complete exit with 3 and are named."""
    told = qmas.attention()
    assert "T-002, =SUM(A1): act by 10 Feb 2026 (today)" in told
    assert "to complete: work unknown" in told


def test_check_tells_many_of_a_kind_in_one_line(qmas: Run) -> None:
    """From the fourth case on a kind is one line with its number; --all lists them."""
    for number in range(4):
        facts = (f"case=Q-{number}", "name=LEE", "citizenship=unknown", "route=gpt")
        qmas.lines("add", *facts)
    assert "citizenship unknown: 4 cases; --all lists them" in qmas.attention()
    every = qmas("check", "--all").stdout
    assert every.count("to complete: citizenship unknown.") == 4


def test_check_tells_of_old_rules(qmas: Run) -> None:
    """Rules that nobody has read for long need attention."""
    qmas.lines("undo")
    qmas.as_of = "2027-01-20"
    assert "oldest rule in use was read on 20 Jan 2026" in qmas.attention()


def test_check_tells_of_a_book_that_cannot_be_written(
    qmas: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That no change could be saved is said before anybody makes one."""
    qmas.lines("undo")
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert "may not be written by you, so no change can be saved." in qmas.attention()


def test_check_tells_of_an_open_file(qmas: Run) -> None:
    """A book that others can read needs attention."""
    qmas.lines("undo")
    os.chmod(qmas.book, 0o644)
    assert "chmod 600" in qmas.attention()


def test_check_tells_of_an_unknown_pattern(
    qmas: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pattern that no rule knows any more needs attention."""
    with monkeypatch.context() as of_old:
        of_old.setattr(checks, "_unknown_pattern", lambda *_: ())
        qmas.lines("set", "T-001", "pattern=9+9")
    assert "the pattern 9+9 is not known" in qmas("check").stdout


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe", b'{"meta": {}}'])
def test_check_of_a_damaged_book(qmas: Run, damage: bytes) -> None:
    """A damaged book exits with 1 in a sentence, and is not written over."""
    qmas.book.write_bytes(damage)
    for words in (["check"], ["due"], ["undo"], ["record", "T-001", "note", "text=x"]):
        result = qmas(*words)
        assert result.exit_code == 1
        assert result.stdout == ""
        assert "cannot be read as a book" in result.stderr
    assert qmas.bytes() == damage


def test_faults_of_the_office(qmas: Run, home: Path) -> None:
    """Faults in settings or rules exit with 1 and are all named."""
    (home / "office" / "policy.toml").write_text(
        '[figures]\ntarget-dayz = 3\nincome-low = "x"\n'
    )
    assert "policy.toml" in qmas.refused("check")


def test_an_overruled_rule(home: Path) -> None:
    """A rule that the office has overruled says so, and how."""
    (home / "office" / "policy.toml").write_text(
        '[figures]\ntarget-days = { value = 50, why = "house style" }\n'
    )
    text = run("rules", "show", "e-04").stdout
    assert "target-days = 50 days" in text
    assert "Overruled by this office: target-days: 42 → 50 (house style)" in text
    assert "overruled by this office" in run("rules").stdout


def test_rules_on_a_day() -> None:
    """The list holds what held on that day and nothing else."""
    every, then = run("rules").stdout, run("rules", "--on", "2026-01-01").stdout
    assert "\nE-02: Filing window of three months; official; " in every
    assert "\nE-02:" not in then
    assert "\nE-01:" in then
    assert run("--as-of", "2026-01-01", "rules").stdout == then


def test_a_rule_in_full() -> None:
    """A rule shows its words, value, unit, basis, days, source and confidence."""
    text = run("rules", "show", "E-01", "--on", "2026-03-01").stdout
    for words in (
        "E-01: Filing window of four weeks",
        "Says: ",
        "Value: filing-window = 28 days",
        "Basis: official",
        "Holds: to 28 Feb 2026",
        "On 1 Mar 2026: it holds no longer",
        "Source: https://www.immd.gov.hk",
        "Kind of source: official",
        "Confidence: high",
        "Checked on: 20 Jan 2026",
    ):
        assert words in text, text
    before = run("rules", "--on", "2026-01-01", "show", "E-02").stdout
    assert "On 1 Jan 2026: it does not hold yet" in before
    assert "Rules used: " in run("rules", "show", "E-04", "--on", "2026-05-01").stdout


def test_an_unknown_rule() -> None:
    """An id that no rule has exits with 1 and suggests the near one."""
    result = run("rules", "show", "E-022")
    assert result.exit_code == 1
    assert "did you mean E-" in result.stderr
    assert "qmas-tui rules lists them" in run("rules", "show", "xyz").stderr


def test_check_tells_of_an_overruled_source(qmas: Run, home: Path) -> None:
    """An official value that the office has overruled needs attention."""
    qmas.lines("undo")
    (home / "office" / "policy.toml").write_text("[figures]\nresidence-years = 8\n")
    result = qmas("check")
    assert result.exit_code == 3
    assert (
        "P-01 is official, and overruled here: residence-years: 7 → 8" in result.stdout
    )
