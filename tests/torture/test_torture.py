"""A short torture, and proof that it notices a program that is not safe."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.torture.child import LEAVES_OUT

pytestmark = pytest.mark.many

ROOT = Path(__file__).parents[2]

SPOILT = {
    "forget": ("qmas_tui.book.book.SqliteBook._go_on_cleaning", "", 12),
    "append": ("", "qmas_tui.book.replica.Replica.make", 3),
    "writers": ("qmas_tui.book.replica.Replica._follow", "", 6),
}
"""By phase: what is left out, as `torture` takes it, and the rounds that notice it."""


def torture(
    folder: Path, arguments: str, left_out: str = "", killed: str = ""
) -> tuple[int, str]:
    """How a torture ends, and what it prints.

    The program may leave something out: `left_out` where it is open all along,
    `killed` where it is killed at work.
    """
    script = "import sys; from tests.torture.__main__ import main\n"
    if left_out:
        script += f"from unittest import mock; mock.patch({left_out!r}).start()\n"
    done = subprocess.run(
        [sys.executable, "-c", script + "sys.exit(main())", *arguments.split()],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(folder), LEAVES_OUT: killed},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_nothing_is_lost(tmp_path: Path) -> None:
    """Programs killed at work in each phase lose nothing that was acknowledged."""
    code, said = torture(tmp_path, "--rounds 30")
    assert code == 0, said
    assert re.search(r"^rounds +30$", said, re.MULTILINE), said
    assert re.search(r"^losses +0$", said, re.MULTILINE), said
    assert not re.search(r"(append|backup|forget|import|restore|writers) 0", said), said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("phase", SPOILT)
def test_a_program_that_is_not_safe_is_noticed(tmp_path: Path, phase: str) -> None:
    """Whatever a careless program leaves out, the torture finds."""
    *left_out, rounds = SPOILT[phase]
    code, said = torture(tmp_path, f"--only {phase} --rounds {rounds}", *left_out)
    assert code == 1, said
    assert re.search(r"^losses +[1-9]", said, re.MULTILINE), said
