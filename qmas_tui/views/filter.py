"""The filter line: `stage:ext due<60 risk:act -adviser:mw limit=2027-03 chan`.

Words are looked for in all that `haystack` holds. A leading `-` turns a part round.
Numbers are days from the day of the desk; a day or a month may stand in their place.
A colon looks for a word as its field is looked for, an equals sign for the whole of it,
and `adviser:""` for a case without one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from operator import eq, ge, gt, le, lt
from typing import Any, Final

from msgspec import Struct

from qmas_tui.errors import DataError, Problem
from qmas_tui.findings.model import AssessedCase
from qmas_tui.views.filter_fields import DATES, WORDS
from qmas_tui.views.haystack import fold, haystack, holds_word

FIELDS: Final = tuple(sorted([*DATES, *WORDS]))
_TESTS: Final[dict[str, Callable[[Any, Any], bool]]] = {
    "<": lt,
    "<=": le,
    ">": gt,
    ">=": ge,
    "=": eq,
}
_VALUE = r'"(?:[^"]|"")*"?'
_PART = re.compile(
    rf"(-?)(?:([a-z]+)(<=|>=|<|>|=|:)({_VALUE}|\S*)|({_VALUE}|\S+))", re.IGNORECASE
)
_DAYS = re.compile(r"-?\d+")
_DAY = re.compile(r"\d{4}-\d{2}(-\d{2})?")


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
    for sign, field, test, given, word in _PART.findall(text):
        part = Part(bool(sign), field.lower(), test, fold(_unquoted(given or word)))
        problem = _problem(part, given)
        if problem:
            problems.append(Problem(f"{field}{test}{given}", problem))
        parts.append(part)
    if problems:
        raise DataError("The filter cannot be read.", problems)
    return Filter(tuple(parts))


def term(field: str, value: str, test: str = "=") -> str:
    """The part of a filter line that asks for just this value of a field."""
    plain = value and not re.search(r'[\s"]', value)
    return f"{field}{test}{value if plain else _quoted(value)}"


def matches(
    wanted: Filter,
    case: AssessedCase,
    as_of: date,
    text_of: Callable[[AssessedCase], str] = haystack,
) -> bool:
    """Whether a case passes every part; `text_of` gives what words are looked for in.

    Whoever asks often hands in one that remembers.
    """
    return all(
        _holds(part, case, as_of, text_of) != part.negated for part in wanted.parts
    )


def _unquoted(value: str) -> str:
    if not value.startswith('"'):
        return value
    return value[1:].removesuffix('"').replace('""', '"')


def _quoted(value: str) -> str:
    return '"' + value.replace('"', '""') + '"'


def _problem(part: Part, given: str) -> str:
    """Why a part cannot be read; `given` is its value as it was typed."""
    field, wanted = part.field, part.wanted
    if not field:
        return ""
    if field in DATES:
        if part.test == ":" or not given or not _is_day(wanted):
            return f"write a number of days, such as {field}<60, or a day, 2027-03-31"
        return ""
    if field not in WORDS:
        return f"there is no such field; there are {', '.join(FIELDS)}"
    choices = WORDS[field].choices
    if part.test not in (":", "="):
        return f"write {field}:{wanted or 'word'}"
    if choices and wanted not in choices:
        return f"write {' or '.join([f'{field}:{each}' for each in choices])}"
    return "" if given else f'write a word, or {field}:"" for cases without'


def _is_day(wanted: str) -> bool:
    return bool(not wanted or _DAYS.fullmatch(wanted) or _DAY.fullmatch(wanted))


def _holds(
    part: Part,
    case: AssessedCase,
    as_of: date,
    text_of: Callable[[AssessedCase], str],
) -> bool:
    if part.field in DATES:
        return _compares(DATES[part.field](case), as_of, part)
    if part.field:
        return WORDS[part.field].holds(case, part.wanted, part.test == "=")
    return holds_word(text_of(case), part.wanted)


def _compares(day: date | None, as_of: date, part: Part) -> bool:
    """How far a day is, or the day or the month itself, against what is wanted."""
    wanted, test = part.wanted, _TESTS[part.test]
    if day is None or not wanted:
        return day is None and not wanted
    if _DAYS.fullmatch(wanted):
        return test((day - as_of).days, int(wanted))
    return test(day.isoformat()[: len(wanted)], wanted)
