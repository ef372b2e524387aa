"""Records of travel as tests write them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgspec import structs

from qmas_tui.exchange.travel.crossings import (
    MovementWords,
    TravelRecord,
    read_record,
    rows_of_text,
)
from qmas_tui.exchange.travel.plan import TravelPlan, plan_travel
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.rows import Trip
from qmas_tui.toml_files import read_toml

ROOT = Path(__file__).parents[3]
STATEMENT = ROOT / "tests" / "data" / "travel-record.csv"
TODAY = date(2026, 11, 22)
WORDS = read_toml(ROOT / "config" / "travel-record.toml", MovementWords)
LEE = Holder(
    case="Q-1",
    name="LEE Ka Yan",
    citizenship="other",
    route="gpt",
    landed_on=date(2023, 3, 15),
)


def read(text: str) -> TravelRecord:
    """A pasted text as a record."""
    return read_record(rows_of_text(text), WORDS, TODAY)


def day(text: str) -> date:
    """A day of 2025, as 1-31."""
    month, number = text.split("-")
    return date(2025, int(month), int(number))


def trip(out: str, back: str | None = None, planned: bool = False) -> Trip:
    """A trip of 2025."""
    return Trip(out=day(out), back=day(back) if back else None, planned=planned)


def moves(*rows: str) -> str:
    """Rows such as "-1-31" (left on 31 January 2025) and "+2-3" (came back)."""
    return "\n".join(
        f"{day(row[1:]).isoformat()} {'Departure' if row[0] == '-' else 'Arrival'}"
        for row in rows
    )


def plan(rows: str, *recorded: Trip, person: Holder = LEE) -> TravelPlan:
    """Rows, parted by blanks, against what is recorded."""
    record = read(moves(*rows.split()))
    return plan_travel(record, structs.replace(person, trip=recorded), TODAY)


def kinds(found: TravelPlan) -> list[str]:
    """What is to be decided."""
    return [each.kind for each in found.questions]


def keys(found: TravelPlan) -> list[str]:
    """The answers to the one question, the likely one first."""
    (question,) = found.questions
    return [each.key for each in question.choices]
