"""Holders and prospects as one list, in the order in which they are to be acted on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from qmas_tui.casework.case_list import CaseList, Progress
from qmas_tui.casework.casework import Casework
from qmas_tui.casework.prospects import ProspectList
from qmas_tui.facts.changes import Case
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.prospect import Prospect
from qmas_tui.views.both import BOTH, Either, key_of, named_by

_NEVER: Final = date.max


class BothList(CaseList[Either]):
    """Everybody of a book; each is worked out in the list of their own kind."""

    def __init__(self, casework: Casework, prospects: ProspectList) -> None:
        super().__init__(BOTH, lambda: casework.saved.of("both"), casework.soon)
        self._holders, self._prospects = casework.holder_list, prospects
        self._recorded_of: tuple[object, object] | None = None
        self._recorded: Mapping[str, Case] = {}
        self._ordered_of: tuple[object, object] | None = None
        self._ordered: list[Either] = []

    @property
    def as_of(self) -> date:
        """The day of the question."""
        return self._holders.as_of

    @property
    def recorded(self) -> Mapping[str, Case]:
        """Everybody by the key of their row; the same as long as nobody is another."""
        holders, prospects = self._holders.recorded, self._prospects.recorded
        if not _same(self._recorded_of, holders, prospects):
            self._recorded_of = holders, prospects
            self._recorded = {
                **{key_of(Holder, case): each for case, each in holders.items()},
                **{key_of(Prospect, case): each for case, each in prospects.items()},
            }
        return self._recorded

    def of(self, case: str) -> Either:
        """Somebody by the key of their row. Raises DataError for an unknown one."""
        kind, reference = named_by(case)
        if kind is Prospect:
            return self._prospects.of(reference)
        return self._holders.of(reference)

    @property
    def are_known(self) -> bool:
        """Whether everybody is worked out, in one order, and counted."""
        holders, prospects = self._holders, self._prospects
        if not (holders.are_known and prospects.are_known):
            return False
        ordered_of = holders.in_order(), prospects.in_order()
        has_order = _same(self._ordered_of, *ordered_of)
        return has_order and self._placing.cases is self._ordered

    @property
    def left(self) -> int:
        """How many of either kind are still to be worked out."""
        return self._holders.left + self._prospects.left

    def work_out(self, step: Progress | None = None) -> bool:
        """Work out all that is missing; False if `step` stopped it."""
        if self._holders.work_out(step) and self._prospects.work_out(step):
            self.counts()
            return True
        return False

    def in_order(self) -> list[Either]:
        """Everybody by the day to act, holders before prospects of the same."""
        holders, prospects = self._holders.in_order(), self._prospects.in_order()
        if not _same(self._ordered_of, holders, prospects):
            self._ordered = sorted([*holders, *prospects], key=_rank)
            self._ordered_of = holders, prospects
        return self._ordered


def _same(of: tuple[object, object] | None, one: object, other: object) -> bool:
    return of is not None and of[0] is one and of[1] is other


def _rank(of: Either) -> tuple[bool, date, date]:
    item = of.assessment.next
    if item is None:
        return True, _NEVER, _NEVER
    return False, item.act_by, item.lost_on or _NEVER
