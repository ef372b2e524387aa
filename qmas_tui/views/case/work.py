"""Work and income of a case: rows newest first, drawn against the office's level."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from qmas_tui.facts.rows import Work
from qmas_tui.findings.calendar import DAY
from qmas_tui.findings.effective_facts import is_current, jobs_on
from qmas_tui.findings.model import AssessedCase
from qmas_tui.findings.pay import presumed_income
from qmas_tui.findings.work import uncovered
from qmas_tui.policy.policy import Policy
from qmas_tui.views.case.pay_bars import PayBars
from qmas_tui.views.labels import TABLE_TITLES
from qmas_tui.views.lay import INDENT, cell, period, right, row, section, widest
from qmas_tui.views.model import Line, Role, Section, Span
from qmas_tui.views.say import day_words, money
from qmas_tui.views.width import clean

ROOM: Final = 110
"""The width of a page that nobody has measured."""
_PERIOD: Final = 26
_PAY: Final = 12
_MOST_NAME: Final = 40
_DATES: Final = ("from", "to")
_NAMED: Final = ("title", "employer")
_PLACES: Final = {
    "hong-kong": "Hong Kong",
    "mainland": "Mainland",
    "overseas": "overseas",
}


class _Spell(Struct, frozen=True, gc=False):
    """Time in which somebody worked, did not, or nothing is recorded (number 0)."""

    number: int
    first: date | None
    last: date | None
    work: Work | None = None


def work_part(
    case: AssessedCase, policy: Policy, room: int = ROOM
) -> tuple[Section, ...]:
    """Jobs, businesses and gaps, newest first, what they come to, and tax years."""
    spells = _spells(case)
    lines = list(_spell_lines(spells, case, policy, room)) if spells else []
    none = "No work is recorded."
    sections = [section("Work", [*lines, *_summary(case, policy)], none)]
    none = "No year of assessment is recorded."
    sections.append(section(TABLE_TITLES["income"], _tax_years(case, policy), none))
    return tuple(sections)


def _spells(case: AssessedCase) -> list[_Spell]:
    """The rows of work and what lies open between them, the newest first."""
    works, as_of = case.holder.work, case.assessment.as_of
    spells = [_Spell(n, w.from_, w.to, w) for n, w in enumerate(works, 1)]
    begun = [work.from_ for work in works if work.from_ is not None]
    first = case.holder.landed_on or min(begun, default=None)
    if works and first is not None and first <= as_of:
        spells += [_Spell(0, *free) for free in uncovered(works, first, as_of)]
    return sorted(spells, key=lambda each: each.first or date.min, reverse=True)


def _spell_lines(
    spells: Sequence[_Spell], case: AssessedCase, policy: Policy, room: int
) -> Iterator[Line]:
    """Each spell on a line with its bar, and below what else is known of a work."""
    as_of = case.assessment.as_of
    told = [_words(each, as_of, policy) for each in spells]
    most = min(_MOST_NAME, max(16, room - _PERIOD - _PAY - 6))
    cells = widest([words for words, _ in told], most)
    pays = [_hkd(each) for each in spells]
    left = room - _PERIOD - cells - _PAY - 6
    bars = PayBars.over([pay for pay in pays if pay], policy.figures.income_low, left)
    titles = (cell("From and to", _PERIOD, "dim"), cell("Work", cells, "dim"))
    yield row(*titles, right("HK$ a month", _PAY, "dim"), *bars.title())
    for each, (words, role), pay in zip(spells, told, pays, strict=True):
        now = each.work is not None and is_current(each.work, as_of)
        of = ("work", each.number) if each.number else None
        is_job = each.work is not None and each.work.kind != "none"
        named, paid = (_NAMED, ("monthly_income",)) if is_job else ((), ())
        dates = _DATES if each.number else ()
        yield row(
            cell(_dates(each), _PERIOD, "plain" if now else "dim", *dates),
            cell(words, cells, "strong" if now and role == "plain" else role, *named),
            right(_pay(each), _PAY, "plain", *paid),
            *bars.bar(pay, "accent" if now else "dim"),
            of=of,
        )
        if each.work is not None and (details := " · ".join(_details(each.work))):
            yield row(" " * (_PERIOD + INDENT), Span(details, "dim"), of=of)


def _dates(spell: _Spell) -> str:
    return period(spell.first, spell.last)


def _words(spell: _Spell, as_of: date, policy: Policy) -> tuple[str, Role]:
    """What a spell is called; of one without work how long it lasted."""
    work = spell.work
    if work is not None and work.kind != "none":
        return clean(work_name(work)), "plain"
    days = _days(spell, as_of)
    if work is None:
        return f"nothing recorded, {days} d", "warn"
    most = policy.figures.work_none_act_days
    role: Role = "act" if days and days >= most else "warn"
    long = f", {days} d" if days is not None else ""
    return f"no work{long}; own threshold {most} d", role


def _days(spell: _Spell, as_of: date) -> int | None:
    """How long a spell lasted so far; None where its beginning is not known."""
    if spell.first is None:
        return None
    last = min(spell.last or as_of, as_of)
    return max(0, (last - spell.first).days + (1 if spell.last else 0))


def work_name(work: Work) -> str:
    """What the work is and where, as recorded."""
    if work.kind == "none":
        return "no work"
    known = ", ".join(text for text in (work.title, work.employer) if text)
    return known or f"{work.kind}, not named"


def _hkd(spell: _Spell) -> int | None:
    """The pay of a spell as it can be drawn."""
    work = spell.work
    return None if work is None or work.kind == "none" else presumed_income([work])


def _pay(spell: _Spell) -> str:
    work = spell.work
    if work is None or work.kind == "none":
        return ""
    if work.monthly_income is None:
        return "not recorded"
    amount = f"{work.monthly_income:,}"
    return amount if work.currency == "HKD" else f"{work.currency or '?'} {amount}"


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
    if work.monthly_income and work.currency is None:
        yield "currency not recorded, read as HKD"
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


def _summary(case: AssessedCase, policy: Policy) -> Iterator[Line]:
    """Since when there was no gap, the pay of today, and the last tax year."""
    works, as_of = case.holder.work, case.assessment.as_of
    if not works:
        return
    jobs = jobs_on(works, as_of)
    words = [_unbroken(works, as_of) if jobs else "No work today"]
    if pay := presumed_income(jobs) if jobs else None:
        words.append(f"now {money(pay)} a month")
    if case.holder.income:
        last = max(case.holder.income, key=lambda each: each.year)
        top = policy.figures.top_tier_income
        words.append(f"{last.year} assessable {money(last.assessable)}")
        words.append(f"top tier from {money(top)}")
    yield Line()
    yield row(Span(words[0]), Span("".join(f" · {each}" for each in words[1:]), "dim"))


def _unbroken(works: Sequence[Work], as_of: date) -> str:
    """Since when each day had work: back over jobs that follow on one another."""
    since = as_of
    while jobs := jobs_on(works, since):
        begins = [work.from_ for work in jobs if work.from_ is not None]
        if len(begins) < len(jobs):
            return "No gap on record"
        since = min(begins) - DAY
    return f"No gap since {day_words(since + DAY)}"


def _tax_years(case: AssessedCase, policy: Policy) -> Iterator[Line]:
    least = policy.figures.top_tier_income
    numbered = sorted(
        enumerate(case.holder.income, 1), key=lambda pair: pair[1].year, reverse=True
    )
    for number, income in numbered:
        enough = income.assessable >= least
        reach = f"reaches the top tier ({money(least)})" if enough else ""
        yield row(
            cell(income.year, 8, "dim", "year"),
            cell(money(income.assessable), 14, "plain", "assessable"),
            Span(reach, "good"),
            of=("income", number),
        )
