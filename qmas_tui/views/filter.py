"""The filter line: `stage:ext due<60 risk:act -adviser:mw limit=2027-03 chan`.

Words are looked for in all that `haystack` holds. A leading `-` turns a part round.
Numbers are days from the day of the desk; a day or a month may stand in their place.
A colon looks for a word as its field is looked for, an equals sign for the whole of it,
`adviser:""` for a case without one, and `adviser:mw|jt` for either.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final, Generic, TypeVar

from msgspec import Struct

from qmas_tui.errors import DataError, Problem
from qmas_tui.facts.changes import Case
from qmas_tui.views.filter_days import DAYS, falls, span_of
from qmas_tui.views.filter_fields import WORDS, WordField
from qmas_tui.views.haystack import fold, haystack, holds_word

A = TypeVar("A")
_QUOTED = r'"(?:[^"]|"")*"?'
_VALUE = rf"(?:{_QUOTED}|[^\s|]*)"
_PART = re.compile(
    rf"(-?)(?:([a-z]+)(<=|>=|<|>|=|:)({_VALUE}(?:\|{_VALUE})*)|({_QUOTED}|\S+))",
    re.IGNORECASE,
)
_EITHER = re.compile(rf"{_QUOTED}|[^|]+")
_ANY = date(2000, 1, 1)
"""Whether a part names days is the same on every day."""


class Fields(Struct, Generic[A], frozen=True):
    """What a filter can ask of cases of one kind: days, words, and bare words.

    `text` gives all that a bare word is looked for in, folded.
    """

    days: Mapping[str, Callable[[A], tuple[date, ...]]]
    words: Mapping[str, WordField[A]]
    text: Callable[[A], str]

    @property
    def names(self) -> tuple[str, ...]:
        """Every field, in the order of the alphabet."""
        return tuple(sorted([*self.days, *self.words]))


OF_HOLDERS: Final = Fields(DAYS, WORDS, haystack)


class Part(Struct, frozen=True, gc=False):
    """One part of a filter: a field with a test, or a bare word to look for.

    It holds where any of what is `wanted` does.
    """

    negated: bool
    field: str
    test: str
    wanted: tuple[str, ...]


class Filter(Struct, frozen=True, gc=False):
    """All parts must hold."""

    parts: tuple[Part, ...] = ()


def parse_filter(text: str, fields: Fields[Any] = OF_HOLDERS) -> Filter:
    """Read a filter line. Raises DataError that names what cannot be understood."""
    parts = []
    problems = []
    for sign, field, test, given, word in _PART.findall(text):
        values = _EITHER.findall(given) if field else [word]
        wanted = tuple([fold(_unquoted(each)) for each in values])
        part = Part(bool(sign), field.lower(), test, wanted)
        problem = _problem(part, fields)
        if problem:
            problems.append(Problem(f"{field}{test}{given}", problem))
        parts.append(part)
    if problems:
        raise DataError("The filter cannot be read.", problems)
    return Filter(tuple(parts))


def term(field: str, *values: str) -> str:
    """The part of a filter line that asks for just these values of a field."""
    return f"{field}={'|'.join(map(_quoted, values))}"


def matches(wanted: Filter, case: A, as_of: date, fields: Fields[A]) -> bool:
    """Whether a case passes every part.

    Whoever asks often hands in fields whose text is remembered.
    """
    return all(
        _holds(part, case, as_of, fields) != part.negated for part in wanted.parts
    )


def names(wanted: Filter, record: Case) -> bool:
    """Whether reference and names of a record hold every part; fields ask for more."""
    text = fold(f"{record.case} {record.name} {record.name_zh or ''}")
    return all(
        not part.field and holds_word(text, part.wanted[0]) != part.negated
        for part in wanted.parts
    )


def _unquoted(value: str) -> str:
    if not value.startswith('"'):
        return value
    return value[1:].removesuffix('"').replace('""', '"')


def _quoted(value: str) -> str:
    if value and not re.search(r'[\s|"]', value):
        return value
    return '"' + value.replace('"', '""') + '"'


def _problem(part: Part, fields: Fields[Any]) -> str:
    """Why a part cannot be read."""
    field, wanted = part.field, part.wanted
    if not field:
        return ""
    if field in fields.days:
        if part.test == ":" or not wanted or not all(map(_is_day, wanted)):
            return f"write a number of days, such as {field}<60, or a day, 2027-03-31"
        return ""
    if field not in fields.words:
        return f"there is no such field; there are {', '.join(fields.names)}"
    choices = fields.words[field].choices
    if part.test not in (":", "="):
        return f"write {field}:{wanted[0] if wanted else 'word'}"
    if choices and not (wanted and {*wanted} <= {*choices}):
        return f"write {' or '.join([f'{field}:{each}' for each in choices])}"
    return "" if wanted else f'write a word, or {field}:"" for cases without'


def _is_day(wanted: str) -> bool:
    return not wanted or span_of(wanted, _ANY) is not None


def _holds(part: Part, case: A, as_of: date, fields: Fields[A]) -> bool:
    field, wanted = part.field, part.wanted
    if field in fields.days:
        days = fields.days[field](case)
        return any(_falls(days, as_of, part.test, each) for each in wanted)
    if field:
        return fields.words[field].holds(case, wanted, part.test == "=")
    return holds_word(fields.text(case), wanted[0])


def _falls(days: tuple[date, ...], as_of: date, test: str, wanted: str) -> bool:
    """Whether one of the days lies as is asked; "" asks for a case without any."""
    span = span_of(wanted, as_of)
    return falls(days, test, span) if span else not days
