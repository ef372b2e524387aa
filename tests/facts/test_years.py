"""The years that a fact may have (HS-24), wherever one is read."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qmas_tui.facts.holder import CaseFile, Dependant, Holder, Made
from qmas_tui.facts.reading import check_year, read_date
from qmas_tui.facts.rows import Grant, Income, Row, Trip
from qmas_tui.facts.validation import validate_years
from qmas_tui.facts.years import LAST_YEAR, has_sound_years, is_year, year_of

TODAY = date(2026, 11, 22)
EDGES = [(1899, False), (1900, True), (2199, True), (2200, False)]
LEE = Holder(case="Q-1", name="LEE", citizenship="other", route="gpt")


def file_of(*facts: Row) -> CaseFile:
    """A file with one holder who has these rows."""
    rows = {type(row).__name__.lower(): (row,) for row in facts}
    return CaseFile(
        format="qmas-book/1", holder=(msgspec.structs.replace(LEE, **rows),)
    )


def told(file: CaseFile) -> list[str]:
    """What is wrong with the years of a file, with their places."""
    plain = msgspec.to_builtins(file, builtin_types=(date,))
    return [str(problem) for problem in validate_years(plain, "book.toml")]


@pytest.mark.parametrize(("year", "sound"), EDGES)
def test_years_end_where_the_rule_says(year: int, sound: bool) -> None:
    """1900 and 2199 are years of a fact, 1899 and 2200 not, in rows of any depth."""
    assert is_year(year) is sound
    day = date(year, 7, 1)
    trip = Dependant(name="LEE Ming", relation="child", trip=(Trip(out=day),))
    income = Income(year=f"{year}/00", assessable=1)
    for row in (Grant(until=day), trip, income):
        assert has_sound_years(file_of(row)) is sound
        assert bool(told(file_of(row))) is not sound
    assert has_sound_years(CaseFile(format="qmas-book/1", as_of=day)) is sound
    made = CaseFile(format="qmas-book/1", made=Made(rules_checked_on=day))
    assert has_sound_years(made) is sound


def test_a_year_that_cannot_be_is_told_with_its_place() -> None:
    """File, case, row and field are named, and what would do."""
    child = Dependant(
        name="LEE Ming", relation="child", trip=(Trip(out=date(1850, 1, 2)),)
    )
    income = Income(year="2999/00", assessable=1)
    assert told(file_of(Grant(until=date(2500, 3, 15)), child, income)) == [
        "book.toml, case Q-1, grant 1, until: 2500-03-15 lies in the year 2500; "
        "write a year from 1900 to 2199",
        'book.toml, case Q-1, income 1, year: "2999/00" lies in the year 2999; '
        "write a year from 1900 to 2199",
        "book.toml, case Q-1, dependant 1 (LEE Ming), trip 1, out: 1850-01-02 lies in "
        "the year 1850; write a year from 1900 to 2199",
    ]


def test_what_is_no_day_has_no_year() -> None:
    """Only days and years of assessment are looked at, whatever else stands there."""
    assert year_of(date(1850, 1, 1), "name") == 1850
    assert year_of("1850/51", "year") == 1850
    for value in ("x", "", None, 3):
        assert year_of(value, "year") is None
    assert year_of("1850/51", "text") is None
    assert list(validate_years({"year": "?", "tags": [1850, "1850/51"]})) == []


@pytest.mark.parametrize(("year", "sound"), EDGES)
def test_typed_years_end_there_too(year: int, sound: bool) -> None:
    """A typed day, or year of assessment, outside them is refused, saying what does."""
    for text in (f"{year}-07-01", f"1/7/{year}", f"{year}年7月1日"):
        if sound:
            assert read_date(text) == date(year, 7, 1)
            continue
        with pytest.raises(ValueError, match="write a year from 1900 to 2199"):
            read_date(text)
    if sound:
        check_year(f"{year}/00")
        return
    with pytest.raises(ValueError, match=f"lies in the year {year}"):
        check_year(f"{year}/00")


def test_an_offset_ends_there_too() -> None:
    """A distance that leads out of the years is refused, to the day."""
    last = date(LAST_YEAR, 12, 31)
    days = (last - TODAY).days
    assert read_date(f"+{days}d", TODAY) == last
    with pytest.raises(ValueError, match="leads to the year 2200; write a year from"):
        read_date(f"+{days + 1}d", TODAY)
    with pytest.raises(ValueError, match="leads to the year 3751"):
        read_date("+90000w", TODAY)
    with pytest.raises(ValueError, match="leads to the year 2200"):
        read_date("tomorrow", last)
    assert read_date("today", last) == last


@settings(deadline=None)
@given(st.integers(-999_999, 999_999), st.sampled_from("dw"))
def test_no_distance_leads_elsewhere(number: int, unit: str) -> None:
    """Whatever distance is typed, it is a day of such a year, or refused."""
    try:
        day = read_date(f"{number:+d}{unit}", TODAY)
    except ValueError:
        return
    assert is_year(day.year)
