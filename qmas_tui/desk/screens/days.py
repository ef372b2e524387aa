"""What the calendar of a month and the workload share: the days of every case."""

from __future__ import annotations

from collections.abc import Collection

from textual import work
from textual.worker import get_current_worker

from qmas_tui.desk.screens.base import DeskScreen
from qmas_tui.desk.screens.both import BothScreen
from qmas_tui.desk.screens.prospects import ProspectsScreen
from qmas_tui.desk.screens.queue import back_to_queue
from qmas_tui.facts.changes import Case
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.prospect import Prospect
from qmas_tui.views.both import BOTH, Either, days_of_either, record_of
from qmas_tui.views.days import Days, all_days
from qmas_tui.views.workload import Work, workload

LOOKING = "looking at every case …"


class DaysScreen(DeskScreen):
    """A screen over the days of all cases, worked out while keys answer."""

    def __init__(self) -> None:
        super().__init__()
        self._cases: dict[str, Either] | None = None
        self._of: tuple[object, ...] | None = None
        self.adviser: str | None = None
        """Whose cases are counted; None for everybody's, empty for nobody's."""
        self.days: Days = {}
        self.work = Work()

    def redraw(self) -> None:
        """Look again where the book or the day is another, and draw what is known."""
        casework = self.casework
        people = casework.holders, casework.prospects
        now = (*people, casework.policy, casework.as_of)
        if self._of is None or any(
            was is not each for was, each in zip(self._of, now, strict=True)
        ):
            self._of = now
            self._look()
        self._draw()

    def _draw(self) -> None:
        """Show what is known, and then which keys work on it."""
        if self.query("#title"):
            self.draw()
        super().redraw()

    @work(thread=True, exclusive=True, group="days")
    def _look(self) -> None:
        worker = get_current_worker()
        with self.app.reading():
            found = {BOTH.key_of(each): each for each in self.app.both_list.queue()}
            adviser = self.adviser
            days = all_days(
                (key, days_of_either(each))
                for key, each in found.items()
                if adviser in (None, record_of(each).adviser or "")
            )
            work = workload(days, self.casework.as_of)
        if not worker.is_cancelled:
            self.call_later(self._show, found, days, work)

    def _show(self, found: dict[str, Either], days: Days, work: Work) -> None:
        self._cases, self.days, self.work = found, days, work
        self.looked()
        self._draw()

    def count_for(self, adviser: str | None) -> None:
        """Count the cases of somebody else."""
        self.adviser = adviser
        self._look()

    @property
    def cases(self) -> dict[str, Either]:
        """The cases, in the order of the queue; none as long as they are looked at."""
        return self._cases or {}

    @property
    def is_looking(self) -> bool:
        """Whether nothing is known yet."""
        return self._cases is None

    def looked(self) -> None:
        """The cases are there, or are others than before."""

    def draw(self) -> None:
        """Show what is known."""

    def show_cases(self, filter: str, kinds: Collection[type[Case]]) -> None:
        """Back to the list of these kinds, with these cases."""
        queue = back_to_queue(self.app)
        if Prospect not in kinds:
            queue.show_filter(filter)
        elif Holder not in kinds:
            self.app.push_screen(ProspectsScreen(filter))
        else:
            self.app.push_screen(BothScreen(filter))
