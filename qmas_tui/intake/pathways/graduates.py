"""Graduates of Hong Kong: a degree of a local programme, and how long ago (W-10)."""

from __future__ import annotations

from qmas_tui.facts.prospect_rows import Degree
from qmas_tui.findings.calendar import add_months
from qmas_tui.intake.degrees import is_held, is_higher, named
from qmas_tui.intake.pathways.ground import Ground
from qmas_tui.intake.pathways.model import Answer
from qmas_tui.intake.states import opposite

HONG_KONG = "HK"


def local_degrees(ground: Ground) -> list[Degree]:
    """Full-time degrees of Hong Kong, or of a campus in the Greater Bay Area."""
    return [
        degree
        for degree in ground.prospect.degree
        if is_higher(degree)
        and is_held(degree, ground.day)
        and degree.full_time is not False
        and _is_local(degree)
    ]


def hk_degree(ground: Ground) -> Answer:
    """Whether there is such a degree."""
    if degrees := local_degrees(ground):
        return Answer("yes", (("degrees", named(degrees)),))
    told = (("degrees", named(ground.prospect.degree)),)
    return Answer("unknown" if _may_be_another(ground) else "no", told)


def within_6_months(ground: Ground) -> Answer:
    """Whether one of them is recent."""
    degrees = local_degrees(ground)
    if not degrees:
        return hk_degree(ground)
    months = ground.policy.intake.graduate_months
    days = [degree.awarded_on for degree in degrees]
    last = max((day for day in days if day is not None), default=None)
    told = (("awarded_on", last),)
    if last is not None and ground.day <= add_months(last, months):
        return Answer("yes", told)
    is_open = None in days or _may_be_another(ground)
    return Answer("unknown" if is_open else "no", told)


def after_6_months(ground: Ground) -> Answer:
    """Whether there are such degrees, and none is recent."""
    recent = within_6_months(ground)
    if not local_degrees(ground):
        return recent
    return Answer(opposite(recent.state), recent.evidence)


def _is_local(degree: Degree) -> bool:
    of_hong_kong = degree.hong_kong_local is True and degree.hk_student is not False
    return of_hong_kong or degree.gba_campus is True


def _may_be_another(ground: Ground) -> bool:
    """Whether one may exist that nobody recorded, or not so that it shows."""
    return not ground.subject.is_complete("degree") or any(
        degree.country == HONG_KONG and degree.hong_kong_local is None
        for degree in ground.prospect.degree
    )
