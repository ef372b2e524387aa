"""The twelve criteria, a day or a dollar before, on and after each threshold."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from qmas_tui.facts import prospect_rows as rows
from qmas_tui.facts.rows import Evidence
from tests.intake.people import (
    TODAY,
    asked,
    company,
    criterion,
    evaluated,
    job,
    prospect,
)

DAY = timedelta(days=1)
MASTER = rows.Degree("master", awarded_on=date(2015, 7, 1), listed=True)
LETTER = (rows.Letter(signed=True),)


def papers(*kinds: str) -> tuple[Evidence, ...]:
    """Evidence on file."""
    return tuple(Evidence(kind) for kind in kinds)


@pytest.mark.parametrize(
    ("born", "lost_on"),
    [(date(1975, 11, 22), TODAY), (date(1976, 2, 29), date(2027, 2, 28))],
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
        ({"awarded_on": TODAY + DAY}, "no", "no"),
        ({"awarded_on": None}, "yes", "unknown"),
    ],
)
def test_2_and_3(changes: dict[str, Any], listed: str, stem: str) -> None:
    """A postgraduate degree, held, of a listed university; the same one in STEM."""
    facts = {"level": "master", "awarded_on": TODAY, "listed": True, **changes}
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
    verified = rows.Degree("master", listed=True, verified_on=TODAY)
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


MARKS: dict[int, dict[str, Any]] = {
    6: {},
    7: {"reputable": True},
    8: {"field": "finance"},
    9: {"international": True},
}
NEED = {6: 60, 7: 36, 8: 36, 9: 24}
FROM = {
    6: date(2021, 11, 22),
    7: date(2023, 11, 22),
    8: date(2023, 11, 22),
    9: date(2024, 11, 22),
}


@pytest.mark.parametrize("n", MARKS)
def test_work_is_complete_on_the_day_itself(n: int) -> None:
    """A day less and it is a no; the filing day itself does not count (N-01)."""
    marks = MARKS[n]
    enough, short = job(FROM[n], **marks), job(FROM[n] + DAY, **marks)
    found = criterion(n, asked(work=(enough,)))
    assert (found.state, found.have, found.need) == ("yes", NEED[n], NEED[n])
    found = criterion(n, asked(work=(short,)))
    assert (found.state, found.have) == ("no", NEED[n] - 1)


@pytest.mark.parametrize("n", MARKS)
def test_work_is_unknown_while_a_fact_of_it_is(n: int) -> None:
    """A missing level, mark, first day or further row may make it enough."""
    whole = job(FROM[n], **MARKS[n])
    for doubtful in (
        job(None, **MARKS[n]),
        job(FROM[n], **{**MARKS[n], "level": None}),
        *([] if n == 6 else [job(FROM[n])]),
    ):
        assert criterion(n, asked(work=(doubtful,))).state == "unknown"
    assert criterion(n, prospect(work=(job(TODAY, **MARKS[n]),))).state == "unknown"
    for never in (
        job(FROM[n], **{**MARKS[n], "level": "other"}),
        job(FROM[n], **MARKS[n], full_time=False),
        job(FROM[n], **{**MARKS[n], "kind": "none"}),
    ):
        assert criterion(n, asked(work=(never,))).state == "no"
    assert criterion(n, asked(work=(whole,))).state == "yes"


def test_8_counts_three_fields() -> None:
    """Innovation and technology, finance, trade; others not (G-09)."""
    fields = ("innovation-technology", "finance", "international-trade", "other")
    found = [
        criterion(8, asked(work=(job(FROM[8], field=field),))).state for field in fields
    ]
    assert found == ["yes", "yes", "yes", "no"]


@pytest.mark.parametrize("n", [6, 7, 8])
def test_work_is_safe_with_three_months_more(n: int) -> None:
    """A day less than three months above the figure is not safe (HI-12)."""
    year = FROM[n].year
    for first, safe in ((date(year, 8, 22), True), (date(year, 8, 23), False)):
        assert criterion(n, asked(work=(job(first, **MARKS[n]),))).safe is safe


@pytest.mark.parametrize("n", MARKS)
def test_work_is_documented_by_vouched_works(n: int) -> None:
    """A letter and a second proof; proof of the firm for 7, a permit for 9."""
    vouched = {
        **MARKS[n],
        "letter": LETTER,
        "second_proof": True,
        "reputable_proof": "Forbes list",
        "permit": True,
    }
    assert criterion(n, asked(work=(job(FROM[n], **vouched),))).documented
    without: dict[str, Any] = {"letter": (), "second_proof": None}
    without |= {"reputable_proof": None} if n == 7 else {}
    without |= {"permit": None} if n == 9 else {}
    for name, value in without.items():
        work = job(FROM[n], **{**vouched, name: value})
        assert not criterion(n, asked(work=(work,))).documented, name


def test_9_is_safe_over_permitted_work_alone() -> None:
    """Twenty-seven months with permission to work on file (Q-11, HI-12)."""
    marks = {"international": True, "permit": True}
    for first, safe in ((date(2024, 8, 22), True), (date(2024, 8, 23), False)):
        assert criterion(9, asked(work=(job(first, **marks),))).safe is safe
    longer = job(date(2010, 1, 1), international=True)
    assert not criterion(9, asked(work=(longer,))).safe


@pytest.mark.parametrize(
    ("hkd", "state", "safe"),
    [
        (999_999, "no", False),
        (1_000_000, "yes", False),
        (1_049_999, "yes", False),
        (1_050_000, "yes", True),
    ],
)
def test_10_to_the_dollar(hkd: int, state: str, safe: bool) -> None:
    """One million suffices; five per cent more is safe (G-11)."""
    found = criterion(10, asked(income=(rows.Earned(TODAY - DAY, hkd),)))
    assert (found.state, found.safe, found.have) == (state, safe, hkd)


@pytest.mark.parametrize(
    ("ends_on", "counts"),
    [
        (TODAY, False),
        (TODAY - DAY, True),
        (date(2025, 11, 22), True),
        (date(2025, 11, 21), False),
    ],
)
def test_10_and_11_take_the_year_before(ends_on: date, counts: bool) -> None:
    """It ended before the filing day, at most twelve months earlier (N-05)."""
    who = asked(
        income=(rows.Earned(ends_on, 2_000_000),),
        business=(company(share=50, year_ends_on=ends_on, profit_hkd=6_000_000),),
    )
    wanted = ["yes", "yes"] if counts else ["no", "unknown"]
    assert [criterion(n, who).state for n in (10, 11)] == wanted
    assert criterion(10, prospect()).state == "unknown"


def test_10_adds_the_rows_of_the_latest_year() -> None:
    """Salary and own business together; investments and older years not (G-24)."""
    last, older = TODAY - DAY, TODAY - 2 * DAY
    who = asked(
        income=(
            rows.Earned(last, 400_000),
            rows.Earned(last, 300_000, "business"),
            rows.Earned(last, 900_000, "investment"),
            rows.Earned(older, 5_000_000),
        ),
        evidence=papers("tax-assessment", "payslips"),
    )
    found = criterion(10, who)
    assert (found.have, found.state, found.documented) == (700_000, "no", False)


@pytest.mark.parametrize("paper", ["payslips", "employer-letter", "accounts"])
def test_10_is_documented_by_tax_and_another_paper(paper: str) -> None:
    """The assessment alone does not do (Q-07)."""
    income = (rows.Earned(TODAY - DAY, 2_000_000),)
    both = asked(income=income, evidence=papers("tax-assessment", paper))
    assert criterion(10, both).documented
    assert not criterion(10, asked(income=income, evidence=papers(paper))).documented


@pytest.mark.parametrize(
    ("facts", "eleven", "twelve"),
    [
        ({"share": 50}, "yes", "no"),
        ({"share": 49.9}, "no", "no"),
        ({"share": 10, "listed": True, "influence": True}, "yes", "yes"),
        ({"share": 9.9, "listed": True, "influence": True}, "no", "no"),
        ({"share": 10, "listed": True}, "unknown", "unknown"),
        ({"share": 60, "listed": True, "influence": False}, "no", "no"),
        ({"listed": True, "influence": True}, "unknown", "unknown"),
        ({}, "unknown", "no"),
        ({"share": 60, "nominee": True}, "no", "no"),
        ({"share": 60, "since": TODAY}, "yes", "no"),
        ({"share": 60, "since": TODAY + DAY}, "no", "no"),
        ({"share": 60, "until": TODAY}, "yes", "no"),
        ({"share": 60, "until": TODAY - DAY}, "no", "no"),
    ],
)
def test_11_and_12_own(facts: dict[str, Any], eleven: str, twelve: str) -> None:
    """Half of a business, a tenth and influence in a listed one (G-14)."""
    year = {"year_ends_on": TODAY - DAY, "profit_hkd": 5_000_000}
    who = asked(business=(company(**year, **facts),))
    assert [criterion(n, who).state for n in (11, 12)] == [eleven, twelve]
    assert [criterion(n, prospect()).state for n in (11, 12)] == ["unknown"] * 2


@pytest.mark.parametrize(
    ("profit", "state", "safe"),
    [
        (4_999_999, "no", False),
        (5_000_000, "yes", False),
        (5_249_999, "yes", False),
        (5_250_000, "yes", True),
    ],
)
def test_11_to_the_dollar(profit: int, state: str, safe: bool) -> None:
    """Five million; safe with five per cent more of an unlisted business (G-12)."""
    year = {"year_ends_on": TODAY - DAY, "profit_hkd": profit}
    who = asked(
        business=(company(share=50.0, **year),),
        evidence=papers("accounts", "ownership-proof"),
    )
    found = criterion(11, who)
    assert (found.state, found.safe, found.have) == (state, safe, profit)
    assert found.documented is (state == "yes")
    listed = company(share=50, listed=True, influence=True, **year)
    assert not criterion(11, asked(business=(listed,))).safe


def test_12_is_always_safe_and_documented_by_the_listing() -> None:
    """Proof of the listing and of ownership (HI-12)."""
    row = company(share=10, listed=True, influence=True)
    both = asked(business=(row,), evidence=papers("listing-proof", "ownership-proof"))
    assert (criterion(12, both).safe, criterion(12, both).documented) == (True, True)
    assert not criterion(12, asked(business=(row,))).documented


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
