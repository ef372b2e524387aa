"""What the calendar of a month and the workload share: the days of every case."""

from __future__ import annotations

from textual import work
from textual.worker import get_current_worker

from qmas_tui.desk.screens.base import DeskScreen
from qmas_tui.desk.screens.queue import back_to_queue
from qmas_tui.views.days import Days, all_days
from qmas_tui.views.model import AssessedCase
from qmas_tui.views.workload import Work, workload

LOOKING = "looking at every case …"


class DaysScreen(DeskScreen):
    """A screen over the days of all cases, worked out while keys answer."""

    def __init__(self) -> None:
        super().__init__()
        self._cases: dict[str, AssessedCase] | None = None
        self._of: tuple[object, ...] | None = None
        self.adviser: str | None = None
        """Whose cases are counted; None for everybody's, empty for nobody's."""
        self.days: Days = {}
        self.work = Work()

    def redraw(self) -> None:
        """Look again where the book or the day is another, and draw what is known."""
        super().redraw()
        casework = self.casework
        now = (casework.holders, casework.policy, casework.as_of)
        if self._of is None or any(
            was is not each for was, each in zip(self._of, now, strict=True)
        ):
            self._of = now
            self._look()
        if self.query("#title"):
            self.draw()

    @work(thread=True, exclusive=True, group="days")
    def _look(self) -> None:
        worker = get_current_worker()
        with self.app.reading():
            found = {each.holder.case: each for each in self.casework.queue()}
            adviser = self.adviser
            whose = [
                each
                for each in found.values()
                if adviser in (None, each.holder.adviser or "")
            ]
            days = all_days(whose)
            work = workload(days, self.casework.as_of)
        if not worker.is_cancelled:
            self.call_later(self._show, found, days, work)

    def _show(self, found: dict[str, AssessedCase], days: Days, work: Work) -> None:
        self._cases, self.days, self.work = found, days, work
        self.looked()
        self.draw()

    def count_for(self, adviser: str | None) -> None:
        """Count the cases of somebody else."""
        self.adviser = adviser
        self._look()

    @property
    def cases(self) -> dict[str, AssessedCase]:
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

    def show_cases(self, filter: str) -> None:
        """Back to the queue, with these cases."""
        back_to_queue(self.app).show_filter(filter)
