"""Whether study, work and life make one story without holes (Q-08 to Q-12)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from qmas_tui.facts.prospect import Prospect
from qmas_tui.findings.calendar import DAY, add_months
from qmas_tui.findings.model import Fact, Finding
from qmas_tui.intake.dossier import Dossier, row
from qmas_tui.intake.work_months import Stretch, joined


def timeline(dossier: Dossier) -> Iterator[Finding]:
    """Gaps, overlaps, and papers that do not agree."""
    yield from _gaps(dossier)
    yield from _overlaps(dossier)
    open_ = [
        row("conflict", on=each.on, about=each.about)
        for each in dossier.prospect.conflict
        if each.settled_on is None
    ]
    yield from dossier.of_rows("timeline.conflict", open_)


def _gaps(dossier: Dossier) -> Iterator[Finding]:
    """Stretches that nothing explains, longer than the house allows (HI-06)."""
    months = dossier.figures.timeline_gap_months
    gaps = [
        row("gap", first=first, last=after - DAY)
        for first, after in _uncovered(dossier.prospect, dossier.as_of)
        if add_months(first, months) < after
    ]
    yield from dossier.of_rows("timeline.gap", gaps, months=months)


def _uncovered(prospect: Prospect, as_of: date) -> Iterator[Stretch]:
    """Each first day without an explanation, and the first explained day after it."""
    degrees = [degree.from_ for degree in prospect.degree]
    works = [work.from_ for work in prospect.work]
    begun = [first for first in (*degrees, *works) if first is not None]
    day = min(begun, default=date.max)
    for first, last in joined(_covered(prospect)):
        if day > as_of:
            return
        if first > day:
            yield day, min(first, as_of + DAY)
        if last == date.max:
            return
        day = max(day, last + DAY)
    if day <= as_of:
        yield day, as_of + DAY


def _covered(prospect: Prospect) -> Iterator[Stretch]:
    for degree in prospect.degree:
        if degree.from_ is not None and degree.awarded_on is not None:
            yield degree.from_, degree.awarded_on
    for work in prospect.work:
        if work.kind != "none" or work.reason is not None:
            yield work.from_ or date.min, work.to or date.max
    for period in prospect.period:
        yield period.from_, period.to


def _overlaps(dossier: Dossier) -> Iterator[Finding]:
    """Two full-time occupations at once for longer than the house allows (HI-07)."""
    days = dossier.figures.overlap_days
    busy = list(_full_time(dossier.prospect, dossier.as_of))
    overlaps = []
    for (one, (first, last)), (other, (begins, ends)) in combinations(busy, 2):
        shared = (min(last, ends) - max(first, begins)).days + 1
        if shared > days:
            overlaps.append(row("overlap", one=one, other=other, days=shared))
    yield from dossier.of_rows("timeline.overlap", overlaps, allowed=days)


def _full_time(prospect: Prospect, as_of: date) -> Iterator[tuple[Fact, Stretch]]:
    """Full-time employments and studies until today, each with its name."""
    for work in prospect.work:
        if work.kind == "employment" and work.full_time is not False and work.from_:
            yield work.employer, (work.from_, min(work.to or as_of, as_of))
    for degree in prospect.degree:
        if degree.full_time is True and degree.from_ and degree.awarded_on:
            name = degree.institution or degree.level
            yield name, (degree.from_, min(degree.awarded_on, as_of))
