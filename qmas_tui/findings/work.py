"""Work and income on the way to a renewal (E-16, E-17, R-01 to R-10, R-17)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from qmas_tui.facts.rows import Work
from qmas_tui.findings.build import finding
from qmas_tui.findings.calendar import DAY
from qmas_tui.findings.known import Known, is_current
from qmas_tui.findings.model import Finding, Level
from qmas_tui.policy.policy import Policy


def work_findings(
    known: Known, stay_from: date, limit: date, first_extension: bool, policy: Policy
) -> list[Finding]:
    """What work and income say of the coming extension.

    `stay_from` is the first day of the current stay. The achievement route asks for
    support and accommodation only (S-10): there only unknown income is said.
    """
    found: list[Finding | None] = []
    if known.holder.route != "apt":
        found = [
            _no_work(known, limit, policy),
            _unknown_work(known, stay_from, limit, policy),
        ]
        if known.jobs:
            found += [
                _below_level(known, first_extension, policy),
                _commission_only(known, policy),
                _abroad(known, policy),
                _low_income(known, policy),
                _step_back(known, policy),
            ]
            found += [
                _thin_business(work, policy)
                for work in known.jobs
                if work.kind == "business"
            ]
    if known.jobs and total_income(known.jobs) is None:
        found.append(finding(policy, "income.unknown", "watch", "house", ("R-02",)))
    return [each for each in found if each is not None]


def total_income(works: Sequence[Work]) -> int | None:
    """The monthly income of all works in HKD, None where any is not known."""
    total = 0
    for work in works:
        if work.monthly_income is None or work.currency != "HKD":
            return None
        total += work.monthly_income
    return total


def _run_up(limit: date, policy: Policy) -> date:
    return limit - timedelta(days=policy.figures.run_up_days)


def _no_work(known: Known, limit: date, policy: Policy) -> Finding | None:
    if known.jobs or not known.idle:
        return None
    figures = policy.figures
    as_of = known.as_of
    since = min((w.from_ for w in known.idle if w.from_ is not None), default=None)
    if any(work.from_ is None for work in known.idle):
        since = None
    idle = None if since is None else (as_of - since).days
    if (
        idle is None
        or idle >= figures.work_none_act_days
        or as_of >= _run_up(limit, policy)
    ):
        level: Level = "act"
    elif idle >= figures.work_none_warn_days:
        level = "warn"
    else:
        return None
    rules = (
        "R-01",
        "E-16",
        *policy.behind("work-none-warn-days", "work-none-act-days"),
    )
    shown = (
        ("days", idle),
        ("since", since),
        ("act_from", figures.work_none_act_days),
        ("run_up", _run_up(limit, policy)),
    )
    return finding(policy, "work.none", level, "house", rules, shown)


def _uncovered(
    works: Sequence[Work], first: date, last: date
) -> tuple[int, date | None, bool]:
    """Days from first to last without a work record, the first of them, and if last."""
    free = first
    total = 0
    first_free: date | None = None
    spans = sorted((work.from_ or date.min, work.to or date.max) for work in works)
    for begun, ended in spans:
        if begun > last:
            break
        if ended < begun:
            continue
        if begun > free:
            total += (begun - free).days
            first_free = first_free or free
        if ended >= last:
            return total, first_free, False
        if ended >= free:
            free = ended + DAY
    total += (last - free).days + 1
    return total, first_free or free, True


def _unknown_work(
    known: Known, stay_from: date, limit: date, policy: Policy
) -> Finding | None:
    last = min(known.as_of, limit)
    if last < stay_from:
        return None
    total, first_free, until_last = _uncovered(known.works, stay_from, last)
    if total <= policy.figures.work_unknown_days:
        return None
    today_unknown = until_last and last == known.as_of
    if not today_unknown:
        level: Level = "watch"
    else:
        level = "act" if known.as_of >= _run_up(limit, policy) else "warn"
    shown = (("days", total), ("first", first_free), ("now", today_unknown))
    rules = ("E-16", *policy.behind("work-unknown-days"))
    return finding(policy, "work.unknown", level, "house", rules, shown)


def _below_level(known: Known, first: bool, policy: Policy) -> Finding | None:
    if any(work.level != "other" for work in known.jobs):
        return None
    level: Level = "warn" if first else "act"
    return finding(policy, "work.below-level", level, "official", ("E-17",))


def _commission_only(known: Known, policy: Policy) -> Finding | None:
    if not all(work.commission_only for work in known.jobs):
        return None
    return finding(policy, "work.commission-only", "warn", "practice", ("R-07",))


def _abroad(known: Known, policy: Policy) -> Finding | None:
    abroad = [w for w in known.jobs if w.place in ("mainland", "overseas")]
    if not abroad:
        return None
    shown = (("place", abroad[0].place), ("employer", abroad[0].employer))
    return finding(policy, "work.abroad", "warn", "practice", ("R-03", "R-09"), shown)


def _low_income(known: Known, policy: Policy) -> Finding | None:
    figures = policy.figures
    income = total_income(known.jobs)
    if income is None or income >= figures.income_low:
        return None
    very_low = income < figures.income_very_low
    rules = ("R-02", "R-04") if very_low else ("R-02",)
    shown = (
        ("income", income),
        ("least", figures.income_low),
        ("very_low", figures.income_very_low if very_low else None),
        ("share", figures.income_very_low_percent if very_low else None),
    )
    return finding(policy, "income.low", "warn", "practice", rules, shown)


def _step_back(known: Known, policy: Policy) -> Finding | None:
    begun = [work.from_ for work in known.jobs if work.from_ is not None]
    if not begun:
        return None
    latest = max(begun)
    eve = latest - DAY
    before = [w for w in known.works if w.kind != "none" and is_current(w, eve)]
    earlier = total_income(before) if before else None
    now = total_income(known.jobs)
    if not earlier or now is None:
        return None
    percent = policy.figures.step_back_percent
    if now * 100 > earlier * percent:
        return None
    shown = (("income", now), ("earlier", earlier), ("since", latest))
    return finding(policy, "career.step-back", "watch", "house", ("R-17",), shown)


def _thin_business(work: Work, policy: Policy) -> Finding | None:
    lacking = [
        name
        for name, there in (
            ("staff", work.staff),
            ("office", work.office),
            ("turnover", work.turnover),
            ("tax paid", work.tax_paid),
        )
        if not there
    ]
    if not lacking:
        return None
    shown = (("employer", work.employer), ("lacking", tuple(lacking)))
    return finding(policy, "business.thin", "warn", "practice", ("R-01", "R-10"), shown)
