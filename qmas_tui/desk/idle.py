"""How long nobody was at the desk, and what is tidied then."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

from qmas_tui.casework.collector import collect_idle, collect_pause

SWEEP_AFTER: Final = timedelta(seconds=1)
TIDY_AFTER: Final = timedelta(minutes=1)


class Idle:
    """The time since the last key."""

    def __init__(self) -> None:
        self._touched = datetime.now(UTC)
        self._is_tidy = self._is_swept = True

    def touch(self, now: datetime) -> None:
        """Somebody is there."""
        self._touched, self._is_tidy, self._is_swept = now, False, False

    def is_for(self, least: timedelta, now: datetime) -> bool:
        """Whether nobody was there for so long at least."""
        return now - self._touched >= least

    def tidy(self, now: datetime) -> None:
        """Let go of screens that were left, once after each time somebody was there.

        First of what was made since the book was opened, which is soon done; after a
        longer time of what was set aside with the book, too.
        """
        if not self._is_swept and self.is_for(SWEEP_AFTER, now):
            self._is_swept = True
            collect_pause()
        if not self._is_tidy and self.is_for(TIDY_AFTER, now):
            self._is_tidy = True
            collect_idle()
