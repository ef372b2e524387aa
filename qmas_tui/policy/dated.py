"""Figures that change over time: stay patterns, filing windows and fees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec import structs

from qmas_tui.errors import Problem
from qmas_tui.policy import kinds
from qmas_tui.policy.kinds import ROUTES
from qmas_tui.policy.policy import Fees, Overruled, StayPattern, Window
from qmas_tui.policy.rules import Rule
from qmas_tui.policy.spans import (
    DAY,
    Span,
    days_of,
    misfits,
    on,
    open_ends,
    runs,
    spans_of,
    with_spells,
)

_ISSUE = (kinds.ISSUE_FEE_SHORT, kinds.ISSUE_FEE_LONG, kinds.LONG_STAY_DAYS)


def dated_problems(rules: Sequence[Rule]) -> Iterator[Problem]:
    """Days on which a dated figure has two values, or none where it must have one."""
    if _switched_off(rules) and not window_spans(rules):
        what = "it is off and no window is given in days; switch it on, or add one"
        yield Problem(f"figure {kinds.THREE_MONTH_WINDOW}", what)
    for route in ROUTES:
        patterns = spans_of(rules, kinds.STAY_PATTERN, route)
        tiers = spans_of(rules, kinds.TOP_TIER_STAY, route)
        yield from misfits(patterns)
        yield from misfits(tiers)
        yield from _stray_tiers(patterns, tiers)
    for name in (kinds.FILING_WINDOW, kinds.APPLICATION_FEE):
        spans = spans_of(rules, name)
        yield from misfits(spans)
        yield from open_ends(spans, name)
    for name in (kinds.PERMANENT_WINDOW, *_ISSUE):
        yield from misfits(spans_of(rules, name))
    yield from _lone_issue_fees(rules)


def _stray_tiers(patterns: Sequence[Span], tiers: Sequence[Span]) -> Iterator[Problem]:
    """A top tier must hold on all the days of the patterns that it touches."""
    for tier in tiers:
        met = [pattern for pattern in patterns if tier.meets(pattern)]
        if not met:
            yield Problem(tier.where, "no stay pattern holds on its days; correct them")
        for pattern in met:
            if pattern.first < tier.first or tier.last < pattern.last:
                what = (
                    f"it must hold on the days of rule {pattern.rule.id}, "
                    f"{pattern.first} to {pattern.last}; correct from and to"
                )
                yield Problem(tier.where, what)


def _lone_issue_fees(rules: Sequence[Rule]) -> Iterator[Problem]:
    """The two issue fees and the length that parts them come together."""
    sets = {
        name: {(span.first, span.last) for span in spans_of(rules, name)}
        for name in _ISSUE
    }
    for name in _ISSUE[1:]:
        if sets[name] != sets[_ISSUE[0]]:
            what = f"it must hold on the same days as {_ISSUE[0]}; correct its rule"
            yield Problem(f"figure {name}", what)


def patterns_of(rules: Sequence[Rule]) -> tuple[StayPattern, ...]:
    """The stay patterns of both routes, by first day (S-01 to S-09)."""
    found = []
    for route in ROUTES:
        tiers = with_spells(spans_of(rules, kinds.TOP_TIER_STAY, route))
        for span in with_spells(spans_of(rules, kinds.STAY_PATTERN, route)):
            for first, last in runs(span.first, span.last, days_of(tiers)):
                found.append(_pattern(route, first, last, span, on(first, tiers)))
    return tuple(found)


def _pattern(
    route: str, first: date, last: date, span: Span, tier: Span | None
) -> StayPattern:
    setters = [span.rule, tier.rule] if tier else [span.rule]
    behind = [id_ for rule in setters for id_ in (rule.id, *rule.rests_on)]
    return StayPattern(
        name="+".join(str(n // kinds.MONTHS_A_YEAR) for n in span.months),
        route=route,
        months=span.months,
        top_tier=tier.amount if tier else None,
        rules=tuple(dict.fromkeys(behind)),
        first=first,
        last=last,
        overruled=_overruled(setters, first),
    )


def windows_of(rules: Sequence[Rule]) -> tuple[Window, ...]:
    """The filing windows by first day; without months the windows in days go on."""
    switched = _switched_off(rules)
    return tuple(
        _window(structs.replace(span, first=first, last=last), on(first, switched))
        for span in with_spells(window_spans(rules))
        for first, last in runs(span.first, span.last, days_of(switched))
    )


def windows_of_permanent(rules: Sequence[Rule]) -> tuple[Window, ...]:
    """The same for the dependants of a permanent resident: E-34 on its days."""
    own = spans_of(rules, kinds.PERMANENT_WINDOW)
    held = [
        structs.replace(on(first, own) or span, first=first, last=last)
        for span in window_spans(rules)
        for first, last in runs(span.first, span.last, days_of(own))
    ]
    return tuple(_window(span, None) for span in with_spells(held))


def window_spans(rules: Sequence[Rule]) -> list[Span]:
    """The rules of the filing window, each on the days on which it decides."""
    spans = spans_of(rules, kinds.FILING_WINDOW)
    if _switched_off(rules):
        spans = [span for span in spans if span.figure.unit == "days"]
    starts = [date.min, *(span.first for span in spans[1:])]
    ends = [*(start - DAY for start in starts[1:]), date.max]
    return [
        structs.replace(span, first=first, last=end)
        for span, first, end in zip(spans, starts, ends, strict=False)
    ]


def _switched_off(rules: Sequence[Rule]) -> list[Span]:
    """Windows in months that do not count, each as the switch that is off on its days.

    That is the switch three-month-window (HS-01).
    """
    off = [
        (rule, figure)
        for rule in rules
        for figure in rule.figure
        if figure.name == kinds.THREE_MONTH_WINDOW and not figure.value
    ]
    return [
        Span(rule, figure, window.first, window.last)
        for window in spans_of(rules, kinds.FILING_WINDOW)
        for rule, figure in off
        if window.figure.unit == "months"
    ]


def _window(span: Span, switch: Span | None) -> Window:
    setters = [span.rule, switch.rule] if switch else [span.rule]
    return Window(
        rule=span.rule.id,
        length=span.amount,
        unit=span.figure.unit,
        basis=span.rule.basis,
        first=span.first,
        last=span.last,
        overruled=_overruled(setters, span.first),
    )


def fees_of(rules: Sequence[Rule]) -> tuple[Fees, ...]:
    """What a filing costs, span by span (E-11, E-12, E-15)."""
    names = (kinds.APPLICATION_FEE, *_ISSUE)
    each = [with_spells(spans_of(rules, name)) for name in names]
    every = days_of(span for spans in each for span in spans)
    return tuple(
        _fees(first, last, [on(first, spans) for spans in each])
        for first, last in runs(date.min, date.max, every)
    )


def _fees(first: date, last: date, held: Sequence[Span | None]) -> Fees:
    application, short, long, after = (span.amount if span else 0 for span in held)
    setters = {span.rule.id: span.rule for span in held if span}
    return Fees(
        rules=tuple(setters),
        application=application,
        issue_short=short,
        issue_long=long,
        long_after_days=after,
        first=first,
        last=last,
        overruled=_overruled(setters.values(), first),
    )


def _overruled(rules: Iterable[Rule], day: date) -> tuple[Overruled, ...]:
    told = {rule.id: rule.overruled_on(day) for rule in rules}
    return tuple(Overruled(id_, what) for id_, what in told.items() if what)
