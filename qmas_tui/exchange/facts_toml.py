"""A book as one TOML file of facts: what a snapshot writes and a restore reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from itertools import chain
from pathlib import Path

import msgspec
import tomli_w
from msgspec import Struct, structs

from qmas_tui.errors import DataError, Problem
from qmas_tui.facts.holder import FORMAT, WITH_PROSPECTS, CaseFile
from qmas_tui.facts.same_case import may_share
from qmas_tui.facts.together import TOGETHER, missing_half
from qmas_tui.facts.validation import at, validate_years
from qmas_tui.facts.years import has_sound_years
from qmas_tui.steps import Step, unheard, watched
from qmas_tui.toml_files import parsed, read_tables, typed, unusable


def read_facts(source: str | Path) -> CaseFile:
    """The book in a TOML text, or in the file at a Path.

    Raises DataError, with every problem found: what is no TOML (with its line), a key
    that no field knows, a value that does not fit, a year that no fact may have
    (HS-24), one of two fields that stand together, a case reference, a dependant or a
    language given twice, a case that holder and prospect may not share.
    """
    if isinstance(source, Path):
        where, raw = str(source), read_tables(source, str(source))
    else:
        where, raw = "", parsed(source, "")
    return file_of(raw, where)


def file_of(raw: Mapping[str, object], where: str) -> CaseFile:
    """The book in plain tables; `where` names the file. Raises DataError likewise."""
    also = list(_at_odds(raw, where))
    try:
        file = typed(raw, CaseFile, where)
    except DataError as error:
        told = {problem.where for problem in error.problems}
        years = [each for each in _years(raw, where) if each.where not in told]
        raise unusable(where, [*error.problems, *years, *also]) from None
    if found := [*years_outside(file, where), *also, *_shared(file, where)]:
        raise unusable(where, found)
    return file


def years_outside(file: CaseFile, where: str = "") -> list[Problem]:
    """Every day of a book in a year that no fact may have (HS-24), with its place."""
    if has_sound_years(file):
        return []
    plain = msgspec.to_builtins(file, builtin_types=(date,))
    return list(_years(plain, where))


def write_facts(file: CaseFile, step: Step = unheard) -> str:
    """The book as TOML: keys in the order of the records, one table a row.

    The same book always gives the same text, which `read_facts` reads back as it was.
    The format is the one that its cases ask for.
    """
    written = WITH_PROSPECTS if file.prospect else FORMAT
    return "\n".join(_tables("", structs.replace(file, format=written), step))


def _tables(path: str, row: Struct, step: Step = unheard) -> Iterator[str]:
    """The TOML of a record: its own values, then its rows, each under a header.

    tomli-w alone would write short rows inline and longer ones as tables, so that
    two snapshots could differ in layout only. Defaults are left out by value, for
    msgspec leaves words out by identity, and equal books must give equal texts.
    """
    own: dict[str, object] = {}
    named: list[tuple[str, dict[str, object]]] = []
    below: list[tuple[str, str, Struct]] = []
    for field, key, default in _fields(type(row)):
        value = getattr(row, field)
        name = f"{path}.{key}" if path else key
        if value == default or value == {}:
            continue
        if isinstance(value, dict):
            named.append((f"[{name}]\n", dict(sorted(value.items()))))
        elif isinstance(value, Struct):
            below.append((name, f"[{name}]\n", value))
        elif isinstance(value, tuple) and isinstance(value[0], Struct):
            below += [(name, f"[[{name}]]\n", each) for each in value]
        else:
            own[key] = value
    yield tomli_w.dumps(own)
    for header, values in named:
        yield header + tomli_w.dumps(values)
    for name, header, each in watched(below, step):
        first, *rest = _tables(name, each)
        yield header + first
        yield from rest


@cache
def _fields(type_: type[Struct]) -> tuple[tuple[str, str, object], ...]:
    """Name, key and default of each field, in the record's order."""
    found = msgspec.structs.fields(type_)
    return tuple((each.name, each.encode_name, each.default) for each in found)


def _years(raw: Mapping[str, object], where: str) -> Iterator[Problem]:
    """Days in a year that no fact may have; what was worked out may lie far ahead."""
    facts = {key: value for key, value in raw.items() if key != "worked_out"}
    return validate_years(facts, where)


def _at_odds(raw: Mapping[str, object], where: str) -> Iterator[Problem]:
    """Values that fit each for itself, but not together: names given twice, and one
    field without the other where two stand together.

    They are looked for in the raw values, to be told with the rest.
    """
    for table in ("holder", "prospect"):
        people = _rows(raw.get(table))
        for what in _twice(people, "case", "the case reference"):
            yield Problem(where, what)
        for number, person in enumerate(people, 1):
            halves = _halves(person) if table == "holder" else ()
            for inside, what in chain(halves, _doubles(person)):
                case = person.get("case")
                place = at(where, f"case {case}" if case else f"{table} {number}")
                yield Problem(at(place, inside), what)


def _halves(person: dict[str, object]) -> Iterator[tuple[str, str]]:
    """One field without the other, of holder and family: where in it, and what."""
    if half := missing_half(person):
        yield "", f"{half} {TOGETHER}"
    for number, each in enumerate(_rows(person.get("dependant")), 1):
        if half := missing_half(each):
            place = f"dependant {number} ({each.get('name', '')})"
            yield place, f"{half} {TOGETHER}"


def _doubles(person: dict[str, object]) -> Iterator[tuple[str, str]]:
    """Names given twice inside a case, told likewise."""
    for table in ("dependant", "language"):
        for what in _twice(_rows(person.get(table)), "name", f"the {table}"):
            yield "", what


def _shared(file: CaseFile, where: str) -> Iterator[Problem]:
    """A case of a holder who has landed and of a prospect who is still watched."""
    holders = {each.case: each for each in file.holder}
    for prospect in file.prospect:
        holder = holders.get(prospect.case)
        if holder is not None and not may_share(holder, prospect):
            what = (
                "a holder who has landed and a prospect have this reference; give one "
                "of them another, or record the landing of the prospect"
            )
            yield Problem(at(where, f"case {prospect.case}"), what)


def _rows(table: object) -> list[dict[str, object]]:
    rows = table if isinstance(table, list) else []
    return [row for row in rows if isinstance(row, dict)]


def _twice(rows: list[dict[str, object]], key: str, what: str) -> Iterator[str]:
    seen: dict[str, int] = {}
    for number, row in enumerate(rows, 1):
        name = str(row.get(key, ""))
        if name and name in seen:
            yield f"{what} {name} is given in rows {seen[name]} and {number}"
        seen.setdefault(name, number)
