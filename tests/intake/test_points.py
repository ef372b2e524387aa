"""The points test of old, version by version, and the route of achievements."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from qmas_tui.facts import prospect_rows as rows
from qmas_tui.facts.prospect import Prospect
from qmas_tui.findings.calendar import DAY
from qmas_tui.intake.model import Part, PointsTest
from tests.intake.people import asked, evaluated, job, prospect

V1, V2, V3 = date(2007, 6, 1), date(2012, 4, 1), date(2016, 4, 1)
V4, V5 = date(2020, 4, 1), date(2024, 4, 1)
VERSIONS = (V1, V2, V3, V4, V5)


def points(who: Prospect, day: date) -> PointsTest:
    """The points on a day of the old test."""
    found = evaluated(who, day).gpt
    assert isinstance(found, PointsTest)
    return found


def part(name: str, day: date, **facts: Any) -> Part:
    """One part of somebody asked for everything."""
    return next(p for p in points(asked(**facts), day).parts if p.name == name)


def each_version(name: str, **facts: Any) -> list[int]:
    """The points of a part in the five versions."""
    return [part(name, day, **facts).points for day in VERSIONS]


@pytest.mark.parametrize(
    ("age", "first", "then"),
    [
        (17, 0, 0),
        (18, 0, 30),
        (24, 0, 30),
        (25, 25, 30),
        (29, 25, 30),
        (30, 30, 30),
        (34, 30, 30),
        (35, 25, 30),
        (39, 25, 30),
        (40, 15, 20),
        (44, 15, 20),
        (45, 5, 15),
        (50, 5, 15),
        (51, 0, 0),
    ],
)
def test_age(age: int, first: int, then: int) -> None:
    """Bands from birthday to birthday, to the day (O-04, O-05)."""
    for day, wanted in ((V1, first), (V2, then), (V5, then)):
        born = day.replace(year=day.year - age)
        assert part("age", day, born_on=born).points == wanted
        last = born.replace(year=born.year - 1) + DAY
        assert part("age", day, born_on=last).points == wanted


def test_age_of_a_leap_day() -> None:
    """Birthdays fall on 1 March, the 51st on 28 February."""
    days = [date(2021, 2, 28), date(2021, 3, 1)]
    found = [part("age", day, born_on=date(1976, 2, 29)).points for day in days]
    assert found == [20, 15]
    ends = [date(2007, 2, 27), date(2007, 2, 28)]
    found = [part("age", day, born_on=date(1956, 2, 29)).points for day in ends]
    assert found == [5, 0]


@pytest.mark.parametrize(
    ("levels", "wanted"),
    [
        (("doctorate", "doctorate"), [45, 45, 40, 40, 40]),
        (("doctorate",), [40, 40, 40, 40, 40]),
        (("master", "master"), [40, 40, 40, 40, 40]),
        (("master",), [30, 35, 20, 20, 20]),
        (("bachelor", "bachelor"), [30, 35, 20, 20, 20]),
        (("bachelor",), [20, 30, 10, 10, 10]),
        (("professional",), [0, 30, 10, 10, 10]),
        (("other",), [0, 0, 0, 0, 0]),
        ((), [0, 0, 0, 0, 0]),
    ],
)
def test_education(levels: tuple[Any, ...], wanted: list[int]) -> None:
    """Degrees held and recognised, the best row alone (O-06 to O-08)."""
    degrees = tuple(rows.Degree(level) for level in levels)
    assert each_version("education", degree=degrees) == wanted
    fakes = tuple(rows.Degree(level, recognised=False) for level in levels)
    assert each_version("education", degree=fakes) == [0] * 5


def test_education_is_held_from_the_day_of_the_award() -> None:
    """A day before it counts nothing."""
    for day, wanted in ((V5 - DAY, 0), (V5, 10)):
        degree = (rows.Degree("bachelor", awarded_on=V5),)
        assert part("education", day, degree=degree).points == wanted


def test_a_renowned_university_is_added_from_the_third_version_on() -> None:
    """Thirty more for a higher degree of one (O-08, O-09)."""
    degree = (rows.Degree("bachelor", renowned=True),)
    assert each_version("education", degree=degree) == [20, 30, 40, 40, 40]
    only = (rows.Degree("professional", renowned=True),)
    assert each_version("education", degree=only) == [0, 30, 10, 10, 10]


@pytest.mark.parametrize(
    ("years", "senior_years", "wanted"),
    [
        (10, 5, [50, 50, 40, 40, 40]),
        (10, 4, [40, 40, 30, 30, 30]),
        (9, 9, [40, 40, 30, 30, 30]),
        (5, 2, [40, 40, 30, 30, 30]),
        (5, 1, [30, 30, 15, 15, 15]),
        (4, 4, [0, 10, 5, 5, 5]),
        (2, 0, [0, 10, 5, 5, 5]),
        (1, 1, [0, 0, 0, 0, 0]),
    ],
)
def test_work(years: int, senior_years: int, wanted: list[int]) -> None:
    """Only the best tier counts (O-10 to O-13, O-18)."""
    found = []
    for day in VERSIONS:
        first = day.replace(year=day.year - years)
        risen = day.replace(year=day.year - senior_years)
        works = (job(first, to=risen - DAY), job(risen, level="senior"))
        found.append(part("work", day, work=works).points)
    assert found == wanted


def test_marks_of_work_are_added() -> None:
    """Two years international from 2015 on, three reputable from 2023 on."""
    found = []
    for day in VERSIONS:
        first = day.replace(year=day.year - 3)
        work = job(first, international=True, reputable=True)
        found.append(part("work", day, work=(work,)).points)
    assert found == [0, 10, 20, 20, 40]


def test_a_version_begins_with_its_day() -> None:
    """Thirty of the talent list from 28 August 2018 on (O-14)."""
    first = date(2018, 8, 28)
    found = [part("talent_list", day, talent_list=True) for day in (first - DAY, first)]
    assert [(each.points, each.most) for each in found] == [(0, 0), (30, 30)]


@pytest.mark.parametrize(
    ("names", "wanted"),
    [
        (("zh", "en"), [20, 20, 20, 20, 20]),
        (("zh", "fr"), [0, 15, 15, 15, 15]),
        (("en",), [0, 10, 10, 10, 10]),
        (("fr", "de"), [0, 0, 0, 0, 0]),
    ],
)
def test_language(names: tuple[str, ...], wanted: list[int]) -> None:
    """Chinese and English, one of them with another, one alone (O-15, O-16)."""
    languages = tuple(rows.Spoken(name, "good") for name in names)
    assert each_version("language", language=languages) == wanted


def test_family() -> None:
    """A relative, an educated spouse, two children under 18 at most (O-17)."""
    spouse = rows.Relative("LI Na", "spouse", degree=True)
    child = rows.Relative("LI An", "child", born_on=V5.replace(year=V5.year - 18) + DAY)
    adult = rows.Relative("LI Bo", "child", born_on=V5.replace(year=V5.year - 18))
    unknown = rows.Relative("LI Ci", "child")
    stays = rows.Relative("LI Di", "child", born_on=V5, accompanying=False)

    def of(*family: rows.Relative, hk_relative: bool = False) -> int:
        return part("family", V5, dependant=family, hk_relative=hk_relative).points

    assert of(adult, unknown, stays) == 0
    assert of(spouse) == 5
    assert of(child) == 5
    assert of(spouse, child, child, child, hk_relative=True) == 20


def test_the_pass_mark() -> None:
    """Eighty points pass; less fails only when nothing is open (O-03)."""
    facts: dict[str, Any] = {
        "born_on": date(1990, 1, 1),
        "degree": (rows.Degree("master"),),
        "work": (job(date(2010, 1, 1), reputable=False, international=False),),
        "language": (rows.Spoken("zh", "good"), rows.Spoken("fr", "good")),
        "talent_list": False,
        "hk_relative": False,
    }
    passed = points(asked(**facts), V5)
    assert (passed.total, passed.passes, passed.line) == (80, True, "yes")
    less = {**facts, "language": (rows.Spoken("zh", "good"),)}
    failed = points(asked(**less), V5)
    assert (failed.total, failed.passes, failed.line) == (75, False, "no")
    open_ = points(asked(**{**less, "hk_relative": None}), V5)
    assert (open_.passes, open_.line, open_.unknown) == (None, "unknown", ("family",))


def test_what_may_be_raised_is_named_in_order() -> None:
    """Of somebody of whom nothing is known: everything that the version has."""
    parts = ("age", "education", "work", "talent_list", "language", "family")
    assert points(prospect(), V5).unknown == parts
    old = tuple(name for name in parts if name != "talent_list")
    assert points(prospect(), V2).unknown == old
    known = {"born_on": date(1990, 1, 1), "talent_list": False, "hk_relative": False}
    assert points(asked(**known), V5).unknown == ()


def test_work_may_be_raised_by_a_level_or_by_an_earlier_degree() -> None:
    """While a level is missing, or an unknown degree may make cut days count."""
    known: dict[str, Any] = {"talent_list": False, "hk_relative": False}
    assert "work" in points(asked(**known, work=(job(V5, level=None),)), V5).unknown
    first = date(2020, 1, 1)
    degrees = (rows.Degree("bachelor", awarded_on=first), rows.Degree("master"))
    for began, level, wanted in (
        (first - DAY, "graduate", True),
        (first, "graduate", False),
        (first - DAY, "specialist", False),
        (None, "graduate", False),
    ):
        who = asked(**known, degree=degrees, work=(job(began, level=level),))
        assert ("work" in points(who, V5).unknown) is wanted, (began, level)
    sure = asked(
        **known, degree=degrees[:1], work=(job(first - DAY, level="graduate"),)
    )
    assert "work" not in points(sure, V5).unknown
    ends_first = job(first - DAY, to=first - 2 * DAY, level="graduate")
    nothing = asked(**known, degree=degrees, work=(ends_first,))
    assert "work" not in points(nothing, V5).unknown


def test_the_version_is_doubtful_around_its_first_day() -> None:
    """The test says so on the days of N-10."""
    assert points(prospect(), date(2022, 10, 19)).version_doubt
    assert not points(prospect(), date(2022, 10, 18)).version_doubt


@pytest.mark.parametrize(
    ("day", "wanted"),
    [
        (date(2006, 6, 27), None),
        (V1, 165),
        (V2, 165),
        (V3, 195),
        (V4, 225),
        (date(2024, 10, 31), 245),
        (date(2024, 11, 1), None),
    ],
)
def test_an_achievement_gives_all_points_or_none(day: date, wanted: int | None) -> None:
    """The most of the version, nothing since there are no points (A-02)."""
    award = rows.Achievement("award", "Fields Medal", proof=True)
    found = evaluated(asked(route="apt", achievement=(award,)), day).apt
    assert (found.state, found.documented, found.points) == ("yes", True, wanted)


def test_without_an_achievement() -> None:
    """No where it was asked for, else unknown; one without proof is claimed alone."""
    assert evaluated(asked()).apt.state == "no"
    assert evaluated(prospect()).apt.state == "unknown"
    assert evaluated(asked(), V5).apt.points is None
    claimed = rows.Achievement("peer", "Keynote")
    assert not evaluated(asked(achievement=(claimed,))).apt.documented


def test_on_the_route_of_achievements_one_takes_the_place_of_the_line() -> None:
    """May file by the achievement, whatever the criteria say (A-04)."""
    good: dict[str, Any] = {
        "born_on": date(1990, 1, 1),
        "self_supporting": True,
        "criminal_record": False,
        "adverse_immigration": False,
        "degree": (rows.Degree("bachelor"),),
        "achievement": (rows.Achievement("award", "Fields Medal"),),
    }
    assert evaluated(asked(route="apt", **good)).may_file == "yes"
    assert evaluated(asked(route="gpt", **good)).may_file == "no"
    assert evaluated(asked(route="apt", **{**good, "achievement": ()})).may_file == "no"


def test_fees_and_quota_go_by_the_filing_day() -> None:
    """Each person pays; a refusal costs what was due at filing (X-05 to X-08)."""
    family = (rows.Relative("LI Na", "spouse"), rows.Relative("LI An", "child"))
    new, old = date(2025, 2, 26), date(2025, 2, 25)
    found = [evaluated(asked(dependant=family), day).fees for day in (old, new)]
    assert [(f.persons, f.filing, f.issue) for f in found] == [
        (3, 0, 690),
        (3, 1800, 3900),
    ]
    assert [(f.total, f.lost_if_refused) for f in found] == [(690, 0), (5700, 1800)]
    assert evaluated(asked(), date(2006, 6, 27)).quota is None
    quota = evaluated(asked(), date(2021, 10, 6)).quota
    assert quota is not None
    assert (quota.state, quota.places) == ("yearly", 4000)
