"""The list of holders, and every list by its name."""

from __future__ import annotations

from typing import Any, Final

from qmas_tui.findings.model import AssessedCase
from qmas_tui.views.columns import COLUMNS, QUEUE_COLUMNS
from qmas_tui.views.facets import FACETS_OF_HOLDERS
from qmas_tui.views.filter import OF_HOLDERS
from qmas_tui.views.groups import group_of
from qmas_tui.views.listing import Cells, Listing
from qmas_tui.views.model import Span
from qmas_tui.views.queue import ListName, queue_row


def listing_of(name: ListName) -> Listing[Any]:
    """The list of a name; what the others take is loaded when it is asked for."""
    if name == "holders":
        return HOLDERS
    if name == "both":
        from qmas_tui.views.both import BOTH

        return BOTH
    from qmas_tui.views.prospects.listing import PROSPECTS

    return PROSPECTS


def _cells(case: AssessedCase, soon: int) -> Cells:
    """What the row of a holder says in a way of its own."""
    row = queue_row(case, soon)
    said = {
        "act_by": row.act_by,
        "name": row.name,
        "stage": row.stage,
        "why": row.why,
        "limit": Span(row.limit, row.far),
        "days_left": Span(row.days, row.far),
    }
    return Cells(row.seen, row.mark, said)


HOLDERS: Final = Listing(
    name="holders",
    case_of=lambda each: each.holder.case,
    key_of=lambda each: each.holder.case,
    columns=COLUMNS,
    exported=QUEUE_COLUMNS,
    right=frozenset({"act_by", "days_left", "salary"}),
    fields=OF_HOLDERS,
    facets=FACETS_OF_HOLDERS,
    cells=_cells,
    group_of=lambda each, soon: group_of(each.assessment, soon),
    asleep_until=lambda each: each.assessment.asleep_until,
)
