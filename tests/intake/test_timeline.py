"""Study, work and life as one story: each line to the day."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.findings.calendar import add_months
from tests.intake.assessed import days, job, levels, rows_of
from tests.make import AS_OF

GAP, OVERLAP = "timeline.gap", "timeline.overlap"
FRAGMENTED, STILL = "timeline.fragmented", "career.no-progress"


@pytest.mark.parametrize(("shift", "gap"), [(-1, 0), (0, 0), (1, 1)])
def test_a_gap_of_three_months(shift: int, gap: int) -> None:
    """Three months that nothing explains are no gap, a day more is one."""
    begins = date(2020, 7, 1) + days(shift)
    facts = {"work": [job(to=date(2020, 3, 31)), job(**{"from": begins})]}
    rows = rows_of(facts, GAP)
    assert len(rows) == gap
    if gap:
        assert rows[0]["first"] == date(2020, 4, 1)
        assert rows[0]["last"] == date(2020, 7, 1)


@pytest.mark.parametrize(("shift", "gap"), [(0, 0), (-1, 1)])
def test_a_gap_until_today(shift: int, gap: int) -> None:
    """A gap runs until today, whatever is planned."""
    ended = add_months(AS_OF + days(1), -3) - days(1) + days(shift)
    ahead = job(**{"from": AS_OF + days(9)})
    for work in ([job(to=ended)], [job(to=ended), ahead]):
        assert len(rows_of({"work": work}, GAP)) == gap


@pytest.mark.parametrize(
    ("facts", "gap"),
    [
        ({"work": [job(**{"kind": "none"})]}, 1),
        ({"work": [job(**{"kind": "none", "reason": "Care"})]}, 0),
        ({"work": [job(**{"from": AS_OF + days(1)})]}, 0),
        ({"work": [job(**{"from": None, "to": None}), job(to=date(2015, 1, 1))]}, 0),
        ({"degree": [{"level": "bachelor", "from": date(2010, 9, 1)}]}, 1),
        (
            {
                "degree": [
                    {
                        "level": "bachelor",
                        "from": date(2010, 9, 1),
                        "awarded_on": date(2014, 1, 1),
                    }
                ],
                "work": [job()],
            },
            0,
        ),
        (
            {
                "work": [job(to=date(2024, 1, 31))],
                "period": [
                    {"from": date(2024, 2, 1), "to": AS_OF, "reason": "Travels"}
                ],
            },
            0,
        ),
        ({"work": [job(to=date(2024, 1, 31)), job(to=date(2014, 6, 1))]}, 1),
        ({}, 0),
    ],
)
def test_what_explains_a_time(facts: dict[str, object], gap: int) -> None:
    """Degrees with both days, works, periods and a reason do; a row ahead begins none.

    A work without its first day explains all time before its last.
    """
    for work in facts.get("work", []):  # type: ignore[attr-defined]
        if work["from"] is None:
            del work["from"], work["to"]
    assert len(rows_of(facts, GAP)) == gap


@pytest.mark.parametrize(("last", "shared"), [(31, 0), (32, 1)])
def test_two_at_once(last: int, shared: int) -> None:
    """Two full-time works may share 31 days, and no more."""
    begins = date(2020, 1, 1)
    first = job(to=begins + days(last - 1))
    facts = {"work": [first, job(**{"from": begins})]}
    assert len(rows_of(facts, OVERLAP)) == shared
    facts = {"work": [first, job(**{"from": begins, "full_time": False})]}
    assert rows_of(facts, OVERLAP) == []


def test_work_and_study_at_once() -> None:
    """A full-time study clashes with a work or another, until today at most."""
    study = {
        "level": "master",
        "institution": "HKU",
        "full_time": True,
        "from": AS_OF - days(31),
        "awarded_on": AS_OF + days(99),
    }
    clash = rows_of({"work": [job()], "degree": [study]}, OVERLAP)
    assert [(row["one"], row["other"], row["days"]) for row in clash] == [
        ("Harbour Bank", "HKU", 32)
    ]
    study["from"] = AS_OF - days(30)
    for facts in ({"work": [job()], "degree": [study]}, {"degree": [study, study]}):
        assert rows_of(facts, OVERLAP) == []


def test_papers_that_do_not_agree() -> None:
    """A conflict stands until it is settled; one settled ahead is not."""
    row = {"on": date(2026, 1, 1), "about": "Two first days"}
    assert levels({"conflict": [row]})["timeline.conflict"] == "warn"
    settled = {**row, "settled_on": AS_OF}
    assert "timeline.conflict" not in levels({"conflict": [settled]})
    ahead = {**row, "settled_on": AS_OF + days(1)}
    assert "timeline.conflict" in levels({"conflict": [ahead]})


def short_jobs(*ends: date, length: int = 6, **facts: object) -> dict[str, object]:
    """Employments of some months each, at other employers, by their last days."""
    return {
        "work": [
            job(
                **{
                    "employer": f"Firm {number}",
                    "from": add_months(end + days(1), -length),
                    "to": end,
                    **facts,
                }
            )
            for number, end in enumerate(ends)
        ]
    }


RECENT = (date(2024, 6, 30), date(2025, 6, 30), date(2026, 6, 30))


def test_three_short_employments() -> None:
    """Three of under a year are told, two or part-time ones are not."""
    assert levels(short_jobs(*RECENT))[FRAGMENTED] == "watch"
    assert FRAGMENTED not in levels(short_jobs(*RECENT[:2]))
    assert FRAGMENTED not in levels(short_jobs(*RECENT, full_time=False))
    assert FRAGMENTED not in levels(short_jobs(*RECENT, length=12))
    assert FRAGMENTED in levels(short_jobs(*RECENT, length=11))
    assert FRAGMENTED in levels(short_jobs(*RECENT, employer=None))


@pytest.mark.parametrize(("shift", "told"), [(-1, False), (0, True)])
def test_employments_of_long_ago(shift: int, told: bool) -> None:
    """Only those count that ended within sixty months."""
    first = add_months(AS_OF, -60) + days(shift)
    assert (FRAGMENTED in levels(short_jobs(first, *RECENT[1:]))) == told


def test_a_last_day_ahead() -> None:
    """One that ends tomorrow has not ended."""
    assert FRAGMENTED in levels(short_jobs(*RECENT[1:], AS_OF))
    assert FRAGMENTED not in levels(short_jobs(*RECENT[1:], AS_OF + days(1)))


def test_rows_of_one_employer() -> None:
    """Two rows that touch are one employment, however the name is written."""
    facts = short_jobs(*RECENT)
    works = facts["work"]
    assert isinstance(works, list)
    before = {**works[0], "employer": " FIRM 0 ", "to": works[0]["from"] - days(1)}
    before["from"] = date(2020, 1, 1)
    works.append(before)
    assert FRAGMENTED not in levels(facts)
    before["to"] -= days(1)
    assert FRAGMENTED in levels(facts)
    del before["from"]
    before["to"] += days(1)
    assert FRAGMENTED not in levels(facts)


@pytest.mark.parametrize(("shift", "told"), [(1, False), (0, True)])
def test_no_rise_for_sixty_months(shift: int, told: bool) -> None:
    """Sixty months at one level and title are told, a day less is not."""
    begins = add_months(AS_OF, -60) + days(shift)
    assert (STILL in levels({"work": [job(**{"from": begins})]})) == told


LONG = date(2016, 1, 1)


@pytest.mark.parametrize(
    ("works", "told"),
    [
        ([job()], True),
        ([job(level="senior")], False),
        ([job(title=None)], False),
        ([job(level=None)], False),
        ([job(full_time=False)], False),
        ([job(), job(**{"from": None})], False),
        ([job(), job(**{"from": AS_OF + days(1), "title": None})], True),
        ([job(to=LONG), job(**{"from": LONG, "title": " analyst "})], True),
        ([job(to=LONG), job(**{"from": LONG, "level": "specialist"})], True),
        ([job(to=AS_OF - days(9)), job(title="Head", **{"from": AS_OF})], False),
        ([job(level="senior", **{"from": LONG}), job()], False),
        ([job(title="Clerk"), job()], True),
        ([job(), job(title="Clerk", to=LONG)], False),
        ([], False),
    ],
)
def test_what_is_a_rise(works: list[dict[str, object]], told: bool) -> None:
    """Another title or level; graduate and specialist are one, a gap in it silences."""
    kept = [{k: v for k, v in work.items() if v is not None} for work in works]
    assert (STILL in levels({"work": kept})) == told
