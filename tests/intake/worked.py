"""The worked cases of intake: facts of every prospect, and what must come out."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import convert

from qmas_tui.facts.holder import Holder
from qmas_tui.facts.prospect import Prospect

FOLDER = Path(__file__).parent / "cases"


@cache
def facts() -> dict[str, Any]:
    """The file of facts as it is written."""
    return tomllib.loads((FOLDER / "intake.facts.toml").read_text("utf-8"))


@cache
def prospects() -> dict[str, Prospect]:
    """Every prospect by case."""
    rows = convert(facts()["prospect"], list[Prospect])
    return {row.case: row for row in rows}


@cache
def holders() -> dict[str, Holder]:
    """The holders beside them, by case."""
    rows = convert(facts()["holder"], list[Holder])
    return {row.case: row for row in rows}


@cache
def expected() -> dict[str, Any]:
    """What must come out of them."""
    found: dict[str, Any] = json.loads((FOLDER / "intake.expect.json").read_text())
    return found


def open_cases() -> list[str]:
    """The prospects of whom more is expected than that their case is closed."""
    every = expected()["prospects"].items()
    return [case for case, want in every if want["stage"] != "closed"]


def as_of() -> date:
    """The day of the question."""
    day: date = facts()["as_of"]
    return day
