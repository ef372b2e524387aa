"""Snapshots as they are wanted, and files of facts made a new book."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.runs import Run


def written(qmas: Run, path: Path, *words: str) -> str:
    """A snapshot, without the head that names the history of its book."""
    qmas.lines("snapshot", str(path), *words)
    return re.sub(r'head = "sha256:[0-9a-f]{64}"\n', "", path.read_text())


def test_findings_are_added(qmas: Run, tmp_path: Path) -> None:
    """What was worked out is written when asked for, and restore passes it over."""
    with_findings, bare = tmp_path / "f.toml", tmp_path / "bare.toml"
    said = qmas.lines("snapshot", str(with_findings), "--findings")
    assert said[1].startswith("With what was worked out on ")
    assert "[[worked_out]]" in with_findings.read_text()
    other = Run(tmp_path / "other.db")
    other.lines("restore", str(with_findings))
    assert written(other, bare) == written(qmas, tmp_path / "mine.toml")


def test_a_redacted_snapshot_says_what_it_left_out(qmas: Run, tmp_path: Path) -> None:
    """Names are initials, employers and amounts are gone, and both are told."""
    path = tmp_path / "r.toml"
    said = qmas.lines("snapshot", str(path), "--redact")
    assert said[1] == (
        "Left out: names (initials stand for them), Chinese name, employer "
        "of work, monthly income of work."
    )
    text = path.read_text()
    assert 'name = "C. T. M."' in text
    assert not any(word in text for word in ("CHAN", "Lion Rock", "60000", "陳大文"))
    Run(tmp_path / "other.db").lines("restore", str(path))


def test_some_cases(qmas: Run, tmp_path: Path) -> None:
    """Only the cases named are written; one that is not there is refused."""
    path = tmp_path / "one.toml"
    said = qmas.lines("snapshot", str(path), "--case", "T-002")
    assert said[0] == f"1 case written to {path}."
    assert said[1] == "These are some of the cases of the book."
    assert "T-001" not in path.read_text()
    assert "case T-003: there is none" in qmas.refused(
        "snapshot", str(tmp_path / "no.toml"), "--case", "T-003"
    )


@pytest.mark.parametrize("words", [[], ["--findings"], ["--redact"]])
def test_a_snapshot_comes_back_the_same(
    qmas: Run, tmp_path: Path, words: list[str]
) -> None:
    """Snapshot, restore, snapshot: the second has the bytes of the first."""
    first = written(qmas, tmp_path / "a.toml", *words)
    assert written(qmas, tmp_path / "again.toml", *words) == first
    other = Run(tmp_path / "other.db")
    other.lines("restore", str(tmp_path / "a.toml"))
    again = written(other, tmp_path / "b.toml", *words)
    if words != ["--redact"]:  # else its initials are taken for names
        assert again == first


def test_an_export_comes_back_the_same(qmas: Run, tmp_path: Path) -> None:
    """What stock TinyDB opens is restored to the same cases."""
    qmas.lines("export", str(tmp_path / "records.json"))
    other = Run(tmp_path / "other.db")
    told = other.lines("restore", str(tmp_path / "records.json"))
    assert told == [f"2 cases read into the new book {other.book}."]
    first = written(qmas, tmp_path / "a.toml")
    assert written(other, tmp_path / "b.toml") == first


def test_what_is_no_database_is_refused(tmp_path: Path) -> None:
    """JSON that holds anything else makes no book, and is told in a sentence."""
    (bad := tmp_path / "bad.json").write_text('{"_default": {"1": {}}}')
    other = Run(tmp_path / "other.db")
    assert "the table _default is not known here" in other.refused("restore", str(bad))
    assert not other.book.exists()
