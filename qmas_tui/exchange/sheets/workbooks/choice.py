"""Which sheet of a workbook is meant."""

from __future__ import annotations

from collections.abc import Sequence

from qmas_tui.errors import DataError
from qmas_tui.facts.reading import quoted


def chosen(
    sheets: Sequence[tuple[str, bool]], title: str, name: str | None = None
) -> int:
    """The place of the sheet with the name, else of the first that can be seen.

    Each sheet is its name and whether it is hidden. Raises DataError where there is
    no such sheet.
    """
    if name is None:
        for at, (_, is_hidden) in enumerate(sheets):
            if not is_hidden:
                return at
        raise DataError(f"{title} has no sheet that can be seen")
    wanted = name.strip().casefold()
    for at, (known, _) in enumerate(sheets):
        if known.strip().casefold() == wanted:
            return at
    listed = ", ".join(quoted(known) for known, _ in sheets)
    raise DataError(f"{title} has no sheet {quoted(name)}; it has {listed}")
