"""Takes in a sheet: what its columns are, what it leaves open, how it would be read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from msgspec import structs
from textual import work
from textual.worker import get_current_worker

from qmas_tui.casework.casework import Done, Terms
from qmas_tui.casework.importing import ImportPlan, apply_import
from qmas_tui.casework.mapping import (
    Answers,
    Draft,
    answered,
    draft_lines,
    keep_mapping,
    report_csv,
    work_out,
)
from qmas_tui.casework.opening import ENCODING, Opened, Source, open_source
from qmas_tui.casework.travelling import is_record, rows_of_sheet
from qmas_tui.desk.attempt import Attempt
from qmas_tui.desk.screens.taking import Row, TakingScreen
from qmas_tui.desk.screens.travel import TravelScreen
from qmas_tui.desk.widgets.bars import Bar
from qmas_tui.errors import DataError, QmasError, Stopped
from qmas_tui.views.mapping import SHEET, ColumnRow
from qmas_tui.views.mapping_lines import column_titles, outcome_lines, page_lines
from qmas_tui.views.mapping_read import read_lines, why_lines
from qmas_tui.views.say import count

NO_CASE = "A statement of travel is taken into a case: put the cursor on it first."
OPENING = "opening …"
OPENING_UNMEASURED = "opening, how far cannot be told …"
OPENING_FAR = "opening, {2} % …"
READING = "reading row {0:,} of {1:,} …"
LEFT = "Nobody waits for it any more."
AGAIN = "Wait a moment: the sheet is being read again."


class MappingScreen(TakingScreen):
    """Their columns, our fields, and what comes of it; worked out on each answer."""

    def __init__(self, path: Path, case: str = "") -> None:
        """`case` is whose travel it is, should the sheet be a statement of travel."""
        super().__init__()
        self._source = self._read = Source(path)
        """The file as it is to be read, and as it was read last."""
        self._case = case
        self._opened: Opened | None = None
        self._draft: Draft | None = None
        self._answers: Answers | None = None
        self._asked = 0
        self._busy = OPENING

    @property
    def source(self) -> str:
        """The name of the file."""
        return self._source.path.name

    @property
    def is_read(self) -> bool:
        """Whether the sheet was read, be it for another answer by now."""
        return self._draft is not None

    @property
    def is_changed(self) -> bool:
        """Whether anything was answered."""
        return self._answers is not None

    def on_mount(self) -> None:
        """Read the file while keys answer."""
        self._begin()

    # Working it out, in a thread

    def _begin(self) -> None:
        self._asked += 1
        self._work_out(self._asked, self._source, self._opened, self._answers)

    @work(thread=True, exclusive=True, group="plan", description="work out")
    def _work_out(
        self,
        number: int,
        source: Source,
        opened: Opened | None,
        answers: Answers | None,
    ) -> None:
        worker = get_current_worker()

        def step(words: str, done: int, total: int) -> None:
            if worker.is_cancelled:
                raise Stopped(LEFT)
            if total:
                far = words.format(done, total, done * 100 // total)
            else:
                far = OPENING_UNMEASURED
            self.call_later(self._progress, number, far)

        try:
            if opened is None:
                opened = open_source(source, partial(step, OPENING_FAR))
                if is_record(self.casework, opened.sheet):
                    rows = rows_of_sheet(opened.sheet)
                    self.call_later(self._is_travel, number, rows)
                    return
            far = partial(step, READING)
            draft = work_out(self.casework, opened, self.source, answers, far)
        except Stopped:
            return
        except QmasError as error:
            self.call_later(self._failed, number, error)
        else:
            self.call_later(self._worked_out, number, opened, draft)

    def _progress(self, number: int, words: str) -> None:
        if number == self._asked and self._busy:
            self._busy = words
            self._draw_head()

    def _failed(self, number: int, error: QmasError) -> None:
        if number != self._asked:
            return
        self.fail(error)
        if self._opened is None and self._source != self._read:
            self._source = self._read  # another sheet or encoding than was chosen
            self._begin()
        else:
            self._leave()

    def _is_travel(self, number: int, rows: Sequence[str]) -> None:
        """It is no list of clients but a statement of one person's travel."""
        if number != self._asked:
            return
        if self._case:
            travel = TravelScreen(self._case, rows, self.source)
            travel.typed = self.typed
            self.app.switch_screen(travel)
        else:
            self._leave()
            self.notify(NO_CASE, severity="warning")

    def _worked_out(self, number: int, opened: Opened, draft: Draft) -> None:
        if number != self._asked:
            return
        here, is_new = self.listed.here, self._opened is not opened
        self._read = self._source
        self._opened, self._draft, self._busy = opened, draft, ""
        self.draw()
        if is_new:
            self._find_again(here)
        self.take_typed()

    def _find_again(self, here: str) -> None:
        """The cursor stays where it was, or goes to what must be said of the file."""
        assert self._draft is not None, "it was just worked out"
        page = self._draft.page
        wanted = [each.key for each in page.file if each.is_open or page.fault]
        if there := here or "".join(wanted[:1]):
            self.listed.go_to(there)
            self.draw()

    # What is shown

    def _draw_head(self) -> None:
        told = ""
        if self._draft:
            page = self._draft.page
            rows = count(page.outcome.rows, "row")
            told = page.sheet_words
            if not page.fault:
                told += f" · {rows} · titles in row {page.header_row}"
        self.draw_head(told, self._busy or "nothing is saved yet")

    def draw(self) -> None:
        """Columns and questions, the first rows as they would be read, and the rest."""
        self._draw_head()
        if self._draft is None:
            self.draw_below([], [], [])
            return
        page, width = self._draft.page, self.size.width - 2
        titles = column_titles(width) if page.columns else ()
        self.query_one("#titles", Bar).say(*titles)
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
        return (*page.columns, *page.asked, *page.file) if page else ()

    def say(self, said: Sequence[tuple[Row, str]]) -> None:
        """Keep the answers and show them at once; what comes of them is shown later."""
        assert self._draft is not None, "there is a row only on a page"
        answers, page = self._answers or self._draft.answers, self._draft.page
        for row, answer in said:
            page = page.answered(row.key, answer)
            if row.key in (SHEET, ENCODING):
                self._source = self._source.answered(row.key, answer)
                self._opened = None
            else:
                answers = answered(answers, row, answer)
        is_other = any(row.key == SHEET for row, _ in said)
        self._answers = None if is_other else answers
        self._draft = structs.replace(self._draft, page=page)
        self._busy = "reading again …"
        self.draw()
        self._begin()

    # Taking it in

    def action_take(self) -> None:
        """Take the sheet in as one step, unless an answer is still wanted."""
        draft = self._draft
        if self._busy or draft is None:
            self.notify(AGAIN)
        elif draft.plan is None:
            self.notify(draft.page.fault, severity="warning")
        elif self.is_wanted():
            pass
        elif not draft.plan.holders:
            self.notify("The book has all of it already; nothing would change.")
        else:
            self._take(draft, draft.plan)

    def _take(self, draft: Draft, plan: ImportPlan) -> None:
        def take(terms: Terms) -> Done:
            return apply_import(self.casework, plan, self.source, terms)

        def taken(done: Done) -> None:
            self._answers = None
            self.taken(done)
            try:
                keep_mapping(draft)
            except DataError as error:
                self.fail(error)

        words = f"Taking in {self.source}"
        Attempt(self.app, take, taken, self._refused).run_stoppable(words)

    def _refused(self, error: QmasError) -> None:
        """Say why, and look again: another program may have changed the book."""
        self.fail(error)
        self._begin()
