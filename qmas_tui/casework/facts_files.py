"""Files of facts, in either form that this program writes them."""

from __future__ import annotations

from pathlib import Path

from qmas_tui.exchange.facts_toml import read_facts
from qmas_tui.exchange.tinydb_json import read_tinydb
from qmas_tui.facts.holder import CaseFile


def read_case_file(path: Path) -> CaseFile:
    """A snapshot in TOML; or where the file ends in .json, a TinyDB database.

    Raises DataError with every problem that was found.
    """
    if path.suffix.casefold() == ".json":
        return read_tinydb(path)
    return read_facts(path)
