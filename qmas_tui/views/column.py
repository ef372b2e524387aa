"""A column of a list or a table, and those that holders and prospects both have."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Generic, TypeVar

from msgspec import Struct

from qmas_tui.facts.changes import Case
from qmas_tui.facts.reading import is_control
from qmas_tui.findings.model import AssessedCase, Item
from qmas_tui.intake.result import AssessedProspect

A = TypeVar("A")
Of = TypeVar("Of", AssessedCase, AssessedProspect)
Value = str | date | int | None
"""A cell: words, a day, a number, or nothing."""


class Column(Struct, Generic[A], frozen=True):
    """A column: its title and what stands in it for a case.

    `order` is what cases are sorted by, where it is something else.
    """

    title: str
    value: Callable[[A], Value]
    order: Callable[[A], Value] | None = None


def recorded_text(text: str | None) -> str | None:
    """A recorded text without the signs that no table can hold; its lines stay."""
    if text is None or text.isprintable():
        return text
    even = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join([sign for sign in even if sign == "\n" or not is_control(sign)])


def who_columns(record: Callable[[Of], Case]) -> dict[str, Column[Of]]:
    """Who somebody is."""
    return {
        "case": Column("Reference", lambda e: recorded_text(record(e).case)),
        "name": Column("Name", lambda e: recorded_text(record(e).name)),
        "name_zh": Column("Chinese name", lambda e: recorded_text(record(e).name_zh)),
        "nationality": Column("Nationality", lambda e: record(e).nationality),
        "citizenship": Column("Citizenship", lambda e: record(e).citizenship),
        "scheme": Column("Scheme", lambda e: record(e).route.upper()),
        "born_on": Column("Born on", lambda e: record(e).born_on),
    }


def file_columns(record: Callable[[Of], Case]) -> dict[str, Column[Of]]:
    """How the office keeps the case."""

    def remarks(of: Of) -> str | None:
        notes = sorted(record(of).note, key=lambda note: note.on)
        return recorded_text(notes[-1].text) if notes else None

    return {
        "adviser": Column("Adviser", lambda e: recorded_text(record(e).adviser)),
        "remarks": Column("Remarks", remarks),
        "tags": Column(
            "Tags", lambda e: recorded_text(", ".join(record(e).tags)) or None
        ),
        "status": Column("Case status", lambda e: record(e).status),
    }


def day_columns(item: Callable[[Of], Item | None]) -> dict[str, Column[Of]]:
    """The days of what is to be done first."""

    def column(title: str, day: Callable[[Item], date | None]) -> Column[Of]:
        return Column(title, lambda e: day(found) if (found := item(e)) else None)

    return {
        "act_by": column("Act by", lambda item: item.act_by),
        "due_on": column("Due on", lambda item: item.due_on),
        "lost_on": column("Lost on", lambda item: item.lost_on),
    }
