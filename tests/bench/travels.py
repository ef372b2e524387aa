"""The trips of an invented person: so far, under way, planned, over the limit."""

from __future__ import annotations

from datetime import date, timedelta

from qmas_tui.facts.rows import Trip
from tests.bench import words
from tests.bench.draw import Draw

NIGHTS = (3, 9, 16, 40, 120, 200)
NIGHTS_OFTEN = (40, 30, 17, 8, 4, 1)
FAR_NIGHTS = (30, 60, 90, 120, 160, 200)
"""Of one in twenty, who lives elsewhere half the time."""


def trips(draw: Draw, landed: date, limit: date, often: float = 1.0) -> list[Trip]:
    """Mostly short absences; a few long ones, one now, one planned."""
    if draw.chance(0.03):
        return _weekly(draw, landed)
    rows = _so_far(draw, landed, often)
    if draw.chance(0.1):
        out = draw.soon(5, 59)
        back = draw.after(out, 4, 59)
        rows.append(Trip(out=out, back=back, reason="holiday", planned=True))
    if abs((limit - draw.as_of).days) <= 60 and draw.chance(0.35):
        rows += _over_the_limit(draw, landed, limit, rows)
    return rows


def _weekly(draw: Draw, landed: date) -> list[Trip]:
    """Four nights of seven elsewhere."""
    since = draw.ago(7 * draw.number(20, 109))
    out = max(landed + timedelta(20), since)
    rows: list[Trip] = []
    while out + timedelta(4) <= draw.as_of:
        rows.append(Trip(out=out, back=out + timedelta(4), reason="work"))
        out += timedelta(7)
    return rows


def _so_far(draw: Draw, landed: date, often: float) -> list[Trip]:
    elsewhere = draw.chance(0.05)
    nights = FAR_NIGHTS if elsewhere else NIGHTS
    pause = (3, 59) if elsewhere else (25, 159)
    rows: list[Trip] = []
    day = landed + timedelta(20)
    while True:
        out = draw.after(day, *pause)
        if out >= draw.as_of:
            return rows
        back = out + timedelta(draw.often(nights, NIGHTS_OFTEN))
        day = out
        if draw.chance(often):
            reason = draw.one(words.REASONS)
            home = back if back <= draw.as_of else None
            rows.append(Trip(out=out, back=home, reason=reason))
            day = back


def _over_the_limit(
    draw: Draw, landed: date, limit: date, rows: list[Trip]
) -> list[Trip]:
    out = limit - timedelta(draw.number(1, 49))
    if out <= landed:
        return []
    back = max(out, draw.after(limit, 0, 39)) if draw.chance(0.6) else None
    if back is None and not draw.slips and any(row.back is None for row in rows):
        return []
    return [Trip(out=out, back=back, reason="family")]
