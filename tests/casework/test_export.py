"""An export is planned, and written unless it is stopped."""

from __future__ import annotations

from pathlib import Path

import pytest

from qmas_tui.casework.export import Scope, Wishes, planned, selected
from qmas_tui.errors import DataError, Stopped
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
