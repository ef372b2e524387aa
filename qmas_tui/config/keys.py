"""The user's own keys, as keys.toml gives them: by the id of a command."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from qmas_tui.errors import DataError, Problem
from qmas_tui.toml_files import read_tables, typed

KEYS_FILE = "keys.toml"
Keys = tuple[str, ...]


class ReadKeys(Struct, frozen=True):
    """Keys by command, not yet checked, and the lines that could not be read."""

    own: dict[str, Keys]
    problems: tuple[Problem, ...] = ()


def read_keys(folder: Path) -> ReadKeys:
    """What keys.toml says; what is wrong in it stops nobody."""
    path = folder / KEYS_FILE
    if not path.exists():
        return ReadKeys({})
    try:
        tables = read_tables(path, KEYS_FILE)
    except DataError as error:
        return ReadKeys({}, error.problems)
    own: dict[str, Keys] = {}
    problems: list[Problem] = []
    for name, value in tables.items():
        given = [value] if isinstance(value, str) else value
        try:
            own[name] = typed(given, Keys, KEYS_FILE)
        except DataError:
            what = 'write a key or a list of keys, such as "s" or ["s", "f5"]'
            problems.append(Problem(f"{KEYS_FILE}, {name}", what))
    return ReadKeys(own, tuple(problems))
