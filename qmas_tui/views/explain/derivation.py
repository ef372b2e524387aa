"""Each step of the arithmetic, checked where it can be checked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from qmas_tui.findings.calendar import add_months
from qmas_tui.findings.model import Deadline, Fact, Finding, Milestone, Reason
from qmas_tui.policy.policy import Policy, Window
from qmas_tui.views.doubts import NOUNS
from qmas_tui.views.explain.target import Target
from qmas_tui.views.labels import evidence_label
from qmas_tui.views.lay import cell, dim, row, said
from qmas_tui.views.model import Line, Span
from qmas_tui.views.phrases import SOURCES
from qmas_tui.views.say import (
    WEEKDAYS,
    count,
    day_words,
    long_day,
    money,
    subject_words,
)
from qmas_tui.views.turns import step_words

CHECKED = "✓"
ARROW = "→"
_DAY = timedelta(days=1)
_UNSAID: Final = frozenset(
    {
        *("dependant.ageing-out age", "facts.order kind", "facts.limit-unknown own"),
        *("trip.clashes several", "trip.clashes few", "trip.clashes under_way"),
        *("trip.clashes filed", "filing.refused family", "filing.refused past"),
        *("milestone.uncovered refused", "milestone.uncovered past"),
        *("facts.landing-missing path", "facts.landing-missing top_tier"),
        *("facts.landing-missing seven", "facts.filing-unmatched others"),
        *("passport.renew-first too_soon", "dependant.drift past"),
        *("dependant.drift filed", "dependant.basis-lost past"),
    }
)
"""Facts that only choose the words of the sentence."""
_MONEY: Final = ("income", "earlier", "least", "very_low")
_MONEY_CODES: Final = ("income.", "career.")
_VALUES: Final = {
    **{"own-permission": "a permission of their own", "grown-up": "grown up"},
    **{"left-hong-kong": "Hong Kong", "other-scheme": "another scheme"},
}


def derivation_lines(target: Target) -> tuple[Line, ...]:
    """How the result follows, step by step."""
    if target.milestone is not None:
        return tuple(_seven(target, target.milestone))
    if target.deadline is not None:
        return tuple(_date(target, target.deadline))
    lines: list[Line] = []
    for finding in target.findings:
        lines += _figures(target.policy, finding)
    return tuple(lines)


def _figures(policy: Policy, finding: Finding) -> Iterator[Line]:
    for name, value in fact_rows(finding):
        yield row(cell(name, 30, "dim"), said(value))
    cited = [policy.rules[id_] for id_ in finding.rules]
    hearsay = all((r.basis, r.confidence) == ("practice", "low") for r in cited)
    if cited and hearsay and not finding.overruled and finding.level == "warn":
        yield dim("never more than a warning: it rests on practice of low confidence")


def _goes_to(first: date, how: str, last: date) -> Line:
    return row(
        Span(day_words(first)),
        Span(f"  {how}  ", "dim"),
        Span(f"{ARROW}  "),
        Span(day_words(last), "strong"),
    )


def _check(words: str) -> Line:
    return row(words, Span(f"   {CHECKED}", "good"))


def _date(target: Target, deadline: Deadline) -> Iterator[Line]:
    match deadline.kind:
        case "extension.opens":
            yield from _opens(target.policy, deadline)
        case "extension.last-day":
            yield from _last_day(target.policy, deadline)
        case "extension.target":
            yield from _target(target.policy, deadline)
        case "stay.ends":
            after = deadline.on + _DAY
            yield row(f"{day_words(deadline.on)} itself is still lawful")
            overstay = "in Hong Kong without a new stay would be an overstay"
            yield row(f"{day_words(after)} {overstay}")
        case _:
            for step in deadline.steps:
                yield row(said(step_words(step)))
            yield row(Span(f"{ARROW}  "), Span(day_words(deadline.on), "strong"))


def _opens(policy: Policy, deadline: Deadline) -> Iterator[Line]:
    limit, opens, earliest = deadline.counted_from, deadline.on, deadline.earliest
    assert earliest is not None, "the day that the window alone would give"
    window = _window(policy, deadline)
    length = f"{window.length} {window.unit}"
    yield _goes_to(limit, f"back {length}", earliest)
    if window.unit == "months":
        yield from _months_check(window, limit, earliest)
    if opens != earliest:
        begins = f"{day_words(earliest)} is before {window.rule} holds"
        yield _goes_to(earliest, f"{begins}: its first day", opens)
    elif window.first > date.min:
        first = day_words(window.first)
        yield _check(f"{day_words(opens)} is not before {first}, when the rule begins")


def _window(policy: Policy, deadline: Deadline) -> Window:
    """The window rule that gave the day, as it holds on it."""
    return next(
        window
        for window in (*policy.windows, *policy.windows_of_permanent)
        if window.rule == deadline.rules[0]
        and window.first <= deadline.on <= window.last
    )


def _months_check(window: Window, limit: date, earliest: date) -> Iterator[Line]:
    """That no earlier day lies within so many months of the limit."""
    plus = f"+ {window.length} months ="
    there = add_months(earliest, window.length)
    yield _check(
        f"check: {day_words(earliest)} {plus} {day_words(there)}, not before the limit"
    )
    back = add_months(limit, -window.length)
    if back != earliest:
        short = add_months(back, window.length)
        yield row(
            f"rounded to the safe side: {day_words(back)} {plus} {day_words(short)}, "
            "before the limit"
        )


def _target(policy: Policy, deadline: Deadline) -> Iterator[Line]:
    limit, days = deadline.counted_from, policy.figures.target_days
    early = limit - timedelta(days=days)
    yield _goes_to(limit, f"back {count(days, 'day')}", early)
    if early != deadline.on:
        yield _goes_to(early, "not before the window opens", deadline.on)


def _last_day(policy: Policy, deadline: Deadline) -> Iterator[Line]:
    limit = day = deadline.counted_from
    while day != deadline.on:
        sunday = WEEKDAYS[day.weekday()] == "Sun"
        saturday = WEEKDAYS[day.weekday()] == "Sat" and day not in policy.holidays
        why = (
            "a Sunday" if sunday else "a Saturday" if saturday else "a general holiday"
        )
        yield row(f"{long_day(day)} is {why}")
        day -= _DAY
    yield _check(f"{long_day(day)} is a working day")
    if day != limit:
        yield row(f"a limit of stay does not move on: file by {day_words(day)}")


def _seven(target: Target, milestone: Milestone) -> Iterator[Line]:
    figures = target.policy.figures
    years = f"plus {count(figures.residence_years, 'year')}"
    earliest, latest, prepare = milestone.earliest, milestone.latest, milestone.prepare
    if earliest is None or prepare is None:
        yield from _reasons(milestone)
        yield row("so the seven years cannot be counted yet")
        return
    yield _goes_to(milestone.start, years, earliest)
    if milestone.start.day != earliest.day:
        yield row("no 29 February in that year: 1 March, on the safe side")
    if target.kind == "milestone":
        back = f"back {count(figures.prepare_days, 'day')}"
        yield _goes_to(earliest, back, prepare)
    if target.kind != "milestone.latest":
        return
    yield from _reasons(milestone)
    if latest is None:
        yield row("so a latest day cannot be given")
    elif latest == earliest:
        yield row("nothing on record moves it: the latest day is the earliest")
    else:
        yield row(
            "if held a break, the seven years begin again after the last of these"
        )
        yield row(Span(f"{ARROW}  "), Span(day_words(latest), "strong"))


def _reasons(milestone: Milestone) -> Iterator[Line]:
    for reason in milestone.because:
        yield row(said(step_words(reason)))


def fact_rows(finding: Finding) -> Iterator[tuple[str, str]]:
    """Each fact with its name; what is not known or does not apply is left out."""
    for name, value in finding.evidence:
        is_unsaid = f"{finding.code} {name}" in _UNSAID
        if value is None or value in ((), "") or is_unsaid:
            continue
        yield evidence_label(finding.code, name), _value(finding.code, name, value)


def _value(code: str, name: str, value: Fact) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return day_words(value)
    if isinstance(value, tuple):
        return "; ".join([_one(each) for each in value])
    if isinstance(value, int):
        is_money = name in _MONEY and code.startswith(_MONEY_CODES)
        return money(value) if is_money else str(value)
    text = str(value)
    if name == "source":
        return SOURCES[text]
    if name in ("field", "other_field"):
        return NOUNS.get(text, text)
    plain = text.replace("-", " ") if name in ("claimed", "place", "left_for") else text
    return _VALUES.get(text, plain)


def _one(value: str | Reason) -> str:
    """One of several values: a name, a sector, a reason."""
    return step_words(value) if isinstance(value, Reason) else subject_words(value)
