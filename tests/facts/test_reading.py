"""Money, counts, yes and no as a person types them: a value, or a sentence."""

from __future__ import annotations

import re
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qmas_tui.facts.reading import (
    is_blank,
    is_control,
    quoted,
    read_bool,
    read_date,
    read_int,
    read_money,
)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("HK$45,000", 45_000),
        ("HK$ 45,000", 45_000),
        ("HK＄45,000", 45_000),
        ("$45,000", 45_000),
        ("45k", 45_000),
        ("26.5k", 26_500),
        ("45,000 /mth", 45_000),
        ("45,000/month", 45_000),
        ("45000 p.m.", 45_000),
        ("45,000 monthly", 45_000),
        ("每月", None),
        ("45,000 每月", 45_000),
        ("120000", 120_000),
        ("HKD 45,000 per month", 45_000),
        ("45k HKD/mth", 45_000),
        ("30,000港元", 30_000),
        ("4萬", 40_000),
        ("4.5万", 45_000),
        ("40 000", 40_000),
        ("HK$\xa040\u202f000", 40_000),
        ("40000\u200b", 40_000),
        ("0.04m", 40_000),
        ("'45000", 45_000),
        ("1.2m", 1_200_000),
        ("26,500.00", 26_500),
        ("0", 0),
    ],
)
def test_money(text: str, amount: int | None) -> None:
    """Amounts in Hong Kong dollars are read as offices write them."""
    if amount is None:
        with pytest.raises(ValueError, match="is not an amount"):
            read_money(text)
    else:
        assert read_money(text) == amount


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("-5000", "is negative"),
        ("(5,000)", "is negative"),
        ("HK$-5,000", "is negative"),
        ("45,00", "is not an amount"),
        ("45.000", "can be read in two ways"),
        ("45,000k", "can be read in two ways"),
        ("45,000 m", "can be read in two ways"),
        ("40-45k", "is not an amount"),
        ("40000²", "holds a raised figure"),
        ("40 000k", "can be read in two ways"),
        ("4,0萬", "is not an amount"),
        ("~45k", "is not an amount"),
        ("US$5,000", "not plainly in Hong Kong dollars"),
        ("RMB 30,000", "not plainly in Hong Kong dollars"),
        ("30000元", "not plainly in Hong Kong dollars"),
        ("€5000", "not plainly in Hong Kong dollars"),
        ("500,000 per annum", "is not for a month"),
        ("26,500.50", "has cents"),
        ("99999999999", "more than this program can believe"),
        ("tbc", "is not an amount"),
        ("", "is not an amount"),
    ],
)
def test_money_is_never_guessed(text: str, sentence: str) -> None:
    """Negative, ambiguous and foreign amounts are refused in a sentence."""
    with pytest.raises(ValueError, match=re.escape(sentence)):
        read_money(text)


@pytest.mark.parametrize(
    ("text", "per", "amount"),
    [("1.2m p.a.", "year", 1_200_000), ("2m", "year", 2 * 10**6)],
)
def test_money_of_a_year(text: str, per: Literal["month", "year"], amount: int) -> None:
    """Where a year is meant a monthly amount is refused, and the other way round."""
    assert read_money(text, per) == amount
    with pytest.raises(ValueError, match="is not for a year"):
        read_money("45k/mth", per)


@given(st.integers(0, 10**9))
def test_money_is_the_same_however_grouped(amount: int) -> None:
    """Commas between thousands change nothing."""
    assert read_money(f"HK${amount:,}") == read_money(str(amount)) == amount


@settings(deadline=None)
@given(st.text(max_size=60))
def test_no_text_breaks_a_reader(text: str) -> None:
    """Whatever is typed, a reader answers or raises ValueError in one clean line."""
    for reader in (read_date, read_money, read_int, read_bool):
        said = ""
        try:
            reader(text)
        except ValueError as error:
            said = str(error)
        assert not any(map(is_control, said))


def test_whole_numbers() -> None:
    """A count is digits and nothing else, full-width ones included."""
    assert read_int(" 12 ") == 12
    assert read_int("３") == 3
    for text in ("-1", "1.5", "two", "", "1234567890", "٣"):
        with pytest.raises(ValueError, match="is not a whole number"):
            read_int(text)


def test_yes_and_no() -> None:
    """Yes and no are read in English and Chinese."""
    assert [read_bool(t) for t in ("Y", "yes", "TRUE", "1", "是", "有")] == [True] * 6
    assert [read_bool(t) for t in ("n", "No", "false", "0", "否", "無")] == [False] * 6
    with pytest.raises(ValueError, match='"maybe" is neither yes nor no'):
        read_bool("maybe")


def test_blank_words() -> None:
    """tbc, n/a, a dash and ? are blank; none and nil are answers."""
    assert all(
        map(is_blank, ("", "  ", "TBC", "tba", "N/A", "na", "-", "—", "?", "－"))
    )
    assert not any(map(is_blank, ("none", "nil", "0", "no")))
    assert is_blank("待定", ("待定",))


def test_quotation_is_short_and_harmless() -> None:
    """What is quoted in an error is cut, and moves no screen."""
    assert quoted("a\x1b[2J\u202e") == '"a\\u001b[2J\\u202e"'
    assert quoted("x" * 50) == '"' + "x" * 40 + '…"'
