"""The first five criteria, a day before, on and after; and six of the twelve."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from qmas_tui.facts import prospect_rows as rows
from qmas_tui.findings.calendar import DAY
from tests.intake.people import (
    asked,
    criterion,
    evaluated,
    job,
    papers,
    prospect,
)
from tests.make import AS_OF

MASTER = rows.Degree("master", awarded_on=date(2015, 7, 1), listed=True)


@pytest.mark.parametrize(
    ("born", "lost_on"),
    [(date(1975, 11, 22), AS_OF), (date(1976, 2, 29), date(2027, 2, 28))],
)
def test_1_ends_on_the_51st_birthday(born: date, lost_on: date) -> None:
    """Yes on the day before, no on the birthday; of 29 February on the 28th."""
    who = asked(born_on=born, evidence=papers("travel-document"))
    before, after = criterion(1, who, lost_on - DAY), criterion(1, who, lost_on)
    assert (before.state, after.state) == ("yes", "no")
    assert (before.safe, before.documented, after.documented) == (False, True, False)
    assert criterion(1, prospect()).state == "unknown"


def test_1_is_safe_with_six_months_to_spare() -> None:
    """Six months on, it is still before the birthday (HI-12)."""
    for born, safe in ((date(1976, 5, 22), False), (date(1976, 5, 23), True)):
        assert criterion(1, asked(born_on=born)).safe is safe


@pytest.mark.parametrize(
    ("changes", "listed", "stem"),
    [
        ({}, "yes", "unknown"),
        ({"stem": True}, "yes", "yes"),
        ({"stem": False}, "yes", "no"),
        ({"listed": None, "stem": True}, "unknown", "unknown"),
        ({"listed": False, "stem": True}, "no", "no"),
        ({"arm": True}, "no", "no"),
        ({"recognised": False}, "no", "no"),
        ({"level": "bachelor"}, "no", "no"),
        ({"awarded_on": AS_OF + DAY}, "no", "no"),
        ({"awarded_on": None}, "yes", "unknown"),
    ],
)
def test_2_and_3(changes: dict[str, Any], listed: str, stem: str) -> None:
    """A postgraduate degree, held, of a listed university; the same one in STEM."""
    facts = {"level": "master", "awarded_on": AS_OF, "listed": True, **changes}
    who = asked(degree=(rows.Degree(**facts),))
    assert [criterion(n, who).state for n in (2, 3)] == [listed, stem]


def test_3_wants_both_of_one_degree() -> None:
    """A listed degree and another in STEM are not one that is both (G-04)."""
    other = rows.Degree("doctorate", listed=False, stem=True)
    listed = rows.Degree("master", listed=True, stem=False)
    assert criterion(3, asked(degree=(listed, other))).state == "no"
    assert criterion(3, prospect()).state == "unknown"


@pytest.mark.parametrize(("year", "safe"), [(2025, False), (2026, True), (None, False)])
def test_2_is_safe_on_the_list_of_the_year(year: int | None, safe: bool) -> None:
    """The list that was looked up is that of the filing day's year (G-16)."""
    degree = rows.Degree("master", listed=True, listed_year=year)
    assert criterion(2, asked(degree=(degree,))).safe is safe


def test_2_is_documented_by_papers_and_verification() -> None:
    """Certificate, transcript, and a degree that was verified (Q-31, Q-32)."""
    verified = rows.Degree("master", listed=True, verified_on=AS_OF)
    both = papers("degree-certificate", "transcript")
    assert criterion(2, asked(degree=(verified,), evidence=both)).documented
    assert not criterion(2, asked(degree=(verified,), evidence=both[:1])).documented
    assert not criterion(2, asked(degree=(MASTER,), evidence=both)).documented


@pytest.mark.parametrize(
    ("languages", "four", "five", "have"),
    [
        ((("fr", "good"), ("de", "good")), "yes", "no", 2),
        ((("fr", "good"), ("fr", "good")), "no", "no", 1),
        ((("zh", "good"), ("en", "good")), "yes", "yes", 2),
        ((("zh", "good"), ("en", "fair")), "no", "no", 1),
        ((), "no", "no", 0),
    ],
)
def test_4_and_5(
    languages: tuple[tuple[str, Any], ...], four: str, five: str, have: int
) -> None:
    """Any two different languages; English alone (G-05, G-06)."""
    who = asked(language=tuple(rows.Spoken(*each) for each in languages))
    assert [criterion(n, who).state for n in (4, 5)] == [four, five]
    assert (criterion(4, who).have, criterion(4, who).need) == (have, 2)


def test_4_and_5_are_open_while_languages_are() -> None:
    """Who was not asked may speak more; English that is fair is known."""
    assert [criterion(n, prospect()).state for n in (4, 5)] == ["unknown"] * 2
    fair = prospect(language=(rows.Spoken("en", "fair"),))
    assert [criterion(n, fair).state for n in (4, 5)] == ["unknown", "no"]


def test_languages_are_safe_and_documented_by_proof() -> None:
    """Two good ones with a paper each, English with its own (Q-27)."""
    en = rows.Spoken("en", "good", "IELTS 7.5")
    half = asked(language=(en, rows.Spoken("zh", "good")))
    assert [criterion(n, half).safe for n in (4, 5)] == [False, True]
    whole = asked(language=(en, rows.Spoken("zh", "good", "Schooling")))
    assert [criterion(n, whole).documented for n in (4, 5)] == [True, True]


def test_six_of_twelve_may_file() -> None:
    """Five are too few; an unknown sixth leaves it open (G-19)."""
    five: dict[str, Any] = {
        "born_on": date(1990, 1, 1),
        "self_supporting": True,
        "criminal_record": False,
        "adverse_immigration": False,
        "degree": (rows.Degree("bachelor"),),
        "language": (rows.Spoken("zh", "good"), rows.Spoken("en", "good")),
        "work": (job(date(2010, 1, 1), reputable=True),),
    }
    assert evaluated(asked(**five)).may_file == "unknown"
    known = job(date(2010, 1, 1), reputable=True, field="other", international=False)
    assert evaluated(asked(**{**five, "work": (known,)})).may_file == "no"
    sixth = job(date(2010, 1, 1), reputable=True, field="finance")
    assert evaluated(asked(**{**five, "work": (sixth,)})).may_file == "yes"
    assert evaluated(asked(**five), date(2006, 6, 27)).may_file == "no"
    assert evaluated(asked(**five), date(2006, 6, 27)).gpt is None
