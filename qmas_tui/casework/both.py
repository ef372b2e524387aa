"""Holders and prospects as one list, in the order in which they are to be acted on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final, Generic, TypeVar

from msgspec import Struct

from qmas_tui.casework.case_list import CaseList, Progress
from qmas_tui.casework.casework import Casework
from qmas_tui.casework.prospects import ProspectList
from qmas_tui.facts.changes import Case
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.prospect import Prospect
from qmas_tui.views.both import BOTH, Either, key_of, named_by

M = TypeVar("M")
_NEVER: Final = date.max


class _Joined(Struct, Generic[M], frozen=True):
    """What was made of something of the holders and something of the prospects."""

    holders: object
    prospects: object
    made: M

    def is_of(self, holders: object, prospects: object) -> bool:
        """Whether it was made of these very two."""
        return self.holders is holders and self.prospects is prospects


class BothList(CaseList[Either]):
    """Everybody of a book; each is worked out in the list of their own kind."""

    def __init__(self, casework: Casework, prospects: ProspectList) -> None:
        super().__init__(BOTH, lambda: casework.saved.of("both"), casework.soon)
        self._holders, self._prospects = casework.holder_list, prospects
        self._recorded = _Joined[Mapping[str, Case]](None, None, {})
        self._ordered = _Joined[list[Either]](None, None, [])

    @property
    def as_of(self) -> date:
        """The day of the question."""
        return self._holders.as_of

    @property
    def recorded(self) -> Mapping[str, Case]:
        """Everybody by the key of their row; the same as long as nobody is another."""
        holders, prospects = self._holders.recorded, self._prospects.recorded
        known = self._recorded
        if not known.is_of(holders, prospects):
            made: dict[str, Case] = {
                **{key_of(Holder, case): each for case, each in holders.items()},
                **{key_of(Prospect, case): each for case, each in prospects.items()},
            }
            known = self._recorded = _Joined(holders, prospects, made)
        return known.made

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
        ordered = self._ordered
        is_of_now = ordered.is_of(holders.in_order(), prospects.in_order())
        return is_of_now and self._placing.cases is ordered.made

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
        known = self._ordered
        if not known.is_of(holders, prospects):
            made: list[Either] = sorted([*holders, *prospects], key=_rank)
            known = self._ordered = _Joined(holders, prospects, made)
        return known.made


def _rank(of: Either) -> tuple[bool, date, date]:
    item = of.assessment.next
    if item is None:
        return True, _NEVER, _NEVER
    return False, item.act_by, item.lost_on or _NEVER
