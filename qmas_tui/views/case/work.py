"""Work and income of a case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from qmas_tui.facts.rows import Work
from qmas_tui.findings.calendar import add_months, months_apart
from qmas_tui.findings.effective_facts import is_current, jobs_on
from qmas_tui.findings.model import AssessedCase
from qmas_tui.findings.pay import presumed_income
from qmas_tui.policy.policy import Policy
from qmas_tui.views.chart import curve, year_axis
from qmas_tui.views.labels import TABLE_TITLES
from qmas_tui.views.lay import cell, dim, period, row, section, widest
from qmas_tui.views.model import Line, Section, Span
from qmas_tui.views.say import day_words, money
from qmas_tui.views.width import clean

MOST_COLUMNS = 60
"""The widest curve of monthly income, in cells."""
_PLACES = {"hong-kong": "Hong Kong", "mainland": "Mainland", "overseas": "overseas"}


def work_part(case: AssessedCase, policy: Policy) -> tuple[Section, ...]:
    """Jobs and businesses, newest first, the curve of monthly income, tax years."""
    holder, as_of = case.holder, case.assessment.as_of
    works = _work_lines(holder.work, as_of)
    sections = [section("Work", works, "No work is recorded.")]
    drawn = _income_curve(holder.work, holder.landed_on, as_of)
    if drawn:
        sections.append(section("Income a month", drawn))
    none = "No year of assessment is recorded."
    sections.append(section(TABLE_TITLES["income"], _tax_years(case, policy), none))
    return tuple(sections)


def _work_lines(works: Sequence[Work], as_of: date) -> Iterator[Line]:
    numbered = sorted(
        enumerate(works, 1), key=lambda pair: pair[1].from_ or date.min, reverse=True
    )
    names = widest([clean(work_name(work)) for work in works], 40)
    for number, work in numbered:
        now = work.kind != "none" and is_current(work, as_of)
        yield row(
            cell(period(work.from_, work.to), 26, "plain" if now else "dim"),
            cell(work_name(work), names, "strong" if now else "plain"),
            cell(_pay(work), 20),
            Span(" · ".join(_details(work)), "dim"),
            of=("work", number),
        )


def work_name(work: Work) -> str:
    """What the work is and where, as recorded."""
    if work.kind == "none":
        return "no work"
    known = ", ".join(text for text in (work.title, work.employer) if text)
    return known or f"{work.kind}, not named"


def _pay(work: Work) -> str:
    if work.kind == "none":
        return ""
    if work.monthly_income is None:
        return "income not recorded"
    if work.currency == "HKD":
        return f"{money(work.monthly_income)} a month"
    return f"{work.currency or 'currency?'} {work.monthly_income:,} a month"


def _details(work: Work) -> Iterator[str]:
    """What else is known of a work, in words."""
    if work.kind == "none":
        return
    yield work.kind
    if work.sector is not None:
        yield work.sector.replace("-", " ")
    if work.level is not None:
        yield "below graduate level" if work.level == "other" else work.level
    if work.place is not None and work.place != "hong-kong":
        yield _PLACES[work.place]
    if work.commission_only:
        yield "commission only"
    if work.kind != "business":
        return
    if work.staff is not None:
        yield f"{work.staff} staff"
    if work.office is not None:
        yield "office" if work.office else "no office"
    if work.turnover is not None:
        yield f"turnover {money(work.turnover)} a year"
    if work.tax_paid is not None:
        yield "tax paid" if work.tax_paid else "no tax paid"


def _income_curve(
    works: Sequence[Work], landed_on: date | None, as_of: date
) -> tuple[Line, ...]:
    """The income of a month over the years, and its range in words."""
    jobs = [work for work in works if work.kind != "none"]
    begun = [work.from_ for work in jobs if work.from_ is not None]
    if not begun:
        return ()
    first = min(begun) if landed_on is None else max(min(begun), landed_on)
    if first > as_of:
        return ()
    months = months_apart(first, as_of) + 1
    each = -(-months // MOST_COLUMNS)
    days = [min(add_months(first, n), as_of) for n in range(0, months, each)]
    values = [_income_on(works, day) for day in days]
    lines = [curve(values), year_axis(days), row(_range(works, values, as_of))]
    if any(work.monthly_income and work.currency is None for work in jobs):
        lines.append(dim("An income without a currency is read as HKD here."))
    return tuple(lines)


def _income_on(works: Sequence[Work], day: date) -> int | None:
    """The income of a day, 0 on one on which nobody works."""
    current = jobs_on(works, day)
    return presumed_income(current) if current else 0


def _range(works: Sequence[Work], values: Sequence[int | None], as_of: date) -> str:
    earned = sorted({value for value in values if value})
    if not earned:
        words = "No income in HKD is recorded"
    elif len(earned) == 1:
        words = f"{money(earned[0])} a month"
    else:
        words = f"{money(earned[0])} to {money(earned[-1])} a month"
    if jobs_on(works, as_of):
        return words
    ends = [w.to for w in works if w.kind != "none" and w.to and w.to < as_of]
    return (
        f"{words}, none since {day_words(max(ends))}" if ends else f"{words}, none now"
    )


def _tax_years(case: AssessedCase, policy: Policy) -> Iterator[Line]:
    least = policy.figures.top_tier_income
    numbered = sorted(
        enumerate(case.holder.income, 1), key=lambda pair: pair[1].year, reverse=True
    )
    for number, income in numbered:
        enough = income.assessable >= least
        reach = f"reaches the top tier ({money(least)})" if enough else ""
        yield row(
            cell(income.year, 8, "dim"),
            cell(money(income.assessable), 14),
            Span(reach, "good"),
            of=("income", number),
        )
