"""An export is planned, and written unless it is stopped."""

from __future__ import annotations

from pathlib import Path

import pytest

from qmas_tui.casework.casework import Terms
from qmas_tui.casework.export import Scope, Wishes, check_place, planned, selected
from qmas_tui.errors import DataError, Stopped, WritesOver
from tests.casework.support import agreed
from tests.desk.support import casework_of, people


@pytest.mark.parametrize("name", ["s.toml", "s.csv", "s.ics", "s.json"])
@pytest.mark.parametrize("steps", [0, 2])
def test_whoever_stops_it_gets_no_file(tmp_path: Path, name: str, steps: int) -> None:
    """It is asked before each case that is worked out, and before the file is made."""
    casework, path = casework_of(*people(3)), tmp_path / name
    heard: list[tuple[int, int]] = []

    def step(done: int, total: int) -> bool:
        heard.append((done, total))
        return len(heard) <= steps

    shown, wishes = selected(casework, Scope()), Wishes(findings=True)
    export = planned(casework, path, Scope(), shown, wishes)
    if steps and name != "s.toml":
        export.write(False, step)
        assert path.exists()
    else:
        with pytest.raises(Stopped):
            export.write(False, step)
        assert not path.exists()
    if name == "s.toml":
        assert heard == [(0, 3), (1, 3), (2, 3)][: steps + 1]


def test_of_a_case_there_are_fewer_kinds() -> None:
    """Every record of the book is not what a case page shows."""
    casework, scope = casework_of(*people(2)), Scope(case="Q-1")
    shown = selected(casework, scope)
    assert shown.title == "Q-1 HOLDER A"
    with pytest.raises(DataError, match=r"use \.md, \.html, \.csv, \.ics, \.toml"):
        planned(casework, Path("x.json"), scope, shown, Wishes())
    with pytest.raises(DataError, match="no case Q-7"):
        selected(casework, Scope(case="Q-7"))


def _written(path: Path, scope: Scope, wishes: Wishes) -> tuple[str, str]:
    """What was said beforehand of the file, and its text after it was written."""
    casework = casework_of(*people(2))
    export = planned(casework, path, scope, selected(casework, scope), wishes)
    told = export.write(False, lambda _done, _total: True)
    assert str(path) in told
    return export.words, path.read_text("utf-8-sig")


@pytest.mark.parametrize(
    ("name", "wishes", "words", "held"),
    [
        ("b.md", Wishes(), "the brief of Q-1 HOLDER A", "# "),
        ("b.html", Wishes(), "the brief of Q-1 HOLDER A", "<!DOCTYPE html>"),
        ("a.md", Wishes(absences=True), "the absences of Q-1 HOLDER A", "ROP145"),
        ("A.CSV", Wishes(), "the absences of Q-1 HOLDER A", ","),
    ],
)
def test_a_file_on_a_case_is_its_brief_or_its_absences(
    tmp_path: Path, name: str, wishes: Wishes, words: str, held: str
) -> None:
    """A table of a case is always that of its absences."""
    told, text = _written(tmp_path / name, Scope(case="Q-1"), wishes)
    assert told.startswith(words)
    assert held in text
    assert "HOLDER B" not in text


def test_a_table_has_the_columns_that_are_wanted(tmp_path: Path) -> None:
    """No more, and in their order."""
    wishes = Wishes(columns=("case", "name"))
    words, text = _written(tmp_path / "t.csv", Scope(), wishes)
    assert "2 rows of 2 columns" in words
    assert text.splitlines()[1] == "Q-1,HOLDER A"


def test_a_page_of_a_view_briefs_each_of_its_cases(tmp_path: Path) -> None:
    """Its words say how many there are."""
    told, text = _written(tmp_path / "v.html", Scope(), Wishes())
    assert told.startswith("a brief of 2 cases (")
    assert "HOLDER A" in text
    assert "HOLDER B" in text


@pytest.mark.parametrize(
    ("scope", "wishes", "words"),
    [
        (Scope(), Wishes(), "a snapshot of the whole book, 2 cases"),
        (Scope(filter="Q-2"), Wishes(shown=True), "a snapshot of 1 case"),
        (
            Scope(case="Q-2"),
            Wishes(findings=True, redact=True),
            "a snapshot of 1 case, with findings, redacted",
        ),
    ],
)
def test_a_snapshot_holds_the_book_or_what_is_shown(
    tmp_path: Path, scope: Scope, wishes: Wishes, words: str
) -> None:
    """Of a case it holds that case alone, and redacted no name."""
    told, text = _written(tmp_path / "s.toml", scope, wishes)
    assert told == words
    assert ("HOLDER A" in text) == (not scope.case and not scope.filter)
    assert ("HOLDER B" in text) == (not wishes.redact)


def test_another_file_is_written_over_only_after_a_yes(tmp_path: Path) -> None:
    """A free place is not asked about, and one in no folder is refused."""
    path = tmp_path / "x.csv"
    assert not check_place(path, Terms())
    path.write_text("mine", "utf-8")
    with pytest.raises(WritesOver, match="exists already"):
        check_place(path, Terms())
    assert check_place(path, agreed(WritesOver))
    with pytest.raises(DataError) as refused:
        check_place(tmp_path / "none" / "x.csv", agreed(WritesOver))
    assert [each.what for each in refused.value.problems] == [
        "lies in no folder that there is"
    ]
