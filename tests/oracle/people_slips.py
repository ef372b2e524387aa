"""What real records have: days that cannot be, and cases that were put off."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from .calculator import about_of, work_out
from .days import Row, plus
from .maker import Maker


def turned(first: str, second: str) -> Callable[[Maker, Row], None]:
    """An end a few days before its beginning, give or take a day."""

    def spoil(m: Maker, row: Row) -> None:
        if first in row:
            row[second] = plus(row[first], -m.pick([0, 1, 1, 20]))

    return spoil


def tomorrow(key: str) -> Callable[[Maker, Row], None]:
    """A day that says that something happened, close to today."""

    def spoil(m: Maker, row: Row) -> None:
        row[key] = plus(m.as_of, m.pick([0, 1, 1, 9]))

    return spoil


def before_landing(m: Maker, row: Row) -> None:
    row["until"] = plus(m.landed, -m.pick([0, 1, 1, 30]))


ON_ROWS: list[tuple[str, Callable[[Maker, Row], None]]] = [
    ("trip", turned("out", "back")),
    ("work", turned("from", "to")),
    ("excluded", turned("from", "to")),
    ("gap", turned("ended", "resumed")),
    ("filing", turned("filed_on", "decided_on")),
    ("request", turned("asked_on", "answered_on")),
    ("grant", turned("granted_on", "until")),
    ("grant", before_landing),
    ("grant", tomorrow("granted_on")),
    ("filing", tomorrow("filed_on")),
    ("filing", tomorrow("decided_on")),
    ("dependant", tomorrow("landed_on")),
    ("dependant", tomorrow("born_on")),
    ("dependant", turned("landed_on", "residence_since")),
]
ALONE = {"excluded": "from", "gap": "ended", "request": "asked_on", "trip": "out"}
ON_HOLDERS: list[Callable[[Maker, Row], None]] = [
    turned("applied_on", "approved_on"),
    turned("approved_on", "applied_on"),
    turned("applied_on", "landed_on"),
    tomorrow("applied_on"),
    tomorrow("approved_on"),
    tomorrow("landed_on"),
    tomorrow("born_on"),
]


def later_residence(m: Maker, holder: Row) -> None:
    if "landed_on" in holder:
        holder["residence_since"] = plus(holder["landed_on"], m.pick([0, 1, 200]))


def open_trips(m: Maker, holder: Row) -> None:
    """A second trip without a return."""
    people = [p for p in (holder, *holder.get("dependant", [])) if p.get("trip")]
    for person in people[-1:]:
        for row in person["trip"][:2]:
            row.pop("back", None)
        if len(person["trip"]) == 1:
            person["trip"].append({"out": plus(m.as_of, -m.rng.randint(0, 60))})


def contradict(m: Maker, holder: Row) -> None:
    """One thing that cannot be; a file keeps it all the same."""
    choice = m.rng.random()
    if choice < 0.6:
        table, spoil = m.pick(ON_ROWS)
        if table in ALONE:
            holder.setdefault(table, [{ALONE[table]: m.day()}])
        if table in holder:
            spoil(m, m.pick(holder[table]))
    elif choice < 0.85:
        m.pick(ON_HOLDERS)(m, holder)
    elif choice < 0.92:
        later_residence(m, holder)
    else:
        open_trips(m, holder)


def altered(m: Maker, about: list[str]) -> list[str]:
    """Not quite what would be stored today."""
    choice = m.rng.random()
    if choice < 0.25:
        return [*about, "zzz.later act holder"]
    if choice < 0.5:
        return about[:-1]
    if choice < 0.75:
        return [line.replace(" warn ", " act ") for line in about]
    return ["Waits for the signed contract."]


def wake_days(m: Maker, holder: Row) -> list[date]:
    """Days close to those on which the case would wake of itself."""
    lost = work_out(holder, m.as_of)["lost_on"]
    days = [m.as_of, plus(m.as_of, 30)]
    if lost is not None:
        days.append(date.fromisoformat(lost))
    return days


def review(m: Maker, holder: Row) -> Row:
    row: Row = {"on": m.near(plus(m.as_of, -m.pick([0, 3, 30])), 2), "by": "mw"}
    row["outcome"] = "snoozed" if m.odds(0.85) else "reviewed"
    if row["outcome"] == "snoozed":
        row["until"] = m.near(m.pick(wake_days(m, holder)), 9)
        about = about_of(holder, m.as_of)
        if m.odds(0.2):
            about = altered(m, about)
        if about and m.odds(0.93):
            row["about"] = about
    elif m.odds(0.3):
        row |= {"until": plus(m.as_of, 9), "about": about_of(holder, m.as_of)}
    return row


def reviews(m: Maker, holder: Row) -> list[Row]:
    rows = [review(m, holder)]
    while m.odds(0.3):
        row = review(m, holder)
        if m.odds(0.5):
            row["on"] = rows[0]["on"]
        rows.append(row)
    return rows
