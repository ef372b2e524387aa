"""An export is planned, and written unless it is stopped."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from qmas_tui import steps
from qmas_tui.casework.casework import Terms
from qmas_tui.casework.export import Wishes, check_place, planned, selected
from qmas_tui.casework.scope import OF_A_VIEW, Scope
from qmas_tui.errors import DataError, Stopped, WritesOver
from tests.casework.support import agreed
from tests.desk.support import casework_of, people


@pytest.mark.parametrize("ending", OF_A_VIEW)
def test_whoever_stops_it_gets_no_file(
    tmp_path: Path, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every kind tells how many cases are done, and a no at any telling ends it."""
    monkeypatch.setattr(steps, "EVERY", 1)
    casework, path = casework_of(*people(3)), tmp_path / f"s{ending}"
    shown, wishes = selected(casework, Scope()), Wishes(findings=True)
    export = planned(casework, path, Scope(), shown, wishes)

    def told(asked: int) -> list[tuple[int, int]]:
        """What is told until it is stopped, after being asked so many times."""
        heard: list[tuple[int, int]] = []

        def step(done: int, total: int) -> bool:
            heard.append((done, total))
            return len(heard) <= asked

        with suppress(Stopped):
            export.write(False, step)
        return heard

    whole = told(100)
    path.unlink()
    assert whole == sorted(whole), "never backwards"
    assert ending == ".json" or whole[-1] == (3, 3)
    for asked in range(len(whole)):
        assert told(asked) == whole[: asked + 1]
        assert [*tmp_path.iterdir()] == []


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


def test_a_table_is_what_is_shown(tmp_path: Path) -> None:
    """The rows in their order, those that are gone left out, and the columns shown."""
    shown = Scope(title="Mine", cases=("Q-2", "Q-9", "Q-1"), columns=("name", "case"))
    told, text = _written(tmp_path / "v.csv", shown, Wishes())
    assert told == "2 rows of 2 columns (Mine)"
    assert text.splitlines() == ["Name,Reference", "HOLDER B,Q-2", "HOLDER A,Q-1"]


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
        (
            Scope(cases=("Q-2",), title="Mine"),
            Wishes(shown=True),
            "a snapshot of 1 case",
        ),
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
    assert ("HOLDER A" in text) == (not scope.case and not scope.cases)
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
