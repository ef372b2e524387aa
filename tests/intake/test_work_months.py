"""Months of work, as they are counted."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec import structs

from qmas_tui.facts import prospect_rows as rows
from qmas_tui.findings.calendar import DAY
from qmas_tui.intake.criteria.work import any_work
from qmas_tui.intake.model import CriteriaTest
from qmas_tui.intake.subject import subject
from qmas_tui.intake.work_months import joined, months_in, reached, sure, uncut
from tests.intake.people import asked, evaluated, job, prospect
from tests.make import AS_OF, POLICY

JANUARY, MARCH = date(2026, 1, 1), date(2026, 3, 1)


@pytest.mark.parametrize(
    ("stretches", "months"),
    [
        ([(date(2026, 1, 1), date(2026, 1, 31))], 1),
        ([(date(2026, 1, 1), date(2026, 1, 30))], 0),
        ([(date(2026, 1, 31), date(2026, 2, 27))], 1),
        (
            [
                (date(2026, 1, 1), date(2026, 1, 20)),
                (date(2026, 3, 1), date(2026, 3, 11)),
            ],
            1,
        ),
        (
            [
                (date(2026, 1, 1), date(2026, 1, 20)),
                (date(2026, 3, 1), date(2026, 3, 10)),
            ],
            0,
        ),
        ([], 0),
    ],
)
def test_whole_months_and_days_left_over(
    stretches: list[tuple[date, date]], months: int
) -> None:
    """Whole months of each stretch, and one for 31 days of all together (N-01)."""
    assert months_in(stretches, POLICY) == months


def test_the_office_can_count_left_over_days_otherwise() -> None:
    """The reading is a figure like any other."""
    days = [
        (date(2026, 1, 1), date(2026, 1, 15)),
        (date(2026, 3, 1), date(2026, 3, 15)),
    ]
    own = structs.replace(POLICY.intake, left_over_days=30)
    assert months_in(days, structs.replace(POLICY, intake=own)) == 1
    assert months_in(days, POLICY) == 0


def test_stretches_that_touch_or_overlap_are_one() -> None:
    """Two halves of a month are a month; a day apart they are not."""
    for second, wanted in ((15, 12), (16, 12), (17, 11)):
        works = (
            job(date(2025, 1, 1), to=date(2025, 6, 15)),
            job(date(2025, 6, second), to=date(2025, 12, 31)),
        )
        assert uncut(works).months(AS_OF, POLICY) == wanted


def test_months_since_a_day() -> None:
    """What lies before it is cut off."""
    spells = uncut((job(date(2020, 1, 1)),))
    assert spells.months(date(2026, 1, 1), POLICY, date(2025, 1, 1)) == 12


def test_graduate_work_counts_from_the_first_degree_on() -> None:
    """That of a specialist from its start (N-02)."""
    degree = (rows.Degree("bachelor", awarded_on=date(2025, 11, 22)),)
    for level, wanted in (("graduate", 12), ("senior", 12), ("specialist", 60)):
        work = (job(date(2021, 11, 22), level=level),)
        who = asked(degree=degree, work=work)
        assert sure(subject(who, AS_OF), who.work).months(AS_OF, POLICY) == wanted


def test_an_open_first_degree_may_make_more_count() -> None:
    """Then it is unknown; where the first is certain it is a no."""
    degree = (rows.Degree("bachelor", awarded_on=date(2025, 11, 22)),)
    work = (job(date(2021, 11, 22), level="graduate"),)
    states = [
        reached(subject(who, AS_OF), any_work, 60, POLICY)
        for who in (
            asked(degree=degree, work=work),
            asked(degree=(*degree, rows.Degree("master")), work=work),
            prospect(complete=("work",), degree=degree, work=work),
        )
    ]
    assert states == ["no", "unknown", "unknown"]
    enough = asked(work=(job(date(2021, 11, 22)),))
    assert reached(subject(enough, AS_OF), any_work, 60, POLICY) == "yes"


def test_covers() -> None:
    """Work that begins today covers no day yet; one without a first day never."""
    for first, wanted in ((AS_OF - DAY, True), (AS_OF, False), (None, False)):
        assert uncut((job(first),)).covers(AS_OF) is wanted


def test_areas_of_the_met_criteria() -> None:
    """Several of one area count once (Q-40)."""
    work = (job(date(2010, 1, 1), reputable=True, field="finance"),)
    found = evaluated(asked(work=work, language=(rows.Spoken("en", "good"),))).gpt
    assert isinstance(found, CriteriaTest)
    assert (found.met, found.areas, found.criterion(7).state) == (4, 2, "yes")


def test_a_stretch_within_another_shortens_nothing() -> None:
    """What lies within, overlaps or touches is one; a day between parts them."""
    first, last = date(2026, 1, 1), date(2026, 3, 31)
    within = (date(2026, 1, 10), date(2026, 1, 20))
    after = (last + DAY, last + 9 * DAY)
    assert joined([within, (first, last), after]) == [(first, after[1])]
    apart = (last + 2 * DAY, last + 9 * DAY)
    assert joined([within, (first, last), apart]) == [(first, last), apart]
