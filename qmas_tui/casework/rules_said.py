"""Rules as they are said where others are tried: by a name, or with a figure set.

shipped
announced.toml
application-fee=700
application-fee=700,2027-04-01
application-fee=700,2027-04-01..2028-03-31
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from msgspec import Struct

from qmas_tui.casework.casework import Casework
from qmas_tui.casework.own_figures import proposed_figure, read_figure
from qmas_tui.casework.rule_names import (
    NamedRules,
    is_figure,
    is_own_name,
    rules_named,
)
from qmas_tui.casework.rules import book_diff, office_now
from qmas_tui.errors import DataError
from qmas_tui.facts.parsing import FieldTexts
from qmas_tui.facts.reading import quoted
from qmas_tui.facts.validation import did_you_mean
from qmas_tui.policy.kinds import BY_ROUTE, DATED, LISTS, PLAIN, shown
from qmas_tui.policy.office import OwnFigure
from qmas_tui.scenarios.rules_diff import RulesDiff
from qmas_tui.views.rules_list import FigureRow, figure_rows
from qmas_tui.views.say import day_words

_FIGURES: Final = sorted({*PLAIN, *DATED} - LISTS - BY_ROUTE)
"""The figures that one value sets for everybody."""


class _Said(Struct, frozen=True):
    """A figure as it was said: what a form would be given, and what is read there."""

    row: FigureRow
    given: FieldTexts
    own: OwnFigure


def rules_said(casework: Casework, text: str) -> NamedRules:
    """The rules of a name or a file, or those in force with a figure as it was typed.

    Raises DataError where there are none, or what is wrong with them.
    """
    if not _sets_figure(text):
        return rules_named(text)
    said = _said(casework, text)
    try:
        policy = proposed_figure(casework, said.row, said.given).new
    except DataError as error:
        raise _refused(said.row, error) from None
    return NamedRules(policy, policy.rules)


def lasting(casework: Casework, text: str) -> str:
    """The same in words that mean the same later, wherever the program is started.

    Raises DataError for a figure that cannot be read.
    """
    if not _sets_figure(text):
        return text if is_own_name(text) else str(Path(text).absolute())
    own = _said(casework, text).own
    has_days = own.from_ or own.to
    days = f",{own.from_ or ''}..{own.to or ''}" if has_days else ""
    return f"{own.name}={shown(own.value)}{days}"


def hold_rules_against(
    casework: Casework, old: str, new: str, step: Callable[[int, int], object]
) -> RulesDiff:
    """Who of the book moves from some rules to others, both as they are said.

    `step` is told how far it is.
    """

    def heard(done: int, total: int) -> bool:
        step(done, total)
        return True

    before, after = rules_said(casework, old), rules_said(casework, new)
    found = book_diff(casework, before.policy, after.policy, heard, before.rules)
    assert found is not None, "nothing stopped it"
    return found


def _sets_figure(text: str) -> bool:
    """Whether it is of a figure, known or not; a file may have = in its name, too."""
    name, equals, _said = text.partition("=")
    if not equals or is_figure(text):
        return bool(equals)
    path = Path(text)
    is_file = path.suffix == ".toml" or Path(name).name != name or path.exists()
    return not is_file


def _said(casework: Casework, text: str) -> _Said:
    """The figure of the rule that holds on the first day, else today."""
    name, _equals, said = text.partition("=")
    value, _comma, days = said.partition(",")
    first, _dots, last = days.partition("..")
    given = [("value", value), ("from", first), ("to", last)]
    rows = _rows(casework, name.strip())
    try:
        own = read_figure(rows[0], given, casework.as_of)
    except DataError as error:
        raise _refused(rows[0], error) from None
    day = own.from_ or casework.as_of
    for row in rows:
        if row.rule.holds(day):
            return _Said(row, given, own)
    raise DataError(f"No rule sets {own.name} on {day_words(day)}.")


def _rows(casework: Casework, name: str) -> list[FigureRow]:
    if name not in _FIGURES:
        known = "qmas-tui rules show ID tells the figures of a rule."
        hint = did_you_mean(name, _FIGURES, known)
        raise DataError(f"{quoted(name)} is no figure that one value sets; {hint}")
    rows = figure_rows(casework.policy, office_now())
    return [each for each in rows if each.is_usual and each.figure.name == name]


def _refused(row: FigureRow, error: DataError) -> DataError:
    return DataError(f"{row.name} cannot be set so.", error.problems)
