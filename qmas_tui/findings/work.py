"""Whether there is work: none, contradicted, or unknown (E-16, R-01, R-19, R-20)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from qmas_tui.facts.rows import Work
from qmas_tui.findings.calendar import DAY, add_months
from qmas_tui.findings.catalogue import finding
from qmas_tui.findings.effective_facts import EffectiveFacts, is_current
from qmas_tui.findings.model import Finding, Level
from qmas_tui.findings.papers import months_fresh
from qmas_tui.findings.renewal import Renewal
from qmas_tui.policy.policy import Policy

SEARCH = "job-search"
"""The kind of paper that shows a search for work."""


def presence_of_work(renewal: Renewal) -> list[Finding]:
    """What the record says of whether the holder works at all."""
    found = [_none(renewal), _contradicted(renewal.facts), _unknown(renewal)]
    return [each for each in found if each is not None]


def _none(renewal: Renewal) -> Finding | None:
    facts = renewal.facts
    figures = facts.policy.figures
    if not facts.idle:
        return None
    dated = [work.from_ for work in facts.idle if work.from_ is not None]
    since = min(dated) if len(dated) == len(facts.idle) else None
    idle = None if since is None else (facts.as_of - since).days
    if idle is None or idle >= figures.work_none_act_days or renewal.is_near:
        level: Level = "act"
    elif idle >= figures.work_none_warn_days:
        level = "warn"
    else:
        return None
    search = _search(renewal)
    due = renewal.due(min(dated, default=None)) if level == "act" else None
    return finding(
        facts,
        "work.none",
        level,
        rules=None if search else ("R-01", "E-16", "R-19", "HS-13"),
        due_on=due,
        lost_on=renewal.lost(due),
        days=idle,
        since=since,
        search=search,
        act_from=figures.work_none_act_days,
        run_up=renewal.run_up,
    )


def no_work_acts_on(since: date, limit: date, policy: Policy) -> date:
    """From which day on it is urgent that there is no work since a day (HS-13, HS-15).

    That is after so many days, or once the last months before the limit begin.
    """
    figures = policy.figures
    run_up = limit - timedelta(days=figures.run_up_days)
    return max(since, min(since + timedelta(days=figures.work_none_act_days), run_up))


def _search(renewal: Renewal) -> date | None:
    """The day of the newest papers of a search for work that are not too old.

    Only before the first extension, which asks for steps taken to settle (E-16).
    """
    if not renewal.is_first:
        return None
    facts = renewal.facts
    months = months_fresh(SEARCH, facts.policy)
    day = min(facts.as_of, renewal.position.filing_day)
    return max(
        (
            paper.dated
            for paper in facts.evidence
            if paper.kind == SEARCH
            and paper.dated is not None
            and add_months(paper.dated, months) >= day
        ),
        default=None,
    )


def _contradicted(facts: EffectiveFacts) -> Finding | None:
    if not facts.contradicting:
        return None
    idle, work = facts.idle[0], facts.contradicting[0]
    return finding(
        facts,
        "work.contradicted",
        none_from=idle.from_,
        employer=work.employer,
        kind=work.kind,
        work_from=work.from_,
    )


def uncovered(
    works: Sequence[Work], first: date, last: date
) -> Iterator[tuple[date, date]]:
    """The stretches from first to last that no row of work covers, in their order."""
    free = first
    spans = sorted((work.from_ or date.min, work.to or date.max) for work in works)
    for begun, ended in spans:
        if begun > last:
            break
        if ended < begun:
            continue
        if begun > free:
            yield free, begun - DAY
        if ended >= last:
            return
        if ended >= free:
            free = ended + DAY
    yield free, last


def _unknown(renewal: Renewal) -> Finding | None:
    facts, first, last = renewal.facts, renewal.stay_from, renewal.stay_to
    as_of = facts.as_of
    free: list[tuple[date, date]] = []
    if first is not None and first <= last:
        free = list(uncovered(facts.works, first, last))
    total = sum((end - begin).days + 1 for begin, end in free)
    in_stay = as_of <= renewal.position.limit.on and (first is None or first <= as_of)
    today = in_stay and not any(is_current(work, as_of) for work in facts.works)
    is_long = total > facts.policy.figures.work_unknown_days
    if not is_long and not (today and renewal.is_near):
        return None
    level: Level = "watch"
    if today:
        level = "act" if is_long and renewal.is_near else "warn"
    since = _since_unknown(facts.works, first, as_of)
    due = renewal.due(since) if level == "act" else None
    return finding(
        facts,
        "work.unknown",
        level,
        due_on=due,
        lost_on=renewal.lost(due),
        days=total or None,
        first=free[0][0] if free else None,
        now=today,
        next=_next_work(facts.holder.work, as_of),
    )


def _next_work(works: Sequence[Work], as_of: date) -> date | None:
    """The day on which the next work on record begins."""
    begin = [w.from_ for w in works if w.from_ is not None and w.kind != "none"]
    return min((day for day in begin if day > as_of), default=None)


def _since_unknown(
    works: Sequence[Work], stay_from: date | None, as_of: date
) -> date | None:
    """Since when nothing covers the days: the day after the last row, in this stay."""
    ended = [
        work.to + DAY
        for work in works
        if work.to is not None and (work.from_ or work.to) <= work.to < as_of
    ]
    days = [day for day in (stay_from, max(ended, default=None)) if day is not None]
    return max(days, default=None)
