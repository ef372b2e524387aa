"""The user's own files: one line changed, all others left; keys read by command."""

from __future__ import annotations

from pathlib import Path

import pytest

from qmas_tui.config.keys import read_keys
from qmas_tui.config.own_file import write_line
from qmas_tui.errors import DataError


def test_comments_and_order_stay(tmp_path: Path) -> None:
    """A line is changed, added or taken out; what stands round it stays."""
    path = tmp_path / "office" / "settings.toml"
    write_line(path, "adviser", "mw")
    assert path.read_text() == 'adviser = "mw"\n'
    path.write_text('# mine\nadviser = "mw"  # me\n\n# quiet\nanimations = false\n')
    write_line(path, "adviser", "ak")
    write_line(path, "calendar_alarms", (7, 1))
    write_line(path, "animations", None)
    assert path.read_text() == (
        '# mine\nadviser = "ak"  # me\n\n# quiet\ncalendar_alarms = [7, 1]\n'
    )


def test_a_file_at_fault_is_left_alone(tmp_path: Path) -> None:
    """What is no TOML, or cannot be written, is refused, and stays as it is."""
    path = tmp_path / "settings.toml"
    path.write_text("adviser = mw\n")
    with pytest.raises(DataError) as caught:
        write_line(path, "adviser", "ak")
    assert "correct it there first" in str(caught.value.problems[0])
    assert path.read_text() == "adviser = mw\n"
    with pytest.raises(DataError, match="Nothing was saved"):
        write_line(path / "settings.toml", "adviser", "ak")


def test_keys_are_read_by_command(tmp_path: Path) -> None:
    """A key or a list of keys; a line that is neither is told, and the others count."""
    assert read_keys(tmp_path).own == {}
    path = tmp_path / "keys.toml"
    path.write_text('snooze = "z"\nreview = ["R", "f5"]\nnote = 3\n')
    read = read_keys(tmp_path)
    assert read.own == {"snooze": ("z",), "review": ("R", "f5")}
    (problem,) = read.problems
    assert str(problem).startswith("keys.toml, note: write a key or a list of keys")
    path.write_text("snooze = z\n")
    assert "it is not TOML" in str(read_keys(tmp_path).problems[0])
