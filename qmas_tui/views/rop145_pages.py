"""The sheet of absences for form ROP145 as a document, and as a table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from qmas_tui.policy.policy import Policy
from qmas_tui.views.document import Block, Cell, Chapter, Document, Words, cell, grid
from qmas_tui.views.lay import NOT_RECORDED
from qmas_tui.views.rop145 import Away, Rop145, YearAway
from qmas_tui.views.say import count, day_words
from qmas_tui.views.table import Table
from qmas_tui.views.width import clean

_COLUMNS: Final = ("From", "To", "Nights", "Full days", "Residence year", "Reason")
_NO_START: Final = (
    "The day from which the seven years count is not known, so that every absence on "
    "record is listed and none is counted by year."
)
_EXPLAINED: Final = (
    "Nights are those between leaving and coming back; of the full days both travel "
    "days are left out. An absence of just that many months is listed with the longer "
    "ones, to be on the safe side."
)


def _long(sheet: Rop145) -> str:
    return f"{count(sheet.months, 'month')} or more"


def rop145_document(sheet: Rop145, policy: Policy) -> Document:
    """The sheet for the file: the absences that the form asks about come first."""
    chapters = [
        Chapter(f"Absences of {_long(sheet)}", _absences(sheet.long)),
        Chapter("Other absences", _absences(sheet.others)),
    ]
    if sheet.start is None:
        totals: Block = Words(_NO_START, "warn")
    else:
        rows = [_year_cells(each, sheet.as_of) for each in sheet.years]
        columns = ("Year", "From", "To", "Nights", "Full days", "")
        totals = grid(columns, rows, numbers=(0, 3, 4), whole=(1, 2))
    chapters.append(Chapter("Days away, by residence year", (totals,)))
    since = f"seven years from {day_words(sheet.start)}" if sheet.start else ""
    about = [f"Case {clean(sheet.case)}", since, f"as of {day_words(sheet.as_of)}"]
    rule = policy.rules[policy.set_by["absence-months"]]
    return Document(
        f"Absences for form ROP145: {clean(sheet.name)}",
        " · ".join(each for each in about if each),
        sheet.as_of,
        tuple(chapters),
        (_EXPLAINED, f"{rule.id}: {rule.says} Source: {rule.source}."),
    )


def _absences(found: Sequence[Away]) -> tuple[Block, ...]:
    if not found:
        return (Words("None on record.", "dim"),)
    rows = [tuple([cell(text) for text in _texts(each)]) for each in found]
    for number, each in enumerate(found):
        if not each.reasons:
            rows[number] = (*rows[number][:-1], Cell("reason not recorded", "warn"))
    return (grid(_COLUMNS, rows, numbers=(2, 3, 4), whole=(0, 1)),)


def _texts(away: Away) -> tuple[str, ...]:
    return (
        day_words(away.out),
        day_words(away.back) if away.back else "not back yet",
        str(away.nights),
        str(away.full_days),
        str(away.year) if away.year else NOT_RECORDED,
        "; ".join(away.reasons),
    )


def _year_cells(year: YearAway, as_of: date) -> tuple[Cell, ...]:
    state = "ahead" if year.first > as_of else "so far" if year.last >= as_of else ""
    return (
        Cell(str(year.number)),
        Cell(day_words(year.first)),
        Cell(day_words(year.last)),
        Cell("" if year.first > as_of else str(year.nights)),
        Cell("" if year.first > as_of else str(year.full_days)),
        Cell(state, "dim"),
    )


def rop145_table(sheet: Rop145) -> Table:
    """The sheet as one table: each absence, then the total of each residence year."""
    rows = [
        (kind, each.out, each.back, each.nights, each.full_days, each.year,
         "; ".join(each.reasons) or None)
        for kind, found in ((_long(sheet), sheet.long), ("shorter", sheet.others))
        for each in found
    ]  # fmt: skip
    rows += [
        ("total of the year", each.first, each.last, each.nights, each.full_days,
         each.number, None)
        for each in sheet.years
    ]  # fmt: skip
    return Table("ROP145", sheet.as_of, ("What", *_COLUMNS), tuple(rows))
