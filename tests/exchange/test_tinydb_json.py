"""Records as an ordinary TinyDB database."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
from tinydb import TinyDB

from qmas_tui.exchange.tinydb_json import write_tinydb
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.rows import Grant


def test_anybodys_tinydb_opens_it(tmp_path: Path) -> None:
    """Each holder is a document, numbered from 1 in order, and reads back whole."""
    holders = [
        Holder(
            case=f"Q-{number}",
            name="LEE 家欣",
            citizenship="other",
            route="gpt",
            grant=(Grant(until=date(2028, 3, 15)),),
        )
        for number in (7, 3)
    ]
    path = tmp_path / "book.json"
    path.write_text(write_tinydb(holders), encoding="utf-8")
    with TinyDB(path, encoding="utf-8") as database:
        found = database.table("holders").all()
    assert [document.doc_id for document in found] == [1, 2]
    assert [msgspec.convert(dict(each), Holder) for each in found] == holders


def test_an_empty_book_is_an_empty_table() -> None:
    """The table is there without a document."""
    assert write_tinydb([]) == '{"holders":{}}'
