"""Keys come as bytes, and many at once: each does what it says, where it was meant."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.terminal.terminal import Terminal, desk_env

pytestmark = pytest.mark.many
DESK: Sequence[str] = (str(Path(sys.executable).with_name("qmas-tui")),)
CLIENTS = Path(__file__).parents[1] / "pictures" / "clients.csv"


def desk(folder: Path, *more: str, kind: str = "xterm") -> Terminal:
    """The desk on an empty book at 80x24, or what else the program is asked for."""
    return Terminal([*DESK, *more], (80, 24), kind, desk_env(folder))


@pytest.mark.parametrize("kind", ["xterm", "screen-256color", "dumb"])
def test_a_day_at_the_desk_in_any_kind_of_terminal(tmp_path: Path, kind: str) -> None:
    """A sheet taken in, a case reviewed, all given to somebody, undone, and left."""
    with desk(tmp_path, kind=kind) as terminal:
        terminal.until("How would you like to begin?")
        terminal.type("i", str(CLIENTS), "ctrl+s")
        terminal.until("3 answers are wanted first")
        terminal.type("tab", "space", "tab", "space", "tab", "space")
        terminal.until("7 cases would be written", "nothing is saved yet")
        terminal.type("ctrl+s")
        terminal.until("7 cases imported", "0 All 7")
        terminal.type("0", "r", "space")
        terminal.until("2 of 7", "1 reviewed")
        terminal.type("escape", "0", "*", "b")
        terminal.until("7 marked", "adviser")
        terminal.type("a", "kc", "ctrl+s")
        terminal.until("7 cases change")
        terminal.type("ctrl+s")
        terminal.until("7 cases: set adviser kc")
        terminal.until("adviser kc", "✓")
        terminal.type("u")
        terminal.until("Undo 7 cases, set adviser kc (")
        terminal.type("y")
        terminal.until("adviser AK")
        terminal.type("ctrl+q")
        assert terminal.ended() == 0


def test_forms_in_one_piece_and_escape_with_a_letter_behind_it(tmp_path: Path) -> None:
    """`a j`, a day, a text, `ctrl+s`, and a note, in one write: each in its field.

    `esc` and a letter right behind it are both: back to the queue, and on.
    """
    with desk(tmp_path, "demo") as terminal:
        terminal.until("ABEBE")
        terminal.type("0", "/", "2105", "enter", "enter")
        terminal.until("IBRAHIM", "Findings")
        terminal.type("a", "j", "15/11/26", "tab", "tab", "tab", "Told us", "ctrl+s")
        terminal.type("n", "Asked for the letter", "ctrl+s", "6")
        terminal.until("Told us", "Asked for the letter")
        terminal.type("1")
        terminal.until("15 Nov 2026")
        terminal.type("escape", "r")
        terminal.until("Review", "1 of 1")
        terminal.type("escape", "escape", "0", "Z")
        terminal.until("Asleep", "other day")
