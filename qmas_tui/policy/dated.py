"""Figures that change over time: stay patterns, filing windows and fees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from qmas_tui.errors import Problem
from qmas_tui.policy import kinds
from qmas_tui.policy.policy import Fees, StayPattern, Window
from qmas_tui.policy.rules import Rule
from qmas_tui.policy.spans import DAY, Span, misfits, open_ends, spans_of

ROUTES = ("gpt", "apt")
_ISSUE = (kinds.ISSUE_FEE_SHORT, kinds.ISSUE_FEE_LONG, kinds.LONG_STAY_DAYS)


def dated_problems(rules: Sequence[Rule], months_count: bool) -> Iterator[Problem]:
    """Days on which a dated figure has two values, or none where it must have one."""
    windows = spans_of(rules, kinds.FILING_WINDOW)
    if not months_count and not any(w.figure.unit == "days" for w in windows):
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
    for name in _ISSUE:
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
    return tuple(_patterns(rules))


def _patterns(rules: Sequence[Rule]) -> Iterator[StayPattern]:
    for route in ROUTES:
        tiers = spans_of(rules, kinds.TOP_TIER_STAY, route)
        for span in spans_of(rules, kinds.STAY_PATTERN, route):
            months = span.figure.value
            assert isinstance(months, tuple), "checked before"
            tier = next((t for t in tiers if t.meets(span)), None)
            named = (span.rule, tier.rule) if tier else (span.rule,)
            behind = [id_ for rule in named for id_ in (rule.id, *rule.rests_on)]
            yield StayPattern(
                name="+".join(str(n // kinds.MONTHS_A_YEAR) for n in months),
                route=route,
                months=months,
                top_tier=tier.amount if tier else None,
                rules=tuple(dict.fromkeys(behind)),
                first=span.first,
                last=span.last,
            )


def windows_of(rules: Sequence[Rule], months_count: bool) -> tuple[Window, ...]:
    """The filing windows by first day; without months the windows in days go on."""
    spans = spans_of(rules, kinds.FILING_WINDOW)
    if not months_count:
        spans = [span for span in spans if span.figure.unit == "days"]
    starts = [span.first for span in spans[1:]]
    ends = [*(start - DAY for start in starts), date.max]
    return tuple(
        Window(span.rule.id, span.amount, span.figure.unit, span.rule.basis, first, end)
        for span, first, end in zip(spans, [date.min, *starts], ends, strict=True)
    )


def fees_of(rules: Sequence[Rule]) -> tuple[Fees, ...]:
    """What a filing costs, span by span (E-11, E-12, E-15)."""
    applications = spans_of(rules, kinds.APPLICATION_FEE)
    issues = [spans_of(rules, name) for name in _ISSUE]
    every = [*applications, *(span for spans in issues for span in spans)]
    starts = {span.first for span in every}
    starts |= {span.last + DAY for span in every if span.last < date.max}
    firsts = sorted(starts)
    lasts = [*(first - DAY for first in firsts[1:]), date.max]
    return tuple(
        _fees(first, last, applications, issues)
        for first, last in zip(firsts, lasts, strict=True)
    )


def _fees(
    first: date, last: date, applications: Sequence[Span], issues: Sequence[list[Span]]
) -> Fees:
    held = [_on(first, spans) for spans in (applications, *issues)]
    application, short, long, after = (span.amount if span else 0 for span in held)
    return Fees(
        rules=tuple(dict.fromkeys(span.rule.id for span in held if span)),
        application=application,
        issue_short=short,
        issue_long=long,
        long_after_days=after,
        first=first,
        last=last,
    )


def _on(day: date, spans: Sequence[Span]) -> Span | None:
    return next((span for span in spans if span.first <= day <= span.last), None)
