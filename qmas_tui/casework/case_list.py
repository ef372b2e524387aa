"""The cases of one kind in order, as views and filters pick them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Generic, TypeVar

from msgspec import Struct, structs

from qmas_tui.facts.changes import Case
from qmas_tui.views.filter import Filter, matches, parse_filter
from qmas_tui.views.listing import Listing
from qmas_tui.views.queue import NamedView
from qmas_tui.views.sort import QUEUE_ORDER, Sort, in_sort

A = TypeVar("A")
Progress = Callable[[int, int], bool]


class _Split(Struct, Generic[A], frozen=True):
    """What a view shows `of` all cases, and what of it sleeps."""

    of: list[A]
    shown: list[A]
    asleep: list[A]


class CaseList(Generic[A]):
    """What is looked through once is remembered for as long as no case is another."""

    def __init__(
        self, listing: Listing[A], views: Callable[[], Sequence[NamedView]]
    ) -> None:
        self.listing = listing
        self._views_now = views
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
        self._fitting: dict[str, tuple[A, frozenset[str]]] = {}
        self._split: dict[str, _Split[A]] = {}
        self._counts: tuple[list[A] | None, dict[str, int]] = (None, {})

    def _follow_views(self) -> None:
        """Views that were saved count at once."""
        if (views := self.views) is not self._wanted_of:
            self._use_views(views)

    # Asking

    def queue(
        self,
        view: NamedView | None = None,
        filter: Filter | None = None,
        sort: Sort = QUEUE_ORDER,
    ) -> list[A]:
        """The cases of a view that pass a filter; alerts leave out what sleeps."""
        every = self._split_for(view).shown if view else self.in_order()
        return in_sort(self._passing(every, filter), sort, self.listing.columns)

    def asleep(self, view: NamedView, filter: Filter | None = None) -> list[A]:
        """What the view would show as well if it did not sleep."""
        return self._passing(self._split_for(view).asleep, filter)

    def _passing(self, cases: list[A], filter: Filter | None) -> list[A]:
        if filter is None or not filter.parts:
            return list(cases)
        return [each for each in cases if self._holds(filter, each)]

    def _split_for(self, view: NamedView) -> _Split[A]:
        """The cases of a view, looked through once for as long as none is another."""
        self._follow_views()
        ordered = self.in_order()
        known = self._split.get(view.key)
        if known is None or known.of is not ordered:
            shown, asleep = list[A](), list[A]()
            for each in ordered:
                if view.key in (keys := self._fits(each)):
                    is_shown = view.key in self._awake(each, keys)
                    (shown if is_shown else asleep).append(each)
            known = self._split[view.key] = _Split(ordered, shown, asleep)
        return known

    def counts(self, filter: Filter | None = None) -> dict[str, int]:
        """How many cases each view shows, of those that pass a filter."""
        self._follow_views()
        ordered, (of, counts) = self.in_order(), self._counts
        if filter is None and of is ordered:
            return counts
        shown = map(self._shown, self._passing(ordered, filter))
        counted = Counter(key for keys in shown for key in keys)
        counts = {key: counted[key] for key, _ in self._wanted}
        if filter is None:
            self._counts = ordered, counts
        return counts

    def read_texts(self) -> None:
        """Put together what words are looked for in, of every case."""
        for each in self.in_order():
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
        return self._awake(of, self._passed(of))

    def _shown(self, of: A) -> frozenset[str]:
        """The keys of the views that show a case."""
        return self._awake(of, self._fits(of))

    def _awake(self, of: A, keys: frozenset[str]) -> frozenset[str]:
        """The views among these that show it, awake or asleep."""
        asleep = self.listing.asleep_until(of) is not None
        return keys - self._alerts if asleep else keys

    def _fits(self, of: A) -> frozenset[str]:
        """The keys of the views whose filter a case passes."""
        case = self.listing.key_of(of)
        known = self._fitting.get(case)
        if known is None or known[0] is not of:
            known = self._fitting[case] = of, self._passed(of)
        return known[1]

    def _passed(self, of: A) -> frozenset[str]:
        return frozenset(key for key, wanted in self._wanted if self._holds(wanted, of))

    def _holds(self, wanted: Filter, of: A) -> bool:
        return matches(wanted, of, self.as_of, self._fields)
