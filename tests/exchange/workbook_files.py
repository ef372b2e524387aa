"""Workbooks made by hand, part by part: odd, hostile, of kinds that nobody writes."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_IDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_ODS = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "style")
) + (
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:calcext='
    '"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)


def packed(
    parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """A zip of the parts."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method, compresslevel=1) as pack:
        for name, content in parts.items():
            pack.writestr(name, content)
    return data.getvalue()


def relations(**targets: str) -> str:
    """Relationships by their kinds; the id of each is its kind."""
    listed = "".join(
        f'<Relationship Id="{kind}" Type="x/{kind.rstrip("_")}" Target="{target}"/>'
        for kind, target in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}">{listed}</Relationships>'


def xlsx(
    sheet: str | bytes,
    *,
    strings: str = "",
    formats: tuple[str, ...] = (),
    properties: str = "",
    method: int = zipfile.ZIP_DEFLATED,
    more: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """A workbook with the content of one sheet; style n + 1 has the nth format.

    `more` are other parts, by their path under xl.
    """
    body = sheet if isinstance(sheet, bytes) else sheet.encode()
    codes = "".join(
        f'<numFmt numFmtId="{200 + n}" formatCode="{_escaped(code)}"/>'
        for n, code in enumerate(formats)
    )
    styles = "".join(f'<xf numFmtId="{200 + n}"/>' for n in range(len(formats)))
    content: dict[str, str | bytes] = {
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{_IDS}">{properties}<sheets>'
            '<sheet name="A" sheetId="1" r:id="worksheet"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": relations(
            worksheet="sheet.xml", sharedStrings="strings.xml", styles="styles.xml"
        ),
        "xl/sheet.xml": f'<worksheet xmlns="{MAIN}">'.encode() + body + b"</worksheet>",
        "xl/strings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>',
        "xl/styles.xml": (
            f'<styleSheet xmlns="{MAIN}"><numFmts>{codes}</numFmts><cellXfs>'
            f'<xf numFmtId="0"/>{styles}</cellXfs></styleSheet>'
        ),
    }
    named = {f"xl/{name}": part for name, part in (more or {}).items()}
    return packed({**content, **named}, method)


def ods(rows: str | bytes, *, before: str = "", styles: str = "") -> bytes:
    """A workbook with the rows of one table; `before` are tables before it."""
    body = rows if isinstance(rows, bytes) else rows.encode()
    head = (
        f"<office:document-content {_ODS}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:spreadsheet>{before}"
        '<table:table table:name="A">'
    )
    tail = "</table:table></office:spreadsheet></office:body></office:document-content>"
    return packed({"content.xml": head.encode() + body + tail.encode()})


def xlsb(cells: Mapping[tuple[int, int], float]) -> bytes:
    """A binary workbook with numbers in the places (row, column) of one sheet."""
    sheet = _record(148, bytes(16)) + _record(145)
    for row in sorted({place[0] for place in cells}):
        sheet += _record(0, struct.pack("<IIHHHI", row, 0, 0, 0, 0, 0))
        for place, value in sorted(cells.items()):
            if place[0] == row:
                sheet += _record(5, struct.pack("<IId", place[1], 0, value))
    name = struct.pack("<II", 0, 1) + _wide("worksheet") + _wide("A")
    return packed(
        {
            "_rels/.rels": relations(officeDocument="xl/workbook.bin"),
            "xl/workbook.bin": _record(143)
            + _record(156, name)
            + _record(144)
            + _record(157, bytes(26)),
            "xl/_rels/workbook.bin.rels": relations(worksheet="worksheets/sheet1.bin"),
            "xl/worksheets/sheet1.bin": sheet + _record(146),
        }
    )


def _record(kind: int, content: bytes = b"") -> bytes:
    head = bytes([kind & 0x7F | 0x80, kind >> 7]) if kind > 127 else bytes([kind])
    return head + bytes([len(content)]) + content


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
