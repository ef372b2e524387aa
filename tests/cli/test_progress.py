"""Long work tells how far it has come, and leaves nothing half written."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from qmas_tui.cli.progress import progress
from tests.cli.runs import Run


class Terminal(io.StringIO):
    """A stream that somebody looks at."""

    def isatty(self) -> bool:
        """It is a terminal."""
        return True


def test_progress_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each step but the first is one line over the last, and gone at the end."""
    monkeypatch.setattr(sys, "stderr", shown := Terminal())
    with progress("Working") as step:
        assert step(0, 1000)
        assert shown.getvalue() == ""
        assert step(200, 1000)
    assert shown.getvalue() == "\rWorking: 200 of 1,000\x1b[K\r\x1b[K"


def test_progress_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file, or nothing at all, hears of no progress."""
    for stream in (io.StringIO(), None):
        monkeypatch.setattr(sys, "stderr", stream)
        with progress("Working") as step:
            assert step(200, 1000)
        assert stream is None or stream.getvalue() == ""


@pytest.mark.parametrize(
    "words",
    [
        ["snapshot", "out.toml"],
        ["export", "out.csv"],
        ["export", "out.xlsx"],
        ["calendar", "out.ics"],
        ["brief", "T-001", "out.html"],
        ["rop145", "T-001", "out.csv"],
    ],
)
def test_what_is_stopped_leaves_no_file(
    qmas: Run, tmp_path: Path, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl+c in the midst of writing ends with 130; neither file nor litter is left."""
    (folder := tmp_path / "out").mkdir()

    def stop(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    file = str(folder / words[-1])
    assert qmas(*words[:-1], file).exit_code == 130
    assert list(folder.iterdir()) == []
