"""The generator of books: the same each time, and as varied as a real one."""

from __future__ import annotations

from datetime import date
from statistics import mean

import msgspec

from qmas_tui.exchange.facts_toml import read_facts, write_facts
from qmas_tui.facts.holder import CaseFile
from tests.bench.books import people, years_on


def test_the_same_seed_gives_the_same_people() -> None:
    """Number, seed and day decide every fact."""
    day = date(2024, 2, 29)
    assert people(20, 7, day) == people(20, 7, day)
    assert people(20, 8, day) != people(20, 7, day)


def test_made_up_people_are_valid_facts() -> None:
    """Every generated book can be read back strictly."""
    book = CaseFile(format="qmas-book/1", holder=tuple(people(200, 3)))
    assert read_facts(write_facts(book)) == book


def test_a_book_is_as_full_as_a_real_one() -> None:
    """The rows per holder are what a benchmark counts on."""
    holders = people(1500, 7)
    average = {
        "grant": 2.5,
        "filing": 1.5,
        "work": 2.6,
        "income": 3.6,
        "passport": 0.9,
        "trip": 16.0,
        "evidence": 2.4,
        "dependant": 1.1,
        "note": 1.0,
    }
    for kind, wanted in average.items():
        found = mean(len(msgspec.structs.asdict(each)[kind]) for each in holders)
        assert abs(found - wanted) < wanted / 8, kind


def test_leap_days_move_to_the_28th() -> None:
    """A year from a leap day is the last day of February."""
    assert years_on(date(2024, 2, 29), 1) == date(2025, 2, 28)
