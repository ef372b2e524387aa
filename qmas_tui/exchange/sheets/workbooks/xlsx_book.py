"""The parts of an XLSX workbook that say what is where: sheets and relationships."""

from __future__ import annotations

import posixpath

from msgspec import Struct

from qmas_tui.errors import DataError
from qmas_tui.exchange.sheets.workbooks.package import Package, resolved
from qmas_tui.exchange.sheets.workbooks.xlsx_names import (
    RELATION_IDS,
    main,
    relationship,
)
from qmas_tui.exchange.sheets.workbooks.xml import Attributes, is_true, walk


class Relation(Struct, frozen=True, gc=False):
    """What a part refers to: the last word of the kind, and the part."""

    kind: str
    part: str


class BookSheet(Struct, frozen=True, gc=False):
    """A worksheet of the book, and the part that holds it."""

    name: str
    is_hidden: bool
    part: str


class Book(Struct, frozen=True, gc=False):
    """The worksheets of a workbook in their order, and its other parts by kind."""

    sheets: tuple[BookSheet, ...]
    is_1904: bool
    parts: dict[str, str]


def main_part(package: Package) -> str:
    """The part that holds the workbook; empty where the package has none."""
    for relation in relations(package, "").values():
        if relation.kind == "officeDocument" and relation.part in package:
            return relation.part
    return "/xl/workbook.xml" if "/xl/workbook.xml" in package else ""


def relations(package: Package, part: str) -> dict[str, Relation]:
    """The relationships of a part (of the package itself: "") by their ids."""
    folder, name = posixpath.split(part)
    listed = posixpath.join(folder, "_rels", f"{name}.rels")
    found = dict[str, Relation]()

    def take(attributes: Attributes) -> None:
        if attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            target = resolved(attributes.get("Target", ""), part)
            found[attributes.get("Id", "")] = Relation(kind, target)

    if listed in package:
        walk(package.chunks(listed), relationship(take), {}, None, package.damaged)
    return found


def read_book(package: Package, part: str) -> Book:
    """The sheets of the workbook in the part. Raises DataError where it is damaged."""
    related = relations(package, part)
    sheets = list[BookSheet]()
    is_1904 = False

    def properties(attributes: Attributes) -> None:
        nonlocal is_1904
        is_1904 = is_true(attributes.get("date1904"))

    def sheet(attributes: Attributes) -> None:
        ids = [attributes[name] for name in RELATION_IDS if name in attributes]
        relation = related.get(ids[0]) if ids else None
        if relation is None:
            raise DataError(package.damaged)
        if relation.kind == "worksheet":
            hidden = attributes.get("state", "visible") != "visible"
            sheets.append(BookSheet(attributes.get("name", ""), hidden, relation.part))

    walk(
        package.chunks(part),
        main({"workbookPr": properties, "sheet": sheet}),
        {},
        None,
        package.damaged,
    )
    parts = {each.kind: each.part for each in related.values()}
    return Book(sheets=tuple(sheets), is_1904=is_1904, parts=parts)
