"""TOML files read into typed values, or refused with everything that is wrong."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TypeVar

import msgspec

from qmas_tui.errors import DataError, Problem
from qmas_tui.facts.walk import walk

T = TypeVar("T")


def read_toml(path: Path, type_: type[T]) -> T:
    """A file as a typed value; raises DataError with every fault in it."""
    return typed(parsed(path), type_, path.name)


def parsed(path: Path) -> dict[str, object]:
    """The tables of a TOML file, not yet checked."""
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        what = f"it cannot be read ({error.strerror}); see that you may open it"
    except UnicodeDecodeError:
        what = "it is not UTF-8 text; save it as UTF-8"
    except tomllib.TOMLDecodeError as error:
        what = f"it is not TOML: {error}; correct it there"
    raise _unusable(path.name, [Problem(path.name, what)])


def typed(raw: object, type_: type[T], where: str) -> T:
    """Plain tables as a typed value; `where` names the file they come from."""
    try:
        return msgspec.convert(raw, type_)
    except msgspec.ValidationError:
        raise _unusable(where, walk(raw, type_, where)) from None


def _unusable(name: str, problems: list[Problem]) -> DataError:
    return DataError(f"{name} cannot be used.", problems)
