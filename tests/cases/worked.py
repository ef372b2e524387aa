"""Where the worked cases lie, and what their books are called."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent
BOOKS = ("stay", "residence", "edges", "risk", "example", "law", "real")
