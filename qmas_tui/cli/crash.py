"""Runs a command and turns whatever ends it into sentences and an exit code."""

from __future__ import annotations

import io
import os
import secrets
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import click

from qmas_tui.cli.output import UNPRINTED, Unprinted, complain, prepare, say
from qmas_tui.errors import DamagedBook, QmasError
from qmas_tui.files import make_private_folder, open_private

FAILED = 1
INTERRUPTED = 130
MEND = "Run qmas-tui recover."


def guarded(run: Callable[[], object]) -> int:
    """Run it and give its exit code; no error gets past, and none shows data."""
    prepare()
    try:
        result = run()
    except SystemExit:  # how click ends where nobody reads its help
        return UNPRINTED
    except click.ClickException as error:
        code, lines = error.exit_code, _usage(error)
    except click.exceptions.Abort:
        code, lines = INTERRUPTED, ["Stopped."]
    except QmasError as error:
        code, lines = _known(error)
    except Exception as error:
        code, lines = _unforeseen(error)
    else:
        return result if isinstance(result, int) else 0
    complain(*lines)
    return code


def told(error: QmasError) -> list[str]:
    """An error in sentences: what is wrong, every problem, and what mends it."""
    text = error.message.rstrip()
    if error.problems:
        text = text.rstrip(".:") + ":"
    elif not text.endswith((".", "!", "?")):
        text += "."
    lines = [text, *[f"  {problem}" for problem in error.problems]]
    return [*lines, MEND] if isinstance(error, DamagedBook) else lines


def keep_trace(error: BaseException) -> Path:
    """Write the trace, without any local value, to a file for the user alone."""
    from platformdirs import user_state_path

    folder = user_state_path("qmas-tui", appauthor=False)
    make_private_folder(folder)
    now = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    path = folder / f"crash-{now}-{secrets.token_hex(3)}.txt"
    fd = open_private(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    with open(fd, "w", encoding="utf-8", errors="backslashreplace") as file:
        file.writelines(traceback.format_exception(error))
    return path


def _known(error: QmasError) -> tuple[int, list[str]]:
    """Code and sentences; without a word where nobody reads the output."""
    return error.exit_code, told(error) if error.message else []


def _unforeseen(error: Exception) -> tuple[int, list[str]]:
    """The same of an error of our own, or of help that click cannot print."""
    try:
        say()
    except Unprinted as unprinted:
        return _known(unprinted)
    return FAILED, [_unexpected(error)]


def _unexpected(error: Exception) -> str:
    sorry = "The program met an error of its own and stopped"
    try:
        path = keep_trace(error)
    except OSError:
        return f"{sorry}; no trace of it could be written."
    return (
        f"{sorry}; the trace is in {path}, for your eyes only, "
        "for it may quote what is on record."
    )


def _usage(error: click.ClickException) -> list[str]:
    shown = io.StringIO()
    error.show(file=shown)
    return shown.getvalue().rstrip().split("\n")
