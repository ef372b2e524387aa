"""Recorded rows in a few words."""

from __future__ import annotations

import pytest

from qmas_tui.facts.entry import enter
from qmas_tui.facts.rows import Row
from qmas_tui.facts.tables import TABLES
from qmas_tui.views.records import row_words

ROWS = {
    "grant": ("until=2028-03-15", "grant until 15 Mar 2028"),
    "filing": (
        "kind=extension filed_on=2025-02-16",
        "extension filing of 16 Feb 2025",
    ),
    "work": ("kind=none", "work none"),
    "income": ("year=2025/26 assessable=2100000", "income 2025/26 HK$2,100,000"),
    "passport": ("expires_on=2029-01-31", "passport until 31 Jan 2029"),
    "trip": ("out=2024-02-05 back=2024-02-20", "trip from 5 Feb 2024 to 20 Feb 2024"),
    "gap": ("ended=2022-03-10", "gap after 10 Mar 2022"),
    "excluded": ("from=2021-03-01", "excluded time from 1 Mar 2021"),
    "request": ("asked_on=2026-10-01", "request of 1 Oct 2026"),
    "evidence": ("kind=employment-contract", "paper employment contract"),
    "unread": ("column=Expiry text=tbc", "unread Expiry \u201ctbc\u201d"),
    "dependant": ("name=Ming relation=child", "child Ming"),
    "review": (
        "on=2026-11-03 outcome=snoozed until=2026-12-01",
        "snoozed until 1 Dec 2026",
    ),
    "note": ("on=2026-11-03 text=Called", "note \u201cCalled\u201d"),
}


def row(table: str, given: str) -> Row:
    """A row from pairs as they are typed."""
    pairs = [tuple(pair.split("=", 1)) for pair in given.split()]
    return enter(TABLES[table], [(name, text) for name, text in pairs])


@pytest.mark.parametrize("table", TABLES)
def test_every_kind_of_row_has_words(table: str) -> None:
    """Each kind of row says what it records."""
    given, said = ROWS[table]
    assert row_words(row(table, given)) == said


def test_left_out_parts_are_not_said() -> None:
    """What a row leaves out is left out of its words."""
    assert row_words(row("trip", "out=2024-02-05")) == "trip from 5 Feb 2024"
    assert row_words(row("review", "on=2026-11-03 outcome=reviewed")) == "reviewed"


def test_long_words_are_cut() -> None:
    """A long note is cut, on one line."""
    note = enter(TABLES["note"], [("on", "2026-11-03"), ("text", "a\n" + "b" * 99)])
    assert row_words(note) == "note \u201ca " + "b" * 57 + "…\u201d"


def test_a_kind_without_words_is_a_fault_of_the_program() -> None:
    """A kind of row that nobody gave words to is not passed over."""

    class Other(Row, frozen=True):
        pass

    with pytest.raises(AssertionError, match="no words for Other"):
        row_words(Other())
