"""Changes of rows as they are typed, and as an answer prints them.

    add trip out=2026-12-20 back=2027-01-05
    amend work 1 to=2026-12-31
    remove trip 2
    set adviser=mw

What an answer prints can be typed back. A value runs to the next name with an equals
sign; one that would be read otherwise stands in quotation marks.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from qmas_tui.errors import DataError
from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.parsing import FieldTexts, field_name, read_fields, signed
from qmas_tui.facts.reading import quoted
from qmas_tui.facts.rows import Row
from qmas_tui.facts.tables import row_type
from qmas_tui.findings.calendar import add_months
from qmas_tui.findings.model import HOLDER
from qmas_tui.scenarios.change import KINDS, Add, Amend, Change, Remove, SetOwn

_OF: Final = "of"
"""Names the dependant whose trip is meant."""
_HEAD: Final = re.compile(
    r"(?:(?P<new>add)|(?P<old>amend|remove)|(?P<own>set))"
    r"(?(own)|\s+(?P<table>[\w-]+))(?(old)\s+(?P<row>[1-9]\d{0,5}))(?:\s+|$)",
    re.ASCII | re.IGNORECASE,
)
_FIELD: Final = re.compile(
    r'([A-Za-z_-]+)=("(?:[^"\\]|\\.)*"(?=\s|$)|.*?)(?=\s+[A-Za-z_-]+=|\s*$)\s*',
    re.ASCII | re.DOTALL,
)
_QUOTED: Final = re.compile(r'"(.*)"', re.DOTALL)
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)
_EXAMPLES: Final = (
    '"add trip out=2026-12-20 back=2027-01-05", "amend work 1 to=2026-12-31", '
    '"remove trip 2" or "set adviser=mw"'
)


def is_row_change(text: str) -> bool:
    """Whether a text means to change rows, rather than to be a short form."""
    first, *_rest = text.split() or [text]
    return first.casefold() in KINDS


def row_head(text: str) -> str:
    """What a change is about, without its values: amend work 1."""
    head = _HEAD.match(text.strip())
    return " ".join((head[0] if head else text).split())


def read_row_change(text: str, as_of: date) -> Change:
    """A change of a row, or of the case's own fields; days may be near ones, as +3w.

    Raises DataError with every problem.
    """
    head = _HEAD.match(text.strip())
    if head is None:
        raise DataError(f"{quoted(text)} cannot be read; write it like {_EXAMPLES}.")
    kind = (head["new"] or head["old"] or head["own"]).casefold()
    table = (head["table"] or "").casefold()
    given = _fields(text.strip()[head.end() :])
    of = dict(given).get(_OF) if table else None
    of = None if of == HOLDER else of
    rest = [each for each in given if not table or each[0] != _OF]
    if kind == "remove":
        if rest:
            raise DataError("A row is removed whole; leave out all but of=NAME.")
        return Change(remove=Remove(table=table, row=int(head["row"]), of=of))
    if not rest:
        raise DataError(f"Nothing is given to {kind}; write it like {_EXAMPLES}.")
    if kind == "set":
        return Change(set=SetOwn(values=_read(Holder, rest, as_of)))
    type_ = row_type(table, Holder if of is None else Dependant)
    values = _read(type_, signed(type_, rest) if kind == "add" else rest, as_of)
    if kind == "add":
        return Change(add=Add(table=table, values=values, of=of))
    row = int(head["row"])
    return Change(amend=Amend(table=table, row=row, values=values, of=of))


def _read(type_: type[Row], given: FieldTexts, as_of: date) -> dict[str, object]:
    """Values by field; an empty text takes a value out."""
    return {
        name: "" if value is None else value
        for name, value in read_fields(type_, given, as_of, add_months).items()
    }


def _fields(text: str) -> list[tuple[str, str]]:
    found, at = list[tuple[str, str]](), 0
    while at < len(text):
        field = _FIELD.match(text, at)
        if field is None:
            raise DataError(f"{quoted(text[at:])} is no name=value.")
        found.append((field_name(field[1]), _unquoted(field[2])))
        at = field.end()
    return found


def _unquoted(text: str) -> str:
    inside = _QUOTED.fullmatch(text)
    return text if inside is None else re.sub(_ESCAPED, r"\1", inside[1])
