"""What the work is worth on the way to a renewal: level, pay, place (E-17, R-02 on)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date

from qmas_tui.facts.rows import Work
from qmas_tui.findings.calendar import DAY
from qmas_tui.findings.catalogue import finding
from qmas_tui.findings.effective_facts import EffectiveFacts, jobs_on
from qmas_tui.findings.model import Finding
from qmas_tui.findings.renewal import Renewal


def total_income(
    works: Sequence[Work], currencies: Collection[str | None] = ("HKD",)
) -> int | None:
    """The monthly income of all works in HKD, None where any is not known."""
    total = 0
    for work in works:
        if work.monthly_income is None or work.currency not in currencies:
            return None
        total += work.monthly_income
    return total


def presumed_income(works: Sequence[Work]) -> int | None:
    """As `total_income`, with an income without a currency read as HKD."""
    return total_income(works, ("HKD", None))


def quality_of_work(renewal: Renewal) -> list[Finding]:
    """What current works say of the coming extension, on the points route."""
    facts = renewal.facts
    if not facts.jobs:
        return []
    found = [
        _below_level(renewal),
        _commission_only(facts),
        _abroad(facts),
        _low_income(renewal),
        _not_pursued(facts),
        _step_back(facts),
        *(_thin_business(facts, w) for w in facts.jobs if w.kind == "business"),
    ]
    return [each for each in found if each is not None]


def unknown_income(facts: EffectiveFacts) -> list[Finding]:
    """An income that is missing, not in HKD, or without a currency; on every route."""
    if not facts.jobs or total_income(facts.jobs) is not None:
        return []
    return [finding(facts, "income.unknown")]


def _latest(works: Sequence[Work]) -> date | None:
    """The latest day on which one of the works began."""
    return max((w.from_ for w in works if w.from_ is not None), default=None)


def _is_below(works: Sequence[Work]) -> bool:
    return all(work.level == "other" for work in works)


def _since_when(
    works: Sequence[Work], as_of: date, holds: Callable[[Sequence[Work]], bool]
) -> date | None:
    """The first day of the run up to `as_of` on each day of which it holds (R-19).

    A day without a current work ends the run. None where the run began before
    everything recorded.
    """
    begun = {work.from_ for work in works if work.from_ is not None}
    ended = {work.to + DAY for work in works if work.to is not None}
    changes = sorted(day for day in begun | ended if day <= as_of)
    since = as_of
    for day in reversed(changes):
        jobs = jobs_on(works, day)
        if not jobs or not holds(jobs):
            return since
        since = day
    before = jobs_on(works, changes[0] - DAY) if changes else jobs_on(works, as_of)
    return None if before and holds(before) else since


def _below_level(renewal: Renewal) -> Finding | None:
    """Every current work is of level other; a level left out is unknown, not low."""
    facts = renewal.facts
    if not _is_below(facts.jobs):
        return None
    since = _since_when(facts.works, facts.as_of, _is_below)
    due = None if renewal.is_first else renewal.due(_latest(facts.jobs))
    return finding(
        facts,
        "work.below-level",
        "warn" if renewal.is_first else "act",
        due_on=due,
        lost_on=renewal.lost(due),
        since=since,
        days=since and (facts.as_of - since).days,
    )


def _commission_only(facts: EffectiveFacts) -> Finding | None:
    """Pay is commission alone: HK$0 is no pay, an income left out counts as pay."""
    paid = [work for work in facts.jobs if work.monthly_income != 0]
    if not any(work.commission_only for work in facts.jobs):
        return None
    if not all(work.commission_only for work in paid):
        return None
    return finding(facts, "work.commission-only")


def _abroad(facts: EffectiveFacts) -> Finding | None:
    abroad = [w for w in facts.jobs if w.place in ("mainland", "overseas")]
    if not abroad:
        return None
    work = abroad[0]
    return finding(facts, "work.abroad", place=work.place, employer=work.employer)


def _low_income(renewal: Renewal) -> Finding | None:
    facts = renewal.facts
    figures = facts.policy.figures
    income = presumed_income(facts.jobs)
    if income is None or income >= figures.income_low:
        return None

    def is_low(works: Sequence[Work]) -> bool:
        earned = presumed_income(works)
        return earned is not None and earned < figures.income_low

    is_nothing = income == 0 and any(
        work.kind in ("employment", "self-employment") for work in facts.jobs
    )
    acts = is_nothing and not renewal.is_first
    very_low = income < figures.income_very_low
    rules: tuple[str, ...] = ("R-02", "R-04", "R-19") if very_low else ("R-02", "R-19")
    since = _since_when(facts.works, facts.as_of, is_low)
    due = renewal.due(_latest(facts.jobs)) if acts else None
    return finding(
        facts,
        "income.low",
        "act" if acts else "warn",
        rules=("E-17", *rules) if is_nothing else rules,
        basis="official" if is_nothing else None,
        due_on=due,
        lost_on=renewal.lost(due),
        income=income,
        least=figures.income_low,
        since=since,
        days=since and (facts.as_of - since).days,
        very_low=figures.income_very_low if very_low else None,
        share=figures.income_very_low_percent if very_low else None,
        nothing=is_nothing,
    )


def _not_pursued(facts: EffectiveFacts) -> Finding | None:
    """Nobody works in what the application said would be done here (R-18)."""
    claimed = facts.holder.claimed_sector
    sectors = [work.sector for work in facts.jobs if work.sector is not None]
    if claimed is None or len(sectors) < len(facts.jobs):
        return None
    if _bare(claimed) in [_bare(sector) for sector in sectors]:
        return None
    there = tuple(dict.fromkeys(sectors))
    return finding(facts, "plan.not-pursued", claimed=claimed, sectors=there)


def _bare(sector: str) -> str:
    return sector.strip().casefold()


def _step_back(facts: EffectiveFacts) -> Finding | None:
    latest, now = _latest(facts.jobs), total_income(facts.jobs)
    if latest is None or now is None:
        return None
    earlier = total_income(jobs_on(facts.works, latest - DAY))
    if earlier is None or now >= earlier:
        return None
    percent = facts.policy.figures.step_back_percent
    if now * 100 > earlier * percent:
        return None
    return finding(facts, "career.step-back", income=now, earlier=earlier, since=latest)


def _thin_business(facts: EffectiveFacts, work: Work) -> Finding | None:
    """A business that lacks any of these on record; 0 and false lack it."""
    there = (
        ("staff", work.staff),
        ("office", work.office),
        ("turnover", work.turnover),
        ("tax paid", work.tax_paid),
    )
    lacking = tuple([name for name, value in there if not value])
    if not lacking:
        return None
    return finding(facts, "business.thin", employer=work.employer, lacking=lacking)
