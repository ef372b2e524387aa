"""Takes in a sheet: what its columns are, what it leaves open, how it would be read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from msgspec import structs
from textual import on, work
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
from qmas_tui.desk.attempt import Attempt
from qmas_tui.desk.screens.pick import pick
from qmas_tui.desk.screens.taking import TakingScreen
from qmas_tui.desk.widgets.bars import Bar
from qmas_tui.desk.widgets.choice_list import ChoiceList
from qmas_tui.errors import DataError, QmasError
from qmas_tui.views.mapping import FIELD_OPTIONS, LEAVE_OUT, AskedRow, ColumnRow, Option
from qmas_tui.views.mapping_lines import column_titles, outcome_lines, page_lines
from qmas_tui.views.mapping_read import read_lines, why_lines
from qmas_tui.views.say import count

NEVER = "Numbers of identity cards and passports are never kept."
AGAIN = "Wait a moment: the sheet is being read again."


class _Stopped(Exception):
    """Nobody waits for it any more."""


class MappingScreen(TakingScreen):
    """Their columns, our fields, and what comes of it; worked out on each answer."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
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
        row = self._row
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
    def _row(self) -> ColumnRow | AskedRow | None:
        """The column or the question under the cursor."""
        return self._rows.get(self.listed.here)

    @property
    def _rows(self) -> dict[str, ColumnRow | AskedRow]:
        if self._draft is None:
            return {}
        page = self._draft.page
        return {**{c.key: c for c in page.columns}, **{a.id: a for a in page.asked}}

    @property
    def _open(self) -> list[str]:
        """What still wants an answer, in the order of the page."""
        return [
            key
            for key, row in self._rows.items()
            if (row.is_open if isinstance(row, AskedRow) else row.sure == "asked")
        ]

    def _answer(self, row: ColumnRow | AskedRow, answer: str) -> None:
        if isinstance(row, ColumnRow) and row.sure == "never":
            self.notify(NEVER, severity="warning")
            return
        self._say([(row, answer)])
        self._begin()

    def _say(self, said: Sequence[tuple[ColumnRow | AskedRow, str]]) -> None:
        """Keep the answers and show them at once; what comes of them is shown later."""
        assert self._draft is not None, "there is a row only on a page"
        answers, page = self._answers or self._draft.answers, self._draft.page
        for row, answer in said:
            answers = answered(answers, row, answer)
            key = row.key if isinstance(row, ColumnRow) else row.id
            page = page.answered(key, answer)
        self._answers, self._draft = answers, structs.replace(self._draft, page=page)
        self._busy = "reading again …"
        self.draw()

    def action_turn(self, step: int) -> None:
        """Another field for the column, another answer to the question."""
        if row := self._row:
            ids = [each.id for each in _options(row)]
            now = _now(row)
            at = ids.index(now) + step if now in ids else (0 if step > 0 else -1)
            self._answer(row, ids[at % len(ids)])

    def action_pick(self) -> None:
        """Pick it from a list."""
        if (row := self._row) is None:
            return
        if isinstance(row, ColumnRow) and row.sure == "never":
            self.notify(NEVER, severity="warning")
            return
        title = row.title or row.letters if isinstance(row, ColumnRow) else row.words
        pick(self.app, title, _options(row), _now(row), partial(self._answer, row))

    @on(ChoiceList.Typed)
    def _typed(self, message: ChoiceList.Typed) -> None:
        """The first letter of an answer gives it; once more the next that fits."""
        row, letter = self._row, message.letter.casefold()
        if isinstance(row, AskedRow):
            fit = [e.id for e in row.options if letter in _firsts(e)]
            at = fit.index(row.answer) + 1 if row.answer in fit else 0
            if fit:
                self._answer(row, fit[at % len(fit)])

    def action_agree(self) -> None:
        """Say yes to what is likely; go on to what is still wanted."""
        row, key = self._row, self.listed.here
        likely = ""
        if isinstance(row, ColumnRow) and row.sure == "asked":
            likely = row.field
        elif isinstance(row, AskedRow) and not row.answer:
            likely = row.proposal
        if row and likely:
            self._answer(row, likely)
        self._go_on(key)

    def action_agree_all(self) -> None:
        """Say yes to all that is likely and still wanted."""
        if self._draft is None:
            return
        rows = [self._rows[key] for key in self._open]
        likely = [(row, _now(row)) for row in rows if _now(row)]
        if likely:
            self._say(likely)
            self._begin()

    def action_wanted(self) -> None:
        """Go to the next answer that is wanted."""
        self._go_on(self.listed.here)

    def _go_on(self, key: str) -> None:
        keys = list(self._rows)
        after = keys.index(key) if key in keys else 0
        later = [each for each in self._open if keys.index(each) > after]
        if wanted := [*later, *(each for each in self._open if each != key)]:
            self.listed.go_to(wanted[0])

    # Taking it in

    def action_take(self) -> None:
        """Take the sheet in as one step, unless an answer is still wanted."""
        draft = self._draft
        if self._busy or draft is None:
            self.notify(AGAIN)
        elif wanted := self._open:
            words = count(len(wanted), "answer is", "answers are")
            self.refuse(f"{words} still wanted; the cursor is on the first.", wanted[0])
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


def _firsts(option: Option) -> tuple[str, str]:
    return option.id[:1].casefold(), option.words[:1].casefold()


def _options(row: ColumnRow | AskedRow) -> Sequence[Option]:
    return FIELD_OPTIONS if isinstance(row, ColumnRow) else row.options


def _now(row: ColumnRow | AskedRow) -> str:
    if isinstance(row, ColumnRow):
        return row.field or LEAVE_OUT
    return row.answer or row.proposal
