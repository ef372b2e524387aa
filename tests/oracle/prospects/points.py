"""The five versions of the points test of old (section 5)."""

from __future__ import annotations

from datetime import date

from tests.oracle.days import Row, anniversary, birthday

from .months import (
    WORKING,
    first_degree,
    first_degree_open,
    held,
    is_higher,
    sure_months,
    sure_stretch,
    sure_works,
    uncut,
)
from .record import Record
from .twelve import international, reputable

FROM = (
    date(2006, 6, 28),
    date(2008, 1, 1),
    date(2015, 5, 4),
    date(2018, 8, 28),
    date(2023, 1, 1),
)
MOST = (165, 165, 195, 225, 245)
EDUCATION = ((45, 40, 30, 20), (45, 40, 35, 30), (40, 40, 20, 10))
WORK = ((50, 40, 30, 0), (50, 40, 30, 10), (40, 30, 15, 5))
PASS_MARK = 80
DOUBTS = (
    (date(2008, 1, 1), date(2008, 1, 31)),
    (date(2015, 4, 1), date(2015, 5, 31)),
    (date(2022, 10, 19), date(2023, 2, 28)),
)


def version(day: date) -> int:
    """1 to 5."""
    return sum(day >= first for first in FROM)


def of_age(record: Record, v: int) -> int:
    born, day = record.get("born_on"), record.day
    if born is None or day >= birthday(born, 51):
        return 0

    def past(years: int) -> bool:
        return day >= anniversary(born, years)

    steps = (
        [(45, 5), (40, 15), (35, 25), (30, 30), (25, 25), (18, 0)]
        if v == 1
        else [(45, 15), (40, 20), (18, 30)]
    )
    return next((points for years, points in steps if past(years)), 0)


def of_education(record: Record, v: int) -> int:
    counting = [
        d
        for d in record.rows("degree")
        if held(d, record.day) and d.get("recognised") is not False
    ]
    levels = [d["level"] for d in counting]
    top, second, third, fourth = EDUCATION[min(v, 3) - 1]
    points = 0
    if levels.count("doctorate") >= 2:
        points = top
    elif "doctorate" in levels or levels.count("master") >= 2:
        points = second
    elif "master" in levels or levels.count("bachelor") >= 2:
        points = third
    elif "bachelor" in levels or (v >= 2 and "professional" in levels):
        points = fourth
    renowned = any(is_higher(d) and d.get("renowned") is True for d in counting)
    return points + (30 if v >= 3 and renowned else 0)


def of_work(record: Record, v: int) -> int:
    day, works = record.day, sure_works(record)
    every = sure_months(record, works, day)
    senior = sure_months(record, [w for w in works if w["level"] == "senior"], day)
    top, second, third, fourth = WORK[min(v, 3) - 1]
    points = 0
    if every >= 120 and senior >= 60:
        points = top
    elif every >= 60 and senior >= 24:
        points = second
    elif every >= 60:
        points = third
    elif every >= 24:
        points = fourth
    if v >= 3 and sure_months(record, sure_works(record, international), day) >= 24:
        points += 15
    if v >= 5 and sure_months(record, sure_works(record, reputable), day) >= 36:
        points += 20
    return points


def of_language(record: Record, v: int) -> int:
    good = set(record.good_languages())
    official = good & {"zh", "en"}
    if len(official) == 2:
        return 20
    if not official or v == 1:
        return 0
    return 15 if good - official else 10


def of_family(record: Record) -> int:
    points = 5 if record.get("hk_relative") is True else 0
    family = record.accompanying
    if any(d["relation"] == "spouse" and d.get("degree") is True for d in family):
        points += 5
    children = [
        d
        for d in family
        if d["relation"] == "child"
        and "born_on" in d
        and record.day < anniversary(d["born_on"], 18)
    ]
    return points + min(10, 5 * len(children))


def work_open(record: Record) -> bool:
    if not record.complete("work"):
        return True
    if any(w["kind"] in WORKING and "level" not in w for w in record.rows("work")):
        return True
    if first_degree(record) is None or not first_degree_open(record):
        return False
    return any(
        sure_stretch(record, w, record.day) != uncut(w, record.day)
        for w in sure_works(record)
    )


def points(record: Record) -> Row:
    v = version(record.day)
    parts = {
        "age": of_age(record, v),
        "education": of_education(record, v),
        "work": of_work(record, v),
        "talent_list": 30 if v >= 4 and record.get("talent_list") is True else 0,
        "language": of_language(record, v),
        "family": of_family(record),
    }
    most = {
        "age": 30,
        "education": 45 if v < 3 else 70,
        "work": (50, 50, 55, 55, 75)[v - 1],
        "talent_list": 30 if v >= 4 else 0,
        "language": 20,
        "family": 20,
    }
    asked = record.complete
    is_open = {
        "age": "born_on" not in record.facts,
        "education": not asked("degree"),
        "work": work_open(record),
        "talent_list": v >= 4 and "talent_list" not in record.facts,
        "language": not asked("language"),
        "family": "hk_relative" not in record.facts or not asked("dependant"),
    }
    unknown = [n for n in parts if is_open[n] and parts[n] < most[n]]
    total = sum(parts.values())
    enough = total >= PASS_MARK
    return {
        "test": "points",
        "version": f"v{v}",
        "version_doubt": any(a <= record.day <= b for a, b in DOUBTS),
        "max": MOST[v - 1],
        "parts": parts,
        "total": total,
        "unknown": unknown,
        "passes": True if enough else None if unknown else False,
    }
