"""Which cases are handed out: those of a view that pass a filter."""

from __future__ import annotations

from typing import Final, Generic, TypeVar

from msgspec import Struct

from qmas_tui.casework.casework import Casework
from qmas_tui.errors import DataError
from qmas_tui.facts.validation import did_you_mean
from qmas_tui.findings.model import AssessedCase
from qmas_tui.views.filter import parse_filter
from qmas_tui.views.queue import NamedView

A = TypeVar("A")
_ALL: Final = "All cases"
_NOBODY: Final = "No case is in this view."


class Selection(Struct, Generic[A], frozen=True):
    """Cases in the order of their list, with a title, and what is said of none."""

    title: str
    cases: tuple[A, ...]
    empty: str = _NOBODY


Selected = Selection[AssessedCase]
"""Holders that are handed out."""


def select(casework: Casework, view: str = "", filter: str = "") -> Selected:
    """The cases of a view by its key, or all, that pass a filter line, if one is given.

    Raises DataError for a view that there is not, or a filter that cannot be read.
    """
    named = named_view(casework, view) if view else None
    cases = casework.queue(named, parse_filter(filter))
    title = named.title if named else _ALL
    if filter:
        return Selection(f"{title}: {filter}", tuple(cases))
    return Selection(title, tuple(cases), named.empty if named else _NOBODY)


def named_view(casework: Casework, key: str) -> NamedView:
    """The view of a key. Raises DataError that names those there are."""
    views = {each.key: each for each in casework.views}
    if key not in views:
        hint = did_you_mean(key, views, f"there are {', '.join(views)}.")
        raise DataError(f"There is no view {key}; {hint}")
    return views[key]
