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
        self._soon = soon()
        self._fields = structs.replace(listing.fields, text=self.text_of)
        self._texts: dict[str, tuple[A, str]] = {}
        self._wanted_of: Sequence[NamedView] = ()
        self._use_views(())

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

    def _use_views(self, views: Sequence[NamedView]) -> None:
        fields = self.listing.fields
        self._wanted_of = views
        self._wanted = [(each.key, parse_filter(each.filter, fields)) for each in views]
        self._alerts = frozenset(view.key for view in views if view.alert)
        self._held_once: dict[frozenset[str], frozenset[str]] = {}
        self._known: dict[int, _Placed[A]] = {}
        """Those placed last, by the identity of the case."""
        self._placed_of: list[A] | None = None
        """Which cases, in their order, were placed last."""
        self._placed: list[_Placed[A]] = []
        self._counts: dict[str, int] = {}

    def _follow_views(self) -> None:
        """Views that were saved, and settings, count at once."""
        views, soon = self.views, self._soon_now()
        if views is not self._wanted_of or soon != self._soon:
            self._soon = soon
            self._use_views(views)

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
        placed, key = self._every(), view.key
        return self._passing([each.of for each in placed if key in each.asleep], filter)

    def _shown_in(self, view: NamedView) -> list[A]:
        placed, key = self._every(), view.key
        return [each.of for each in placed if key in each.shown]

    def _passing(self, cases: list[A], filter: Filter | None) -> list[A]:
        if filter is None or not filter.parts:
            return list(cases)
        return [each for each in cases if self._holds(filter, each)]

    def counts(self, filter: Filter | None = None) -> dict[str, int]:
        """How many cases each view shows, of those that pass a filter."""
        placed = self._every()
        if filter is None:
            return self._counts
        return self._count([each for each in placed if self._holds(filter, each.of)])

    def _count(self, placed: list[_Placed[A]]) -> dict[str, int]:
        counts = dict.fromkeys((key for key, _ in self._wanted), 0)
        for keys, number in Counter([each.shown for each in placed]).items():
            for key in keys:
                counts[key] += number
        return counts

    def _every(self) -> list[_Placed[A]]:
        """Every case in order, placed anew only where one is another, and counted."""
        self._follow_views()
        ordered = self.in_order()
        if self._placed_of is not ordered:
            known, place = self._known, self._place
            self._placed = [known.get(id(each)) or place(each) for each in ordered]
            self._known = dict(zip(map(id, ordered), self._placed, strict=True))
            self._counts = self._count(self._placed)
            self._placed_of = ordered
        return self._placed

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
        self._follow_views()
        return self._place(of).shown

    def _place(self, of: A) -> _Placed[A]:
        keys, plain = self._passed(of), self._plain
        is_asleep = plain.asleep_until(of) is not None
        asleep = keys & self._alerts if is_asleep else _NOWHERE
        row, group = plain.key_of(of), plain.group_of(of, self._soon)
        return _Placed(of, row, group, self._one(keys - asleep), self._one(asleep))

    def _row_of(self, of: A) -> str:
        """What its row is called: looked up, for a case itself lies far away."""
        known = self._known.get(id(of))
        return known.row if known else self._plain.key_of(of)

    def _group_of(self, of: A, soon: int) -> Group:
        known = self._known.get(id(of))
        if known is None or soon != self._soon:
            return self._plain.group_of(of, soon)
        return known.group

    def _one(self, keys: frozenset[str]) -> frozenset[str]:
        """The same keys, held once for all cases that have just these."""
        return self._held_once.setdefault(keys, keys)

    def _passed(self, of: A) -> frozenset[str]:
        return frozenset(key for key, wanted in self._wanted if self._holds(wanted, of))

    def _holds(self, wanted: Filter, of: A) -> bool:
        return matches(wanted, of, self.as_of, self._fields)
