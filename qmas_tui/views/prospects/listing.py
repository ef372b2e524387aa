"""The list of prospects: its columns, fields and facets."""

from __future__ import annotations

from typing import Final

from qmas_tui.intake.result import AssessedProspect
from qmas_tui.views.facets import FacetKind, month_words
from qmas_tui.views.listing import Listing
from qmas_tui.views.prospect_words import STAGES
from qmas_tui.views.prospects.columns import COLUMNS, EXPORTED
from qmas_tui.views.prospects.fields import (
    FIELDS,
    MAY,
    finding_codes,
    may_file,
    planned_day,
)
from qmas_tui.views.prospects.line import prospect_cells, prospect_group
from qmas_tui.views.say import kind_words


def _month(of: AssessedProspect) -> tuple[str | None]:
    days = [day.isoformat()[:7] for day in planned_day(of)]
    return (days[0] if days else None,)


FACETS: Final[tuple[FacetKind[AssessedProspect], ...]] = (
    FacetKind("Adviser", "adviser", lambda e: (e.prospect.adviser,)),
    FacetKind("Stage", "stage", lambda e: (e.assessment.stage,), STAGES.__getitem__),
    FacetKind(
        "May file",
        "may",
        lambda e: (may_file(e),),
        MAY.__getitem__,
    ),
    FacetKind("Finding", "finding", finding_codes, kind_words, overlap=True),
    FacetKind("Month planned", "applying", _month, month_words, by_value=True),
    FacetKind("Tag", "tag", lambda e: e.prospect.tags, overlap=True),
    FacetKind("Nationality", "nationality", lambda e: (e.prospect.nationality,)),
    FacetKind("Scheme", "route", lambda e: (e.prospect.route,)),
)
PROSPECTS: Final = Listing(
    name="prospects",
    case_of=lambda each: each.prospect.case,
    key_of=lambda each: each.prospect.case,
    columns=COLUMNS,
    exported=EXPORTED,
    right=frozenset({"act_by", "met", "safe", "documented", "points", "family"}),
    fields=FIELDS,
    facets=FACETS,
    cells=prospect_cells,
    group_of=prospect_group,
    asleep_until=lambda each: each.assessment.asleep_until,
)
