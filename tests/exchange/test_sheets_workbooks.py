"""A workbook comes in with all that is seen there, however oddly it is packed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qmas_tui.errors import DataError
from qmas_tui.exchange.sheets.grid import Area, Comment, OtherSheet, Sheet, Shown
from qmas_tui.exchange.sheets.workbooks.formats import HIDDEN, TOO_LONG
from qmas_tui.exchange.sheets.workbooks.ods_cells import COVERED
from qmas_tui.exchange.sheets.workbooks.workbook import read_workbook
from qmas_tui.exchange.sheets.workbooks.xlsx_cells import (
    NO_NUMBER,
    NO_TEXT,
    UNSAVED,
)
from tests.exchange.sheet_words import sheet_lines
from tests.exchange.workbook_files import MAIN, ods, packed, relations, xlsb, xlsx

DATA = Path(__file__).parents[1] / "data"
THREADED = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"


def data(cells: str) -> str:
    """One row of cells."""
    return f'<sheetData><row r="1">{cells}</row></sheetData>'


def read(workbook: bytes, name: str | None = None) -> Sheet:
    """The sheet of the workbook."""
    return read_workbook(workbook, "x", name)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("<c><v>1.5</v></c>", 1.5),
        ('<c t="n"><v>1,5</v></c>', Shown(None, "1,5", NO_NUMBER)),
        ('<c t="b"><v>1</v></c>', "TRUE"),
        ('<c t="b"><v>0</v></c>', "FALSE"),
        ('<c t="d"><v>2028-03-15</v></c>', date(2028, 3, 15)),
        ('<c t="str"><f>A1</f><v>x</v></c>', "x"),
        ('<c><f>A1&amp;"x"</f></c>', Shown(None, '=A1&"x"', UNSAVED)),
        ('<c><f t="shared" si="0"/><v/></c>', Shown(None, "=", UNSAVED)),
        ('<c t="s"><v>1</v></c>', "two"),
        ('<c t="s"><v>9</v></c>', Shown(None, "text 9", NO_TEXT)),
        ('<c t="s"><v>-1</v></c>', Shown(None, "text -1", NO_TEXT)),
        ('<c t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>', "ab"),
        (
            '<c t="inlineStr"><is><t>李</t><rPh><t>Lei</t></rPh></is></c>',
            "李",
        ),
        ('<c s="1"><v>45000</v></c>', Shown(45000.0, "RMB 45,000", "", "CNY")),
        ('<c s="99"><v>1</v></c>', 1.0),
        ('<c s="x" r="??"><v>1</v></c>', 1.0),
    ],
)
def test_cells_of_xlsx(cell: str, value: object) -> None:
    """Each kind of cell is its value, or told with what stands there."""
    strings = "<si><t>one</t></si><si><t>two</t></si>"
    book = xlsx(data(cell), strings=strings, formats=('"RMB "#,##0',))
    assert read(book).rows == ((value,),)


def test_blank_cells() -> None:
    """Cells that are only coloured, and formulas that give nothing, are blank."""
    blank = '<c s="1"/><c t="s"><v/></c><c t="str"><f>A1</f><v></v></c>'
    assert read(xlsx(data(blank + "<c><v>1</v></c>"))).rows == ((None, None, None, 1),)


def test_what_hangs_on_a_sheet() -> None:
    """Comments, hidden rows and columns, merged and struck cells are told."""
    sheet = (
        '<cols><col min="2" max="16384" hidden="1"/></cols><sheetData>'
        '<row r="1"><c><v>1</v></c><c><v>2</v></c></row>'
        '<row r="2" hidden="1"><c t="inlineStr"><is><r><rPr><strike/></rPr>'
        "<t>x</t></r></is></c></row>"
        '<row r="3" hidden="1"/><row r="4"><c t="s"><v>0</v></c></row></sheetData>'
        '<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="?"/></mergeCells>'
    )
    old = (
        f'<comments xmlns="{MAIN}"><commentList><comment ref="A1"><text><r><t>[Thread]'
        '</t></r></text></comment><comment ref="B1"><text><t>a_x000D_</t></text>'
        "</comment></commentList></comments>"
    )
    new = (
        f'<ThreadedComments xmlns="{THREADED}"><threadedComment ref="A1"><text>lost job'
        '</text></threadedComment><threadedComment ref="A1"><text>sure?</text>'
        "</threadedComment></ThreadedComments>"
    )
    found = read(
        xlsx(
            sheet,
            strings="<si><r><rPr><strike/></rPr><t>gone</t></r></si>",
            more={
                "_rels/sheet.xml.rels": relations(
                    comments="old.xml", threadedComment="new.xml"
                ),
                "old.xml": old,
                "new.xml": new,
            },
        )
    )
    assert found.comments == (
        Comment(0, 0, "lost job\nsure?"),
        Comment(0, 1, "a"),
    )
    assert found.hidden_rows == (1,)
    assert found.hidden_columns == (1,)
    assert found.merged == (Area(0, 0, 1, 1),)
    assert found.struck == ((1, 0), (3, 0))


def test_damaged_other_sheets() -> None:
    """Damage in a sheet that is not read is no damage to the one that is."""
    book = xlsx(
        data("<c><v>1</v></c>"),
        more={
            "workbook.xml": (
                f'<workbook xmlns="{MAIN}"><sheets><sheet name="A" id="worksheet"/>'
                '<sheet name="B" id="worksheet_" state="veryHidden"/></sheets>'
                "</workbook>"
            ),
            "_rels/workbook.xml.rels": relations(
                worksheet="sheet.xml", worksheet_="other.xml"
            ),
            "other.xml": "<worksheet><row>",
        },
    )
    assert read(book).others == (OtherSheet("B", True, None),)


@pytest.mark.parametrize(
    "sheet",
    [
        "<sheetData><row>",
        '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>',
        "<a>" * 1_000,
        '<row r="' + "1" * 2_000_000 + '"/>',
        "<!--" + "x" * 2_000_000 + "-->",
        "<row>&nothing;</row>",
        "\0",
    ],
)
def test_hostile_xml(sheet: str) -> None:
    """XML that is broken, deep, declares entities or has endless tags is damage."""
    with pytest.raises(DataError, match="is damaged or is not a workbook"):
        read(packed({**_parts(), "xl/sheet.xml": sheet}))


def _parts() -> dict[str, str]:
    return {
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}"><sheets><sheet name="A" id="worksheet"/>'
            "</sheets></workbook>"
        ),
        "xl/_rels/workbook.xml.rels": relations(worksheet="sheet.xml"),
    }


def test_missing_parts() -> None:
    """A sheet without a part or a relation is damage; one without texts is none."""
    for missing in ("xl/_rels/workbook.xml.rels", "xl/sheet.xml"):
        with pytest.raises(DataError, match="is damaged"):
            read(packed({k: v for k, v in _parts().items() if k != missing}))
    sheet = f'<worksheet xmlns="{MAIN}">{data("<c><v>1</v></c>")}</worksheet>'
    assert read(packed({**_parts(), "xl/sheet.xml": sheet})).rows == ((1.0,),)


def cell(attributes: str, content: str = "") -> str:
    """One row with one cell of an ODS table."""
    return (
        f"<table:table-row><table:table-cell {attributes}>{content}"
        "</table:table-cell></table:table-row>"
    )


@pytest.mark.parametrize(
    ("attributes", "content", "value"),
    [
        ("", "<text:p>a</text:p><text:p>b</text:p>", "a\nb"),
        ("", "<text:p>a <text:s text:c='2'/>b<text:tab/>c<text:line-break/></text:p>",
         "a   b\tc\n"),
        ("", "<text:p>李<text:ruby-text>Lei</text:ruby-text></text:p>", "李"),
        ("office:value-type='float' office:value='45000'",
         "<text:p>45,000.00</text:p>", 45000.0),
        ("office:value-type='float' office:value='45000'", "<text:p>###</text:p>",
         45000.0),
        ("office:value-type='float' office:value='45000'", "", 45000.0),
        ("office:value-type='float' office:value='5'", "<text:p/>",
         Shown(5.0, "5", HIDDEN)),
        ("office:value-type='float' office:value='8'", "<text:p>0008</text:p>",
         Shown(8.0, "0008")),
        ("office:value-type='float' office:value='45400'", "<text:p>45</text:p>",
         Shown(45400.0, "45")),
        ("office:value-type='float' office:value='x'", "", Shown(None, "x", NO_NUMBER)),
        ("office:value-type='float' office:value='1e20'", "",
         Shown(None, "1E+20", TOO_LONG)),
        ("office:value-type='float' office:value='0'", "<text:p>Err:502</text:p>",
         Shown(None, "Err:502", "is an error of the sheet, not a value")),
        ("office:value-type='currency' office:currency='USD' office:value='5'",
         "<text:p>$5</text:p>", Shown(5.0, "$5", "", "USD")),
        ("office:value-type='currency' office:currency='USD' office:value='5'",
         "", Shown(5.0, "5", "", "USD")),
        ("office:value-type='boolean' office:boolean-value='true'", "", "TRUE"),
        ("office:value-type='date' office:date-value='2028-03-15'",
         "<text:p>15.3.28</text:p>", date(2028, 3, 15)),
        ("office:value-type='date' office:date-value='2028-03-15'",
         "<text:p>20280315</text:p>", date(2028, 3, 15)),
        ("office:value-type='date' office:date-value='2028-03-01'",
         "<text:p>Mar-28</text:p>",
         Shown(date(2028, 3, 1), "Mar-28", "hides a whole day, 2028-03-01, behind a"
               " format without a whole date")),
        ("office:value-type='time' office:time-value='PT09H30M00S'",
         "<text:p>09:30</text:p>", "09:30"),
        ("table:formula='of:=A1'", "", Shown(None, "=of:=A1", UNSAVED)),
        ("office:value-type='string' office:string-value='x'", "", "x"),
        ("", "<draw:frame><text:p>drawn</text:p></draw:frame><text:p>a</text:p>", "a"),
    ],
)  # fmt: skip
def test_cells_of_ods(attributes: str, content: str, value: object) -> None:
    """Each kind of cell is its value, or told with what stands there."""
    assert read(ods(cell(attributes, content))).rows == ((value,),)


def test_what_hangs_on_an_ods_sheet() -> None:
    """Hidden sheets, rows and columns, notes, covered and struck cells are told."""
    styles = (
        '<style:style style:name="h"><style:table-properties table:display="false"/>'
        '</style:style><style:style style:name="s"><style:text-properties'
        ' style:text-line-through-style="solid"/></style:style>'
    )
    before = (
        '<table:table table:name="Cfg" table:style-name="h"><table:table-row>'
        "<table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>"
        "</table:table>"
    )
    rows = (
        "<table:table-column/><table:table-column table:visibility='collapse'/>"
        "<table:table-row><table:table-cell table:style-name='s'"
        " table:number-columns-spanned='2'><office:annotation><text:p>lost</text:p>"
        "</office:annotation><text:p>a</text:p></table:table-cell>"
        "<table:covered-table-cell><text:p>b</text:p></table:covered-table-cell>"
        "</table:table-row><table:table-row table:visibility='filter'"
        " table:number-rows-repeated='2'><table:table-cell><text:p>"
        "<text:span text:style-name='s'>c</text:span></text:p></table:table-cell>"
        "</table:table-row>"
    )
    book = ods(rows, before=before, styles=styles)
    found = read(book)
    assert found.rows == (("a", Shown("b", "b", COVERED)), ("c",), ("c",))
    assert found.comments == (Comment(0, 0, "lost"),)
    assert (found.hidden_rows, found.hidden_columns) == ((1, 2), (1,))
    assert found.merged == (Area(0, 0, 0, 1),)
    assert found.struck == ((0, 0), (1, 0))
    assert found.others == (OtherSheet("Cfg", True, 1),)
    assert read(book, "cfg").rows == (("x",),)
    with pytest.raises(DataError, match='has no sheet "B"; it has "Cfg", "A"'):
        read(book, "B")


def test_xls() -> None:
    """Of an old workbook formats, errors, hidden, merged and struck cells are seen."""
    book = (DATA / "old.xls").read_bytes()
    assert list(sheet_lines(read(book))) == [
        "1: 'Ref' | 'Name' | 'Limit' | 'Salary' | 'Yes' | 'Error' | 'Formula'",
        "2: 'T-1' | '陳大文' | 'Mar-28' (2028-03-01): hides a whole day, 2028-03-01,"
        " behind a format without a day | '540,000 p.a.' (540000) | 'TRUE' | '#REF!'"
        " (nothing): is an error of the sheet, not a value",
        "3: 'T-2' |  | '2028-03-15 12:00:00' (2028-03-15): is a day with a time, which"
        " may belong to the day before or after",
        "4: ",
        "5: 'merged'",
        "hidden rows: [3]",
        "hidden columns: ['D']",
        "merged: A5:B6",
        "struck: ['B2']",
        "other hidden sheet 'Cfg': 2 rows",
        "remark: 1 formula shows nothing (first in row 2, column 7), or the result was"
        " not saved, which in an .xls file looks alike",
    ]
    assert read(book, "cfg").rows == (("x",), (), (1.0,))


def test_xlsb() -> None:
    """A binary workbook gives its values, and says once what is not seen in it."""
    found = read(xlsb({(0, 0): 1.5, (2, 1): 7}))
    assert found.rows == ((1.5, None), (None, None), (None, 7.0))
    assert "cannot be seen" in found.remarks[0]
    with pytest.raises(DataError, match="more than 100,000 rows"):
        read(xlsb({(0, 0): 1, (1_048_575, 16_383): 1}))
    with pytest.raises(DataError, match="has 16,384 columns"):
        read(xlsb({(0, 0): 1, (9, 16_383): 1}))
