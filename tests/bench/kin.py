"""The family of an invented holder."""

from __future__ import annotations

from datetime import date, timedelta

from qmas_tui.facts.holder import Dependant
from qmas_tui.facts.rows import (
    Birthplace,
    Citizenship,
    DependantStatus,
    LeftFamily,
    Trip,
)
from tests.bench import words
from tests.bench.draw import Draw
from tests.bench.travels import trips

CHILD_LEFT: tuple[LeftFamily, ...] = ("own-permission", "grown-up", "left-hong-kong")
SPOUSE_LEFT: tuple[LeftFamily, ...] = (
    *("own-permission", "divorce", "death", "left-hong-kong"),
)
STATUS: tuple[DependantStatus, ...] = ("permanent", "permanent", "dependant")


def family(
    draw: Draw, surname: str, citizenship: Citizenship, landed: date, limit: date
) -> list[Dependant]:
    """A spouse and children, none, or some of them."""
    count = draw.often((0, 1, 2, 3, 4), (45, 20, 15, 14, 6))
    rows: list[Dependant] = []
    for given in draw.some(words.GIVEN, count):
        child = bool(rows) or draw.chance(0.25)
        name = f"{surname} {given}"
        rows.append(_dependant(draw, name, child, citizenship, landed, limit))
    return rows


def _dependant(
    draw: Draw,
    name: str,
    child: bool,
    citizenship: Citizenship,
    holder_landed: date,
    holder_limit: date,
) -> Dependant:
    born, landed = _arrived(draw, child, holder_landed)
    since = None
    if draw.chance(0.1):
        before = landed - timedelta(draw.number(200, 2599))
        since = before if before >= born else None
    limit = None
    if draw.chance(0.85):
        limit = holder_limit
        if draw.chance(0.15):
            limit -= timedelta(draw.number(-60, 199))
    left_on, left_for = None, None
    if draw.chance(0.08):
        left_on = draw.day(holder_landed, draw.soon(120, 120))
        left_for = draw.one(CHILD_LEFT if child else SPOUSE_LEFT)
    away: list[Trip] = []
    if draw.chance(0.35):
        away = trips(draw, landed, limit or holder_limit, 0.5)
    return Dependant(
        name=name,
        relation="child" if child else "spouse",
        born_on=born,
        citizenship="unknown" if draw.chance(0.1) else citizenship,
        landed_on=landed,
        passport_expires_on=draw.soon(-30, 3000) if draw.chance(0.7) else None,
        limit_of_stay=limit,
        residence_since=since,
        abode="not-wanted" if draw.chance(0.05) else None,
        born_in=_born_in(draw, born > holder_landed) if child else None,
        status=draw.one(STATUS) if draw.chance(0.03) else "dependant",
        left_on=left_on,
        left_for=left_for,
        trip=tuple(Trip(out=trip.out, back=trip.back) for trip in away),
    )


def _arrived(draw: Draw, child: bool, holder_landed: date) -> tuple[date, date]:
    """The days of birth and landing: with the holder, later, or born here since."""
    if not child:
        born = draw.day(date(1975, 1, 1), date(1998, 1, 1))
    elif holder_landed < draw.ago(30) and draw.chance(0.15):
        born = draw.day(holder_landed + timedelta(1), draw.as_of)
        return born, born
    else:
        born = draw.day(date(2006, 6, 1), date(2024, 1, 1))
    landed = holder_landed
    if draw.chance(0.12):
        landed = min(draw.as_of, draw.after(holder_landed, 30, 899))
    return born, max(landed, min(born, draw.as_of))


def _born_in(draw: Draw, since_landing: bool) -> Birthplace | None:
    if not draw.chance(0.4):
        return None
    return "hong-kong" if since_landing or draw.chance(0.2) else "elsewhere"
