"""Writes what an office changed of its figures into its policy.toml.

Comments and order stay, and what is written is read back before it counts.
"""

from __future__ import annotations

from collections.abc import MutableMapping, MutableSequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec

from qmas_tui.config.load import OFFICE_FILE, read_office
from qmas_tui.config.own_file import read_document, write_document
from qmas_tui.errors import DataError, Problem
from qmas_tui.policy.amend import LISTS, Amendment, amended, entries_of, fates
from qmas_tui.policy.office import Office, OwnFigure
from qmas_tui.toml_files import parsed, typed

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

BEFORE: Final = f"{OFFICE_FILE}.before"
"""The office's file as it was before the desk changed it last."""
_ORDER: Final = ("rule", "name", "route", "value", "from", "to", "why")
_BY_HAND: Final = "it is laid out in a way that the desk cannot change; write it there"


def write_office(folder: Path, change: Amendment) -> None:
    """Change the office's file in a folder; the one before lies beside it.

    Where that is a link, as to a file that the office shares, what it leads to is
    changed. Raises DataError where that cannot be done; the file is then as it was.
    """
    from tomlkit.exceptions import TOMLKitError

    path, office = (folder / OFFICE_FILE).resolve(), read_office(folder)
    document = read_document(path)
    try:
        _change(document, office, change)
        text = document.as_string().rstrip("\n") + "\n"
        is_right = typed(parsed(text, ""), Office, "") == amended(office, change)
    except (DataError, TOMLKitError, LookupError, TypeError, ValueError):  # its limits
        is_right = False
    if not is_right:
        raise DataError("Nothing was saved.", [Problem(OFFICE_FILE, _BY_HAND)])
    write_document(path, text, keep=path.with_name(BEFORE))


def _change(document: TOMLDocument, office: Office, change: Amendment) -> None:
    for name in change.without.figures:
        document["figures"].pop(name, None)
    if change.without.figures and not document["figures"].as_string().strip():
        del document["figures"]
    if change.entries.figures:
        import tomlkit

        figures: Any = document.setdefault("figures", tomlkit.table())
        for name, value in change.entries.figures.items():
            figures[name] = _inline(_plain(value))
    for name in LISTS:
        _change_list(document, name, office, change)


def _change_list(
    document: TOMLDocument, name: str, office: Office, change: Amendment
) -> None:
    """Take entries out, change those there, and add the others at the end."""
    import tomlkit

    rows: Any = document.get(name)
    there, (became, added) = entries_of(office, name), fates(office, change, name)
    for number in reversed(range(len(there))):
        now = became[number]
        if now is None:
            del rows[number]
        elif now != there[number]:
            _update(rows[number], _plain(now))
    if rows is not None and not len(rows):
        del document[name]
        rows = None
    before = document.as_string() if rows is None else rows[-1].as_string()
    if added and rows is None:
        document[name] = tomlkit.aot()
        rows = document[name]
    for each in added:
        is_inline = not isinstance(rows, tomlkit.items.AoT)
        plain = _plain(each)
        rows.append(_inline(plain) if is_inline else _table(plain, before))
        before = rows[-1].as_string()


def _update(row: MutableMapping[str, Any], plain: dict[str, Any]) -> None:
    for name in [name for name in row if name not in plain]:
        del row[name]
    for name, value in plain.items():
        if row.get(name) != value:
            row[name] = _inline(value)


def _plain(value: object) -> Any:
    """What a file says of a value: nothing of what is left out."""
    made = msgspec.to_builtins(value, builtin_types=(date,), order=None)
    if isinstance(value, OwnFigure):
        made = {name: made[name] for name in _ORDER}
    return _without_none(made)


def _without_none(made: Any) -> Any:
    if isinstance(made, dict):
        return {k: _without_none(v) for k, v in made.items() if v is not None}
    if isinstance(made, list | tuple):
        return [_without_none(each) for each in made]
    return made


def _inline(value: Any) -> Any:
    """A value as it stands on one line."""
    import tomlkit

    if isinstance(value, MutableMapping):
        table = tomlkit.inline_table()
        table.update({name: _inline(each) for name, each in value.items()})
        return table
    if isinstance(value, MutableSequence):
        return [_inline(each) for each in value]
    return value


def _table(plain: dict[str, Any], before: str) -> Any:
    """An entry with lines of air round it."""
    import tomlkit

    table = tomlkit.table()
    for name, value in plain.items():
        table[name] = _inline(value)
    table.add(tomlkit.nl())
    if before and not before.endswith("\n\n"):
        table.trivia.indent = "\n"
    return table
