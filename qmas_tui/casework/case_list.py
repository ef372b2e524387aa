"""The cases of one kind in order, as views and filters pick them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final, Generic, TypeVar

from msgspec import Struct, structs

from qmas_tui.facts.changes import Case
from qmas_tui.steps import Step, unheard, watched
from qmas_tui.views.filter import Filter, matches, parse_filter
from qmas_tui.views.groups import Group
from qmas_tui.views.listing import Listing
from qmas_tui.views.queue import NamedView
from qmas_tui.views.sort import QUEUE_ORDER, Sort, in_sort

A = TypeVar("A")
Progress = Callable[[int, int], bool]
_NOWHERE: Final = frozenset[str]()


class _Placed(Struct, Generic[A], frozen=True):
    """A case, what its row is called, and where it belongs.

    That is a group, the views that show it, by their keys, and those where it sleeps.
    """

    of: A
    row: str
    group: Group
    shown: frozenset[str]
    asleep: frozenset[str]


class _Basis(Struct, frozen=True):
    """What cases are placed by: the views, and how many days ahead are due just now.

    `held_once` keeps one set of keys for all cases that have just these.
    """

    views: Sequence[NamedView]
    soon: int
    wanted: Sequence[tuple[str, Filter]]
    alerts: frozenset[str]
    held_once: dict[frozenset[str], frozenset[str]]

    def one(self, keys: frozenset[str]) -> frozenset[str]:
        """The same keys, held once."""
        return self.held_once.setdefault(keys, keys)


class _Placing(Struct, Generic[A], frozen=True):
    """Cases as they were placed last, by what, and how many each view shows.

    `known` has them by the identity of the case.
    """

    by: _Basis
    cases: list[A]
    placed: list[_Placed[A]]
    known: Mapping[int, _Placed[A]]
    counts: dict[str, int]


class CaseList(Generic[A]):
    """What is looked through once is remembered for as long as no case is another."""

    def __init__(
        self,
        listing: Listing[A],
        views: Callable[[], Sequence[NamedView]],
        soon: Callable[[], int],
    ) -> None:
        """`soon` tells how many days ahead count as due just now."""
        self._plain = listing
        self.listing = structs.replace(
            listing, key_of=self._row_of, group_of=self._group_of
        )
        self._views_now, self._soon_now = views, soon
        self._fields = structs.replace(listing.fields, text=self.text_of)
        self._texts: dict[str, tuple[A, str]] = {}
        self._basis = self._basis_of((), soon())
        self._placing = _Placing[A](self._basis, [], [], {}, {})

    @property
    def as_of(self) -> date:
        """The day of the question."""
        raise NotImplementedError

    @property
    def recorded(self) -> Mapping[str, Case]:
        """Every case as it is recorded, by its reference."""
        raise NotImplementedError

    def of(self, case: str) -> A:
        """A case, worked out. Raises DataError for an unknown reference."""
        raise NotImplementedError

    @property
    def are_known(self) -> bool:
        """Whether every case is worked out, in order, and counted."""
        raise NotImplementedError

    @property
    def left(self) -> int:
        """How many cases are still to be worked out, or are others than they were."""
        raise NotImplementedError

    def work_out(self, step: Progress | None = None) -> bool:
        """Work out all that is missing; False if `step` stopped it."""
        raise NotImplementedError

    def in_order(self) -> list[A]:
        """Every case in the order of the queue; another list once one is another."""
        raise NotImplementedError

    # Views

    @property
    def views(self) -> Sequence[NamedView]:
        """The named views of the list, in the order of their numbers."""
        return self._views_now()

    def _basis_now(self) -> _Basis:
        """What to place cases by; views that were saved, and settings, count at once.

        Another thread may be at it as well: each goes by one basis to its end.
        """
        views, soon, basis = self.views, self._soon_now(), self._basis
        if views is not basis.views or soon != basis.soon:
            basis = self._basis = self._basis_of(views, soon)
        return basis

    def _basis_of(self, views: Sequence[NamedView], soon: int) -> _Basis:
        fields = self.listing.fields
        wanted = [(each.key, parse_filter(each.filter, fields)) for each in views]
        alerts = frozenset(view.key for view in views if view.alert)
        return _Basis(views, soon, wanted, alerts, {})

    # Asking

    def queue(
        self,
        view: NamedView | None = None,
        filter: Filter | None = None,
        sort: Sort = QUEUE_ORDER,
    ) -> list[A]:
        """The cases of a view that pass a filter; alerts leave out what sleeps."""
        every = self._shown_in(view) if view else self.in_order()
        return in_sort(self._passing(every, filter), sort, self.listing.columns)

    def asleep(self, view: NamedView, filter: Filter | None = None) -> list[A]:
        """What the view would show as well if it did not sleep."""
        placed, key = self._every().placed, view.key
        return self._passing([each.of for each in placed if key in each.asleep], filter)

    def _shown_in(self, view: NamedView) -> list[A]:
        placed, key = self._every().placed, view.key
        return [each.of for each in placed if key in each.shown]

    def _passing(self, cases: list[A], filter: Filter | None) -> list[A]:
        if filter is None or not filter.parts:
            return list(cases)
        return [each for each in cases if self._holds(filter, each)]

    def counts(self, filter: Filter | None = None) -> dict[str, int]:
        """How many cases each view shows, of those that pass a filter."""
        every = self._every()
        if filter is None:
            return every.counts
        placed = [each for each in every.placed if self._holds(filter, each.of)]
        return _counted(every.by, placed)

    def _every(self) -> _Placing[A]:
        """Every case in order, placed anew only where one is another, and counted."""
        by, ordered, last = self._basis_now(), self.in_order(), self._placing
        if last.by is by and last.cases is ordered:
            return last
        known = last.known if last.by is by else {}
        placed = [known.get(id(each)) or self._place(each, by) for each in ordered]
        by_id = dict(zip(map(id, ordered), placed, strict=True))
        made = _Placing(by, ordered, placed, by_id, _counted(by, placed))
        if by is self._basis:  # else another thread placed them by other views
            self._placing = made
        return made

    def read_texts(self, step: Step = unheard) -> None:
        """Put together what words are looked for in, of every case."""
        for each in watched(self.in_order(), step):
            self.text_of(each)

    def text_of(self, of: A) -> str:
        """What the words of a filter are looked for in; put together once."""
        case = self.listing.key_of(of)
        known = self._texts.get(case)
        if known is None or known[0] is not of:
            known = self._texts[case] = of, self.listing.fields.text(of)
        return known[1]

    def keys_of(self, of: A) -> frozenset[str]:
        """The keys of the views that would show a case, in the book or not."""
        return self._place(of, self._basis_now()).shown

    def _place(self, of: A, by: _Basis) -> _Placed[A]:
        keys, plain = self._passed(of, by), self._plain
        is_asleep = plain.asleep_until(of) is not None
        asleep = keys & by.alerts if is_asleep else _NOWHERE
        row, group = plain.key_of(of), plain.group_of(of, by.soon)
        return _Placed(of, row, group, by.one(keys - asleep), by.one(asleep))

    def _row_of(self, of: A) -> str:
        """What its row is called: a list of both kinds would put it together anew."""
        known = self._placing.known.get(id(of))
        return known.row if known else self._plain.key_of(of)

    def _group_of(self, of: A, soon: int) -> Group:
        last = self._placing
        known = last.known.get(id(of))
        if known is None or soon != last.by.soon:
            return self._plain.group_of(of, soon)
        return known.group

    def _passed(self, of: A, by: _Basis) -> frozenset[str]:
        return frozenset(key for key, wanted in by.wanted if self._holds(wanted, of))

    def _holds(self, wanted: Filter, of: A) -> bool:
        return matches(wanted, of, self.as_of, self._fields)


def _counted(by: _Basis, placed: Sequence[_Placed[A]]) -> dict[str, int]:
    counts = dict.fromkeys((key for key, _ in by.wanted), 0)
    for keys, number in Counter([each.shown for each in placed]).items():
        for key in keys:
            counts[key] += number
    return counts
