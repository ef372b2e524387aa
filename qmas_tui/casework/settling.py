"""Where an unread cell of a sheet belongs on its case, by the title of its column."""

from __future__ import annotations

from typing import Final

from qmas_tui.casework.edit import Home
from qmas_tui.config.place import config_folder
from qmas_tui.exchange.sheets.aliases import OF_FAMILY, Aliases
from qmas_tui.exchange.sheets.columns.titles import field_of, worded_field
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.tables import rows_of
from qmas_tui.toml_files import read_toml

__all__ = ["Home", "field_of_column", "home_of"]

_PLACES: Final = {
    "scheme": ("holder", "route"),
    "limit": ("grant", "until"),
    "passport": ("passport", "expires_on"),
    "employer": ("work", "employer"),
    "title": ("work", "title"),
    "work_from": ("work", "from"),
    "salary": ("work", "monthly_income"),
    "remarks": ("note", "text"),
    "spouse": ("holder", "family"),
    "children": ("holder", "family"),
    "relation": ("holder", "family"),
    "surname": ("holder", "name"),
    "given_names": ("holder", "name"),
}
"""Table and field of what is no field of the holder under the same name."""


def field_of_column(title: str) -> str:
    """Our field for a column of that title; empty where it is not known."""
    aliases = read_toml(config_folder() / "import.toml", Aliases)
    return field_of(title, aliases) or worded_field(title, aliases) or ""


def home_of(holder: Holder, field: str) -> Home:
    """Where a field of a sheet stands on a case."""
    if field in OF_FAMILY:
        return _home_of_kin(holder, *OF_FAMILY[field])
    table, name = _PLACES.get(field, ("holder", field))
    if table in ("holder", "note", "grant"):
        return Home(table, name)
    rows = rows_of(holder, table)
    lacks = rows and getattr(rows[-1], "from_" if name == "from" else name) is None
    return Home(table, name, len(rows) if lacks else 0)


def _home_of_kin(holder: Holder, relation: str, name: str) -> Home:
    """The one dependant so related who lacks it; else another is recorded."""
    lacking = [
        number
        for number, each in enumerate(holder.dependant, 1)
        if each.relation == relation and getattr(each, name) is None
    ]
    return Home("dependant", name, lacking[0] if len(lacking) == 1 else 0)
