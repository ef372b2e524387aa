"""The figures that rules set, one in a row, with what an office set of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from qmas_tui.policy.kinds import UNNAMED, shown
from qmas_tui.policy.office import Office, Wish, found, wishes_of
from qmas_tui.policy.policy import Policy
from qmas_tui.policy.rules import Figure, Rule, Unit, Value
from qmas_tui.views.haystack import fold
from qmas_tui.views.lay import cell, said
from qmas_tui.views.model import Line, Role, Span
from qmas_tui.views.say import BASES, count, day_words, kind_words, money

WITH_SOURCE: Final = 104
"""From so many cells on basis and day of reading have columns of their own."""
WITH_TITLE: Final = 150
"""From so many on the title of the rule has one, too."""
_RULE, _NAME, _VALUE, _OWN, _DAYS, _BASIS, _READ = 5, 27, 16, 5, 16, 16, 11
_GAP = 2
_YOURS: Final = "yours"


class FigureRow(Struct, frozen=True, gc=False, kw_only=True):
    """A figure of a rule, as it holds or as an office set it for some days.

    `own` is the entry of the office's file behind the value, if there is one.
    """

    rule: Rule
    figure: Figure
    value: Value
    first: date | None
    last: date | None
    own: Wish | None
    is_usual: bool

    @property
    def key(self) -> str:
        """What tells it from all others."""
        figure, days = (
            self.figure,
            "" if self.is_usual else f" {self.first} {self.last}",
        )
        return f"{self.rule.id} {figure.name} {figure.route or ''}{days}"

    @property
    def name(self) -> str:
        """The figure in words, with the route that it is for."""
        return figure_name(self.figure.name, self.figure.route)

    def is_over(self, as_of: date) -> bool:
        """Whether it holds no longer."""
        return self.last is not None and self.last < as_of

    def holds(self, wanted: Sequence[str]) -> bool:
        """Whether each of the words, folded, stands in id, title or name."""
        id_, figure = fold(self.rule.id), self.figure.name
        words = f"{id_} {id_.replace('-', '')} {self.rule.title} {figure} {self.name}"
        whole = fold(words)
        own = _YOURS if self.own else ""
        return all(each in whole or each == own for each in wanted)


def figure_rows(policy: Policy, office: Office) -> list[FigureRow]:
    """Every figure, and below it what the office set for some days."""
    rules = tuple(policy.rules.values())
    owns: dict[tuple[str, str, str | None], list[Wish]] = {}
    for wish in wishes_of(office, ""):
        for rule, figure in found(wish, rules):
            owns.setdefault((rule.id, figure.name, figure.route), []).append(wish)
    return [row for rule in rules for f in rule.figure for row in _rows(rule, f, owns)]


def listed(
    rows: Iterable[FigureRow], wanted: Sequence[str], as_of: date
) -> list[FigureRow]:
    """The figures that hold the words, folded; those that are over stand last."""
    found = [row for row in rows if row.holds(wanted)]
    return sorted(found, key=lambda row: row.is_over(as_of))


def _rows(
    rule: Rule, figure: Figure, owns: dict[tuple[str, str, str | None], list[Wish]]
) -> Iterator[FigureRow]:
    wishes = owns.get((rule.id, figure.name, figure.route), [])
    always = next((each for each in wishes if not each.is_dated), None)
    yield FigureRow(
        rule=rule,
        figure=figure,
        value=figure.value,
        first=rule.from_,
        last=rule.to,
        own=always,
        is_usual=True,
    )
    for spell in figure.spells:
        days = (spell.from_, spell.to)
        own = next((each for each in wishes if (each.from_, each.to) == days), None)
        yield FigureRow(
            rule=rule,
            figure=figure,
            value=spell.value,
            first=spell.from_,
            last=spell.to,
            own=own,
            is_usual=False,
        )


def figure_name(name: str, route: str | None) -> str:
    """A figure in words: stay pattern (gpt)."""
    words = kind_words(name).removesuffix(" hkd")
    return f"{words} ({route})" if route else words


def amount_words(value: Value, unit: Unit) -> str:
    """A value with its unit: HK$600, 3 months, 24+36+36 months, on."""
    if unit == "HKD" and isinstance(value, int):
        return money(value)
    if unit in UNNAMED or isinstance(value, bool):
        return shown(value)
    if unit == "percent":
        return f"{shown(value)} %"
    return (
        count(value, unit[:-1]) if isinstance(value, int) else f"{shown(value)} {unit}"
    )


def days_told(first: date | None, last: date | None) -> str:
    """From and to which day; empty where on every day."""
    begins = f"from {day_words(first)}" if first else ""
    ends = f"to {day_words(last)}" if last else ""
    return " ".join(part for part in (begins, ends) if part)


def list_titles(room: int) -> Line:
    """What stands in the columns."""
    cells = [
        cell("Rule", _RULE, "dim"),
        cell("Figure", _NAME, "dim"),
        cell("Value", _VALUE, "dim"),
        cell("", _OWN, "dim"),
    ]
    if room >= WITH_SOURCE:
        cells += [cell("Basis", _BASIS, "dim"), cell("Read on", _READ, "dim")]
    wide = room >= WITH_TITLE
    cells.append(cell("Holds", 2 * _DAYS if wide else _DAYS, "dim"))
    if wide:
        cells.append(cell("Title", _NAME, "dim"))
    return Line((Span("  "), *cells))


def list_line(row: FigureRow, room: int, as_of: date) -> Line:
    """A figure in its columns; what is set for some days begins with these."""
    rule, role = row.rule, _role(row, as_of)
    days, value = (
        days_told(row.first, row.last),
        amount_words(row.value, row.figure.unit),
    )
    is_usual = row.is_usual
    spans = [
        Span(" "),
        *(
            [cell(rule.id, _RULE, "dim"), cell(row.name, _NAME, role)]
            if is_usual
            else [cell(f"  {days}", _RULE + _GAP + _NAME, role)]
        ),
        cell(value, _VALUE, "strong" if role == "plain" else role),
        cell(_YOURS if row.own else "", _OWN, "accent"),
    ]
    if room >= WITH_SOURCE:
        read = day_words(rule.checked_on)
        spans.append(cell(BASES[rule.basis] if is_usual else "", _BASIS, "dim"))
        spans.append(cell(read if is_usual else "", _READ, "dim"))
    holds = days if is_usual else ""
    if room >= WITH_TITLE:
        spans.append(cell(holds, 2 * _DAYS, "dim"))
        spans.append(said(rule.title if is_usual else "", "dim"))
    else:
        spans.append(said(holds, "dim"))
    return Line(tuple(spans), about=row.key)


def _role(row: FigureRow, as_of: date) -> Role:
    return "dim" if row.is_over(as_of) else "plain"


def about_row(row: FigureRow) -> list[Line]:
    """What the rule under the cursor is, and where its figure comes from."""
    rule = row.rule
    source = f"{BASES[rule.basis]}, read on {day_words(rule.checked_on)}: {rule.source}"
    why = row.own.why if row.own else None
    lines = [
        Line((Span(f"{rule.id} {rule.title}", "strong"),)),
        Line((said(rule.says),)),
        Line((said(source, "dim"),)),
    ]
    if row.own:
        told = f"Set by this office{': ' + why if why else ''}"
        lines.append(Line((said(told, "accent"),)))
    elif rule.overruled and row.is_usual:
        lines.append(Line((said(f"Overruled: {rule.overruled}", "accent"),)))
    return lines
