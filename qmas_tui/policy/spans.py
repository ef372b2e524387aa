"""A dated figure on the days of its rule, and whether such spans fit together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct, structs

from qmas_tui.errors import Problem
from qmas_tui.policy.rules import Figure, Rule, Spell

DAY = timedelta(days=1)
Days = tuple[date, date]


class Span(Struct, frozen=True, gc=False):
    """A figure from its first to its last day; an open end is the end of time."""

    rule: Rule
    figure: Figure
    first: date
    last: date

    @property
    def where(self) -> str:
        """The figure as a problem names it."""
        return place(self.rule, self.figure.name)

    @property
    def amount(self) -> int:
        """The value of a figure that is one number; 0 where it is a list."""
        return self.figure.value if isinstance(self.figure.value, int) else 0

    @property
    def months(self) -> tuple[int, ...]:
        """The value of a figure that is a list of months; empty where it is not."""
        return self.figure.value if isinstance(self.figure.value, tuple) else ()

    def meets(self, other: Span) -> bool:
        """Whether some day lies in both."""
        return self.first <= other.last and other.first <= self.last


def place(rule: Rule, figure: str | None = None) -> str:
    """Where a problem is: "rule E-02" or "rule E-02, figure filing-window"."""
    return f"rule {rule.id}, figure {figure}" if figure else f"rule {rule.id}"


def spans_of(rules: Iterable[Rule], name: str, route: str | None = None) -> list[Span]:
    """Every span of a dated figure, by first day."""
    found = [
        Span(rule, figure, rule.first, rule.last)
        for rule in rules
        for figure in rule.figure
        if figure.name == name and figure.route == route
    ]
    return sorted(found, key=lambda span: (span.first, span.last))


def runs(first: date, last: date, spans: Iterable[Days]) -> list[Days]:
    """The days from first to last, cut wherever one of the spans begins or has ended.

    In each run of days the same spans hold.
    """
    starts = {first}
    for begins, ends in spans:
        if first < begins <= last:
            starts.add(begins)
        if first <= ends < last:
            starts.add(ends + DAY)
    firsts = sorted(starts)
    return list(zip(firsts, [*(day - DAY for day in firsts[1:]), last], strict=True))


def days_of(spans: Iterable[Span | Spell]) -> list[Days]:
    """The first and the last day of each; an open end is the end of time."""
    return [(span.first, span.last) for span in spans]


def with_spells(spans: Iterable[Span]) -> list[Span]:
    """The spans cut at the office's spells, each piece with the value that holds."""
    return [piece for span in spans for piece in _pieces(span)]


def _pieces(span: Span) -> Iterator[Span]:
    spells = span.figure.spells
    for first, last in runs(span.first, span.last, days_of(spells)):
        own = next((spell for spell in spells if spell.holds(first)), None)
        value = own.value if own else span.figure.value
        figure = structs.replace(span.figure, value=value, spells=())
        yield Span(span.rule, figure, first, last)


def on(day: date, spans: Iterable[Span]) -> Span | None:
    """The span that holds on a day, of spans that never overlap."""
    return next((span for span in spans if span.first <= day <= span.last), None)


def misfits(spans: Sequence[Span]) -> Iterator[Problem]:
    """Spans, by first day, that overlap or leave days between them without a value."""
    if not spans:
        return
    before = spans[0]
    for after in spans[1:]:
        if before.meets(after):
            what = (
                f"on {after.first} it holds under rule {before.rule.id} too; "
                "let the one end on the day before the other begins"
            )
            yield Problem(after.where, what)
        elif before.last + DAY != after.first:
            what = (
                f"no value holds from {before.last + DAY} to {after.first - DAY}; "
                f"begin on {before.last + DAY}, or let rule {before.rule.id} last"
            )
            yield Problem(after.where, what)
        before = max(before, after, key=lambda span: span.last)


def open_ends(spans: Sequence[Span], name: str) -> Iterator[Problem]:
    """What keeps spans, by first day, from covering every day there is."""
    if not spans:
        yield Problem(f"figure {name}", "no rule sets it; add it to the rule it is of")
        return
    if spans[0].first != date.min:
        what = f"no value holds before {spans[0].first}; take out its from"
        yield Problem(spans[0].where, what)
    latest = max(spans, key=lambda span: span.last)
    if latest.last != date.max:
        what = f"no value holds after {latest.last}; take out its to"
        yield Problem(latest.where, what)


def unknown_rules(
    known: set[str], where: str, key: str, named: Iterable[str]
) -> Iterator[Problem]:
    """Ids under a key of an entry that no rule has."""
    for id_ in named:
        if id_ not in known:
            what = f"{key} names {id_}, which no rule has; correct the id"
            yield Problem(where, what)
