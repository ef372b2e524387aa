"""The clocks of Hong Kong: by them the day of a moment is told."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

HONG_KONG = timezone(timedelta(hours=8), "HKT")
"""Hong Kong has had no summer time since 1979."""


def in_hong_kong(moment: datetime) -> datetime:
    """A moment by the clocks of Hong Kong; one without a zone is taken as theirs."""
    return moment if moment.tzinfo is None else moment.astimezone(HONG_KONG)
