"""Whether the career holds together and rises (Q-46, Q-47)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import takewhile

from qmas_tui.facts.prospect_rows import Career
from qmas_tui.findings.calendar import DAY, add_months
from qmas_tui.findings.model import Finding
from qmas_tui.intake.dossier import Dossier, row
from qmas_tui.intake.texts import plain
from qmas_tui.intake.work_months import Stretch, joined, uncut

SAME_RANK = ("graduate", "specialist")
"""Levels between which there is no rise."""


def career(dossier: Dossier) -> Iterator[Finding]:
    """Many short employments, or the same one for years."""
    yield from _fragmented(dossier)
    yield from _no_progress(dossier)


def _fragmented(dossier: Dossier) -> Iterator[Finding]:
    """Several short employments that ended in the last years (HI-19)."""
    figures, as_of = dossier.figures, dossier.as_of
    since = add_months(as_of, -figures.fragmented_within_months)
    short = [
        row("work", employer=employer, **{"from": first, "to": last})
        for employer, (first, last) in _employments(dossier)
        if since <= last <= as_of
        and first != date.min
        and add_months(first, figures.fragmented_job_months) > last + DAY
    ]
    if len(short) >= figures.fragmented_jobs:
        months = figures.fragmented_job_months
        yield from dossier.of_rows("timeline.fragmented", short, months=months)


def _employments(dossier: Dossier) -> Iterator[tuple[str | None, Stretch]]:
    """Full-time employments; those of one employer that overlap or touch are one.

    One without its first day began at the beginning of time.
    """
    jobs: dict[str | int, list[Career]] = {}
    for number, work in enumerate(dossier.prospect.work):
        if work.kind == "employment" and work.full_time is not False:
            jobs.setdefault(plain(work.employer) or number, []).append(work)
    for of_one in jobs.values():
        spans = [(work.from_ or date.min, work.to or date.max) for work in of_one]
        for stretch in joined(spans):
            yield of_one[0].employer, stretch


def _no_progress(dossier: Dossier) -> Iterator[Finding]:
    """The last works have one level and title, and last for years (HI-20)."""
    works = _begun(dossier)
    if not works or any(not (w.from_ and w.level and w.title) for w in works):
        return
    newest_first = sorted(works, key=lambda w: w.from_ or date.min)[::-1]
    last = newest_first[0]
    if last.level == "senior":
        return
    same = list(takewhile(lambda w: _rank(w) == _rank(last), newest_first))
    months = uncut(same).months(dossier.as_of, dossier.policy)
    if months >= dossier.figures.no_rise_months:
        yield dossier.finding(
            "career.no-progress",
            level_held=last.level,
            title=last.title,
            months=months,
            allowed=dossier.figures.no_rise_months,
        )


def _begun(dossier: Dossier) -> list[Career]:
    """Full-time works that have begun, or may have."""
    return [
        work
        for work in dossier.works
        if work.full_time is not False
        and (work.from_ is None or work.from_ <= dossier.as_of)
    ]


def _rank(work: Career) -> tuple[str | None, str | None]:
    level = SAME_RANK[0] if work.level in SAME_RANK else work.level
    return level, plain(work.title)
