"""A figure of the office as a form asks for it, and the rules that it would make."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from qmas_tui.casework.casework import Casework
from qmas_tui.casework.rules import Proposal, office_now, proposed
from qmas_tui.config.load import OFFICE_FILE
from qmas_tui.errors import DataError, Problem, QmasError
from qmas_tui.facts.parsing import FieldTexts, read_words
from qmas_tui.facts.reading import quoted, read_bool, read_int, read_money
from qmas_tui.policy.amend import amended, setting, taking_out
from qmas_tui.policy.kinds import DATED, LISTS, SWITCH
from qmas_tui.policy.office import Office, OwnFigure
from qmas_tui.policy.rules import Figure, Value
from qmas_tui.scenarios.typed import read_day
from qmas_tui.views.form import YES_NO, FieldKind, FormField
from qmas_tui.views.rules_list import FigureRow, amount_words, figure_rows
from qmas_tui.views.say import day_words

T = TypeVar("T")
NOT_YET = "Saving shows who would move; nothing counts before you accept it there."
_UNREAD = "This cannot be: see the field in red"
_LIST_HINT = "24, 36, 36"
_SWITCHED = {"on": YES_NO[0], "off": YES_NO[1]}


def figures_now(casework: Casework) -> tuple[list[FigureRow], QmasError | None]:
    """Every figure by the rules in force; and what is wrong with the office's file.

    Where that cannot be read nothing is said to be its own.
    """
    office, error = Office(), None
    try:
        office = office_now()
    except QmasError as unread:
        error = unread
    return figure_rows(casework.policy, office), error


def figure_fields(row: FigureRow) -> list[FormField]:
    """What is asked of a figure; days only where they have a place."""
    figure, hint = row.figure, f"now {amount_words(row.value, row.figure.unit)}"
    if figure.unit == SWITCH:
        value = FormField("value", "value", hint, "yesno", YES_NO, True, ("on", "off"))
    else:
        kind: FieldKind = "money" if figure.unit == "HKD" else "number"
        if figure.name in LISTS:
            kind, hint = "text", f"{hint}; months as {_LIST_HINT}"
        value = FormField("value", "value", hint, kind, (), True)
    days = [
        FormField("from", "first day", "left out: since ever", "date", (), False),
        FormField("to", "last day", "left out: without end", "date", (), False),
    ]
    why = FormField("why", "why", "for those who read it later", "text", (), False)
    return [value, *(days if figure.name in DATED else []), why]


def figure_texts(row: FigureRow) -> FieldTexts:
    """What the office set, as it would be typed; else a switch alone as it is."""
    own = row.own
    if own is None:
        is_switch = row.figure.unit == SWITCH
        return [("value", _typed(row.value))] if is_switch else []
    value = _typed(own.value)
    days = [("from", own.from_), ("to", own.to)]
    given = [(name, day_words(day)) for name, day in days if day]
    return [("value", value), *given, ("why", own.why or "")]


def proposed_figure(casework: Casework, row: FigureRow, given: FieldTexts) -> Proposal:
    """The rules with a figure as it was typed. Raises DataError, by field."""
    own, office = read_figure(row, given, casework.as_of), office_now()
    change = setting(office, own, row.own)
    try:
        return proposed(casework, figure_title(row, own), change)
    except DataError as error:
        entry = f"{OFFICE_FILE}, figures, {own.name}"
        if change.entries.figure:
            place = amended(office, change).figure.index(own) + 1
            entry = f"{OFFICE_FILE}, figure {place} ({own.name})"
        problems = [_at_field(each, entry) for each in error.problems]
        raise DataError(error.message, problems) from None


def without_figure(casework: Casework, row: FigureRow) -> Proposal:
    """The rules without what the office set. Raises DataError where it set nothing."""
    if row.own is None:
        raise DataError("The office set nothing here: x takes out what is yours alone.")
    title = f"{row.rule.id} {row.name} as the program has it"
    return proposed(casework, title, taking_out(row.own))


def figure_title(row: FigureRow, own: OwnFigure) -> str:
    """What is proposed, in a few words."""
    days = [("from", own.from_), ("to", own.to)]
    told = "".join(f" {name} {day_words(day)}" for name, day in days if day)
    return f"{row.rule.id} {row.name} {amount_words(own.value, row.figure.unit)}{told}"


def _at_field(problem: Problem, entry: str) -> Problem:
    """A problem of the entry at the field that it is about.

    One with another entry is told from where one is, whichever of the two is at fault.
    """
    what, mine = problem.what, entry.removeprefix(f"{OFFICE_FILE}, ")
    if f"for {mine} sets it too" in what:
        other = problem.where.removeprefix(f"{OFFICE_FILE}, ")
        return Problem("from", what.replace(mine, other))
    if problem.where != entry:
        return problem
    if what.startswith("to, "):
        return Problem("to", what)
    is_of_days = "two values" in what or "on none of these days" in what
    return Problem("from" if is_of_days else "value", what)


def read_figure(row: FigureRow, given: FieldTexts, today: date) -> OwnFigure:
    """A figure as it was typed. Raises DataError, by field."""
    texts, problems = dict(given), list[Problem]()

    def read(name: str, how: Callable[[str], T]) -> T | None:
        try:
            words = read_words(texts.get(name, ""))
            return how(words) if words else None
        except ValueError as error:
            problems.append(Problem(name, str(error)))
            return None

    def day(text: str) -> date:
        return read_day(text, today)

    value = read("value", lambda text: _value(row.figure, text))
    first, last, why = read("from", day), read("to", day), read("why", str)
    if value is None and not problems:
        problems.append(Problem("value", "is missing; it cannot be left out"))
    if problems or value is None:
        raise DataError(_UNREAD, problems)
    return OwnFigure(
        rule=row.rule.id,
        name=row.figure.name,
        route=row.figure.route,
        value=value,
        from_=first,
        to=last,
        why=why,
    )


def _value(figure: Figure, text: str) -> Value:
    if figure.unit == SWITCH:
        return read_bool(_SWITCHED.get(text.casefold(), text))
    if figure.name in LISTS:
        parts = re.split(r"[\s,+]+", text.strip())
        if not all(re.fullmatch(r"\d{1,4}", part, re.ASCII) for part in parts):
            what = f"{quoted(text)} is not a list of months; write it as {_LIST_HINT}"
            raise ValueError(what)
        return tuple([int(part) for part in parts])
    return read_money(text, "year") if figure.unit == "HKD" else read_int(text)


def _typed(value: Value) -> str:
    """A value as it is typed."""
    if isinstance(value, bool):
        return YES_NO[0] if value else YES_NO[1]
    if isinstance(value, tuple):
        return ", ".join(str(each) for each in value)
    return str(value)
