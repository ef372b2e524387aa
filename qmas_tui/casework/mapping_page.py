"""What an import would do, as the page on which its columns are mapped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Final

from qmas_tui.casework.importing import ImportPlan, Overrides
from qmas_tui.exchange.sheets.aliases import MEMBERS, OF_FAMILY
from qmas_tui.exchange.sheets.cells import UnreadCell
from qmas_tui.exchange.sheets.columns.column import Column
from qmas_tui.exchange.sheets.fates import fates
from qmas_tui.exchange.sheets.grid import cleaned, text_of
from qmas_tui.exchange.sheets.questions import DATES, Question
from qmas_tui.facts.holder import Holder
from qmas_tui.views.mapping import (
    AskedRow,
    ColumnRow,
    MappingPage,
    Option,
    Outcome,
    Sure,
    TakenCell,
    TakenRow,
)
from qmas_tui.views.say import day_words

SHOWN_ROWS: Final = 60
"""So many rows are shown: the first, and as many that have something unread."""
_NAMES: Final = {"the case reference": "case", "the name": "name"}
_STANDING: Final[dict[str, Sure]] = {
    "mapped": "said",
    "sure": "sure",
    "likely": "likely",
    "numbers": "never",
}


def mapping_page(
    plan: ImportPlan, said: Overrides, book: Mapping[str, Holder], source: str
) -> MappingPage:
    """Columns with what they give, what is asked, and rows as they would be read."""
    counted = _counted(plan)
    return MappingPage(
        source=source,
        sheet=plan.sheet,
        header_row=plan.header_row,
        columns=tuple(
            _column(plan, each, said, counted) for each in plan.columns.columns
        ),
        asked=tuple(
            _asked(plan, each, said) for each in plan.questions if each.kind != "column"
        ),
        rows=_rows(plan, book),
        outcome=_outcome(plan, counted),
    )


_Counted = Counter[tuple[str, str]]
"""Cells by the letters of their column and by what became of them."""


def _counted(plan: ImportPlan) -> _Counted:
    return Counter(
        (fate.column, fate.became) for fate in fates(plan) if fate.row and fate.column
    )


def _column(
    plan: ImportPlan, column: Column, said: Overrides, counted: _Counted
) -> ColumnRow:
    sure = _STANDING.get(column.standing, "left out")
    if any(each.id == column.key and said.is_open(each) for each in plan.questions):
        sure = "asked"
    return ColumnRow(
        key=column.key,
        letters=column.letters,
        title=column.title,
        first="" if column.standing == "numbers" else _first(plan, column),
        field=column.field or "",
        sure=sure,
        why=_why(column, column.key in said.said),
        read=counted[column.letters, "taken"],
        unread=counted[column.letters, "unread"],
    )


def _why(column: Column, is_said: bool) -> str:
    mapped = "as you said" if is_said else "as last time"
    words = {
        "mapped": mapped,
        "sure": "title, certain",
        "left out": mapped,
        "numbers": "identity numbers, never kept",
        "contacts": "addresses, not kept",
        "untitled": "no title",
    }
    return column.why or words.get(column.standing, "no field fits")


def _first(plan: ImportPlan, column: Column) -> str:
    """The first value that stands in the column."""
    for row in plan.grid.rows[plan.header_row : plan.columns.end]:
        cell = row[column.index] if column.index < len(row) else None
        if text := cleaned(text_of(cell)):
            return text
    return ""


def _asked(plan: ImportPlan, question: Question, said: Overrides) -> AskedRow:
    answer = said.answer(question.id) or ""
    words = question.words
    if question.id == DATES:
        answer = said.order_for(question) or ""
    if said.is_as_last_time(question):
        words += "; answered as last time"
    missing = plan.columns.missing if question.kind == "missing" else ""
    return AskedRow(
        key=question.id,
        words=words,
        options=tuple(Option(each.id, each.words) for each in question.choices),
        answer=answer,
        proposal=question.proposal,
        required=question.required,
        target=_NAMES.get(missing, ""),
    )


def _rows(plan: ImportPlan, book: Mapping[str, Holder]) -> tuple[TakenRow, ...]:
    """The first rows, and those of which something cannot be read, in their order."""
    after = {each.after.case: each.after for each in plan.holders}
    unread = dict[int, list[UnreadCell]]()
    for cell in plan.unread:
        unread.setdefault(cell.row, []).append(cell)
    kinds = ("case", "member", "refused")
    numbers = [row for row, fate in plan.rows.items() if fate.kind in kinds]
    faulty = [n for n in numbers if n in unread or plan.rows[n].kind == "refused"]
    half = SHOWN_ROWS // 2
    shown = sorted({*numbers[:half], *faulty[:half]})
    found = list[TakenRow]()
    for number in shown:
        fate = plan.rows[number]
        if fate.kind == "refused":
            found.append(TakenRow(number, _as_it_stands(plan, number), fate.words))
        elif holder := after.get(fate.words) or book.get(fate.words):
            cells = _taken(plan, holder, fate.kind == "member", number)
            for cell in unread.get(number, ()):
                if cell.field:
                    cells[cell.field] = TakenCell(cell.text, "unread", cell.reason)
            found.append(TakenRow(number, cells))
    return tuple(found)


def _as_it_stands(plan: ImportPlan, number: int) -> dict[str, TakenCell]:
    row = plan.grid.rows[number - 1]
    return {
        column.field: TakenCell(text, "refused")
        for column in plan.columns.columns
        if column.field and column.index < len(row)
        if (text := cleaned(text_of(row[column.index])))
    }


def _taken(
    plan: ImportPlan, holder: Holder, is_member: bool, number: int
) -> dict[str, TakenCell]:
    """What the case would hold of each field that has a column."""
    fields = {c.field for layout in plan.layouts for c in layout.columns.columns}
    stands = _as_it_stands(plan, number)
    if is_member:
        return {field: TakenCell(cell.text) for field, cell in stands.items()}
    found = dict[str, TakenCell]()
    for field in filter(None, fields):
        if field == "relation":
            text = stands[field].text if field in stands else ""
        elif field in OF_FAMILY:
            text = _of_member(holder, field, stands)
        else:
            text = _value(holder, field)
        found[field] = TakenCell(text) if text else TakenCell("–", "blank")
    return found


def _of_member(holder: Holder, field: str, stands: Mapping[str, TakenCell]) -> str:
    """What the case would hold of the dependant whom the row names for the field."""
    name_field = next(name for _, name, limit in MEMBERS if field in (name, limit))
    written = stands[name_field].text.casefold() if name_field in stands else ""
    named = [each for each in holder.dependant if each.name.casefold() in written]
    member = max(named, key=lambda each: len(each.name), default=None)
    _, of = OF_FAMILY[field]
    return _words(getattr(member, of)) if member else ""


def _value(holder: Holder, field: str) -> str:
    """What a case holds of a field, in words."""
    if field in ("surname", "given_names"):
        return holder.name
    if field == "scheme":
        return holder.route
    if field in ("spouse", "children", "family"):
        return holder.family or ", ".join(each.name for each in holder.dependant)
    if field == "limit":
        return day_words(holder.grant[-1].until) if holder.grant else ""
    if field == "passport":
        return _words(holder.passport[-1].expires_on) if holder.passport else ""
    if field == "remarks":
        return cleaned(holder.note[-1].text) if holder.note else ""
    if field in _WORK:
        return _words(getattr(holder.work[-1], _WORK[field])) if holder.work else ""
    return _words(getattr(holder, field))


_WORK: Final = {
    "employer": "employer",
    "title": "title",
    "work_from": "from_",
    "salary": "monthly_income",
}


def _words(value: object) -> str:
    if isinstance(value, date):
        return day_words(value)
    if isinstance(value, int):
        return f"{value:,}"
    return str(value) if value is not None else ""


def _outcome(plan: ImportPlan, counted: _Counted) -> Outcome:
    new = sum(each.before is None for each in plan.holders)
    return Outcome(
        rows=sum(f.kind not in ("header", "passed over") for f in plan.rows.values()),
        new=new,
        changed=len(plan.holders) - new,
        same=len(plan.unchanged),
        refused=len(plan.refused),
        unread=len(plan.unread),
        kept=len(plan.differing),
        left_out=sum(n for (_, became), n in counted.items() if became == "not taken"),
    )
