"""Rows of a sheet without a landing and without a limit of stay: prospects.

The rows of a sheet are read as holders. A prospect of the book is shown to that
reading as the holder who it would be, and what a row changes of that is put back.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import structs

from qmas_tui.exchange.sheets.offers import landing_question
from qmas_tui.exchange.sheets.plan import (
    Imported,
    ImportedProspect,
    ImportPlan,
    Stays,
)
from qmas_tui.exchange.sheets.questions import HOLDERS, LANDING
from qmas_tui.exchange.sheets.stand_in import ALIKE, as_work, stand_in
from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.prospect import Prospect
from qmas_tui.facts.prospect_rows import Application, Career, Relative
from qmas_tui.facts.rows import Work
from qmas_tui.intake.landing import SAME_OF_RELATIVE
from qmas_tui.intake.moving import prospect_of, why_stays
from qmas_tui.intake.subject import current_application

_OTHERWISE: Final = {
    "residence_since": "hong_kong_since",
    "claimed_sector": "plan_sector",
}
_DAYS: Final = frozenset({"applied_on", "approved_on", "entry_by"})
_LANDED: Final = ("landed_on", "grant")
_FIELDS: Final = (*ALIKE, *_OTHERWISE, *_DAYS, *_LANDED, "work", "dependant")
"""Fields of a holder that a sheet may change."""
_HOLDERS_CELLS: Final = ("limit", "landed_on")
"""Cells that only a holder has, even where nobody can read them."""


def as_holders(
    holders: Mapping[str, Holder], prospects: Mapping[str, Prospect]
) -> dict[str, Holder]:
    """Every case of a book as a holder; of one that is both, the holder."""
    return {case: stand_in(each) for case, each in prospects.items()} | dict(holders)


def parted(
    plan: ImportPlan, holders: Mapping[str, Holder], prospects: Mapping[str, Prospect]
) -> ImportPlan:
    """The plan that also says which of its cases are prospects, and how they change.

    New ones are the rows without a landing and a limit, unless it was said that they
    are holders. Who has what a prospect cannot have stays a holder; of a prospect in
    the book such values are left out. Both are told.
    """
    parting = _Parting(plan)
    for each in plan.holders:
        known = prospects.get(each.after.case)
        if known is not None and each.after.case not in holders:
            parting.put(each, known)
        elif parting.may_be_prospect(each):
            parting.take(each)
        else:
            parting.kept.append(each)
    return parting.plan()


class _Parting:
    """What becomes of the cases of a plan, one by one."""

    def __init__(self, plan: ImportPlan) -> None:
        self._plan = plan
        self._limited = {c.case for c in plan.unread if c.field in _HOLDERS_CELLS}
        self.kept: list[Imported] = []
        self._unchanged = list(plan.unchanged)
        self._before_landing: list[ImportedProspect] = []
        self._stays: list[Stays] = []
        self._asked = 0

    def may_be_prospect(self, of: Imported) -> bool:
        """Whether a case is new, and nothing says that anybody has landed."""
        after = of.after
        has_landed = after.landed_on is not None or bool(after.grant)
        return of.before is None and not has_landed and after.case not in self._limited

    def put(self, of: Imported, known: Prospect) -> None:
        """What a row changes of a prospect in the book."""
        changed, left = _put(known, stand_in(known), of.after)
        if left:
            self._stays.append(Stays(known.case, left, is_new=False))
        if changed == known:
            self._unchanged.append(known.case)
            return
        self.kept.append(of)
        self._before_landing.append(ImportedProspect(known, changed))

    def take(self, of: Imported) -> None:
        """A new prospect, or one who stays a holder."""
        self.kept.append(of)
        if left := _left_over(of.after):
            self._stays.append(Stays(of.after.case, left, is_new=True))
            return
        self._asked += 1
        if self._plan.said.answer(LANDING) != HOLDERS:
            prospect = prospect_of(of.after)
            self._before_landing.append(ImportedProspect(None, prospect))

    def plan(self) -> ImportPlan:
        """The plan with all that."""
        asked = (landing_question(self._asked),) if self._asked else ()
        return structs.replace(
            self._plan,
            holders=tuple(self.kept),
            unchanged=tuple(self._unchanged),
            before_landing=tuple(self._before_landing),
            stays=tuple(self._stays),
            questions=(*self._plan.questions, *asked),
        )


def _left_over(holder: Holder) -> tuple[str, ...]:
    """What a prospect has no place for; of an undated application, its other days."""
    stays = why_stays(holder, is_taken=False)
    if stays is None:
        return ()
    days = ("approved_on", "entry_by") if stays.undated else ()
    undated = [name for name in days if getattr(holder, name) is not None]
    return (*stays.fields, *undated)


def _put(
    prospect: Prospect, was: Holder, now: Holder
) -> tuple[Prospect, tuple[str, ...]]:
    """The prospect after a row changed the stand-in; what it has no place for."""
    turned = {name for name in _FIELDS if getattr(was, name) != getattr(now, name)}
    new: dict[str, object] = {n: getattr(now, n) for n in ALIKE if n in turned}
    new |= {to: getattr(now, n) for n, to in _OTHERWISE.items() if n in turned}
    if "work" in turned:
        held = {as_work(each): each for each in prospect.work}
        new["work"] = tuple(held.get(e) or _career(e) for e in now.work)
    if "dependant" in turned:
        known = {each.name: each for each in prospect.dependant}
        new["dependant"] = tuple(_relative(e, known.get(e.name)) for e in now.dependant)
    left = [name for name in turned if name in _LANDED]
    left += _of_family_left(was, now)
    if turned & _DAYS:
        application = _application(prospect, now)
        if application is None:
            left += sorted(turned & _DAYS)
        else:
            new["application"] = application
    return structs.replace(prospect, **new), tuple(left)


def _application(prospect: Prospect, now: Holder) -> tuple[Application, ...] | None:
    """The applications with the days of a sheet; None where they fit none."""
    current = current_application(prospect)
    if now.applied_on is None:
        return None
    if current is None:
        return prospect_of(now).application
    if now.approved_on is not None and current.outcome not in ("pending", "approved"):
        return None
    changed = structs.replace(
        current, submitted_on=now.applied_on, entry_by=now.entry_by
    )
    if now.approved_on is not None:
        changed = structs.replace(
            changed, outcome="approved", decided_on=now.approved_on
        )
    return tuple(changed if e is current else e for e in prospect.application)


def _of_family_left(was: Holder, now: Holder) -> list[str]:
    """Fields of dependants that a prospect's family has not."""
    left = [
        f"dependant.{field.encode_name}"
        for each in now.dependant
        if each not in was.dependant
        for field in structs.fields(each)
        if field.name not in SAME_OF_RELATIVE
        and getattr(each, field.name) != field.default
    ]
    return list(dict.fromkeys(left))


def _career(row: Work) -> Career:
    return Career(**{name: getattr(row, name) for name in Work.__struct_fields__})


def _relative(row: Dependant, known: Relative | None) -> Relative:
    said = {name: getattr(row, name) for name in SAME_OF_RELATIVE}
    return structs.replace(known, **said) if known else Relative(**said)
