"""The changes of a scenario in words, and the changes of rows that they stand for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Any, Final

from qmas_tui.facts.rows import Work
from qmas_tui.scenarios.asked import form_of
from qmas_tui.scenarios.change import Change, Decision, Primitive
from qmas_tui.scenarios.draft import Step
from qmas_tui.views.fields import told_field
from qmas_tui.views.lay import dim, row, said, sentence
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
        return _WORDS[form](change)
    data = getattr(change, form)
    table, number = getattr(data, "table", ""), getattr(data, "row", 0)
    values = tuple(getattr(data, "values", {}).items())
    of = getattr(data, "of", None)
    return step_words(Primitive(form, table, number, values, of))  # type: ignore[arg-type]


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


def _trip(change: Any) -> str:
    out, *back = change.trip
    if not back:
        return f"{_of(change)}away from {day_words(out)}, not back"
    return f"{_of(change)}away {day_words(out)} to {day_words(back[0])}"


def _job(change: Any) -> str:
    job = change.job
    if job.kind == "none":
        return f"no work from {day_words(job.from_)}"
    at = f" at {job.employer}" if job.employer else ""
    return f"new job from {day_words(job.from_)}{at}{_pay(job)}"


def _pay(job: Work) -> str:
    if job.monthly_income is None:
        return ""
    return f", {job.currency or 'HKD'} {job.monthly_income:,} a month"


def _decision(change: Any) -> str:
    found: Decision = change.decision
    until = f", until {day_words(found.until)}" if found.until else ""
    return f"{found.outcome} on {day_words(found.on)}{until}"


def _file(change: Any) -> str:
    people = f" for {', '.join(change.for_)}" if change.for_ else ""
    return f"extension filed on {day_words(change.file)}{people}"


def _leaves(change: Any) -> str:
    found = change.leaves
    why = found.for_.replace("-", " ")
    return f"{found.name} leaves on {day_words(found.on)}: {why}"


def _income(change: Any) -> str:
    found = change.income
    return f"income {found.monthly:,} a month from {day_words(found.from_)}"


def _assessable(change: Any) -> str:
    found = change.assessable
    return f"assessable income of {found.year}: {money(found.amount)}"


def _of(change: Change) -> str:
    return f"{change.of} " if change.of else ""


_WORDS: Final[Mapping[str, Callable[[Any], str]]] = {
    "job_lost": lambda change: f"job lost, last day {day_words(change.job_lost)}",
    "job": _job,
    "income": _income,
    "assessable": _assessable,
    "trip": _trip,
    "return_": lambda change: f"{_of(change)}back on {day_words(change.return_)}",
    "file": _file,
    "decision": _decision,
    "passport": lambda change: (
        f"{_of(change)}passport until {day_words(change.passport)}"
    ),
    "leaves": _leaves,
}
