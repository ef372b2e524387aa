"""What cannot be and what is odd, in the words that desk and command line share."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.facts.contradictions import Contradiction
from qmas_tui.facts.place import Place
from qmas_tui.findings.plausible import OddDay, OddIncome, Oddity
from qmas_tui.views.doubts import contradiction_words, doubt_of, oddity_words

FIRST, LATER = date(2025, 3, 1), date(2025, 3, 5)
TRIP = Place("trip", 2)
CHILD = Place(dependant=1, name="LEE Ming")
CHILDS_TRIP = Place("trip", 2, 1, "LEE Ming")


@pytest.mark.parametrize(
    ("found", "field", "words"),
    [
        (
            Contradiction(TRIP, "back", FIRST, "before", "out", LATER),
            "back",
            "1 Mar 2025 lies before the departure, 5 Mar 2025 (trip 2); that day or a "
            "later one would do",
        ),
        (
            Contradiction(TRIP, "back", FIRST, "before", "out", LATER),
            "out",
            "5 Mar 2025 lies after the return, 1 Mar 2025 (trip 2); that day or an "
            "earlier one would do",
        ),
        (
            Contradiction(Place(), "landed_on", FIRST, "before", "applied_on", LATER),
            "",
            "1 Mar 2025 lies before the entry application, 5 Mar 2025; that day or a "
            "later one would do",
        ),
        (
            Contradiction(CHILD, "born_on", LATER, "ahead"),
            "born_on",
            "5 Mar 2025 has not come, and the birth is recorded once it has happened "
            "(dependant LEE Ming); today or an earlier day would do",
        ),
        (
            Contradiction(CHILDS_TRIP, "back", LATER, "open-twice", "out", FIRST),
            "back",
            "the trip from 5 Mar 2025 (trip 2 of LEE Ming) would be a second one "
            "without a return, besides that from 1 Mar 2025; record the return of one "
            "of them",
        ),
    ],
)
def test_why_it_cannot_be(found: Contradiction, field: str, words: str) -> None:
    """Both days, the row and what would do are said, of the field that was typed."""
    assert contradiction_words(found, field) == words


@pytest.mark.parametrize(
    ("odd", "words"),
    [
        (
            OddDay("past", Place("grant", 3), "until", FIRST, (LATER,)),
            "The limit of stay 1 Mar 2025 (grant 3) has passed; 5 Mar 2025 or a later "
            "day was expected",
        ),
        (
            OddDay("off", CHILD, "limit_of_stay", FIRST, (LATER,), 3),
            "The limit of stay 1 Mar 2025 (dependant LEE Ming) is more than 3 months "
            "from every end that was expected; the nearest is 5 Mar 2025",
        ),
        (
            OddDay("off", Place("grant", 3), "until", LATER, (FIRST, LATER), 3),
            "The limit of stay 5 Mar 2025 (grant 3) is more than 3 months from every "
            "end that was expected; the nearest are 1 Mar 2025 and 5 Mar 2025",
        ),
        (
            OddDay("ahead", Place("grant", 3), "until", LATER, (FIRST,), 99),
            "The limit of stay 5 Mar 2025 (grant 3) is more than 99 months ahead; "
            "1 Mar 2025 or an earlier day was expected",
        ),
        (
            OddDay("shorter", Place("grant", 3), "until", FIRST, (LATER,)),
            "The limit of stay 1 Mar 2025 (grant 3) is earlier than that of the grant "
            "before it; 5 Mar 2025 or a later day was expected",
        ),
        (
            OddDay("long", Place("passport", 1), "expires_on", LATER, (FIRST,), 120),
            "The passport's last day 5 Mar 2025 (passport 1) is more than 120 months "
            "ahead; 1 Mar 2025 or an earlier day was expected",
        ),
        (
            OddDay("within", Place("trip", 2), "out", LATER, (FIRST,)),
            "The departure 5 Mar 2025 (trip 2) falls into the absence since 1 Mar "
            "2025, which has no return on record and goes on over it; that return "
            "was expected first",
        ),
        (
            OddIncome(
                Place("work", 2), "monthly_income", 450_000, 45_000, "HKD", factor=10
            ),
            "The income of HK$450,000 a month (work 2) is at least 10 times the "
            "HK$45,000 recorded before it; less than HK$450,000 was expected",
        ),
        (
            OddIncome(
                Place("income", 2), "assessable", 20_000, 200_009, "HKD", factor=10
            ),
            "The income of HK$20,000 a year (income 2) is at most 1/10 of the "
            "HK$200,009 recorded before it; more than HK$20,000 was expected",
        ),
        (
            OddIncome(Place("work", 2), "monthly_income", 10, 100, "USD", factor=10),
            "The income of USD 10 a month (work 2) is at most 1/10 of the USD 100 "
            "recorded before it; more than USD 10 was expected",
        ),
        (
            OddIncome(Place("work", 2), "monthly_income", 10, 100, None, factor=10),
            "The income of 10 a month (work 2) is at most 1/10 of the 100 recorded "
            "before it; more than 10 was expected",
        ),
    ],
)
def test_what_is_odd(odd: Oddity, words: str) -> None:
    """The value, its row and what was expected are said."""
    assert oddity_words(odd) == words


def test_a_form_says_what_keeps_an_odd_value() -> None:
    """The year of a day typed again; and the nearest day that was expected."""
    at, day = Place("grant", 1), date(2032, 1, 1)
    ends = (date(2031, 12, 31), date(2033, 1, 1))
    off = doubt_of(OddDay("off", at, "until", day, ends, 3))
    assert (off.field, off.again, off.better) == ("until", "2032", "31 Dec 2031")
    assert doubt_of(
        OddDay("off", at, "until", day, ends, 3), date(2030, 1, 1)
    ).better == ("1 Jan 2030")
    past = doubt_of(OddDay("past", at, "until", day, ends))
    assert (past.again, past.better) == ("2032", "")
    within = doubt_of(OddDay("within", Place("trip", 2), "out", day, ends[:1]))
    assert (within.field, within.again, within.better) == ("out", "", "")
    pay = doubt_of(OddIncome(Place("work", 1), "monthly_income", 9, 900, "HKD", 10))
    assert (pay.field, pay.again, pay.better) == ("monthly_income", "", "")
