"""The desk in a real terminal that changes its size, and is taken away."""

from __future__ import annotations

import signal
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.desk.support import book_of
from tests.make import holder
from tests.terminal.terminal import Terminal, desk_env

pytestmark = pytest.mark.many
DEMO: Sequence[str] = (str(Path(sys.executable).with_name("qmas-tui")), "demo")


def desk(
    folder: Path, size: tuple[int, int] = (80, 24), kind: str = "xterm"
) -> Terminal:
    """The desk on the demo book."""
    return Terminal(DEMO, size, kind, desk_env(folder))


def test_what_is_typed_outlives_a_terminal_of_four_columns(tmp_path: Path) -> None:
    """A form that is squeezed to 4 x 24 and widened again still holds its text."""
    with desk(tmp_path) as terminal:
        terminal.until("ABEBE")
        terminal.type("enter")
        terminal.until("limit of stay 2")
        terminal.type("n", "Asked for the letter")
        terminal.until("Asked for the letter")
        terminal.resize(4, 24)
        terminal.until("QMA")
        terminal.resize(80, 24)
        terminal.until("Asked for the letter", "QMAS desk")


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGHUP, None])
def test_what_is_typed_outlives_a_signal(
    tmp_path: Path, ending: signal.Signals | None
) -> None:
    """The desk ends in order, also where its terminal is closed; the next offers it."""
    book_of(tmp_path / "book.db", holder()).close()
    command = (DEMO[0], "--book", str(tmp_path / "book.db"))
    with Terminal(command, env=desk_env(tmp_path)) as terminal:
        terminal.until("All 1")
        terminal.type("0", "enter")
        terminal.until("LEE Ka Yan", "q leave")
        terminal.type("g", "15/3/31")
        terminal.until("15/3/31")
        if ending is None:
            terminal.hang_up()
        else:
            terminal.program.kill(ending)
            assert terminal.ended() == 0
    with Terminal(command, env=desk_env(tmp_path)) as terminal:
        terminal.until("All 1")
        terminal.type("0", "enter", "g")
        terminal.until("Your draft of", "15/3/31")
