"""Trips that stand in the way of a filing, which needs its person here (E-06, E-07)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from operator import attrgetter

from qmas_tui.facts.rows import Trip
from qmas_tui.findings.calendar import DAY
from qmas_tui.findings.catalogue import finding
from qmas_tui.findings.model import Finding
from qmas_tui.findings.position import FilingPosition

Span = tuple[date, date]
"""The day out and the day back of an absence."""


def clashing_trip(trips: Sequence[Trip], position: FilingPosition) -> Finding | None:
    """A trip that leaves too few days here to file, or covers the limit itself.

    Between the later of today and the target day, and the limit. Once something is
    filed only the limit counts. The step is due on the day before the trip.
    """
    dates, as_of = position.dates, position.as_of
    limit = dates.limit
    if not trips or position.is_past:
        return None
    first = max(as_of, dates.target)
    ahead = list(_ahead(trips, limit, dates.opens, as_of))
    spans = [
        (out + DAY, back - DAY)
        for out, back in _merged(ahead)
        if back > max(first, out + DAY) and out < limit
    ]
    length = (limit - first).days + 1
    away = _days_covered(spans, first, limit)
    limit_away = bool(spans) and spans[-1][1] >= limit
    needed = min(position.policy.figures.presence_days, length)
    too_few = not position.is_filed and length - away < needed
    if not limit_away and not too_few:
        return None
    return finding(
        position,
        "trip.clashes",
        due_on=_day_before(trips, spans, dates.opens, as_of),
        lost_on=limit,
        out=spans[0][0] - DAY,
        first=first,
        limit=limit,
        here=length - away,
        needed=needed,
        limit_away=limit_away,
        over=spans[-1][0] - DAY if limit_away else None,
        several=len(spans) > 1,
        few=too_few,
        under_way=spans[-1 if limit_away else 0][0] - DAY <= as_of,
        filed=position.is_filed,
    )


def _ahead(
    trips: Sequence[Trip], limit: date, opens: date, as_of: date
) -> Iterator[Span]:
    """Trips that end after `as_of`, by the day out.

    One without a day back lasts beyond the limit, once the window is open.
    """
    beyond = limit + DAY
    for trip in sorted(trips, key=attrgetter("out")):
        back = trip.back or (beyond if as_of >= opens else as_of)
        if back > max(as_of, trip.out):
            yield trip.out, back


def _merged(spans: Sequence[Span]) -> list[Span]:
    """Records that share a night are one absence."""
    found: list[Span] = []
    for out, back in spans:
        if found and out < found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], back)
        else:
            found.append((out, back))
    return found


def _days_covered(spans: Sequence[Span], first: date, last: date) -> int:
    """Days from first to last in spans apart from each other that all reach them."""
    return sum(
        (min(ended, last) - max(begun, first)).days + 1 for begun, ended in spans
    )


def _day_before(
    trips: Sequence[Trip], spans: Sequence[Span], opens: date, as_of: date
) -> date:
    """The earliest day before one of the trips that clash.

    Before one without a day back it is not before the window opens.
    """
    first, last = spans[0][0] - DAY, spans[-1][1]
    return min(
        trip.out - DAY if trip.back else max(trip.out - DAY, opens)
        for trip in trips
        if first <= trip.out <= last
        and (trip.back is None or trip.back > max(as_of, trip.out))
    )
