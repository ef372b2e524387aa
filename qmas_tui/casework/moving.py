"""Holders who have not landed moved to the prospects, all in one step."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from qmas_tui.casework.bulk import Fate
from qmas_tui.casework.casework import USUAL, Casework, Done, Terms
from qmas_tui.errors import DataError
from qmas_tui.facts.changes import Change, Step
from qmas_tui.facts.holder import Holder
from qmas_tui.intake.moving import Stays, prospect_of, why_stays
from qmas_tui.intake.watched import NOT_LANDED
from qmas_tui.views.labels import field_label
from qmas_tui.views.past import MOVED
from qmas_tui.views.say import count, day_words


class Moves(Struct, frozen=True):
    """Who would be moved, who stays and why, and the step that does it."""

    step: Step = ()
    moved: tuple[Fate, ...] = ()
    left_out: tuple[Fate, ...] = ()


def unlanded(casework: Casework) -> list[Holder]:
    """The holders without landing and limit of stay; nothing is worked out for it."""
    return [
        holder
        for holder in casework.holders.values()
        if holder.landed_on is None and not holder.grant
    ]


def not_landed(casework: Casework) -> list[Holder]:
    """The holders who have applied or are approved, and have not landed."""
    return [
        holder
        for holder in unlanded(casework)
        if casework.assessed(holder.case).assessment.stage in NOT_LANDED
    ]


def plan_moves(casework: Casework, why: str = "") -> Moves:
    """What would become of every holder who has not landed; nothing is changed."""
    step, moved, left_out = list[Change](), list[Fate](), list[Fate]()
    for holder in not_landed(casework):
        stays = why_stays(holder, holder.case in casework.prospects)
        if stays is not None:
            left_out.append(Fate(holder.case, holder.name, _why(stays)))
            continue
        after = prospect_of(holder)
        session = casework.session
        step += [
            session.change(MOVED, holder, None, why),
            session.change(MOVED, None, after, why),
        ]
        applied = day_words(after.application[0].submitted_on)
        moved.append(Fate(holder.case, holder.name, f"application of {applied}"))
    return Moves(tuple(step), tuple(moved), tuple(left_out))


def move(casework: Casework, moves: Moves, terms: Terms = USUAL) -> Done:
    """Do it, as one step. Raises DataError where there is nobody to move."""
    if not moves.step:
        raise DataError("There is nobody to move.")
    casework.session.make(moves.step, terms)
    cases = tuple(each.case for each in moves.moved)
    return Done(f"{count(len(cases), 'holder')} {MOVED}", cases)


def _why(stays: Stays) -> str:
    return "; ".join(_reasons(stays))


def _reasons(stays: Stays) -> Iterator[str]:
    if stays.taken:
        yield "a prospect has this case already"
    if stays.undated:
        yield "the day of the application is not recorded"
    if stays.fields:
        fields = ", ".join(field_label(each) for each in stays.fields)
        yield f"a prospect has no place for: {fields}"
