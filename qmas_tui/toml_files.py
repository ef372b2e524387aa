"""TOML read into typed values, or refused with everything that is wrong in it.

tomli reads TOML 1.1, which is all of the 1.0 of the standard library's tomllib and a
little more: line ends and a last comma in an inline table, times without seconds.
"""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import msgspec
import tomli

from qmas_tui.errors import DataError, Problem
from qmas_tui.facts.validation import validate

T = TypeVar("T")


def read_toml(path: Path, type_: type[T]) -> T:
    """A file as a typed value; raises DataError with every fault in it."""
    return typed(read_tables(path, path.name), type_, path.name)


def read_tables(path: Path, where: str) -> dict[str, object]:
    """The tables of a file, not yet checked; `where` names it. Raises DataError."""
    return parsed(read_text(path, where), where)


def read_text(path: Path, where: str) -> str:
    """The words of a file; raises DataError where it cannot be read as UTF-8."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        why = error.strerror or str(error)
        what = f"it cannot be read ({why}); see that you may open it"
    except UnicodeDecodeError as error:
        what = f"it is not UTF-8 text (byte {error.start}); save it as UTF-8"
    raise unusable(where, [Problem(where, what)])


def parsed(text: str, where: str) -> dict[str, object]:
    """The tables of a text, not yet checked; raises DataError for what is no TOML."""
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        why = str(error)
    except RecursionError:
        why = "it is nested too deeply"
    except ValueError:  # Python's limit to the digits of an integer
        why = "a number in it has too many digits"
    raise unusable(where, [Problem(where, f"it is not TOML: {why}; correct it there")])


def typed(raw: object, type_: type[T], where: str) -> T:
    """Plain tables as a typed value; raises DataError with every fault in them."""
    try:
        return msgspec.convert(raw, type_)
    except msgspec.ValidationError:
        raise unusable(where, validate(raw, type_, where)) from None


def unusable(where: str, problems: list[Problem]) -> DataError:
    """The refusal of a file, or of a text where `where` is empty."""
    return DataError(f"{where or 'The text'} cannot be used.", problems)
