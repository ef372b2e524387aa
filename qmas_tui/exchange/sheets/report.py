"""The report of an import in lines: what comes in, and all that was left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qmas_tui.exchange.sheets.case import Overrides
from qmas_tui.exchange.sheets.cells import UnreadCell
from qmas_tui.exchange.sheets.plan import Imported, ImportPlan
from qmas_tui.facts.reading import quoted
from qmas_tui.views.say import count, day_words


def report_lines(plan: ImportPlan, overrides: Overrides) -> Iterator[str]:
    """The whole report; rows are numbered as the sheet shows them."""
    yield f"Sheet {quoted(plan.sheet)}, header in row {plan.header_row}."
    yield from _columns(plan)
    new = [each for each in plan.holders if each.before is None]
    changed = [each for each in plan.holders if each.before is not None]
    yield from _listed("New cases", [_new(each) for each in new])
    yield from _listed("Changed cases", [_changed(each) for each in changed])
    if plan.unchanged:
        yield f"Unchanged cases: {len(plan.unchanged)} ({', '.join(plan.unchanged)})."
    yield from _listed(
        "Rows refused", [f"row {each.row}: {each.reason}" for each in plan.refused]
    )
    yield from _listed(
        "Cells left out, to be settled", [_unread(each) for each in plan.unread]
    )
    yield from _listed(
        "Cells that say something else than the book, which keeps what it has",
        [
            f"row {each.row}, {each.case}: {', '.join(each.fields)}"
            for each in plan.differing
        ],
    )
    yield from _listed(
        "Cells out of which signs that steer a screen were taken",
        [f"row {each.row}, column {quoted(each.column)}" for each in plan.cleaned],
    )
    yield from _rows("Rows that repeat another", plan.repeated)
    yield from _rows("Rows passed over (blank, total or header)", plan.skipped)
    yield from _listed("Citizenships not used", list(_unused(plan, overrides)))


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


def _columns(plan: ImportPlan) -> Iterator[str]:
    for words, titles in (
        ("Columns not known, and not imported", plan.unknown_columns),
        ("Columns of identity numbers, never imported", plan.refused_columns),
        ("Columns whose like came before, not imported", plan.doubled_columns),
    ):
        if titles:
            yield f"{words}: {', '.join(quoted(title) for title in titles)}."


def _listed(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield f"{title}: {len(lines)}."
        yield from [f"  {each}" for each in lines]


def _rows(title: str, rows: Iterable[int]) -> Iterator[str]:
    if numbers := [str(row) for row in rows]:
        yield f"{title}: {', '.join(numbers)}."


def _new(each: Imported) -> str:
    holder = each.after
    limit = "no limit of stay"
    if holder.grant:
        limit = f"limit of stay {day_words(holder.grant[-1].until)}, unconfirmed"
    return f"{holder.case}, {holder.name}: {limit}; citizenship {holder.citizenship}"


def _changed(each: Imported) -> str:
    fields = [
        name
        for name in each.after.__struct_fields__
        if getattr(each.before, name) != getattr(each.after, name)
    ]
    return f"{each.after.case}, {each.after.name}: {', '.join(fields)}"


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
