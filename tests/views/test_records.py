"""Recorded rows in a few words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qmas_tui.facts.parsing import parse_row
from qmas_tui.facts.rows import Row
from qmas_tui.facts.tables import TABLES
from qmas_tui.views.fields import own_fields, recorded_fields, value_words
from qmas_tui.views.records import recorded_words, row_words, whole_words
from tests.exchange.records import strategy

ROWS = {
    "grant": ("until=2028-03-15", "grant until 15 Mar 2028"),
    "filing": ("kind=extension filed_on=2025-02-16", "extension filing of 16 Feb 2025"),
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
        "snooze until 1 Dec 2026",
    ),
    "note": ("on=2026-11-03 text=Called", "note \u201cCalled\u201d"),
}


def row(table: str, given: str) -> Row:
    """A row from pairs as they are typed."""
    pairs = [tuple(pair.split("=", 1)) for pair in given.split()]
    return parse_row(TABLES[table], [(name, text) for name, text in pairs])


@pytest.mark.parametrize("table", TABLES)
def test_every_kind_of_row_has_words(table: str) -> None:
    """Each kind of row says what it records."""
    given, said = ROWS[table]
    assert row_words(row(table, given)) == said


def test_left_out_parts_are_not_said() -> None:
    """What a row leaves out is left out of its words."""
    assert row_words(row("trip", "out=2024-02-05")) == "trip from 5 Feb 2024"
    assert row_words(row("review", "on=2026-11-03 outcome=snoozed")) == "snooze"


@pytest.mark.parametrize(
    ("given", "says", "done"),
    [
        ("outcome=reviewed", "review of 3 Nov 2026", "marked as reviewed"),
        ("outcome=snoozed", "snooze", "put off"),
        (
            "outcome=snoozed until=2026-12-01",
            "snooze until 1 Dec 2026",
            "put off until 1 Dec 2026",
        ),
    ],
)
def test_a_review_says_what_was_done(given: str, says: str, done: str) -> None:
    """What was recorded by a review is said without the word of its table."""
    review = row("review", f"on=2026-11-03 {given}")
    assert (row_words(review), recorded_words(review)) == (says, done)


def test_any_other_row_was_recorded() -> None:
    """What was done with a new row is that it was recorded."""
    assert recorded_words(row("note", ROWS["note"][0])) == "note “Called” recorded"


def test_long_words_are_cut() -> None:
    """A long note is cut, on one line."""
    note = parse_row(TABLES["note"], [("on", "2026-11-03"), ("text", "a\n" + "b" * 99)])
    assert row_words(note) == "note \u201ca " + "b" * 57 + "…\u201d"


@pytest.mark.parametrize(
    ("table", "given", "says"),
    [
        ("grant", "until=2028-03-15", "grant until 15 Mar 2028"),
        ("work", "kind=none", "work none"),
        ("work", "kind=business employer=A", "work A (kind: business)"),
        (
            "trip",
            "out=2024-02-05 back=2024-02-20 reason=home",
            "trip from 5 Feb 2024 to 20 Feb 2024 (reason: home)",
        ),
        (
            "note",
            "on=2026-11-03 text=Called by=mw",
            "note “Called” (on: 3 Nov 2026; by: mw)",
        ),
    ],
)
def test_whole_words_add_what_is_left_out(table: str, given: str, says: str) -> None:
    """What the few words leave out follows, field by field."""
    assert whole_words(row(table, given)) == says


@settings(max_examples=60, deadline=None)
@given(st.one_of([strategy(type_) for type_ in TABLES.values()]))
def test_whole_words_leave_nothing_out(any_row: Row) -> None:
    """Every recorded value of a row is in its whole words."""
    said = whole_words(any_row)
    assert said.startswith(row_words(any_row))
    for name, value in recorded_fields(any_row):
        words = value_words(value)
        if (type(any_row), name) == (TABLES["evidence"], "kind"):
            words = words.replace("-", " ")
        if (type(any_row), name) == (TABLES["review"], "outcome"):
            words = {"reviewed": "review", "snoozed": "snooze"}[words]
        assert words in said
    assert {name for name, _ in recorded_fields(any_row)} <= {
        name for name, _ in own_fields(any_row)
    }


def test_a_kind_without_words_is_a_fault_of_the_program() -> None:
    """A kind of row that nobody gave words to is not passed over."""

    class Other(Row, frozen=True):
        pass

    with pytest.raises(KeyError, match="Other"):
        row_words(Other())
