"""Changes lines of the user's own TOML files, and leaves all others as they are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qmas_tui.errors import DataError, Problem
from qmas_tui.files import make_private_folder, replace_file
from qmas_tui.toml_files import read_text

if TYPE_CHECKING:  # only who changes a file needs it
    from tomlkit import TOMLDocument

Plain = str | int | bool | tuple[str | int, ...]
"""What a line may set."""


def write_line(path: Path, name: str, value: Plain | None) -> None:
    """Set a name to a value in a file, or take its line out where that is None.

    Comments and order stay. Raises DataError where the file is no TOML, or cannot be
    written.
    """
    tables = read_document(path)
    if value is None:
        tables.pop(name, None)
    else:
        tables[name] = list(value) if isinstance(value, tuple) else value
    write_document(path, tables.as_string())


def read_document(path: Path) -> TOMLDocument:
    """A file with its comments, empty where there is none. Raises DataError."""
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    text = read_text(path, path.name) if path.exists() else ""
    try:
        return tomlkit.parse(text)
    except (TOMLKitError, RecursionError) as error:
        problem = Problem(path.name, f"it is not TOML: {error}; correct it there first")
        raise DataError("Nothing was saved.", [problem]) from None


def write_document(path: Path, text: str, keep: Path | None = None) -> None:
    """Put a text in the place of a file; what was there is kept at another path.

    Who could read and write the file still can. Raises DataError where that cannot be
    done; the file is then as it was.
    """
    try:
        make_private_folder(path.parent)
        if keep and path.exists():
            replace_file(keep, path.read_bytes())
        replace_file(path, text.encode(), keep_mode=True)
    except OSError as error:
        problem = Problem(str(path), error.strerror or str(error))
        raise DataError("Nothing was saved.", [problem]) from None
