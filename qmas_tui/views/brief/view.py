"""The brief of a view, such as for a meeting on Monday: a list, then case by case."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from qmas_tui.findings.model import AssessedCase
from qmas_tui.intake.result import AssessedProspect
from qmas_tui.policy.policy import Policy
from qmas_tui.views.brief.case import foot
from qmas_tui.views.brief.holder_in_view import holder_cells, holder_chapter
from qmas_tui.views.brief.prospect import PROSPECT_TERMS, prospect_foot
from qmas_tui.views.brief.prospect_in_view import prospect_cells, prospect_chapter
from qmas_tui.views.document import Block, Cell, Chapter, Document, Words, grid
from qmas_tui.views.queue import ListName, act_by_words
from qmas_tui.views.say import count
from qmas_tui.views.width import clean

_TITLES: Final[dict[ListName, tuple[str, str]]] = {
    "holders": ("Holder", "Limit of stay"),
    "prospects": ("Prospect", "Stage"),
    "both": ("Name", "Kind"),
}
"""What the people of a list are called, and what else is told of each."""


def view_brief(
    title: str,
    entries: Iterable[AssessedCase | AssessedProspect],
    as_of: date,
    policy: Policy,
    empty: str = "No case is in this view.",
    of: ListName = "holders",
) -> Document:
    """All cases of a view in one table, then each with what presses in it."""
    rows, cases = list[tuple[Cell, ...]](), list[Chapter]()
    for each in entries:
        rows.append(_row(each, as_of, of))
        if isinstance(each, AssessedCase):
            cases.append(holder_chapter(each, policy))
        else:
            cases.append(prospect_chapter(each))
    who, what = _TITLES[of]
    columns = ("Act by", "Case", who, what, "Adviser", "Why now")
    first: Block = (
        grid(columns, rows, whole=(0, 1, 3, 4)) if rows else Words(empty, "dim")
    )
    heads = [Chapter("The cases", (first,))]
    if rows:
        heads.append(Chapter("Case by case", ()))
    return Document(
        clean(title),
        count(len(rows), "case"),
        as_of,
        (*heads, *cases),
        _foot(policy, of),
    )


def _row(
    entry: AssessedCase | AssessedProspect, as_of: date, of: ListName
) -> tuple[Cell, ...]:
    """A row of the table; in a list of both the kind stands for how far they are."""
    item = entry.assessment.next
    is_now = item is not None and item.act_by <= as_of
    act_by = Cell(act_by_words(item, as_of), "act" if is_now else "plain")
    if isinstance(entry, AssessedCase):
        cells, kind = holder_cells(entry, as_of), Cell("holder")
    else:
        cells, kind = prospect_cells(entry), Cell("prospect")
    case, name, stands, *others = cells
    return (act_by, case, name, kind if of == "both" else stands, *others)


def _foot(policy: Policy, of: ListName) -> tuple[str, ...]:
    """What it is made of, and what it is not, for each kind that the list is of."""
    if of == "prospects":
        return prospect_foot(policy)
    return foot(policy) if of == "holders" else (*foot(policy), PROSPECT_TERMS)
