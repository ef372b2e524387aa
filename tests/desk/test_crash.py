"""A fault of the desk itself leaves no client's data on the terminal."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from qmas_tui.desk.screens.queue import QueueScreen
from tests.desk.support import casework_of, desk_of, press
from tests.make import holder

PROGRAM = """
import sys
from qmas_tui.desk import app
from qmas_tui.desk.awaited import AwaitedBook
from qmas_tui.desk.screens.queue import QueueScreen
from tests.desk.support import casework_of
from tests.make import holder

class Told(Exception):
    def __rich__(self):
        return "SECRET name"

def fail(self, number):
    secret = self.casework.holders["Q-1"].name
    {end}

QueueScreen.on_mount = lambda self: self.call_later(fail, self, 1)
casework = casework_of(holder(name="SECRET name"))
try:
    app.run_desk(AwaitedBook.opened(casework), lambda: casework.as_of)
except Exception as error:
    print("RAISED", type(error).__name__)
else:
    print("NOTHING")
"""


async def test_an_exception_is_kept_for_whoever_ran_the_desk(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A fault in a screen's handler ends the desk and is raised again."""

    def fail(_screen: QueueScreen, number: int) -> None:
        raise RuntimeError(f"view {number}")

    async def story() -> None:
        async with desk.run_test() as pilot:
            await press(pilot, "2")

    monkeypatch.setattr(QueueScreen, "action_view", fail)
    desk = desk_of(casework_of(holder()))
    with pytest.raises(RuntimeError, match="view 2"):
        await story()


@pytest.mark.parametrize(
    ("end", "last"),
    [
        ("raise RuntimeError(secret)", "RAISED RuntimeError"),
        ("raise Told()", "RAISED Told"),
        ("self.app.exit(message=secret)", "NOTHING"),
    ],
)
def test_the_terminal_shows_no_client_at_the_end(end: str, last: str) -> None:
    """In a real terminal the last words are the caller's own, with no data in them."""
    main, terminal = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "QMAS_TUI_CONFIG": "/none"}
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM.format(end=end)],
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        env=environment,
        cwd=Path(__file__).parents[2],
        close_fds=True,
    ) as process:
        os.close(terminal)
        shown = _read(main)
        assert process.wait(timeout=20) == 0
    os.close(main)
    after = shown.rpartition("\x1b[?1049l")[2]
    assert last in after
    assert "SECRET" not in after
    assert "Traceback" not in shown


def _read(main: int) -> str:
    parts: list[bytes] = []
    while True:
        try:
            part = os.read(main, 65536)
        except OSError:
            break
        if not part:
            break
        parts.append(part)
    return b"".join(parts).decode("utf-8", "replace")
