"""Other programs on the book of a test."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from qmas_tui.book.book import SqliteBook

ROOT = Path(__file__).parents[2]


def program(script: str, *arguments: str | Path) -> subprocess.Popen[bytes]:
    """Another program, at work on a book."""
    command = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)


def cases(path: Path) -> list[str]:
    """What a program finds that opens the book now."""
    book = SqliteBook(path)
    found = list(book.holders())
    book.close()
    return found
