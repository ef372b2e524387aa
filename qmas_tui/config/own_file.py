"""Changes one line of the user's own TOML file, and leaves all others as they are."""

from __future__ import annotations

from pathlib import Path

from qmas_tui.errors import DataError, Problem
from qmas_tui.files import make_private_folder, replace_file
from qmas_tui.toml_files import read_text

Plain = str | int | bool | tuple[str | int, ...]
"""What a line may set."""


def write_line(path: Path, name: str, value: Plain | None) -> None:
    """Set a name to a value in a file, or take its line out where that is None.

    Comments and order stay. Raises DataError where the file is no TOML, or cannot be
    written.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    text = read_text(path, path.name) if path.exists() else ""
    try:
        tables = tomlkit.parse(text)
    except (TOMLKitError, RecursionError) as error:
        problem = Problem(path.name, f"it is not TOML: {error}; correct it there first")
        raise DataError("Nothing was saved.", [problem]) from None
    if value is None:
        tables.pop(name, None)
    else:
        tables[name] = list(value) if isinstance(value, tuple) else value
    try:
        make_private_folder(path.parent)
        replace_file(path, tomlkit.dumps(tables).encode())
    except OSError as error:
        problem = Problem(str(path), error.strerror or str(error))
        raise DataError("Nothing was saved.", [problem]) from None
