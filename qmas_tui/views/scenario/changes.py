"""The changes of a scenario in words, and the changes of rows that they stand for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Any, Final

from qmas_tui.facts.rows import Work
from qmas_tui.scenarios.asked import form_of
from qmas_tui.scenarios.change import (
    Assessable,
    Change,
    Decision,
    Leaves,
    NewIncome,
    Primitive,
    primitive_of,
)
from qmas_tui.scenarios.draft import Step
from qmas_tui.views.fields import told_field
from qmas_tui.views.lay import day_or_dash, dim, row, said, sentence
from qmas_tui.views.model import Line, Span
from qmas_tui.views.say import day_words, money

CHANGE: Final = "change"
"""In the place of a table: a line that stands for a change, by its number."""
NO_CHANGE: Final = "no change"
NOTHING: Final = "Nothing is supposed yet: a adds a change."
SHORT: Final[Mapping[str, str]] = {
    "job_lost": "job lost",
    "job": "new job",
    "income": "income",
    "assessable": "assessable",
    "trip": "away",
    "return_": "return",
    "file": "filing",
    "decision": "decision",
    "passport": "passport",
    "leaves": "leaves",
    "set": "particulars",
}
"""What each form of change is called where there is little room."""
_VERBS: Final = {"add": "new", "amend": "changed", "remove": "removed"}


def short_words(change: Change) -> str:
    """What a change is about, in a word or two."""
    form = form_of(change)
    return SHORT[form] if form in SHORT else str(getattr(change, form).table)


def change_words(change: Change) -> str:
    """A change in words: job lost, last day 31 Dec 2026."""
    form = form_of(change)
    if form in _WORDS:
        return _WORDS[form](getattr(change, form), change)
    return step_words(primitive_of(change))


def title_of(changes: Sequence[Change]) -> str:
    """Changes as the title of what they are together."""
    return " + ".join(map(change_words, changes)) or NO_CHANGE


def step_words(step: Primitive) -> str:
    """A change of one row: new work, kind: none, from: 1 Jan 2027."""
    values = [told_field(name, _shown(value)) for name, value in step.values]
    of = f" of {step.of}" if step.of else ""
    number = f" {step.row}" if step.row else ""
    what = f"{_VERBS.get(step.kind, '')} {step.table}{number}{of}".strip()
    return ", ".join(filter(None, [what, *values]))


def _shown(value: object) -> object:
    """A value as it is shown: data may write days as texts, and lists."""
    if isinstance(value, list):
        return tuple(value)
    with suppress(TypeError, ValueError):
        return date.fromisoformat(value)  # type: ignore[arg-type]
    return value


def change_lines(changes: Sequence[Change], steps: Sequence[Step]) -> list[Line]:
    """A line for each change, and below it the changes of rows that it stands for."""
    lines = []
    for number, change in enumerate(changes, 1):
        of = (CHANGE, number)
        title = sentence(change_words(change))
        lines.append(row(Span(f"{number}  ", "head"), said(title, "strong"), of=of))
        parts = [step_words(each.primitive) for each in steps if each.change == number]
        if parts != [change_words(change)]:
            lines += [row("   ", said(each, "dim"), of=of) for each in parts]
    return lines or [dim(NOTHING)]


def _job_lost(day: date, _change: Change) -> str:
    return f"job lost, last day {day_words(day)}"


def _trip(days: tuple[date, ...], change: Change) -> str:
    out, *back = days
    if not back:
        return f"{_of(change)}away from {day_words(out)}, not back"
    return f"{_of(change)}away {day_words(out)} to {day_words(back[0])}"


def _job(job: Work, _change: Change) -> str:
    since = day_or_dash(job.from_)
    if job.kind == "none":
        return f"no work from {since}"
    what = "job" if job.kind == "employment" else job.kind
    at = f" at {job.employer}" if job.employer else ""
    return f"new {what} from {since}{at}{_pay(job)}"


def _pay(job: Work) -> str:
    if job.monthly_income is None:
        return ""
    amount = f"{job.currency} " if job.currency else ""
    return f", {amount}{job.monthly_income:,} a month"


def _decision(found: Decision, _change: Change) -> str:
    until = f", until {day_words(found.until)}" if found.until else ""
    return f"{found.outcome} on {day_words(found.on)}{until}"


def _file(day: date, change: Change) -> str:
    people = f" for {', '.join(change.for_)}" if change.for_ else ""
    return f"extension filed on {day_words(day)}{people}"


def _leaves(found: Leaves, _change: Change) -> str:
    why = found.for_.replace("-", " ")
    return f"{found.name} leaves on {day_words(found.on)}: {why}"


def _income(found: NewIncome, _change: Change) -> str:
    return f"income {found.monthly:,} a month from {day_words(found.from_)}"


def _assessable(found: Assessable, _change: Change) -> str:
    return f"assessable income of {found.year}: {money(found.amount)}"


def _return(day: date, change: Change) -> str:
    return f"{_of(change)}back on {day_words(day)}"


def _passport(day: date, change: Change) -> str:
    return f"{_of(change)}passport until {day_words(day)}"


def _of(change: Change) -> str:
    return f"{change.of} " if change.of else ""


_WORDS: Final[Mapping[str, Callable[[Any, Change], str]]] = {
    "job_lost": _job_lost,
    "job": _job,
    "income": _income,
    "assessable": _assessable,
    "trip": _trip,
    "return_": _return,
    "file": _file,
    "decision": _decision,
    "passport": _passport,
    "leaves": _leaves,
}
"""What says each short form, by its name in a change."""
