"""Styles of an XLSX workbook: the number format of a cell, and whether it is struck."""

from __future__ import annotations

from typing import Final

from qmas_tui.exchange.sheets.workbooks.formats import Format
from qmas_tui.exchange.sheets.workbooks.package import Package
from qmas_tui.exchange.sheets.workbooks.xlsx_names import main
from qmas_tui.exchange.sheets.workbooks.xml import (
    Attributes,
    is_true,
    walk,
    whole_number,
)

_BUILT_IN: Final = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: '"$"#,##0',
    6: '"$"#,##0', 7: '"$"#,##0.00', 8: '"$"#,##0.00', 9: "0%", 10: "0.00%",
    11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "d/m/yyyy", 15: "d-mmm-yy",
    16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm",
    21: "h:mm:ss", 22: "d/m/yyyy h:mm", 37: "#,##0;(#,##0)", 38: "#,##0;(#,##0)",
    39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;(#,##0.00)", 41: "#,##0;(#,##0);-",
    42: '"$"#,##0;"$"(#,##0);"$"-', 43: "#,##0.00;(#,##0.00);-",
    44: '"$"#,##0.00;"$"(#,##0.00);"$"-', 45: "mm:ss", 46: "[h]:mm:ss",
    47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
    30: "m-d-yy", 31: "yyyy年m月d日", 32: "h时mm分", 33: "h时mm分ss秒",
    34: "上午/下午h时mm分", 35: "上午/下午h时mm分ss秒",
    **dict.fromkeys((27, 36, 50, 52, 57), "yyyy年m月"),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), "m月d日"),
    55: "上午/下午h时mm分", 56: "上午/下午h时mm分ss秒",
}  # fmt: skip
"""Formats that files name by number alone. From 27 on each language has its own: here
the Chinese of the mainland, which shows the least of a day."""

_LONGEST: Final = 255
"""Signs of a format code; Excel takes no more."""
_MOST: Final = 65_536


class Styles:
    """The styles of cells, by their numbers; a number without a style is general."""

    def __init__(self, is_1904: bool) -> None:
        self.is_1904 = is_1904
        self.general = Format("General", is_1904)
        self._formats: list[Format] = []
        self._struck: list[bool] = []

    def read(self, package: Package, part: str) -> None:
        """Take the styles in from a part of the package."""
        reader = _StylesReader()
        walk(
            package.chunks(part),
            main(
                {
                    "numFmt": reader.code,
                    "fonts": reader.fonts,
                    "font": reader.font,
                    "strike": reader.strike,
                    "cellXfs": reader.cells,
                    "xf": reader.style,
                }
            ),
            main({"fonts": reader.past_fonts, "cellXfs": reader.past_cells}),
            None,
            package.damaged,
        )
        made = dict[int, Format]()
        for number, font in reader.styles:
            if number not in made:
                code = reader.codes.get(number) or _BUILT_IN.get(number, "General")
                made[number] = Format(code, self.is_1904)
            self._formats.append(made[number])
            self._struck.append(font < len(reader.struck) and reader.struck[font])

    def format(self, style: int) -> Format:
        """The number format of cells of the style."""
        return self._formats[style] if style < len(self._formats) else self.general

    def is_struck(self, style: int) -> bool:
        """Whether cells of the style are crossed out."""
        return style < len(self._struck) and self._struck[style]


class _StylesReader:
    def __init__(self) -> None:
        self.codes: dict[int, str] = {}
        self.struck: list[bool] = []
        self.styles: list[tuple[int, int]] = []
        self._in_fonts = self._in_cells = False

    def code(self, attributes: Attributes) -> None:
        number = whole_number(attributes.get("numFmtId"), -1)
        self.codes.setdefault(number, attributes.get("formatCode", "")[:_LONGEST])

    def fonts(self, _: Attributes) -> None:
        self._in_fonts = True

    def past_fonts(self) -> None:
        self._in_fonts = False

    def font(self, _: Attributes) -> None:
        if self._in_fonts and len(self.struck) < _MOST:
            self.struck.append(False)

    def strike(self, attributes: Attributes) -> None:
        if self._in_fonts and self.struck:
            self.struck[-1] = is_true(attributes.get("val", "1"))

    def cells(self, _: Attributes) -> None:
        self._in_cells = True

    def past_cells(self) -> None:
        self._in_cells = False

    def style(self, attributes: Attributes) -> None:
        if self._in_cells and len(self.styles) < _MOST:
            number = whole_number(attributes.get("numFmtId"))
            self.styles.append((number, whole_number(attributes.get("fontId"))))
