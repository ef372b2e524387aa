"""Prospects in files: compared, merged, written, and never passed over."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.runs import Run

DAY = "2026-11-22"


@pytest.fixture
def office(tmp_path: Path) -> Run:
    """The book after a snapshot (then.toml), a backup, and changes of prospects."""
    run = Run(tmp_path / "office.db", DAY)
    run.lines("restore", str(Path(__file__).with_name("prospects.toml")))
    run.lines("snapshot", str(tmp_path / "then.toml"))
    run.lines("backup", "make")
    run.lines("record", "P-001", "income", "ends_on=2026-03-31", "hkd=1.2m")
    run.lines("set", "P-001", "criminal_record=no", "adverse_immigration=no")
    run.lines("add", "--prospect", "case=P-003", "name=NEW", "citizenship=other",
              "route=gpt")  # fmt: skip
    return run


def test_a_snapshot_and_the_book(office: Run, tmp_path: Path) -> None:
    """Who is new or gone is told, and of whom changed the facts and what follows."""
    then = str(tmp_path / "then.toml")
    told = office.text("diff", then, "book")
    assert "2 cases and 2 prospects" in told
    assert "Prospects: 1 new, 1 changed, 1 the same.\nNew prospects\n  P-003" in told
    for words in (
        "criminal record: — → no",
        "added: income of the year to 31 Mar 2026",
        "filing: filing unknown → may file",
        "10 income: unknown → met",
        "criteria met: 7 → 8",
        "gone: not asked about: criminal record, adverse immigration",
    ):
        assert words in told
    assert "Prospects gone\n  P-003" in office.text("diff", "book", then)
    backup = office.lines("backup", "list")[0].split(":")[0]
    assert "Prospects: 1 new, 1 changed" in office.text("diff", backup, "book")
    found = json.loads(office.text("diff", then, "book", "--json"))["prospects"]
    assert found["new"] == [{"case": "P-003", "name": "NEW"}]
    moved = {each["what"]: each for each in found["changed"][0]["moved"]}
    assert moved["may_file"]["after"] == "yes"


def test_a_snapshot_with_its_findings(office: Run, tmp_path: Path) -> None:
    """What was said then of prospects tells what facts moved since."""
    path = str(tmp_path / "said.toml")
    office.lines("snapshot", path, "--findings")
    assert 'subject = "prospect"' in Path(path).read_text("utf-8")
    office.lines("set", "P-001", "file_on=")
    told = office.text("diff", path, "book")
    assert "measured on: 15 Jan 2027 → —, by facts" in told


def test_a_redacted_side(office: Run, tmp_path: Path) -> None:
    """Where one side has no prospects any more, that is said."""
    path = str(tmp_path / "redacted.toml")
    office.lines("snapshot", path, "--redact")
    assert "Prospects are not compared" in office.text("diff", path, "book")


def test_merge(office: Run, tmp_path: Path) -> None:
    """Prospects of a file are taken in, and where they clash it is asked."""
    path = str(tmp_path / "now.toml")
    office.lines("snapshot", path)
    office.lines("undo", "--yes")
    office.lines("set", "P-001", "demand=here")
    told = office.text("merge", path)
    assert "P-003, NEW (prospect)" in told
    assert "1 case taken from now.toml" in told
    assert "demand" in office.text("show", "P-001")
    office.lines("set", "P-003", "name=OTHER")
    told = office.text("merge", path)
    assert "the book had it so once, and it was changed since" in told
    office.lines("merge", path, "--take", "P-003")
    assert "NEW" in office.lines("show", "P-003")[0]


def test_tinydb_has_prospects_too(office: Run, tmp_path: Path) -> None:
    """An export as TinyDB holds them, and comes back as a book."""
    path = str(tmp_path / "all.json")
    office.lines("export", path)
    other = Run(tmp_path / "other.db", DAY)
    assert "5 cases" in other.text("restore", path)
    assert "Nothing differs" in office.text("diff", path, "book")
    assert "Prospects: 3 the same." in office.text("diff", path, "book")
