"""How the rows of a block are read: which cells, in what order of dates."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from qmas_tui.exchange.sheets.aliases import FIELDS, Aliases, Field
from qmas_tui.exchange.sheets.columns.blocks import find_blocks
from qmas_tui.exchange.sheets.columns.column import Column, Columns
from qmas_tui.exchange.sheets.columns.doubles import double_questions
from qmas_tui.exchange.sheets.columns.order import column_evidence, dates_question
from qmas_tui.exchange.sheets.grid import Sheet, text_of
from qmas_tui.exchange.sheets.questions import (
    LEAVE,
    Choice,
    Overrides,
    Question,
)
from qmas_tui.facts.day_writings import Order


class Layout(Struct, frozen=True):
    """A header with what was decided of its columns.

    `choices` says of a field with several columns how one is chosen, as an answer to
    the question does; without an entry the first filled cell counts. `orders` is the
    order of each column of days, None where it is still asked. `outside` are columns
    without a title.
    """

    columns: Columns
    fields: dict[Field, tuple[Column, ...]]
    choices: dict[Field, str] = {}
    orders: dict[int, Order | None] = {}
    outside: tuple[Column, ...] = ()


class Layouts(Struct, frozen=True):
    """The blocks of a sheet, and what must be asked about them."""

    blocks: tuple[Layout, ...]
    questions: tuple[Question, ...]


def find_layouts(
    sheet: Sheet, aliases: Aliases, today: date, overrides: Overrides
) -> Layouts:
    """The header rows of the sheet and their columns. Raises DataError without any."""
    questions = dict[str, Question]()
    blocks = list[Layout]()
    for columns in find_blocks(sheet, aliases, today, overrides):
        asked = list[Question](_column_questions(sheet, columns))
        doubled = tuple(double_questions(sheet, columns, aliases))
        evidence = column_evidence(sheet, columns)
        dates = dates_question(columns, evidence)
        asked += [*doubled, *([dates] if dates else [])]
        for question in asked:
            questions.setdefault(question.id, question)
        order = _order(dates, overrides)
        blocks.append(
            Layout(
                columns=columns,
                fields={f: found for f in FIELDS if (found := columns.of(f))},
                choices={
                    field: overrides.answer(field) or question.proposal
                    for question in doubled
                    for field in FIELDS
                    if field == question.id
                },
                orders={
                    index: found.order or order for index, found in evidence.items()
                },
                outside=tuple(c for c in columns.columns if c.standing == "untitled"),
            )
        )
    first = blocks[0].columns
    if first.missing:
        questions["missing"] = _missing_question(first)
    return Layouts(tuple(blocks), tuple(questions.values()))


def _order(question: Question | None, overrides: Overrides) -> Order | None:
    if question is None:
        return overrides.order
    if overrides.is_open(question) or overrides.order_for(question):
        return overrides.order_for(question)
    return "mdy" if question.proposal == "mdy" else "dmy"


def _column_questions(sheet: Sheet, columns: Columns) -> Iterable[Question]:
    """Of each likely column with anything in it, whether it is what it looks like."""
    for column in columns.columns:
        if column.standing != "likely" or not _is_used(sheet, columns, column):
            continue
        assert column.field is not None
        yield Question(
            kind="column",
            id=column.key,
            words=f"{column.name} is likely {column.field}: {column.why}",
            choices=(Choice(column.field, f"take it as {column.field}"), LEAVE),
            proposal=column.field,
            where=f"{column.key}, header in row {columns.header + 1}",
        )


def _is_used(sheet: Sheet, columns: Columns, column: Column) -> bool:
    rows = sheet.rows[columns.header + 1 : columns.end]
    return any(
        text_of(row[column.index]).strip() for row in rows if column.index < len(row)
    )


def _missing_question(columns: Columns) -> Question:
    open_ones = [c for c in columns.columns if c.standing in ("unknown", "left out")]
    return Question(
        kind="missing",
        id="missing",
        words=f"The header in row {columns.header + 1} has no column for"
        f" {columns.missing}; say which column that is",
        choices=tuple(Choice(c.key, c.name) for c in open_ones),
        field="name" if columns.of("case") else "case",
        where=f"row {columns.header + 1}",
    )
