"""Rows of a sheet as they would be read, as a table of lines."""

from __future__ import annotations

from typing import Final

from qmas_tui.views.mapping import (
    FIELD_NAMES,
    AskedRow,
    CellKind,
    ColumnRow,
    MappingPage,
    TakenCell,
    TakenRow,
    field_title,
)
from qmas_tui.views.mapping_lines import answer_words
from qmas_tui.views.model import Line, Role, Span
from qmas_tui.views.width import cell_width, clean, pad, pad_left

_FIRST: Final = ("case", "name", "surname", "name_zh", "nationality", "limit")
"""Fields that are shown before others, where there is no room for all."""
_RIGHT: Final = frozenset(
    {
        "salary",
        "born_on",
        "applied_on",
        "approved_on",
        "entry_by",
        "landed_on",
        "residence_since",
        "limit",
        "work_from",
        "passport",
        "spouse_limit",
        "child_limit",
        "child_2_limit",
        "child_3_limit",
        "child_4_limit",
    }
)
"""Days and amounts stand under each other by their ends."""
_MOST: Final = 22
_NUMBER: Final = 5
_ROLES: Final[dict[CellKind, Role]] = {
    "read": "plain",
    "unread": "act",
    "blank": "dim",
    "refused": "dim",
}
_MISSING: Final = TakenCell("–", "blank")


def read_lines(page: MappingPage, field: str, width: int, height: int) -> list[Line]:
    """The rows that there is room for; those come first in which `field` is unread."""
    room = height - 2
    if room < 1 or not page.rows:
        return []
    rows = _rows(page, field, room)
    fields = _fields(rows, field, width)
    told = "first rows, and those with a cell that cannot be read"
    head = Line((Span("As it would be read", "head"), Span(f"   {told}", "dim")))
    titles = [Span(pad_left("Row", _NUMBER) + "  ", "dim")]
    titles += [Span(_fit(each, field_title(each), n), "dim") for each, n in fields]
    return [head, Line(tuple(titles)), *(_line(row, fields) for row in rows)]


def why_lines(page: MappingPage, row: ColumnRow | AskedRow) -> list[Line]:
    """What there is to say of the column or the question under the cursor."""
    if isinstance(row, AskedRow):
        return asked_why(row)
    for each in page.rows:
        cell = each.cells.get(row.field)
        if row.field and cell and cell.kind == "unread":
            spans = (
                Span(f"Row {each.number}  ", "act"),
                Span(clean(cell.text)),
                Span(f"  {clean(_reason(cell))}", "dim"),
            )
            return [Line(spans)]
    return [Line((Span(f"{clean(row.words)}  "), Span(clean(row.why), "dim")))]


def asked_why(row: AskedRow) -> list[Line]:
    """A question and its answer, whole."""
    return [
        Line((Span(clean(row.words), "warn" if row.is_open else "plain"),)),
        Line((Span(clean(answer_words(row)), "dim"),)),
    ]


def _reason(cell: TakenCell) -> str:
    """Why, without the words of the cell, which stand before."""
    for quoted in (f"“{cell.text}” ", f'"{cell.text}" ', f"'{cell.text}' "):
        if cell.why.startswith(quoted):
            return cell.why.removeprefix(quoted)
    return cell.why


def _rows(page: MappingPage, field: str, room: int) -> list[TakenRow]:
    """So many rows: some faulty in the field, some faulty elsewhere, then the first."""
    here = [row for row in page.rows if _is_unread(row, field)]
    faulty = [row for row in page.rows if row.why or _faults(row)]
    chosen = {row.number: row for row in here[: max(1, room // 2)]}
    for row in [*faulty[: room // 3], *page.rows]:
        if len(chosen) < room:
            chosen.setdefault(row.number, row)
    return [chosen[number] for number in sorted(chosen)]


def _fields(rows: list[TakenRow], field: str, width: int) -> list[tuple[str, int]]:
    """The fields that there is room for, each with its width, in the usual order."""
    known = [f for f in FIELD_NAMES if any(f in row.cells for row in rows)]
    faulty = [f for f in known if any(_is_unread(row, f) for row in rows)]
    wanted = dict.fromkeys(["case", "name", field, *faulty, *_FIRST, *known])
    room = width - _NUMBER - 3
    chosen = dict[str, int]()
    for each in wanted:
        if each in known and (cells := _width(rows, each)) + 2 <= room:
            chosen[each] = cells
            room -= cells + 2
    return [(each, chosen[each]) for each in known if each in chosen]


def _width(rows: list[TakenRow], field: str) -> int:
    texts = [clean(row.cells[field].text) for row in rows if field in row.cells]
    widest = max([cell_width(text) for text in texts], default=0)
    return max(min(_MOST, widest), cell_width(field_title(field)))


def _line(row: TakenRow, fields: list[tuple[str, int]]) -> Line:
    spans = [Span(pad_left(str(row.number), _NUMBER) + "  ", "dim")]
    for field, cells in fields[:2] if row.why else fields:
        cell = row.cells.get(field, _MISSING)
        spans.append(Span(_fit(field, clean(cell.text), cells), _ROLES[cell.kind]))
    if row.why:
        spans.append(Span(f"refused: {clean(row.why)}", "act"))
    return Line(tuple(spans))


def _fit(field: str, text: str, cells: int) -> str:
    if field in _RIGHT and cell_width(text) <= cells:
        return pad_left(text, cells) + "  "
    return pad(text, cells) + "  "


def _faults(row: TakenRow) -> list[str]:
    return [field for field in row.cells if _is_unread(row, field)]


def _is_unread(row: TakenRow, field: str) -> bool:
    cell = row.cells.get(field)
    return cell is not None and cell.kind == "unread"
