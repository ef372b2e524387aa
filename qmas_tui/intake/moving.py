"""The way back: a holder who has not landed becomes a prospect.

Whoever has not landed is watched as a prospect. Nothing that was typed is lost: one
who has what a prospect cannot have stays, and it is said what that is.
"""

from __future__ import annotations

from msgspec import Struct, structs

from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.prospect import Prospect
from qmas_tui.facts.prospect_rows import Application, Career, Relative
from qmas_tui.facts.rows import Row, Work
from qmas_tui.intake.landing import SAME_FIELDS, SAME_OF_RELATIVE

_KEPT_AS_THEY_ARE = (*SAME_FIELDS, "closed_on", "evidence", "request", "unread")
_TAKEN = frozenset(
    (
        *_KEPT_AS_THEY_ARE,
        *("review", "note", "work", "dependant"),
        *("applied_on", "approved_on", "entry_by"),
        *("residence_since", "claimed_sector"),
    )
)
"""Fields and tables of a holder for which a prospect has a place."""


class Stays(Struct, frozen=True, gc=False):
    """Why a holder who has not landed stays one.

    `fields` are those with what a prospect cannot have; `undated` where nobody wrote
    down when the application went in; `taken` where a prospect has the same case.
    """

    fields: tuple[str, ...] = ()
    undated: bool = False
    taken: bool = False


def why_stays(holder: Holder, is_taken: bool) -> Stays | None:
    """What keeps a holder who has not landed from being moved; None where nothing does.

    `is_taken` where a prospect has the same case already.
    """
    stays = Stays(tuple(_left_over(holder)), holder.applied_on is None, is_taken)
    return None if stays == Stays() else stays


def prospect_of(holder: Holder) -> Prospect:
    """A holder who has not landed as a prospect; asked of those only who may move.

    Without the day of the application there is none on record.
    """
    return Prospect(
        **{name: getattr(holder, name) for name in _KEPT_AS_THEY_ARE},
        review=holder.review,
        note=holder.note,
        hong_kong_since=holder.residence_since,
        plan_sector=holder.claimed_sector,
        application=_applications(holder),
        work=tuple(_career(row) for row in holder.work),
        dependant=tuple(_relative(row) for row in holder.dependant),
    )


def _applications(holder: Holder) -> tuple[Application, ...]:
    if holder.applied_on is None:
        return ()
    application = Application(
        submitted_on=holder.applied_on,
        outcome="pending" if holder.approved_on is None else "approved",
        decided_on=holder.approved_on,
        entry_by=holder.entry_by,
    )
    return (application,)


def _left_over(holder: Holder) -> list[str]:
    """Names of what is on record and has no place: `grant`, `dependant.born_in`."""
    own = [name for name in _recorded(holder) if name not in _TAKEN]
    family = [
        f"dependant.{name}"
        for dependant in holder.dependant
        for name in _recorded(dependant)
        if name not in SAME_OF_RELATIVE
    ]
    return list(dict.fromkeys([*own, *family]))


def _recorded(row: Row) -> list[str]:
    """The fields of a row that say something."""
    return [
        field.encode_name
        for field in structs.fields(row)
        if field.required or getattr(row, field.name) != field.default
    ]


def _career(row: Work) -> Career:
    return Career(**{name: getattr(row, name) for name in Work.__struct_fields__})


def _relative(row: Dependant) -> Relative:
    return Relative(**{name: getattr(row, name) for name in SAME_OF_RELATIVE})
