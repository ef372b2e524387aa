"""Dates, days and money in words."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.views.say import (
    capital,
    count,
    days_words,
    kind_words,
    long_day,
    money,
    short_day,
    subject_words,
)
from tests.make import AS_OF


def test_days() -> None:
    """A day has its year unless it is this one, and its weekday where asked."""
    assert long_day(AS_OF) == "Sun 22 Nov 2026"
    assert short_day(date(2026, 10, 9), AS_OF) == "9 Oct"
    assert short_day(date(2027, 1, 9), AS_OF) == "9 Jan 2027"


@pytest.mark.parametrize(
    ("days", "said"), [(6, "in 6 d"), (0, "today"), (-1, "1 d late")]
)
def test_distances(days: int, said: str) -> None:
    """A distance is said from today, forwards and back."""
    assert days_words(days) == said


def test_numbers() -> None:
    """Money and counts are said with what they count."""
    assert money(45000) == "HK$45,000"
    assert (count(1, "day"), count(2, "day")) == ("1 day", "2 days")
    assert count(2, "child", "children") == "2 children"


def test_names() -> None:
    """Kinds and subjects are said in words; an unknown kind as it stands."""
    assert kind_words("extension.opens") == "window opens"
    assert kind_words("work.none") == "no work"
    assert kind_words("some.new-kind") == "some new kind"
    assert (subject_words("holder"), subject_words("A")) == ("the holder", "A")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("line 7 is damaged", "Line 7 is damaged"),
        ("book.toml exists already", "book.toml exists already"),
        ("nothing: it is empty", "Nothing: it is empty"),
        ("/b/x-1 is gone", "/b/x-1 is gone"),
        ("", ""),
    ],
)
def test_a_sentence_begins_with_a_capital_letter(text: str, said: str) -> None:
    """A word gets one, the name of a file or a case is left as it is."""
    assert capital(text) == said
