"""A desk whose terminal is closed, in a process of its own."""

from __future__ import annotations

import os
import select
import subprocess
import sys

import pytest

if sys.platform == "win32":
    pytest.skip("there are no such terminals", allow_module_level=True)

import pty

LONGEST = 30
"""Seconds that a loaded machine may take; a desk that stays fails then."""


def test_the_desk_ends_with_its_terminal() -> None:
    """Nobody sends it a signal: it sees for itself that the terminal is gone."""
    ours, theirs = pty.openpty()
    desk = subprocess.Popen(
        [sys.executable, "-m", "qmas_tui.cli.main", "demo"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"},
    )
    os.close(theirs)
    try:
        shown = b""
        while b"QMAS desk" not in shown:
            assert select.select([ours], [], [], LONGEST)[0], shown
            shown += os.read(ours, 4096)
        os.close(ours)
        assert desk.wait(LONGEST) >= 0
    finally:
        desk.kill()
        desk.wait()
