"""Rules as they are said where others are tried: by a name, or with a figure set.

shipped
announced.toml
application-fee=700
application-fee=700,2027-04-01
application-fee=700,2027-04-01..2028-03-31
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

from qmas_tui.casework.casework import Casework
from qmas_tui.casework.own_figures import proposed_figure
from qmas_tui.casework.rule_names import NamedRules, is_figure, rules_named
from qmas_tui.casework.rules import book_diff, office_now
from qmas_tui.errors import DataError
from qmas_tui.facts.reading import quoted, read_date
from qmas_tui.facts.validation import did_you_mean
from qmas_tui.findings.calendar import add_months
from qmas_tui.policy.kinds import BY_ROUTE, DATED, LISTS, PLAIN, SWITCH
from qmas_tui.scenarios.rules_diff import RulesDiff
from qmas_tui.views.rules_list import FigureRow, figure_rows
from qmas_tui.views.say import day_words

_SWITCHED: Final = (("yes", "on", "true"), ("no", "off", "false"))
_FIGURES: Final = sorted({*PLAIN, *DATED} - LISTS - BY_ROUTE)
"""The figures that one value sets for everybody."""


def rules_said(casework: Casework, text: str) -> NamedRules:
    """The rules of a name or a file, or those in force with a figure as it was typed.

    Raises DataError where there are none, or what is wrong with them.
    """
    name, equals, said = text.partition("=")
    if not equals or (not is_figure(text) and Path(text).exists()):
        return rules_named(text)
    value, _comma, days = said.partition(",")
    first, _dots, last = days.partition("..")
    row = _row(casework, name.strip(), first.strip())
    if row.figure.unit == SWITCH:
        value = _switched(value.strip())
    given = [("value", value), ("from", first), ("to", last)]
    try:
        policy = proposed_figure(casework, row, given).new
    except DataError as error:
        raise DataError(f"{row.name} cannot be set so.", error.problems) from None
    return NamedRules(policy, policy.rules)


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


def _row(casework: Casework, name: str, first: str) -> FigureRow:
    """The figure of the rule that holds on the first day, else today."""
    if name not in _FIGURES:
        known = "qmas-tui rules show ID tells the figures of a rule."
        hint = did_you_mean(name, _FIGURES, known)
        raise DataError(f"{quoted(name)} is no figure that one value sets; {hint}")
    day = _day(first, casework.as_of) if first else casework.as_of
    rows = figure_rows(casework.policy, office_now())
    for each in rows:
        if each.is_usual and each.figure.name == name and each.rule.holds(day):
            return each
    raise DataError(f"No rule sets {name} on {day_words(day)}.")


def _switched(text: str) -> str:
    """A switch as a form has it."""
    for said, *others in _SWITCHED:
        if text.casefold() in (said, *others):
            return said
    raise DataError(f"{quoted(text)} is not a switch; write on or off.")


def _day(text: str, today: date) -> date:
    try:
        return read_date(text, today, add_months=add_months)
    except ValueError as error:
        raise DataError(f"The first day {error}.") from None
