"""What an adviser says of the columns of a sheet, kept for the next sheet like it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Literal

import tomli_w
from msgspec import UNSET, Struct, UnsetType

from qmas_tui.errors import DataError
from qmas_tui.exchange.saving import save_file
from qmas_tui.exchange.sheets.aliases import Field, key
from qmas_tui.exchange.sheets.columns.column import Column, Columns
from qmas_tui.facts.day_writings import Order
from qmas_tui.toml_files import read_toml

LeaveOut = Literal["leave out"]
LEAVE_OUT: Final = "leave out"
FOLDER: Final = "columns"
"""Where mappings are remembered, in the user's folder."""
_HEAD: Final = """\
# What the columns of a sheet stand for, as qmas-tui import --map reads it. A field is
# one of those in config/import.toml, or "leave out". A number says which column is
# meant, from 1, where a title alone does not. dates = "dmy" says that in 3/4/28 the day
# comes first, "mdy" the month.
"""


class MappedColumn(Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """A column by title, and by number from 1 where it is needed, and its field."""

    field: Field | LeaveOut
    title: str = ""
    number: int | UnsetType = UNSET


class Mapping(Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """What the columns of a sheet stand for, whatever their titles and cells say.

    `dates` is what comes first in days that can be read in two ways.
    """

    column: tuple[MappedColumn, ...] = ()
    dates: Order | None = None

    def of(self, title: str, index: int) -> Field | LeaveOut | None:
        """What is said of a column by title and place from 0; None for nothing."""
        wanted = key(title)
        for each in self.column:
            is_here = each.number is UNSET or each.number == index + 1
            has_title = key(each.title) == wanted if each.title else not wanted
            if is_here and (has_title or (not each.title and each.number is not UNSET)):
                return each.field
        return None


def mapping_of(columns: Columns) -> Mapping:
    """What the columns were taken for, as a mapping that says the same again."""
    return _mapping([c for c in columns.columns if c.standing != "numbers"])


def decided(columns: Columns) -> Mapping:
    """What had to be said of the columns, because their titles were not enough."""
    said = ("mapped", "left out", "likely")
    return _mapping([c for c in columns.columns if c.standing in said])


def _mapping(shown: Sequence[Column]) -> Mapping:
    titles = [key(c.title) for c in shown]
    return Mapping(
        tuple(
            MappedColumn(
                field=column.field or LEAVE_OUT,
                title=column.title,
                number=UNSET
                if titles.count(title) == 1 and title
                else column.index + 1,
            )
            for column, title in zip(shown, titles, strict=True)
        )
    )


def shape_key(titles: Sequence[str]) -> str:
    """A name for the shape of a header: the same titles in the same order."""
    joined = "\n".join(map(key, titles)).rstrip("\n")
    return hashlib.sha256(joined.encode("utf-8", "replace")).hexdigest()[:16]


def read_mapping(path: Path) -> Mapping:
    """A mapping out of a file. Raises DataError with every fault in it."""
    return read_toml(path, Mapping)


def mapping_text(mapping: Mapping) -> str:
    """The mapping as TOML."""
    columns = [
        {"title": each.title, "field": each.field}
        | ({} if each.number is UNSET else {"number": each.number})
        for each in mapping.column
    ]
    dates = {"dates": mapping.dates} if mapping.dates else {}
    return _HEAD + "\n" + tomli_w.dumps(dates | {"column": columns})


def remembered(folder: Path, shape: str) -> Mapping | None:
    """What was remembered in the user's folder for a shape; None for nothing.

    Raises DataError where the file was spoilt by hand.
    """
    path = _path(folder, shape)
    if not path.exists():
        return None
    try:
        return read_mapping(path)
    except DataError as error:
        what = f"{path} says what the columns of such a sheet are; correct or delete it"
        raise DataError(f"{what}.", error.problems) from None


def remember(folder: Path, shape: str, mapping: Mapping) -> None:
    """Keep the mapping for the next sheet of the shape. Raises DataError."""
    path = _path(folder, shape)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        why = error.strerror or str(error)
        raise DataError(f"{path.parent} cannot be made: {why}.") from None
    save_file(path, mapping_text(mapping), force=True)


def _path(folder: Path, shape: str) -> Path:
    return folder / FOLDER / f"{shape}.toml"
