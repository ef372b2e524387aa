"""Takes in a sheet: what its columns are, what it leaves open, how it would be read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import structs
from textual import work
from textual.worker import get_current_worker

from qmas_tui.casework.casework import Done, Terms
from qmas_tui.casework.importing import apply_import
from qmas_tui.casework.mapping import (
    Answers,
    Draft,
    Sheet,
    answered,
    draft_lines,
    keep_mapping,
    read_sheet,
    report_csv,
    work_out,
)
from qmas_tui.casework.travelling import is_record, rows_of_sheet
from qmas_tui.desk.attempt import Attempt
from qmas_tui.desk.screens.taking import Row, TakingScreen
from qmas_tui.desk.screens.travel import TravelScreen
from qmas_tui.desk.widgets.bars import Bar
from qmas_tui.errors import DataError, QmasError
from qmas_tui.views.mapping import ColumnRow
from qmas_tui.views.mapping_lines import column_titles, outcome_lines, page_lines
from qmas_tui.views.mapping_read import read_lines, why_lines

NO_CASE = "A statement of travel is taken into a case: put the cursor on it first."
AGAIN = "Wait a moment: the sheet is being read again."


class _Stopped(Exception):
    """Nobody waits for it any more."""


class MappingScreen(TakingScreen):
    """Their columns, our fields, and what comes of it; worked out on each answer."""

    def __init__(self, path: Path, case: str = "") -> None:
        """`case` is whose travel it is, should the sheet be a statement of travel."""
        super().__init__()
        self._path = path
        self._case = case
        self._sheet: Sheet | None = None
        self._draft: Draft | None = None
        self._answers: Answers | None = None
        self._asked = 0
        self._busy = f"reading {path.name} …"

    @property
    def source(self) -> str:
        """The name of the file."""
        return self._path.name

    @property
    def is_changed(self) -> bool:
        """Whether anything was answered."""
        return self._answers is not None

    def on_mount(self) -> None:
        """Read the file while keys answer."""
        super().on_mount()
        self._begin()

    # Working it out, in a thread

    def _begin(self) -> None:
        self._asked += 1
        self._work_out(self._asked, self._answers)

    @work(thread=True, exclusive=True, group="plan")
    def _work_out(self, number: int, answers: Answers | None) -> None:
        worker = get_current_worker()

        def step(done: int, total: int) -> None:
            if worker.is_cancelled:
                raise _Stopped
            words = f"reading row {done:,} of {total:,} …"
            self.call_later(self._progress, number, words)

        try:
            sheet = self._sheet or read_sheet(self._path)
            if self._sheet is None and is_record(self.casework, sheet):
                self.call_later(self._is_travel, number, rows_of_sheet(sheet))
                return
            draft = work_out(self.casework, sheet, self.source, answers, step)
        except QmasError as error:
            self.call_later(self._failed, number, error)
        except _Stopped:
            return
        else:
            self.call_later(self._worked_out, number, sheet, draft)

    def _progress(self, number: int, words: str) -> None:
        if number == self._asked and self._busy:
            self._busy = words
            self._draw_head()

    def _failed(self, number: int, error: QmasError) -> None:
        if number == self._asked:
            self._answers = None
            self.action_leave()
            self.fail(error)

    def _is_travel(self, number: int, rows: Sequence[str]) -> None:
        """It is no list of clients but a statement of one person's travel."""
        if number != self._asked:
            return
        if self._case:
            self.app.switch_screen(TravelScreen(self._case, rows, self.source))
        else:
            self._leave()
            self.notify(NO_CASE, severity="warning")

    def _worked_out(self, number: int, sheet: Sheet, draft: Draft) -> None:
        if number == self._asked:
            self._sheet, self._draft, self._busy = sheet, draft, ""
            self.draw()

    # What is shown

    def _draw_head(self) -> None:
        told = ""
        if self._draft:
            page = self._draft.page
            rows = f"{page.outcome.rows:,} row{'' if page.outcome.rows == 1 else 's'}"
            told = f"sheet {page.sheet} · {rows} · titles in row {page.header_row}"
        self.draw_head(told, self._busy or "nothing is saved yet")

    def draw(self) -> None:
        """Columns and questions, the first rows as they would be read, and the rest."""
        self._draw_head()
        if self._draft is None:
            self.draw_below([], [], [])
            return
        page, width = self._draft.page, self.size.width - 2
        self.query_one("#titles", Bar).say(*column_titles(width))
        self.listed.fill(page_lines(page, width, self.listed.cursor))
        row = self.row
        field = row.field if isinstance(row, ColumnRow) else ""
        below = read_lines(page, field, width, self.below_room)
        why = why_lines(page, row) if row else []
        self.draw_below(below, why, outcome_lines(page))

    def report(self) -> tuple[str, Sequence[str], str]:
        """The report on each row, column and cell."""
        if self._draft is None:
            return self.source, [], ""
        return self.source, draft_lines(self._draft), report_csv(self._draft)

    # Answers

    @property
    def rows(self) -> Sequence[Row]:
        """The columns, then the questions."""
        page = self._draft.page if self._draft else None
        return (*page.columns, *page.asked) if page else ()

    def say(self, said: Sequence[tuple[Row, str]]) -> None:
        """Keep the answers and show them at once; what comes of them is shown later."""
        assert self._draft is not None, "there is a row only on a page"
        answers, page = self._answers or self._draft.answers, self._draft.page
        for row, answer in said:
            answers = answered(answers, row, answer)
            page = page.answered(row.key, answer)
        self._answers, self._draft = answers, structs.replace(self._draft, page=page)
        self._busy = "reading again …"
        self.draw()
        self._begin()

    # Taking it in

    def action_take(self) -> None:
        """Take the sheet in as one step, unless an answer is still wanted."""
        draft = self._draft
        if self._busy or draft is None:
            self.notify(AGAIN)
        elif self.is_wanted():
            pass
        elif not draft.plan.holders:
            self.notify("The book has all of it already; nothing would change.")
        else:
            self._take(draft)

    def _take(self, draft: Draft) -> None:
        def take(terms: Terms) -> Done:
            return apply_import(self.casework, draft.plan, self.source, terms)

        def taken(done: Done) -> None:
            self._answers = None
            self.taken(done)
            try:
                keep_mapping(draft)
            except DataError as error:
                self.fail(error)

        Attempt(self.app, take, taken, self._refused).run_long(
            f"Taking in {self.source}"
        )

    def _refused(self, error: QmasError) -> None:
        """Say why, and look again: another program may have changed the book."""
        self.fail(error)
        self._begin()
