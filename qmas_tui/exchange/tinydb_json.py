"""Records as an ordinary TinyDB database in JSON, which anybody's TinyDB opens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import msgspec

from qmas_tui.errors import DataError, Problem
from qmas_tui.exchange.facts_toml import file_of
from qmas_tui.facts.changes import Case
from qmas_tui.facts.holder import FORMAT, CaseFile, Holder
from qmas_tui.facts.prospect import Prospect
from qmas_tui.facts.reading import plain
from qmas_tui.toml_files import read_text, unusable

_HOLDERS: Final = "holders"
_TABLES: Final = {_HOLDERS: "holder", "prospects": "prospect"}
"""Tables, each with what the facts format calls one of its records."""


def write_tinydb(holders: Iterable[Holder], prospects: Iterable[Prospect] = ()) -> str:
    """The text of a database: its tables are `holders`, and `prospects` if there are.

    Documents are numbered from 1 in the order given.
    """
    tables: dict[str, dict[str, Case]] = {_HOLDERS: _numbered(holders)}
    if before := _numbered(prospects):
        tables["prospects"] = before
    return msgspec.json.encode(tables).decode()


def read_tinydb(source: str | Path) -> CaseFile:
    """The records of such a database, in the text or in the file at a Path.

    They come back as they were written, in the order of their numbers. Raises DataError
    with every problem found, as reading facts does; another table is one of them.
    """
    where = str(source) if isinstance(source, Path) else ""
    text = read_text(source, where) if isinstance(source, Path) else source
    tables = _tables(text, where)
    problems = [Problem(where, _other(name)) for name in tables if name not in _TABLES]
    raw: dict[str, object] = {"format": FORMAT}
    for name, record in _TABLES.items():
        documents = tables.get(name, {})
        if isinstance(documents, dict):
            raw[record] = [documents[each] for each in _order(documents)]
        else:
            problems.append(Problem(where, f"{name} is not a table of TinyDB"))
    try:
        file = file_of(raw, where)
    except DataError as error:
        raise unusable(where, [*problems, *error.problems]) from None
    if problems:
        raise unusable(where, problems)
    return file


def _numbered(records: Iterable[Case]) -> dict[str, Case]:
    return {str(number): each for number, each in enumerate(records, 1)}


def _tables(text: str, where: str) -> Mapping[str, object]:
    """The tables of a database that hold anything."""
    try:
        tables = msgspec.json.decode(text, type=dict[str, object])
    except msgspec.ValidationError:
        what = "it is not a database of TinyDB, which is an object of tables"
    except (msgspec.DecodeError, UnicodeEncodeError) as error:
        what = f"it is not JSON: {error}"
    except RecursionError:
        what = "it is nested too deeply"
    else:
        return {name: table for name, table in tables.items() if table != {}}
    raise unusable(where, [Problem(where, what)])


def _other(name: str) -> str:
    return f"the table {plain(name)} is not known here; take it out, or name {_HOLDERS}"


def _order(documents: Mapping[str, object]) -> list[str]:
    """The numbers of the documents, counted and not spelled."""
    return sorted(documents, key=lambda name: (len(name), name))
