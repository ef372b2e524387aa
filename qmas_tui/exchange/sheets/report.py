"""The report of an import in lines: what comes in, and all that was left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from qmas_tui.exchange.sheets.cells import UnreadCell
from qmas_tui.exchange.sheets.columns.column import (
    Column,
    Columns,
    Standing,
    letters,
)
from qmas_tui.exchange.sheets.differs import differs_words
from qmas_tui.exchange.sheets.fates import columns_at
from qmas_tui.exchange.sheets.grid import OtherSheet, Row, cleaned, is_empty, text_of
from qmas_tui.exchange.sheets.plan import (
    CommentFate,
    Imported,
    ImportPlan,
    Refused,
    Told,
)
from qmas_tui.exchange.sheets.questions import Overrides, Question
from qmas_tui.facts.reading import quoted
from qmas_tui.views.say import count, day_words

_SHOWN: Final = 3
"""Cells of a row that are shown where it gives no case."""


def report_lines(plan: ImportPlan, overrides: Overrides) -> Iterator[str]:
    """The whole report; rows are numbered as the sheet shows them."""
    yield f"Sheet {quoted(plan.sheet)}, header in row {plan.header_row}."
    yield from _file(plan)
    for layout in plan.layouts:
        yield from _columns(plan, layout.columns)
    yield from _as_last_time(plan, overrides)
    new = [each for each in plan.holders if each.before is None]
    changed = [each for each in plan.holders if each.before is not None]
    yield from _listed("New cases", [_new(each) for each in new])
    yield from _listed("Changed cases", [_changed(each) for each in changed])
    yield from _before_landing(plan)
    if plan.unchanged:
        yield f"Unchanged cases: {len(plan.unchanged)} ({', '.join(plan.unchanged)})."
    yield from _listed("Rows refused", [_refused(plan, each) for each in plan.refused])
    yield from _listed(
        "Cells left out, to be settled", [_unread(each) for each in plan.unread]
    )
    yield from _listed(
        "Cells to be looked at", [_told(plan, each) for each in plan.told]
    )
    yield from _listed(
        "Cells that say something else than the book, which keeps what it has",
        [differs_words(each) for each in plan.differing],
    )
    yield from _listed("Comments", [_comment(each) for each in plan.comments])
    yield from _listed(
        "Cells out of which signs that steer a screen were taken",
        [f"row {each.row}, column {quoted(each.column)}" for each in plan.cleaned],
    )
    yield from _rows("Rows that repeat another", plan.repeated)
    yield from _rows("Rows passed over (blank, total or header)", plan.skipped)
    yield from _listed("Citizenships not used", list(_unused(plan, overrides)))
    yield from _questions("Offered", plan.offers(overrides))


def _before_landing(plan: ImportPlan) -> Iterator[str]:
    """Which cases are prospects, and what a prospect has no place for."""
    cases = [each.after.case for each in plan.before_landing]
    if cases:
        yield (
            "Without a landing and a limit of stay, and so among the prospects: "
            f"{len(cases)} ({', '.join(cases)})."
        )
    yield from _listed(
        "Not landed, and holders all the same for what a prospect cannot have",
        [_left(each.case, each.fields) for each in plan.stays if each.is_new],
    )
    yield from _listed(
        "Of prospects left out: record the landing with qmas-tui land",
        [_left(each.case, each.fields) for each in plan.stays if not each.is_new],
    )


def _left(case: str, fields: tuple[str, ...]) -> str:
    return f"{case}: {', '.join(fields)}"


def _as_last_time(plan: ImportPlan, overrides: Overrides) -> Iterator[str]:
    for each in plan.questions:
        if overrides.is_as_last_time(each):
            said = overrides.order_for(each)
            words = next(c.words for c in each.choices if c.id == said)
            yield f"As last time under such a header, {words} ({each.option})."


def question_lines(questions: Iterable[Question]) -> Iterator[str]:
    """What must be answered before the import can be done, and how."""
    yield from _questions("To be answered", tuple(questions))


def _questions(title: str, questions: Sequence[Question]) -> Iterator[str]:
    if questions:
        yield f"{title}: {len(questions)}."
        yield from [f"  {line}" for each in questions for line in _asked(each)]


def summary(plan: ImportPlan) -> str:
    """What comes of the import, in one phrase."""
    new = sum(each.before is None for each in plan.holders)
    counted = (
        (new, "new case", "new cases"),
        (len(plan.holders) - new, "changed case", "changed cases"),
        (len(plan.unchanged), "unchanged case", "unchanged cases"),
        (len(plan.refused), "refused row", "refused rows"),
        (len(plan.unread), "cell left out", "cells left out"),
    )
    return ", ".join(count(number, *nouns) for number, *nouns in counted if number)


def _file(plan: ImportPlan) -> Iterator[str]:
    """What is to be said of the file, and of what it holds beside the rows."""
    grid = plan.grid
    if grid.encoding and grid.encoding != "UTF-8":
        yield f"Encoding: {grid.encoding}."
    for remark in grid.remarks:
        yield f"Note: {remark}."
    above = [
        f"row {number}: {_words_of(row)}"
        for number, row in enumerate(grid.rows[: plan.header_row - 1], 1)
        if not is_empty(row)
    ]
    yield from _listed("Rows above the header, not imported", above)
    yield from _rows(
        "Hidden rows, read like the others", [row + 1 for row in grid.hidden_rows]
    )
    if grid.hidden_columns:
        hidden = ", ".join(letters(index) for index in grid.hidden_columns)
        yield f"Hidden columns, read like the others: {hidden}."
    yield from _listed("Other sheets, not read", [_other(each) for each in grid.others])


def _other(sheet: OtherSheet) -> str:
    rows = "rows not counted"
    if sheet.filled_rows is not None:
        rows = count(sheet.filled_rows, "row")
    kind = "hidden, " if sheet.is_hidden else ""
    return f"{quoted(sheet.name)}: {kind}{rows}; --sheet reads it"


_TITLES: Final[tuple[tuple[Standing, str], ...]] = (
    ("mapped", "Columns taken as was said"),
    ("likely", "Columns taken as what they are likely"),
    ("unknown", "Columns not known, and not imported; --answer says what they are"),
    ("untitled", "Columns without a title; their cells stay on the cases, unread"),
    ("left out", "Columns left out, as was said"),
    ("contacts", "Columns of addresses and telephone numbers, not kept"),
    ("numbers", "Columns of identity numbers, never imported"),
)


def _columns(plan: ImportPlan, columns: Columns) -> Iterator[str]:
    if columns.header + 1 != plan.header_row:
        yield f"Another header in row {columns.header + 1}, for the rows below it."
    for standing, words in _TITLES:
        found = [c for c in columns.columns if c.standing == standing]
        if found:
            shown = _unknown if standing == "unknown" else _column
            yield f"{words}: {', '.join(map(shown, found))}."


def _unknown(column: Column) -> str:
    """The column with the letters by which it can be spoken of."""
    return f"{column.key} {_column(column)}"


def _column(column: Column) -> str:
    field = f"{column.field}, " if column.field else ""
    why = f" ({field}{column.why})" if column.why else ""
    return f"{column.name}{why}"


def _asked(question: Question) -> Iterator[str]:
    yield question.words
    for choice in question.choices:
        mark = ", proposed" if choice.id == question.proposal else ""
        yield f"  {choice.id}: {choice.words}{mark}"
    yield f"  answer with {question.option}"


def _refused(plan: ImportPlan, each: Refused) -> str:
    rows = plan.grid.rows
    row = rows[each.row - 1] if each.row <= len(rows) else ()
    columns = columns_at(plan, each.row)
    hidden = (
        {c.index for c in columns.columns if c.standing == "numbers"}
        if (columns)
        else set[int]()
    )
    words = _words_of(tuple(c for at, c in enumerate(row) if at not in hidden))
    shown = f" ({words})" if words else ""
    return f"row {each.row}{shown}: {each.reason}"


def _words_of(row: Row) -> str:
    """The first filled cells of a row."""
    texts = [quoted(text) for cell in row if (text := cleaned(text_of(cell)))]
    more = ", …" if len(texts) > _SHOWN else ""
    return ", ".join(texts[:_SHOWN]) + more


def _told(plan: ImportPlan, each: Told) -> str:
    return (
        f"row {each.row}, column {_title(plan, each.row, each.index)},"
        f" {quoted(each.text)}: {each.words}"
    )


def _title(plan: ImportPlan, row: int, index: int) -> str:
    columns = columns_at(plan, row)
    found = [c for c in columns.columns if c.index == index] if columns else []
    return found[0].name if found else letters(index)


def _comment(each: CommentFate) -> str:
    what = f"a note of {each.case}" if each.case else "on no case, not kept"
    return f"row {each.row}, column {letters(each.index)}, {quoted(each.text)}: {what}"


def _listed(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield f"{title}: {len(lines)}."
        yield from [f"  {each}" for each in lines]


def _rows(title: str, rows: Iterable[int]) -> Iterator[str]:
    if numbers := [str(row) for row in rows]:
        noun = "row" if len(numbers) == 1 else "rows"
        yield f"{title}: {noun} {', '.join(numbers)}."


def _new(each: Imported) -> str:
    holder = each.after
    limit = "no limit of stay"
    if holder.grant:
        limit = f"limit of stay {day_words(holder.grant[-1].until)}, unconfirmed"
    return f"{holder.case}, {holder.name}: {limit}; citizenship {holder.citizenship}"


def _changed(each: Imported) -> str:
    before, after = each.before, each.after
    fields = [
        name
        for name in after.__struct_fields__
        if getattr(before, name) != getattr(after, name)
    ]
    limits = ""
    if before and before.grant and before.grant != after.grant:
        was, now = (day_words(held.grant[-1].until) for held in (before, after))
        limits = f"; limit of stay {was} → {now}"
    return f"{after.case}, {after.name}: {', '.join(fields)}{limits}"


def _unread(cell: UnreadCell) -> str:
    """The cell in quotation marks, once, and why it was left out."""
    words = quoted(cell.text)
    why = cell.reason if words in cell.reason else f"{words}: {cell.reason}"
    return f"row {cell.row}, column {quoted(cell.column)}, {cell.case}: {why}"


def _unused(plan: ImportPlan, overrides: Overrides) -> Iterator[str]:
    """What was said of somebody whom the sheet does not name."""
    holders = [each.after for each in plan.holders]
    named = {each.case.casefold() for each in holders}
    named |= {case.casefold() for case in plan.unchanged}
    named |= {(each.nationality or "").casefold() for each in holders}
    for said in overrides.citizenship:
        if said.who.casefold() not in named:
            yield f"{said.who}: the sheet adds no such case and no such nationality"
