"""The order of a list of cases: that of the queue, or by any column."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final, TypeVar

from msgspec import Struct, structs

from qmas_tui.errors import DataError
from qmas_tui.facts.validation import did_you_mean
from qmas_tui.views.column import Column, Value
from qmas_tui.views.columns import COLUMNS
from qmas_tui.views.haystack import fold

A = TypeVar("A")
QUEUE: Final = "act_by"
"""The column of the queue's own order, in which what is lost first leads."""


class Sort(Struct, frozen=True, gc=False):
    """By which column, by its key; the last first where `reverse`."""

    column: str = QUEUE
    reverse: bool = False

    @property
    def is_queue(self) -> bool:
        """Whether it is the order in which the queue comes by itself."""
        return self.column == QUEUE and not self.reverse

    @property
    def sign(self) -> str:
        """What the header shows beside the title of the column."""
        return "▼" if self.reverse else "▲"

    def __str__(self) -> str:
        return f"{'-' * self.reverse}{self.column}"


QUEUE_ORDER: Final = Sort()


def parse_sort(text: str, columns: Collection[str] = tuple(COLUMNS)) -> Sort:
    """A sort as a view names it: `limit`, or `-limit` for the last first.

    Nothing stands for the order of the queue. Raises DataError for an unknown column.
    """
    column = text.removeprefix("-")
    if column and column not in columns:
        hint = did_you_mean(column, columns, f"there are {', '.join(columns)}")
        raise DataError(f"There is no column {column}; {hint}.")
    return Sort(column or QUEUE, text.startswith("-"))


def reversed_sort(sort: Sort) -> Sort:
    """The other way round."""
    return structs.replace(sort, reverse=not sort.reverse)


def next_sort(sort: Sort, columns: Sequence[str]) -> Sort:
    """By the next of these columns; after the last of them that of the queue."""
    every = [QUEUE, *[key for key in columns if key != QUEUE]]
    place = every.index(sort.column) if sort.column in every else -1
    return Sort(every[(place + 1) % len(every)])


def in_sort(
    cases: Sequence[A], sort: Sort, columns: Mapping[str, Column[A]]
) -> list[A]:
    """Cases, given as the queue orders them; those alike in the column stay so.

    What has nothing in the column comes last, either way.
    """
    if sort.is_queue:
        return list(cases)
    column = columns[sort.column]
    value = column.order or column.value
    known, unknown = list[tuple[tuple[int, str], A]](), list[A]()
    for place, case in enumerate(cases):
        cell = value(case)
        if cell is None:
            unknown.append(case)
        else:
            known.append(((place, "") if sort.column == QUEUE else _rank(cell), case))
    known.sort(key=_first, reverse=sort.reverse)
    return [*[case for _rank, case in known], *unknown]


def _first(pair: tuple[tuple[int, str], object]) -> tuple[int, str]:
    return pair[0]


def _rank(cell: Value) -> tuple[int, str]:
    """Numbers and days by their size, then words by their letters."""
    if isinstance(cell, int):
        return cell, ""
    if isinstance(cell, str):
        return _LAST, fold(cell)
    assert cell is not None, "a cell that is blank is in no order"
    return cell.toordinal(), ""


_LAST: Final = 1 << 62
"""A rank behind that of any number or day."""
