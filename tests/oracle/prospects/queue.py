"""What to do next (section 11)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from tests.oracle.days import Row, iso, plus

from .ahead import Ahead
from .codes import Codes, last_birthday
from .process import deadlines
from .record import Record

LEAD = (
    ("request.due", 0),
    ("consent.due", 30),
    ("fee.due", 7),
    ("entry.use-by", 30),
    ("identity-card.due", 14),
)


class Open(NamedTuple):
    kind: str
    due: date
    lost: date | None


def told_on(application: Row) -> date:
    day: date = application.get("decided_on") or application["submitted_on"]
    return day


def of_filed(record: Record, codes: Codes) -> Iterator[Open]:
    days, a = deadlines(record), record.current
    for kind, lead in LEAD:
        if kind in days:
            yield Open(kind, plus(days[kind], -lead), days[kind])
        elif kind == "fee.due" and "fee.unpaid" in codes:
            yield Open(kind, told_on(a), None)
    waits = "selected_on" not in a and "next_on" not in record.facts
    if "decision.late" in codes and waits:
        yield Open("decision.late", days["decision.expected"], None)


def of_unfiled(
    record: Record, codes: Codes, may_file: str, ahead: Ahead | None
) -> Iterator[Open]:
    as_of, file_on = record.as_of, record.get("file_on")
    below = ahead.below_on() if ahead else None
    planned = file_on is not None or "next_on" in record.facts
    if file_on is not None:
        yield Open("file", file_on, below)
    if may_file == "yes" and not planned:
        yield Open("file.plan", as_of, below)
    if ahead and ahead.six_on and ahead.six_on > record.day:
        yield Open("file.possible", ahead.six_on, below)
    last = last_birthday(record)
    if "age.closing" in codes and last:
        yield Open("age.closing", plus(last, -60), last)
    if any(codes[code] == "act" for code in codes if code != "age.closing"):
        yield Open("findings", as_of, max(as_of, file_on) if file_on else None)
    a = record.current
    if a and "next_on" not in record.facts:
        yield Open(a["outcome"], told_on(a), None)


def opened(
    record: Record, codes: Codes, may_file: str, ahead: Ahead | None
) -> Iterator[Open]:
    if "next_on" in record.facts:
        yield Open("next", record.facts["next_on"], None)
    if record.filed:
        yield from of_filed(record, codes)
    else:
        yield from of_unfiled(record, codes, may_file, ahead)


def first(items: Iterator[Open], as_of: date) -> Row:
    """The least by the day to act, then the day it is lost; the order decides else."""
    least = min(
        items,
        key=lambda each: (max(as_of, each.due), each.lost or date.max),
        default=None,
    )
    return {
        "act_by": least and iso(max(as_of, least.due)),
        "lost_on": least and iso(least.lost),
        "act_on": least and least.kind,
        "due_on": least and iso(least.due),
    }
