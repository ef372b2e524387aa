"""The case page: work, income and days away."""

from __future__ import annotations

from datetime import date
from typing import Any

from qmas_tui.facts.rows import Excluded, Gap, Income, Trip, Work
from tests.views.casepage import part, rows
from tests.views.support import entry, words

TRIPS = (
    Trip(out=date(2024, 2, 5), back=date(2024, 9, 20), reason="care"),
    Trip(out=date(2026, 11, 1)),
    Trip(out=date(2027, 2, 1), back=date(2027, 2, 3), planned=True),
    Trip(out=date(2023, 6, 10), back=date(2023, 6, 1)),
)


def test_work_stands_newest_first_with_its_row() -> None:
    """Works are numbered as recorded and shown newest first, with all that is known."""
    works = (
        Work(
            kind="employment",
            title="Engineer",
            employer="[/] Ltd",
            from_=date(2023, 5, 2),
            to=date(2024, 12, 31),
            level="graduate",
            monthly_income=45000,
            currency="HKD",
            place="mainland",
        ),
        Work(
            kind="business",
            employer="Own Ltd",
            from_=date(2025, 1, 1),
            monthly_income=60000,
            currency="HKD",
            staff=3,
            office=True,
            turnover=1_800_000,
            tax_paid=False,
            level="other",
            place="hong-kong",
            commission_only=True,
        ),
        Work(kind="self-employment", to=date(2023, 1, 1), monthly_income=9),
        Work(kind="none", from_=date(2025, 3, 1), to=date(2025, 4, 1)),
        Work(
            kind="business",
            office=False,
            tax_paid=True,
            from_=date(2024, 6, 1),
            to=date(2024, 7, 1),
        ),
        Work(kind="business"),
    )
    sections = part(entry(work=works), "work")
    assert rows(sections) == [
        ("work", 4),
        ("work", 2),
        ("work", 5),
        ("work", 1),
        ("work", 3),
        ("work", 6),
    ]
    told = words(sections, "Work")
    assert "since 1 Jan 2025" in told
    assert "below graduate level · commission only · 3 staff · office" in told
    assert "turnover HK$1,800,000 a year · no tax paid" in told
    assert "Engineer, [/] Ltd" in told
    assert "employment · graduate · Mainland" in told
    assert "currency? 9 a month" in told
    assert "income not recorded" in told
    assert "no office · tax paid" in told
    assert "no work" in told


def test_the_curve_of_income_says_its_range() -> None:
    """The curve has a column a month, its years below and its range in words."""
    job = Work(
        kind="employment", from_=date(2023, 5, 2), to=date(2025, 12, 31),
        monthly_income=45000, currency="HKD",
    )  # fmt: skip
    raised = Work(
        kind="employment", from_=date(2026, 1, 1), monthly_income=72000, currency="HKD"
    )
    told = words(part(entry(work=(job, raised)), "work"), "Income a month")
    assert told.endswith("HK$45,000 to HK$72,000 a month")
    assert "█" in told
    assert "2024" in told
    ended = words(part(entry(work=(job,)), "work"), "Income a month")
    assert ended.endswith("HK$45,000 a month, none since 31 Dec 2025")
    assert "·" in ended


def test_income_that_is_not_known_is_a_question_mark() -> None:
    """Months whose income is not known in HKD are not drawn as none."""
    job = Work(kind="employment", from_=date(2023, 5, 2))
    told = words(part(entry(work=(job,)), "work"), "Income a month")
    assert "?" in told
    assert "No income in HKD is recorded" in told


def test_there_is_no_curve_without_a_beginning() -> None:
    """Work without a known or past beginning draws no curve."""
    undated = entry(work=(Work(kind="employment"),))
    assert "Income a month" not in [s.title for s in part(undated, "work")]
    future = entry(work=(Work(kind="employment", from_=date(2027, 1, 1)),))
    assert "Income a month" not in [s.title for s in part(future, "work")]
    early = Work(kind="employment", from_=date(2026, 1, 1))
    unlanded = part(entry(landed_on=None, work=(early,)), "work")
    assert "Income a month" in [s.title for s in unlanded]


def test_years_of_assessment_say_whether_they_reach_the_top_tier() -> None:
    """Incomes stand newest first; one that is enough for the top tier says so."""
    income = (
        Income(year="2024/25", assessable=900_000),
        Income(year="2025/26", assessable=2_100_000),
    )
    sections = part(entry(income=income), "work")
    assert rows(sections) == [("income", 2), ("income", 1)]
    told = words(sections, "Assessable income").splitlines()
    assert "reaches the top tier (HK$2,000,000)" in told[0]
    assert "top tier" not in told[1]


def test_days_away_are_counted_by_residence_year() -> None:
    """Years over the figure say so, the running one "so far", later ones "ahead"."""
    sections = part(entry(trip=TRIPS), "away")
    told = words(sections, "Full days away, by residence year").splitlines()
    assert "over 180: some ask why" in told[1]
    assert told[3].endswith("so far")
    assert told[6].endswith("ahead")
    assert told[7].startswith("Longest absence 227 full days, 228 nights")
    weeks = words(sections, "Weeks away, by residence year")
    assert "█" in weeks
    assert "▄" in weeks
    assert len(weeks.splitlines()) == 4


def test_a_chinese_citizen_is_not_asked_after_the_seventh_year() -> None:
    """The eighth year of a Chinese citizen is counted, yet not held against them."""
    late = (Trip(out=date(2023, 6, 1), back=date(2024, 2, 1)),)
    facts: dict[str, Any] = {"landed_on": date(2016, 3, 15), "trip": late}
    mine = part(entry(citizenship="chinese", **facts), "away")
    assert "some ask why" not in words(mine)
    assert "some ask why" in words(part(entry(**facts), "away"))


def test_all_years_begun_are_drawn_to_the_last() -> None:
    """Once every counted year has begun, each has its row of weeks."""
    facts: dict[str, Any] = {
        "landed_on": date(2016, 3, 15),
        "trip": (Trip(out=date(2023, 6, 1), back=date(2024, 2, 1)),),
    }
    weeks = words(part(entry(**facts), "away"), "Weeks away, by residence year")
    assert len(weeks.splitlines()) == 11


def test_trips_stand_newest_first() -> None:
    """A trip tells its days, whether it is planned, and whether it lasts."""
    sections = part(entry(trip=TRIPS), "away")
    assert rows(sections) == [("trip", 3), ("trip", 2), ("trip", 1), ("trip", 4)]
    told = words(sections, "Trips")
    assert "1 full day, 2 nights" in told
    assert "planned" in told
    assert "not back on record" in told
    assert "back before leaving" in told
    assert "care" in told


def test_breaks_in_permission_are_rows_too() -> None:
    """Gaps and excluded time are shown with their rows."""
    case = entry(
        gap=(
            Gap(ended=date(2024, 3, 10), resumed=date(2024, 4, 20)),
            Gap(ended=date(2025, 3, 10)),
        ),
        excluded=(
            Excluded(from_=date(2023, 5, 1), to=date(2023, 5, 3), reason="prison"),
            Excluded(from_=date(2026, 5, 1)),
        ),
    )
    sections = part(case, "away")
    assert rows(sections) == [("gap", 1), ("gap", 2), ("excluded", 1), ("excluded", 2)]
    told = words(sections, "Breaks in permission")
    assert "covered again from 20 Apr 2024" in told
    assert "not covered again on record" in told
    assert "prison" in told
