"""The groups of the queue: each case in the first that fits, in the queue's order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, Literal, TypeVar

from msgspec import Struct

from qmas_tui.findings.model import Assessment
from qmas_tui.views.model import Role
from qmas_tui.views.say import count

if TYPE_CHECKING:  # the first frame knows no prospects
    from qmas_tui.intake.result import ProspectAssessment
    from qmas_tui.views.listing import Listing

A = TypeVar("A")
Group = Literal["over", "missed", "due", "later", "nothing", "asleep"]
_ROLES: Final[dict[Group, Role]] = {
    "over": "head-act",
    "missed": "head-act",
    "due": "head-warn",
    "later": "strong",
    "nothing": "strong",
    "asleep": "dim",
}
"""Every group in its order, with the role of its title."""
_TITLES: Final[dict[Group, str]] = {
    "over": "Over the limit",
    "missed": "Missed",
    "due": "Due within",
    "later": "Later",
    "nothing": "Nothing due",
    "asleep": "Asleep",
}


class Head(Struct, frozen=True, gc=False):
    """The line above a group: what it holds, and how many cases."""

    title: str
    role: Role
    count: int


class Asleep(Struct, frozen=True, gc=False):
    """The line that tells what a view leaves out while it sleeps.

    `case` is the one that wakes first.
    """

    case: str
    count: int


class Told(Struct, frozen=True, gc=False):
    """A line that says why there is no case."""

    words: str


IndexRow = str | Head | Asleep | Told | None
"""A line of the list: a case by its reference, one of the others, or air."""


def group_of(found: Assessment | ProspectAssessment, soon: int) -> Group:
    """The group of a case; `soon` is how many days ahead count as due."""
    item, as_of = found.next, found.as_of
    if item is None:
        return "nothing"
    if item.kind == "stay.ends":
        return "over"
    if item.due_on < as_of:
        return "missed"
    return "due" if item.act_by <= as_of + timedelta(days=soon) else "later"


def queue_index(
    listing: Listing[A],
    cases: Sequence[A],
    asleep: Sequence[A],
    soon: int,
    empty: Sequence[str] = (),
) -> list[IndexRow]:
    """The lines of the list: the cases under the heads of their groups.

    Where there is none, the list says what is `empty`.
    """
    index = _grouped(
        ((listing.key_of(each), listing.group_of(each, soon)) for each in cases), soon
    )
    if not cases:
        index += [None, *[Told(words) for words in empty]]
    return [*index, *_asleep_below(listing, index, asleep)]


def _grouped(cases: Iterable[tuple[str, Group]], soon: int) -> list[IndexRow]:
    """Cases under the heads of their groups, with air between these."""
    groups: dict[Group, list[IndexRow]] = {group: [] for group in _ROLES}
    for case, group in cases:
        groups[group].append(case)
    index: list[IndexRow] = []
    for group, rows in groups.items():
        if rows:
            index += [*_air(index), Head(_title(group, soon), _ROLES[group], len(rows))]
            index += rows
    return index


def plain_index(
    listing: Listing[A], cases: Iterable[A], asleep: Sequence[A]
) -> list[IndexRow]:
    """The lines of a list that is sorted otherwise: there are no groups."""
    index: list[IndexRow] = [listing.key_of(each) for each in cases]
    return [*index, *_asleep_below(listing, index, asleep)]


def _asleep_below(
    listing: Listing[A], index: Sequence[IndexRow], asleep: Sequence[A]
) -> Iterator[IndexRow]:
    """The line that tells what the list leaves out, below the rest."""
    if asleep:
        yield from _air(index)
        first = min(asleep, key=lambda each: listing.asleep_until(each) or date.max)
        yield Asleep(listing.key_of(first), len(asleep))


def _air(index: Sequence[IndexRow]) -> Iterator[None]:
    if index:
        yield None


def _title(group: Group, soon: int) -> str:
    return (
        f"{_TITLES[group]} {count(soon, 'day')}" if group == "due" else _TITLES[group]
    )
