"""The filter line: `stage:ext due<60 risk:act -adviser:mw chan`.

Words are looked for in names, case, adviser, tags, stage and findings. A leading `-`
turns a part round. Parts that ask for days stand in `filter_days.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from msgspec import Struct

from qmas_tui.errors import DataError, Problem
from qmas_tui.findings.model import AssessedCase
from qmas_tui.findings.risk import all_findings, is_gap, risks
from qmas_tui.views.filter_days import DAYS, falls, span_of
from qmas_tui.views.say import day_words
from qmas_tui.views.stages import stage_sentence, stage_words

_PART = re.compile(r'(-?)(?:([a-z]+)(<=|>=|<|>|=|:))?("[^"]*"|\S+)', re.IGNORECASE)
_ANY = date(2000, 1, 1)
"""Whether a part names days is the same on every day."""


class Part(Struct, frozen=True, gc=False):
    """One part of a filter: a field with a test, or a bare word to look for."""

    negated: bool
    field: str
    test: str
    wanted: str


class Filter(Struct, frozen=True, gc=False):
    """All parts must hold."""

    parts: tuple[Part, ...] = ()


def parse_filter(text: str) -> Filter:
    """Read a filter line. Raises DataError that names what cannot be understood."""
    parts = []
    problems = []
    for sign, field, test, wanted in _PART.findall(text):
        part = Part(bool(sign), field.lower(), test, wanted.strip('"').casefold())
        problem = _problem(part)
        if problem:
            problems.append(Problem(f"{field}{test}{wanted}", problem))
        parts.append(part)
    if problems:
        raise DataError("The filter cannot be read.", problems)
    return Filter(tuple(parts))


def _problem(part: Part) -> str:
    if not part.field:
        return ""
    if part.field in DAYS:
        if part.test == ":" or span_of(part.wanted, _ANY) is None:
            few, month = f"{part.field}<60", f"{part.field}=2026-12"
            return (
                f"write a number of days, such as {few}, or a month or day, as {month}"
            )
        return ""
    if part.field not in WORDS:
        known = ", ".join(sorted([*DAYS, *WORDS]))
        return f"there is no such field; there are {known}"
    return "" if part.test in (":", "=") else f"write {part.field}:{part.wanted}"


def matches(wanted: Filter, case: AssessedCase, as_of: date) -> bool:
    """Whether a case passes every part of a filter."""
    return all(_holds(part, case, as_of) != part.negated for part in wanted.parts)


def _holds(part: Part, case: AssessedCase, as_of: date) -> bool:
    if part.field in DAYS:
        span = span_of(part.wanted, as_of)
        return span is not None and falls(DAYS[part.field](case), part.test, span)
    if part.field:
        return WORDS[part.field](case, part.wanted)
    return part.wanted in _haystack(case)


def _haystack(case: AssessedCase) -> str:
    holder, found = case.holder, case.assessment
    dates = [d.on for d in found.deadlines]
    return "\n".join(
        [
            holder.case,
            holder.name,
            holder.name_zh or "",
            holder.adviser or "",
            *holder.tags,
            stage_words(found),
            stage_sentence(found),
            *[f.code for f in all_findings(case.assessment)],
            *[each.name for each in holder.dependant],
            *[f"{day.isoformat()} {day_words(day)}" for day in dates],
        ]
    ).casefold()


def _risk(case: AssessedCase, wanted: str) -> bool:
    levels = {f.level for f in risks(case.assessment)}
    return "act" in levels or (wanted == "warn" and "warn" in levels)


def _stage(case: AssessedCase, wanted: str) -> bool:
    found = case.assessment
    words = (found.stage, stage_words(found), stage_sentence(found))
    return any(wanted in each.casefold() for each in words)


def _finding(case: AssessedCase, wanted: str) -> bool:
    return any(f.code.startswith(wanted) for f in all_findings(case.assessment))


def _yes(wanted: str, holds: bool) -> bool:
    return holds == (wanted in ("yes", "y", "true"))


WORDS: dict[str, Callable[[AssessedCase, str], bool]] = {
    "stage": _stage,
    "risk": _risk,
    "finding": _finding,
    "gap": lambda e, w: _yes(w, any(is_gap(f) for f in all_findings(e.assessment))),
    "filed": lambda e, w: _yes(
        w, any(d.status == "done" for d in e.assessment.deadlines)
    ),
    "case": lambda e, w: w in e.holder.case.casefold(),
    "name": lambda e, w: w in f"{e.holder.name} {e.holder.name_zh or ''}".casefold(),
    "adviser": lambda e, w: w == (e.holder.adviser or "").casefold(),
    "tag": lambda e, w: w in [tag.casefold() for tag in e.holder.tags],
    "pattern": lambda e, w: w == (e.assessment.pattern or "unknown"),
    "route": lambda e, w: w == e.holder.route,
}
