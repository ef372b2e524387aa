"""Degrees, and months of work (section 1)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from tests.oracle.days import Row, add_months, plus

from .record import Record

WORKING = ("employment", "business", "self-employment")
GRADES = ("graduate", "specialist", "senior")
Mark = Callable[[Row], bool | None]


def held(degree: Row, day: date) -> bool:
    return "awarded_on" not in degree or degree["awarded_on"] <= day


def is_higher(degree: Row) -> bool:
    known = degree["level"] in ("bachelor", "master", "doctorate")
    return known and degree.get("recognised") is not False


def postgraduate(record: Record, day: date) -> list[Row]:
    return [
        d
        for d in record.rows("degree")
        if is_higher(d)
        and held(d, day)
        and d["level"] != "bachelor"
        and d.get("arm") is not True
    ]


def first_degree(record: Record) -> date | None:
    days = [
        d["awarded_on"]
        for d in record.rows("degree")
        if is_higher(d) and "awarded_on" in d
    ]
    return min(days, default=None)


def first_degree_open(record: Record) -> bool:
    undated = any(is_higher(d) and "awarded_on" not in d for d in record.rows("degree"))
    return undated or not record.complete("degree")


def working(record: Record) -> list[Row]:
    return [
        w
        for w in record.rows("work")
        if w["kind"] in WORKING and w.get("full_time") is not False
    ]


def any_mark(_: Row) -> bool:
    return True


def sure_works(record: Record, mark: Mark = any_mark) -> list[Row]:
    return [w for w in working(record) if w.get("level") in GRADES and mark(w) is True]


def possible_works(record: Record, mark: Mark) -> list[Row]:
    return [
        w
        for w in working(record)
        if w.get("level") in (*GRADES, None) and mark(w) is not False
    ]


Stretch = tuple[date, date]


def uncut(work: Row, day: date) -> Stretch | None:
    """First and last day that a work covers on a day."""
    if "from" not in work:
        return None
    last = min(work.get("to", plus(day, -1)), plus(day, -1))
    return (work["from"], last) if work["from"] <= last else None


def cut(stretch: Stretch | None, first: date | None) -> Stretch | None:
    if stretch is None or first is None:
        return stretch
    begin = max(stretch[0], first)
    return (begin, stretch[1]) if begin <= stretch[1] else None


def sure_stretch(record: Record, work: Row, day: date) -> Stretch | None:
    stretch = uncut(work, day)
    if work.get("level") == "specialist":
        return stretch
    return cut(stretch, first_degree(record))


def whole_months(stretches: list[Stretch]) -> int:
    """Whole months of the joined stretches, and one for every 31 days left over."""
    joined: list[Stretch] = []
    for begin, end in sorted(stretches):
        if joined and begin <= plus(joined[-1][1], 1):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((begin, end))
    months = left = 0
    for begin, end in joined:
        after = plus(end, 1)
        whole = 0
        while add_months(begin, whole + 1) <= after:
            whole += 1
        months += whole
        left += (after - add_months(begin, whole)).days
    return months + left // 31


def sure_months(record: Record, works: list[Row], day: date) -> int:
    found = [sure_stretch(record, work, day) for work in works]
    return whole_months([each for each in found if each is not None])


def possible_months(record: Record, works: list[Row], day: date) -> int:
    first = None if first_degree_open(record) else first_degree(record)
    found = [
        uncut(w, day)
        if w.get("level") in ("specialist", None)
        else cut(uncut(w, day), first)
        for w in works
    ]
    return whole_months([each for each in found if each is not None])


def reach(record: Record, mark: Mark, figure: int, day: date) -> str:
    if sure_months(record, sure_works(record, mark), day) >= figure:
        return "yes"
    possible = possible_works(record, mark)
    enough = possible_months(record, possible, day) >= figure
    undated = any("from" not in work for work in possible)
    if enough or undated or not record.complete("work"):
        return "unknown"
    return "no"
