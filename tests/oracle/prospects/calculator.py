"""One prospect worked out, in the shape of the worked cases."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.oracle.days import Row, iso

from . import entry
from .ahead import Ahead
from .codes import codes
from .pathways import pathways
from .points import points
from .process import deadlines, stage
from .queue import first, opened
from .record import Record, all_of, truth
from .twelve import LEAST, Twelve


def line(record: Record, gpt: Row | None) -> str:
    if record.get("route") == "apt":
        return str(entry.apt(record)["state"])
    if gpt is None:
        return "no"
    if gpt["test"] == "points":
        return truth(gpt["passes"])
    if gpt["met"] >= LEAST:
        return "yes"
    return "no" if gpt["met_max"] < LEAST else "unknown"


def gpt_of_day(record: Record) -> Row | None:
    if record.test == "criteria":
        return Twelve(record, record.day, record.day).found()
    return points(record) if record.test == "points" else None


def work_out(raw: dict[str, Any], as_of: date, file_on: date | None = None) -> Row:
    """What the contract says of a prospect who is not closed."""
    record = Record(raw, as_of, file_on)
    gpt = gpt_of_day(record)
    may_file = all_of(entry.passes(record), line(record, gpt))
    looks = record.get("route") == "gpt" and not record.filed
    ahead = Ahead(record) if looks and record.test == "criteria" else None
    found = codes(record, gpt)
    item = first(opened(record, found, may_file, ahead), as_of)
    return item | {
        "stage": stage(record, may_file, gpt, found),
        "codes": found,
        "evaluated_on": iso(record.day),
        "filed": record.filed,
        "may_file": may_file,
        "special": entry.special(record),
        "quota": entry.quota(record),
        "prerequisites": entry.prerequisites(record),
        "forecast": ahead and ahead.found(),
        "nearest": ahead and ahead.nearest(),
        "apt": entry.apt(record),
        "deadlines": {kind: iso(day) for kind, day in deadlines(record).items()},
        "fees": entry.fees(record),
        "gpt": gpt,
        "pathways": pathways(record),
    }
