"""Which cases are handed out: those of a view that pass a filter."""

from __future__ import annotations

from typing import Any, Final, Generic, TypeVar

from msgspec import Struct

from qmas_tui.casework.case_list import CaseList, Progress
from qmas_tui.casework.casework import Casework
from qmas_tui.errors import DataError
from qmas_tui.facts.changes import Case
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.prospect import Prospect
from qmas_tui.facts.validation import did_you_mean
from qmas_tui.views.filter import parse_filter
from qmas_tui.views.queue import ListName, NamedView

A = TypeVar("A")
_ALL: Final = "All cases"
_NOBODY: Final = "No case is in this view."
_KINDS: Final[dict[ListName, tuple[type[Case], ...]]] = {
    "holders": (Holder,),
    "prospects": (Prospect,),
    "both": (Holder, Prospect),
}


class Selection(Struct, Generic[A], frozen=True):
    """Cases in the order of their list, with a title, and what is said of none."""

    title: str
    cases: tuple[A, ...]
    empty: str = _NOBODY
    of: ListName = "holders"


Shown = Selection[Any]
"""The cases of a list, of whichever kind."""


def select(
    casework: Casework,
    view: str = "",
    filter: str = "",
    step: Progress | None = None,
) -> Shown:
    """The cases of a view by its key that pass a filter line, if one is given.

    A view knows its list; without one they are of all holders. `step` hears how far
    working them out is. Raises DataError for a view that there is not, or a filter that
    its list cannot read.
    """
    named = named_view(casework, view) if view else None
    of: ListName = named.of if named else "holders"
    every = list_of(casework, of)
    wanted = parse_filter(filter, every.listing.fields)
    every.work_out(step)
    cases = tuple(every.queue(named, wanted))
    title = named.title if named else _ALL
    if filter:
        return Selection(f"{title}: {filter}", cases, of=of)
    return Selection(title, cases, named.empty if named else _NOBODY, of)


def by_kind(shown: Shown) -> dict[type[Case], list[str]]:
    """The references of each kind that the list is of, in their order."""
    from qmas_tui.views.both import record_of

    found: dict[type[Case], list[str]] = {kind: [] for kind in _KINDS[shown.of]}
    for each in shown.cases:
        record = record_of(each)
        found[type(record)].append(record.case)
    return found


def named_view(casework: Casework, key: str) -> NamedView:
    """The view of a key, of any list. Raises DataError that names those there are."""
    views = {each.key: each for each in casework.saved.all}
    if key not in views:
        hint = did_you_mean(key, views, f"there are {', '.join(views)}.")
        raise DataError(f"There is no view {key}; {hint}")
    return views[key]


def list_of(casework: Casework, of: ListName) -> CaseList[Any]:
    """A list by its name: what those with prospects take is loaded when asked for."""
    if of == "holders":
        return casework.holder_list
    from qmas_tui.casework.both import BothList
    from qmas_tui.casework.prospects import ProspectList

    prospects = ProspectList(casework)
    return prospects if of == "prospects" else BothList(casework, prospects)
