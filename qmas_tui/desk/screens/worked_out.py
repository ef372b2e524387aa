"""A list whose cases are worked out: small books at once, large ones in a thread."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

from textual import work
from textual.message import Message
from textual.worker import get_current_worker

from qmas_tui.casework.case_list import CaseList
from qmas_tui.desk.book_app import SMALL_BOOK
from qmas_tui.desk.screens.marked import MarkedScreen
from qmas_tui.desk.widgets.index_table import IndexTable
from qmas_tui.facts.changes import Case

A = TypeVar("A")
TOLD_EVERY = 200
"""So many cases are worked out until the header tells so."""


class WorkedOutScreen(MarkedScreen, Generic[A]):
    """Keys answer meanwhile; the order changes once, at the end."""

    class Ready(Message):
        """Every case is worked out, and stands in its order."""

    def __init__(self) -> None:
        super().__init__()
        self.is_ready = False
        """Whether every case is worked out."""
        self._was_ready = False
        """Whether the cases stood in their order before."""
        self._recorded: object = None

    @property
    def cases(self) -> CaseList[A]:
        """The cases, of which views and filters pick those listed."""
        raise NotImplementedError

    @property
    def recorded(self) -> Mapping[str, Case]:
        """Every case that there is."""
        return self.cases.recorded

    @property
    def is_small(self) -> bool:
        """Whether all of it can be done while a key waits."""
        return len(self.recorded) <= SMALL_BOOK

    def on_mount(self) -> None:
        """Work out a small book at once, a large one while keys answer."""
        if self.is_small:
            self.cases.work_out()
        self.is_ready = self._was_ready = self.cases.are_known
        self.redraw()
        self.query_one("#table").focus()
        self._say_or_work()

    def begin_again(self) -> None:
        """Another day has begun."""
        self.is_ready = self.is_small
        self.redraw()
        self._say_or_work()

    def _say_or_work(self) -> None:
        if self.is_ready:
            self.post_message(self.Ready())
        else:
            self.work_out()

    @work(thread=True, exclusive=True, group="assess", exit_on_error=True)
    def work_out(self) -> None:
        """Work out every case in the background; the order changes once, at the end."""
        worker = get_current_worker()

        def step(done: int, total: int) -> bool:
            if done % TOLD_EVERY == 0:
                self.call_later(self._progress, f"working out {done:,} of {total:,}")
            self.app.give_way()
            return not worker.is_cancelled

        if self.cases.work_out(step):
            self.call_later(self._worked_out)

    def _progress(self, words: str) -> None:
        """Say in the header how far it is."""
        if not self.is_ready:
            self.app.status = words
            self.draw_header()

    def _worked_out(self) -> None:
        """The findings are there: put the cases into their order."""
        self.app.status = ""
        table = self.query_one("#table", IndexTable)
        if not self._was_ready and not table.cursor:
            table.fill((), self.cases.of)  # nobody has moved: begin above
        self.is_ready = self._was_ready = True
        self.redraw()
        self.post_message(self.Ready())

    def redraw(self) -> None:
        """Show the cases as they are now; where many are others, work them out."""
        super().redraw()
        recorded, before = self.recorded, self._recorded
        self._recorded = recorded
        is_other = self.is_ready and recorded is not before
        if is_other and self.cases.left > SMALL_BOOK:  # it takes its time
            self.is_ready = False
            self.work_out()
