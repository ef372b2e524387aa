"""An ODS workbook: the sheet that is asked for, with all that is seen there."""

from __future__ import annotations

from typing import Final

from qmas_tui.errors import DataError
from qmas_tui.exchange.sheets.grid import OtherSheet, Sheet
from qmas_tui.exchange.sheets.limits import check_text
from qmas_tui.exchange.sheets.workbooks.choice import chosen
from qmas_tui.exchange.sheets.workbooks.ods_cells import RawCell, typed_cell
from qmas_tui.exchange.sheets.workbooks.ods_names import full, named
from qmas_tui.exchange.sheets.workbooks.ods_sheet import OdsSheet
from qmas_tui.exchange.sheets.workbooks.ods_text import Paragraphs
from qmas_tui.exchange.sheets.workbooks.package import Package
from qmas_tui.exchange.sheets.workbooks.xml import Attributes, walk, whole_number

_VALUES: Final = tuple(
    full(f"office:{name}")
    for name in ("value", "date-value", "time-value", "boolean-value", "string-value")
)
_TYPE: Final = full("office:value-type")
_CALC_TYPE: Final = full("calcext:value-type")
_CURRENCY: Final = full("office:currency")
_FORMULA: Final = full("table:formula")
_TABLE_NAME: Final = full("table:name")
_TABLE_STYLE: Final = full("table:style-name")
_TEXT_STYLE: Final = full("text:style-name")
_DISPLAY: Final = full("table:display")
_STYLE_NAME: Final = full("style:name")
_STRIKE: Final = full("style:text-line-through-style")
_BLANKS: Final = full("text:c")
_MANIFEST: Final = "META-INF/manifest.xml"
_MOST_SHEETS: Final = 10_000


def read_ods(package: Package, name: str | None) -> Sheet:
    """The first sheet that can be seen, or the one with the name.

    Raises DataError where the workbook is damaged, protected or too large, or has no
    such sheet.
    """
    if _MANIFEST in package and b"encryption-data" in package.read(_MANIFEST):
        raise DataError(f"{package.title} is protected by a password; save it without")
    reader = _OdsReader(package.title, name)
    reader.read(package)
    at = chosen([(s.name, s.is_hidden) for s in reader.sheets], package.title, name)
    sheet = reader.sheets[at]
    rows = sheet.grid.rows()
    width = max(map(len, rows), default=0)
    return Sheet(
        name=sheet.name,
        rows=rows,
        comments=tuple(sheet.comments),
        hidden_rows=tuple(sheet.hidden_rows),
        hidden_columns=tuple(c for c in sheet.hidden_columns if c < width),
        merged=tuple(sheet.merged),
        struck=tuple(sheet.struck),
        others=tuple(
            OtherSheet(each.name, each.is_hidden, each.filled_rows)
            for each in reader.sheets
            if each is not sheet
        ),
        place=at,
    )


class _OdsReader:
    """Takes in the elements of the content; handlers stand in the order of a file."""

    def __init__(self, title: str, name: str | None) -> None:
        self.sheets: list[OdsSheet] = []
        self._title = title
        self._wanted = None if name is None else name.strip().casefold()
        self._style = ""
        self._hidden_styles, self._struck_styles = set[str](), set[str]()
        self._depth = self._aside = 0
        self._attributes: Attributes = {}
        self._text, self._note = Paragraphs(), Paragraphs()
        self._in_cell = self._in_note = self._in_paragraph = False
        self._is_covered = self._is_struck = False

    def read(self, package: Package) -> None:
        """Take in the content of the package."""
        shapes = ("draw:frame", "draw:custom-shape", "draw:g", "text:ruby-text")
        starts = {
            "style:style": self._style_starts,
            "style:table-properties": self._table_properties,
            "style:text-properties": self._text_properties,
            "table:table": self._table_starts,
            "table:table-column": self._column,
            "table:table-row": self._row_starts,
            "table:table-cell": self._cell_starts,
            "table:covered-table-cell": self._covered_starts,
            "office:annotation": self._note_starts,
            "text:p": self._paragraph_starts,
            "text:span": self._span,
            "text:s": self._blanks,
            "text:tab": lambda _: self._sign("\t"),
            "text:line-break": lambda _: self._sign("\n"),
            **dict.fromkeys(shapes, self._aside_starts),
        }
        ends = {
            "table:table": self._table_ends,
            "table:table-row": self._row_ends,
            "table:table-cell": self._cell_ends,
            "table:covered-table-cell": self._cell_ends,
            "office:annotation": self._note_ends,
            "text:p": self._paragraph_ends,
            **dict.fromkeys(shapes, self._aside_ends),
        }
        content = package.chunks("content.xml")
        walk(content, named(starts), named(ends), self._data, package.damaged)

    def _style_starts(self, attributes: Attributes) -> None:
        self._style = attributes.get(_STYLE_NAME, "")

    def _table_properties(self, attributes: Attributes) -> None:
        if attributes.get(_DISPLAY) == "false":
            self._hidden_styles.add(self._style)

    def _text_properties(self, attributes: Attributes) -> None:
        if attributes.get(_STRIKE, "none") != "none":
            self._struck_styles.add(self._style)

    def _table_starts(self, attributes: Attributes) -> None:
        self._depth += 1
        if self._depth > 1:
            return
        name = attributes.get(_TABLE_NAME, "")
        hidden = attributes.get(_TABLE_STYLE) in self._hidden_styles
        wanted = not hidden if self._wanted is None else self._is_wanted(name)
        first = wanted and not any(sheet.is_whole for sheet in self.sheets)
        if len(self.sheets) >= _MOST_SHEETS:
            raise DataError(f"{self._title} has more than {_MOST_SHEETS:,} sheets")
        self.sheets.append(OdsSheet(name, hidden, self._title, first))

    def _is_wanted(self, name: str) -> bool:
        return name.strip().casefold() == self._wanted

    def _table_ends(self) -> None:
        self._depth -= 1

    @property
    def _sheet(self) -> OdsSheet | None:
        """The sheet that is being read; a table inside a cell is none."""
        return self.sheets[-1] if self._depth == 1 and not self._in_cell else None

    def _column(self, attributes: Attributes) -> None:
        if sheet := self._sheet:
            sheet.column(attributes)

    def _row_starts(self, attributes: Attributes) -> None:
        if sheet := self._sheet:
            sheet.begin_row(attributes)

    def _row_ends(self) -> None:
        if sheet := self._sheet:
            sheet.end_row()

    def _cell_starts(self, attributes: Attributes) -> None:
        if sheet := self._sheet:
            sheet.begin_cell(attributes)
            self._attributes = attributes
            self._text.clear()
            self._note.clear()
            self._in_cell, self._is_covered = True, False
            self._is_struck = attributes.get(_TABLE_STYLE) in self._struck_styles

    def _covered_starts(self, attributes: Attributes) -> None:
        self._cell_starts(attributes)
        self._is_covered = True

    def _cell_ends(self) -> None:
        if self._depth != 1 or not self._in_cell:
            return
        self._in_cell = self._in_note = self._in_paragraph = False
        text = self._text.text()
        check_text(len(text or ""), self._title)
        note = (self._note.text() or "").strip()
        check_text(len(note), self._title)
        self.sheets[-1].end_cell(typed_cell(self._raw(text)), note, self._is_struck)

    def _raw(self, text: str | None) -> RawCell:
        found = self._attributes
        type_ = found.get(_TYPE, "")
        value = next((found[name] for name in _VALUES if name in found), "")
        return RawCell(
            type_="error" if found.get(_CALC_TYPE) == "error" else type_,
            value=value,
            text=text,
            currency=found.get(_CURRENCY, ""),
            formula=found.get(_FORMULA),
            is_covered=self._is_covered,
        )

    def _note_starts(self, _: Attributes) -> None:
        self._in_note = True

    def _note_ends(self) -> None:
        self._in_note = False

    def _paragraph_starts(self, _: Attributes) -> None:
        if self._in_cell and self._depth == 1 and not self._aside:
            self._in_paragraph = True
            self._paragraphs.begin()

    def _paragraph_ends(self) -> None:
        self._in_paragraph = False

    @property
    def _paragraphs(self) -> Paragraphs:
        return self._note if self._in_note else self._text

    def _span(self, attributes: Attributes) -> None:
        if attributes.get(_TEXT_STYLE) in self._struck_styles:
            self._is_struck = True

    def _blanks(self, attributes: Attributes) -> None:
        self._sign(" ", whole_number(attributes.get(_BLANKS), 1))

    def _sign(self, sign: str, times: int = 1) -> None:
        if self._in_paragraph and not self._aside:
            self._paragraphs.add_signs(sign, times)

    def _aside_starts(self, _: Attributes) -> None:
        self._aside += 1

    def _aside_ends(self) -> None:
        self._aside -= 1

    def _data(self, text: str) -> None:
        if self._in_paragraph and not self._aside:
            self._paragraphs.add(text)
