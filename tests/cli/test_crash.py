"""An error of the program itself shows no client's data."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from qmas_tui.casework.casework import Casework
from qmas_tui.cli import desk
from qmas_tui.cli.crash import told
from qmas_tui.errors import QmasError
from tests.cli.runs import Run, process

NAME = "CHAN Tai Man"


def _break(casework: Casework, *_: object) -> int:
    secret = casework.holders["T-001"].name
    held_in_a_local = f"passport of {secret}"
    raise RuntimeError(f"cannot draw {secret}", len(held_in_a_local))


def _traces(home: Path) -> list[Path]:
    return list((home / "state" / "qmas-tui").iterdir())


def test_a_crash_shows_one_sentence(
    qmas: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A crash prints one sentence without data; its trace is for the user alone."""
    monkeypatch.setattr(Casework, "queue", _break)
    said = qmas.refused("due")
    assert NAME not in said
    assert "Traceback" not in said
    assert len(said.splitlines()) == 1
    (trace,) = _traces(home)
    assert str(trace) in said
    assert stat.S_IMODE(trace.stat().st_mode) == 0o600
    assert stat.S_IMODE(trace.parent.stat().st_mode) == 0o700
    text = trace.read_text()
    assert "RuntimeError" in text
    assert "in _break" in text
    assert "passport of CHAN" not in text


def test_a_crash_of_the_desk(
    qmas: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the desk raises is told in the same way."""
    monkeypatch.setattr(desk, "run_desk", _break)
    monkeypatch.setattr(desk, "_check_terminal", lambda: None)
    assert NAME not in qmas.refused()
    assert len(_traces(home)) == 1


def test_a_crash_in_a_process(qmas: Run, home: Path) -> None:
    """A real process that crashes prints no data; its trace is private, umask or no."""
    code = (
        "import os; os.umask(0)\n"
        "from qmas_tui.casework.casework import Casework\n"
        "def broken(self, *_):\n"
        "    secret = [h.name for h in self.holders.values()]\n"
        "    raise KeyError(*secret)\n"
        "Casework.queue = broken"
    )
    ran = process("due", "--book", str(qmas.book), code=code)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert NAME not in ran.stderr
    assert "Traceback" not in ran.stderr
    (trace,) = _traces(home)
    modes = [stat.S_IMODE(p.stat().st_mode) for p in (trace, *trace.parents[:2])]
    assert modes == [0o600, 0o700, 0o700]


def test_a_crash_without_a_place_for_its_trace(
    qmas: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no trace can be written the sentence says so."""
    monkeypatch.setattr(Casework, "queue", _break)
    (home / "state").write_text("in the way")
    said = qmas.refused("due")
    assert "no trace of it could be written" in said
    assert NAME not in said


@pytest.mark.parametrize(
    ("message", "told_as"),
    [
        ("This grant: cannot be", "This grant: cannot be."),
        ("book exists already.", "book exists already."),
        ("book.toml exists already.", "book.toml exists already."),
        ("dir/s cannot be read", "dir/s cannot be read."),
        ("q-1 has no dependant", "q-1 has no dependant."),
        ("", "."),
    ],
)
def test_an_error_ends_as_a_sentence(message: str, told_as: str) -> None:
    """Names of files and cases keep their letters, also one that looks like a word."""
    assert told(QmasError(message)) == [told_as]


def test_settings_that_cannot_be_used_stop_nobody(qmas: Run, home: Path) -> None:
    """The line is named, its default is used, and the command does what it is for."""
    (home / "office" / "settings.toml").write_text("animations = 3\n")
    result = qmas("due")
    assert result.exit_code in (0, 3)
    assert result.stderr.startswith("settings.toml, animations: ")
    assert result.stderr.endswith("; its default is used.\n")


def test_an_interruption(qmas: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """ctrl+c ends the command with a word and exit code 130."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Casework, "queue", interrupt)
    result = qmas("due")
    assert result.exit_code == 130
    assert "Stopped." in result.stderr
