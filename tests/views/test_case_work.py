"""The case page: work, income and days away."""

from __future__ import annotations

from datetime import date
from typing import Any

from qmas_tui.facts.rows import Excluded, Gap, Income, Trip, Work
from qmas_tui.views.case.page import case_part
from qmas_tui.views.model import text_of
from tests.make import POLICY
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
    numbers = list(dict.fromkeys(number for _, number in rows(sections)))
    assert numbers == [4, 2, 5, 1, 3, 6]
    told = words(sections, "Work")
    assert "since 1 Jan 2025" in told
    assert "below graduate level · commission only · 3 staff · office" in told
    assert "turnover HK$1,800,000 a year · no tax paid" in told
    assert "Engineer, [/] Ltd" in told
    assert "employment · graduate · Mainland" in told
    assert "? 9" in told
    assert "not recorded" in told
    assert "no office · tax paid" in told
    assert "no work" in told


def test_pay_is_drawn_against_the_level() -> None:
    """A bar is as long as the pay; below the office's level it is a warning."""
    low = Work(
        kind="employment", from_=date(2023, 5, 2), to=date(2025, 12, 31),
        monthly_income=15_000, currency="HKD",
    )  # fmt: skip
    high = Work(
        kind="employment", from_=date(2026, 1, 1), monthly_income=60_000, currency="HKD"
    )
    (section, *_) = part(entry(work=(low, high)), "work")
    title, now, _, before, *_ = [each for each in section.lines if each.spans]
    assert text_of(title).endswith("our level 30,000 ▼")
    bars = [[s for s in line.spans if "▇" in s.text] for line in (now, before)]
    assert {span.role for span in bars[0]} == {"accent"}
    assert {span.role for span in bars[1]} == {"warn"}
    lengths = [sum(len(span.text) for span in bar) for bar in bars]
    assert lengths[0] > 3 * lengths[1]
    assert "│" in text_of(before)


def test_a_narrow_page_draws_no_bars() -> None:
    """Where there is no room for them, the figures stand alone."""
    job = Work(
        kind="employment",
        employer="A company of a very long name indeed Ltd",
        from_=date(2023, 5, 2),
        monthly_income=15_000,
        currency="HKD",
    )
    sections = case_part("work", entry(work=(job,)), POLICY, (), 60)
    told = words(sections, "Work")
    assert "15,000" in told
    assert "▇" not in told


def test_a_level_near_the_left_is_named_at_its_right() -> None:
    """The words of the level stand where there is room for them."""
    rich = Work(
        kind="employment", from_=date(2023, 5, 2), monthly_income=900_000,
        currency="HKD",
    )  # fmt: skip
    told = words(part(entry(work=(rich,)), "work"), "Work")
    assert "▼ our level 30,000" in told


def test_time_without_a_row_is_told_as_such() -> None:
    """A gap between rows stands among them, and the summary says since when none is."""
    one = Work(kind="employment", from_=date(2023, 3, 15), to=date(2024, 6, 30))
    two = Work(kind="employment", from_=date(2024, 9, 15), to=date(2025, 2, 28))
    three = Work(kind="employment", from_=date(2025, 3, 1))
    told = words(part(entry(work=(one, two, three)), "work"), "Work")
    assert "1 Jul 2024 to 14 Sep 2024" in told
    assert "nothing recorded, 76 d" in told
    assert "No gap since 15 Sep 2024" in told
    undated = words(part(entry(work=(Work(kind="employment"),)), "work"), "Work")
    assert "No gap on record" in undated
    idle = Work(kind="none", to=date(2024, 6, 30))
    assert "no work; own threshold 120 d" in words(part(entry(work=(idle,)), "work"))
    unlanded = entry(landed_on=None, work=(three,))
    assert "nothing recorded" not in words(part(unlanded, "work"))


def test_years_of_assessment_say_whether_they_reach_the_top_tier() -> None:
    """Incomes stand newest first; one that is enough for the top tier says so."""
    income = (
        Income(year="2024/25", assessable=900_000),
        Income(year="2025/26", assessable=2_100_000),
    )
    sections = part(entry(income=income, work=(Work(kind="business"),)), "work")
    assert rows(sections)[1:] == [("work", 1), ("income", 2), ("income", 1)]
    assert "2025/26 assessable HK$2,100,000" in words(sections, "Work")
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
