"""The assessments of a book: worked out once a day and holder, and kept in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from qmas_tui.book.protocol import Book
from qmas_tui.casework.collector import collector_off
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.prospect import Prospect
from qmas_tui.findings.model import AssessedCase
from qmas_tui.findings.queue import QueueKey, queue_key
from qmas_tui.intake.watched import assess_beside
from qmas_tui.policy.policy import Policy
from qmas_tui.views.filter import Filter, matches, parse_filter
from qmas_tui.views.haystack import haystack
from qmas_tui.views.queue import NamedView
from qmas_tui.views.sort import QUEUE_ORDER, Sort, in_sort

Progress = Callable[[int, int], bool]
_EVERY = 200


def _key(assessed: AssessedCase) -> QueueKey:
    return queue_key(assessed.assessment)


class _Kept(Struct, frozen=True, gc=False):
    """What was worked out, and of what: a prospect beside the holder, the rules."""

    case: AssessedCase
    beside: Prospect | None
    policy: Policy


class _Split(Struct, frozen=True, gc=False):
    """What a view shows `of` all cases, and what of it sleeps."""

    of: list[AssessedCase]
    shown: list[AssessedCase]
    asleep: list[AssessedCase]


class Assessments:
    """Holders are frozen: the same holder on the same day needs no second look."""

    def __init__(self, book: Book, policy: Policy, as_of: date) -> None:
        self.as_of = as_of
        self.policy = policy
        self._book = book
        self._assessed: dict[str, _Kept] = {}
        self._texts: dict[str, tuple[AssessedCase, str]] = {}
        self._ordered: list[AssessedCase] | None = None
        self._ordered_of: Mapping[str, Holder] | None = None
        self.use_views(())

    def use_views(self, views: Sequence[NamedView]) -> None:
        """Other views than before."""
        self._views = [(view, parse_filter(view.filter)) for view in views]
        self._alerts = frozenset(view.key for view in views if view.alert)
        self._fitting: dict[str, tuple[AssessedCase, frozenset[str]]] = {}
        self._split: dict[str, _Split] = {}

    def move_to(self, as_of: date) -> None:
        """Another day: everything is worked out anew."""
        if as_of != self.as_of:
            self.as_of = as_of
            self._assessed = {}
            self._ordered = None

    def use_rules(self, policy: Policy) -> None:
        """Other rules: everything is worked out anew."""
        self.policy = policy
        self._assessed = {}
        self._ordered = None

    def of(self, holder: Holder) -> AssessedCase:
        """A holder with its assessment; a prospect of the same case may silence it."""
        kept = self._assessed.get(holder.case)
        if kept is None or not self._is_fresh(kept, holder):
            beside, policy = self._beside(holder), self.policy
            kept = _Kept(self._assess(holder), beside, policy)
            self._assessed[holder.case] = kept
            self._ordered = None
        return kept.case

    def look_at(self, holder: Holder) -> AssessedCase:
        """A holder with its assessment, as kept or as worked out for once."""
        kept = self._assessed.get(holder.case)
        if kept is None or not self._is_fresh(kept, holder):
            return self._assess(holder)
        return kept.case

    def _is_fresh(self, kept: _Kept, holder: Holder) -> bool:
        """Whether it is of this day, by these rules, and of just these facts."""
        return (
            kept.case.holder is holder
            and kept.beside is self._beside(holder)
            and kept.policy is self.policy
            and kept.case.assessment.as_of == self.as_of
        )

    def _beside(self, holder: Holder) -> Prospect | None:
        return self._book.prospects().get(holder.case)

    def _assess(self, holder: Holder) -> AssessedCase:
        beside = self._beside(holder)
        found = assess_beside(holder, beside, self.policy, self.as_of)
        return AssessedCase(holder, found)

    @property
    def are_known(self) -> bool:
        """Whether every case is worked out, in order, and counted."""
        return self._ordered is not None and self._ordered_of is self._book.holders()

    def work_out(self, step: Progress | None = None) -> bool:
        """Work out all that is missing; False if `step` stopped it."""
        holders = list(self._book.holders().values())
        with collector_off():  # it would hold up the keys meanwhile, and afterwards
            for number, holder in enumerate(holders):
                if step and number % _EVERY == 0 and not step(number, len(holders)):
                    return False
                self.of(holder)
            self.counts()
        return True

    def in_order(self) -> list[AssessedCase]:
        """Every case in the order of the queue."""
        holders, policy = self._book.holders(), self.policy
        if self._ordered is not None and self._ordered_of is holders:
            return self._ordered
        every = [self.of(holder) for holder in holders.values()]
        ordered = self._ordered
        if ordered is None or len(ordered) != len(every):
            ordered = sorted(every, key=_key)
            if self._book.holders() is holders and self.policy is policy:
                # else another thread changed a case, or the rules
                self._ordered, self._ordered_of = ordered, holders
        return ordered

    def queue(
        self,
        view: NamedView | None = None,
        filter: Filter | None = None,
        sort: Sort = QUEUE_ORDER,
    ) -> list[AssessedCase]:
        """The cases of a view that pass a filter; alerts leave out what sleeps."""
        every = self._split_for(view).shown if view else self.in_order()
        return in_sort(self._passing(every, filter), sort)

    def asleep(
        self, view: NamedView, filter: Filter | None = None
    ) -> list[AssessedCase]:
        """What the view would show as well if it did not sleep."""
        return self._passing(self._split_for(view).asleep, filter)

    def _passing(
        self, cases: list[AssessedCase], filter: Filter | None
    ) -> list[AssessedCase]:
        if filter is None or not filter.parts:
            return list(cases)
        return [each for each in cases if self._holds(filter, each)]

    def _split_for(self, view: NamedView) -> _Split:
        """The cases of a view, looked through once for as long as none is another."""
        ordered = self.in_order()
        known = self._split.get(view.key)
        if known is None or known.of is not ordered:
            fitting = [each for each in ordered if view.key in self._fits(each)]
            known = self._split[view.key] = _Split(
                ordered,
                [each for each in fitting if view.key in self._shown(each)],
                [each for each in fitting if view.key not in self._shown(each)],
            )
        return known

    def counts(self, filter: Filter | None = None) -> dict[str, int]:
        """How many cases each view shows, of those that pass a filter."""
        shown = map(self._shown, self.queue(filter=filter))
        counted = Counter(key for keys in shown for key in keys)
        return {view.key: counted[view.key] for view, _ in self._views}

    def read_texts(self) -> None:
        """Put together what words are looked for in, of every case."""
        for each in self.in_order():
            self.text_of(each)

    def text_of(self, assessed: AssessedCase) -> str:
        """What the words of a filter are looked for in; put together once."""
        case = assessed.holder.case
        known = self._texts.get(case)
        if known is None or known[0] is not assessed:
            known = self._texts[case] = assessed, haystack(assessed)
        return known[1]

    def _shown(self, assessed: AssessedCase) -> frozenset[str]:
        """The keys of the views that show a case."""
        fits = self._fits(assessed)
        asleep = assessed.assessment.asleep_until is not None
        return fits - self._alerts if asleep else fits

    def _fits(self, assessed: AssessedCase) -> frozenset[str]:
        """The keys of the views whose filter a case passes."""
        case = assessed.holder.case
        known = self._fitting.get(case)
        if known is not None and known[0] is assessed:
            return known[1]
        keys = self._passed(assessed)
        self._fitting[case] = assessed, keys
        return keys

    def keys_of(self, assessed: AssessedCase) -> frozenset[str]:
        """The keys of the views that would show a case, in the book or not."""
        passed = self._passed(assessed)
        asleep = assessed.assessment.asleep_until is not None
        return passed - self._alerts if asleep else passed

    def _passed(self, assessed: AssessedCase) -> frozenset[str]:
        return frozenset(
            view.key for view, wanted in self._views if self._holds(wanted, assessed)
        )

    def _holds(self, wanted: Filter, assessed: AssessedCase) -> bool:
        return matches(wanted, assessed, self.as_of, self.text_of)
