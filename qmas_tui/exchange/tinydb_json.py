"""Records as an ordinary TinyDB database in JSON, which anybody's TinyDB opens."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import msgspec

from qmas_tui.errors import DataError, Problem
from qmas_tui.exchange.facts_toml import file_of
from qmas_tui.facts.holder import FORMAT, Holder
from qmas_tui.facts.reading import plain
from qmas_tui.toml_files import read_text, unusable

_TABLE: Final = "holders"


def write_tinydb(holders: Iterable[Holder]) -> str:
    """The text of a database with one table, `holders`, numbered from 1 in order."""
    documents = {str(number): each for number, each in enumerate(holders, 1)}
    return msgspec.json.encode({_TABLE: documents}).decode()


def read_tinydb(source: str | Path) -> tuple[Holder, ...]:
    """The holders of such a database, in the text or in the file at a Path.

    They come back as they were written, in the order of their numbers. Raises DataError
    with every problem found, as reading facts does; another table is one of them.
    """
    where = str(source) if isinstance(source, Path) else ""
    text = read_text(source, where) if isinstance(source, Path) else source
    tables = _tables(text, where)
    others = [Problem(where, _other(name)) for name in tables if name != _TABLE]
    documents = tables.get(_TABLE, {})
    if not isinstance(documents, dict):
        others.append(Problem(where, f"{_TABLE} is not a table of TinyDB"))
        documents = {}
    raw = {"format": FORMAT, "holder": [documents[each] for each in _order(documents)]}
    try:
        file = file_of(raw, where)
    except DataError as error:
        raise unusable(where, [*others, *error.problems]) from None
    if others:
        raise unusable(where, others)
    return file.holder


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
    return f"the table {plain(name)} is not known here; take it out, or name {_TABLE}"


def _order(documents: Mapping[str, object]) -> list[str]:
    """The numbers of the documents, counted and not spelled."""
    return sorted(documents, key=lambda name: (len(name), name))
