"""Runs command lines, in this process and in one of their own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
from click.testing import CliRunner, Result

from qmas_tui.cli.main import cli

DATA = Path(__file__).parents[1] / "data"
AS_OF = "2026-02-10"


class Run:
    """A command line on one book and one day."""

    def __init__(self, book: Path, as_of: str = AS_OF) -> None:
        self.book = book
        self.as_of = as_of

    def __call__(self, *words: str, typed: str | bytes | None = None) -> Result:
        """The outcome of a command; `typed` is what the user answers."""
        shared = ("--book", str(self.book), "--as-of", self.as_of)
        return run(*shared, *words, typed=typed)

    def lines(self, *words: str) -> list[str]:
        """What a command that ends well prints."""
        result = self(*words)
        assert result.exit_code == 0, result.output
        return result.stdout.splitlines()

    def text(self, *words: str) -> str:
        """The same as one text."""
        return "\n".join(self.lines(*words))

    def failed(self, *words: str, code: int = 1) -> str:
        """What a command complains of that ends with this code."""
        result = self(*words)
        assert result.exit_code == code, result.output
        return result.stderr

    def refused(self, *words: str, code: int = 1) -> str:
        """The same of one that prints nothing else."""
        result = self(*words)
        assert (result.exit_code, result.stdout) == (code, ""), result.output
        return result.stderr

    def attention(self) -> str:
        """What check prints where something needs attention."""
        result = self("check")
        assert result.exit_code == 3, result.output
        return result.stdout

    def bytes(self) -> bytes:
        """What the book holds."""
        return self.book.read_bytes()


def run(*words: str, typed: str | bytes | None = None) -> Result:
    """The outcome of a command line."""
    return CliRunner().invoke(cli, words, input=typed, prog_name="qmas-tui")


def loaded(name: str) -> click.Command:
    """A command as it is when it was called."""
    _name, command, _rest = cli.resolve_command(click.Context(cli), [name])
    assert command is not None
    return command


def process(
    *words: str, code: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """The outcome of a command line in a process of its own; `code` runs before it."""
    import os

    script = f"{code}\nfrom qmas_tui.cli.main import main\nmain()"
    return subprocess.run(
        [sys.executable, "-c", script, *words],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        check=False,
    )
