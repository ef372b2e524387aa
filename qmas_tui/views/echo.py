"""What a field says back while it is typed: the day as it will be stored, how far."""

from __future__ import annotations

from datetime import date

from qmas_tui.facts.parsing import MONEY
from qmas_tui.facts.reading import read_date, read_money
from qmas_tui.findings.calendar import add_months, apart, months_apart
from qmas_tui.findings.model import Assessment
from qmas_tui.views.form import FormField
from qmas_tui.views.model import Span
from qmas_tui.views.say import WEEKDAYS, count, day_words, days_words, long_day, money


def echo_of(
    field: FormField,
    text: str,
    found: Assessment | None,
    as_of: date,
    before: str = "",
) -> list[Span]:
    """What is said beside a field, as spans; nothing where it is not read yet.

    `found` is the case as it stands, if there is one; `before` what is corrected.
    """
    if field.kind == "date":
        day = read_day(text, as_of)
        if day is None:
            return []
        told = _day_echo(day, text, as_of)
        if field.name == "until" and found is not None:
            was = read_day(before, as_of)
            told += length_echo(day, found) if was is None else _own(day, was, found)
        return told
    if field.name in MONEY and text:
        try:
            return [Span(money(read_money(text, MONEY[field.name])), "dim")]
        except ValueError:
            return []
    return []


def read_day(text: str, as_of: date) -> date | None:
    """The day that is typed; None where it is none yet."""
    try:
        return read_date(text, as_of, add_months=add_months)
    except ValueError:
        return None


def _day_echo(day: date, text: str, as_of: date) -> list[Span]:
    """The weekday, with the day where it is typed otherwise, and how far away."""
    as_stored = text.strip().casefold() == day_words(day).casefold()
    said = WEEKDAYS[day.weekday()] if as_stored else long_day(day)
    return [Span(said, "dim"), Span(distance(day, as_of), "dim")]


def distance(day: date, as_of: date) -> str:
    """How far a day is away, in years once there is one: in 4 y 27 d, 9 d ago.

    A day that is typed is a fact: of one that has been nothing is late.
    """
    years, months, days = apart(min(day, as_of), max(day, as_of))
    if not years:
        far = (day - as_of).days
        return f"{-far} d ago" if far < 0 else days_words(far)
    rest = f" {months} m" if months else f" {days} d" if days else ""
    return f"in {years} y{rest}" if day > as_of else f"{years} y{rest} ago"


def _own(until: date, was: date, found: Assessment) -> list[Span]:
    """How long a recorded stay would be that ended otherwise than it does."""
    ends = [step.until for step in found.path if step.granted and step.until < was]
    if not ends or until <= ends[-1]:
        return []
    return [Span(count(months_apart(ends[-1], until), "month"), "dim")]


def length_echo(until: date, found: Assessment) -> list[Span]:
    """How long a stay granted until a day would be, beside what the pattern gives."""
    expected = next((step for step in found.path if not step.granted), None)
    if found.limit is None or until <= found.limit.on:
        return []
    months = months_apart(found.limit.on, until)
    said = count(months, "month")
    if expected is None or expected.months is None:
        return [Span(said, "dim")]
    if until == expected.until:
        return [Span(f"{said}, as expected\N{NO-BREAK SPACE}✓", "good")]
    if months == expected.months:
        return [Span(f"{day_words(expected.until)} expected", "warn")]
    return [Span(f"{said}, {expected.months} expected", "warn")]
