"""The generator of books: the same each time, and as varied as a real one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from statistics import mean

import msgspec
import pytest

from qmas_tui.exchange.facts_toml import read_facts, write_facts
from qmas_tui.facts.contradictions import contradictions
from qmas_tui.facts.holder import CaseFile, Holder
from qmas_tui.facts.rows import Filing, Row
from tests.bench.books import AS_OF, people
from tests.bench.draw import months_on

Shape = Callable[[Holder], object]


@cache
def many() -> list[Holder]:
    """A large book with slips in it, made once it is asked for."""
    return people(1500, 7, slips=True)


def test_the_same_seed_gives_the_same_people() -> None:
    """Number, seed and day decide every fact."""
    day = date(2024, 2, 29)
    assert people(20, 7, day) == people(20, 7, day)
    assert people(20, 8, day) != people(20, 7, day)


@pytest.mark.parametrize("slips", [False, True])
def test_made_up_people_are_valid_facts(slips: bool) -> None:
    """Every generated book can be read back strictly."""
    holders = tuple(people(200, 3, slips=slips))
    book = CaseFile(format="qmas-book/1", holder=holders)
    assert read_facts(write_facts(book)) == book


def test_only_slips_cannot_be() -> None:
    """Without slips no row contradicts another; with them a few do."""
    assert not any(contradictions(each, AS_OF) for each in people(1500, 7))
    found = [each for each in many() if contradictions(each, AS_OF)]
    assert 15 < len(found) < 150


def test_a_book_is_as_full_as_a_real_one() -> None:
    """The rows per holder are what a benchmark counts on."""
    average = {
        "grant": 2.5,
        "filing": 1.9,
        "work": 2.6,
        "income": 3.7,
        "passport": 0.9,
        "trip": 17.2,
        "evidence": 2.4,
        "dependant": 1.1,
        "note": 1.0,
    }
    for kind, wanted in average.items():
        found = mean(len(msgspec.structs.asdict(each)[kind]) for each in many())
        assert abs(found - wanted) < wanted / 8, kind


def any_of(table: str, is_so: Callable[[Row], object]) -> Shape:
    """Holders with such a row."""
    return lambda each: any(is_so(row) for row in getattr(each, table))


def has(name: str) -> Callable[[Row], object]:
    """Rows with something in a field."""
    return lambda row: getattr(row, name)


def lacks(name: str) -> Callable[[Row], bool]:
    """Rows with nothing in a field."""
    return lambda row: getattr(row, name) is None


def decided(kind: str, outcome: str) -> Callable[[Row], object]:
    """Filings of a kind with that outcome."""

    def is_so(row: Row) -> bool:
        assert isinstance(row, Filing)
        return (row.kind, row.outcome) == (kind, outcome)

    return is_so


SHAPES: dict[str, Shape] = {
    "no landing": lambda each: each.grant and each.landed_on is None,
    "no day of application": lambda each: each.applied_on is None,
    "not landed": lambda each: not each.grant,
    "an e-Visa's last day": lambda each: each.entry_by,
    "earlier residence": lambda each: each.residence_since,
    "left the scheme": lambda each: each.left_for == "employment",
    "left Hong Kong": lambda each: each.left_for == "left-hong-kong",
    "abode not wanted": lambda each: each.abode,
    "a claimed sector": lambda each: each.claimed_sector,
    "a family without names": lambda each: each.family,
    "a typed step": any_of("grant", lambda row: getattr(row, "step", None) is not None),
    "a filing for some": any_of("filing", has("for_")),
    "a sector": any_of("work", has("sector")),
    "no work": any_of("work", lambda row: getattr(row, "kind", "") == "none"),
    "no currency": any_of(
        "work", lambda row: has("monthly_income")(row) and lacks("currency")(row)
    ),
    "no pay": any_of("work", lambda row: getattr(row, "monthly_income", None) == 0),
    "a gap that lasts": any_of("gap", lacks("resumed")),
    "excluded time": any_of("excluded", has("from_")),
    "a paper without a day": any_of("evidence", lacks("dated")),
    "a search for work": any_of(
        "evidence", lambda row: getattr(row, "kind", "") == "job-search"
    ),
    "put off": any_of("review", has("about")),
    "a planned trip": any_of("trip", has("planned")),
    "a linked dependant": any_of("dependant", lacks("limit_of_stay")),
    "a dependant who left": any_of("dependant", has("left_for")),
    "a dependant's trip": any_of("dependant", has("trip")),
    "a place of birth": any_of("dependant", has("born_in")),
    "a dependant's residence": any_of("dependant", has("residence_since")),
    "a dependant's abode": any_of("dependant", has("abode")),
    "a permanent dependant": any_of(
        "dependant", lambda row: getattr(row, "status", "") == "permanent"
    ),
    **{
        f"{kind} {outcome}": any_of("filing", decided(kind, outcome))
        for kind in ("extension", "right-of-abode")
        for outcome in ("pending", "granted", "refused", "withdrawn")
    },
}


@pytest.mark.parametrize("name", SHAPES)
def test_every_shape_of_real_records_comes_up(name: str) -> None:
    """Landings left out, leavings, slips and the rest: some holders have each."""
    assert sum(bool(SHAPES[name](each)) for each in many()) >= 3


def test_months_on_end_the_month() -> None:
    """Months from the last day of a month are the last day of a shorter one."""
    assert months_on(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert months_on(date(2025, 8, 31), 6) == date(2026, 2, 28)
    assert months_on(date(2025, 12, 15), 12) == date(2026, 12, 15)
    assert months_on(date(2025, 1, 31), 1) == date(2025, 2, 28)
