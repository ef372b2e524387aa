"""What a list of cases of one kind can show, be asked for, and be counted by."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final, Generic, TypeVar

from msgspec import Struct

from qmas_tui.views.column import Column
from qmas_tui.views.facets import FacetKind
from qmas_tui.views.filter import Fields
from qmas_tui.views.groups import Group
from qmas_tui.views.model import Span
from qmas_tui.views.queue import ListName

A = TypeVar("A")
AIR: Final = Span(" ")


class Cells(Struct, frozen=True, gc=False):
    """What a row says in a way of its own; all else it says as a table would.

    `seen` marks a case looked at today, `mark` how grave it is; `said` are columns.
    """

    seen: Span
    mark: Span
    said: Mapping[str, Span]


class Listing(Struct, Generic[A], frozen=True, kw_only=True):
    """Cases of one kind, as a list knows them.

    `case_of` gives the reference; `key_of` names the row, for in a list of both kinds
    one reference may be of two. `exported` are the columns that a file has by itself,
    `right` those set to the right; `group_of` is told how many days ahead count as due.
    """

    name: ListName
    case_of: Callable[[A], str]
    key_of: Callable[[A], str]
    columns: Mapping[str, Column[A]]
    exported: tuple[str, ...]
    right: frozenset[str]
    fields: Fields[A]
    facets: tuple[FacetKind[A], ...]
    cells: Callable[[A, int], Cells]
    group_of: Callable[[A, int], Group]
    asleep_until: Callable[[A], date | None]
