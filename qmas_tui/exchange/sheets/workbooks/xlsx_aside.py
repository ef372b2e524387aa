"""What an XLSX workbook holds beside the cells of a sheet: comments, other sheets."""

from __future__ import annotations

from typing import Final

from qmas_tui.errors import DataError
from qmas_tui.exchange.sheets.grid import Comment
from qmas_tui.exchange.sheets.limits import MAX_TEXT
from qmas_tui.exchange.sheets.workbooks.package import Package
from qmas_tui.exchange.sheets.workbooks.xlsx_book import relations
from qmas_tui.exchange.sheets.workbooks.xlsx_names import THREADED, main, place_of
from qmas_tui.exchange.sheets.workbooks.xlsx_strings import unescaped
from qmas_tui.exchange.sheets.workbooks.xml import Attributes, walk

_NOTES: Final = ("comments", "threadedComment")
_MOST: Final = 20_000


def read_comments(package: Package, sheet: str) -> tuple[Comment, ...]:
    """The notes of a sheet; a thread of answers on a cell is one note."""
    found = dict[str, dict[tuple[int, int], list[str]]]()
    for relation in relations(package, sheet).values():
        if relation.kind in _NOTES and relation.part in package:
            found[relation.kind] = _notes(package, relation.part)
    # Of a thread the old kind of note holds a copy, with words for old programs.
    notes = found.get("comments", {}) | found.get("threadedComment", {})
    return tuple(
        Comment(*place, "\n".join(texts).strip()[:MAX_TEXT])
        for place, texts in sorted(notes.items())
    )


def _notes(package: Package, part: str) -> dict[tuple[int, int], list[str]]:
    notes = dict[tuple[int, int], list[str]]()
    place: tuple[int, int] | None = None
    parts = list[str]()
    taking = False

    def starts(attributes: Attributes) -> None:
        nonlocal place
        place = place_of(attributes.get("ref", ""))
        parts.clear()

    def ends() -> None:
        if place is not None and len(notes) < _MOST:
            notes.setdefault(place, []).append(unescaped("".join(parts)))

    def text_starts(_: Attributes) -> None:
        nonlocal taking
        taking = True

    def text_ends() -> None:
        nonlocal taking
        taking = False

    def text(words: str) -> None:
        if taking:
            parts.append(words)

    walk(
        package.chunks(part),
        main({"comment": starts, "t": text_starts})
        | {f"{THREADED}threadedComment": starts, f"{THREADED}text": text_starts},
        main({"comment": ends, "t": text_ends})
        | {f"{THREADED}threadedComment": ends, f"{THREADED}text": text_ends},
        text,
        package.damaged,
    )
    return notes


def filled_rows(package: Package, part: str) -> int | None:
    """How many rows of another sheet hold anything; None where that is not known."""
    rows = 0
    is_filled = False

    def row(_: Attributes) -> None:
        nonlocal is_filled
        is_filled = False

    def fill(_: Attributes) -> None:
        nonlocal is_filled
        is_filled = True

    def past_row() -> None:
        nonlocal rows
        rows += is_filled

    starts = main({"row": row, "v": fill, "t": fill, "f": fill})
    try:
        walk(package.chunks(part), starts, main({"row": past_row}), None, "")
    except DataError:
        return None
    return rows
