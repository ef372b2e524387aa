"""The columns that a table of prospects can have: recorded, then worked out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from qmas_tui.facts.prospect import Prospect
from qmas_tui.intake.model import CriteriaTest, PointsTest
from qmas_tui.intake.result import AssessedProspect
from qmas_tui.views.column import (
    Column,
    Value,
    day_columns,
    file_columns,
    recorded_text,
    who_columns,
)
from qmas_tui.views.prospect_words import STAGES
from qmas_tui.views.prospects.fields import MAY, may_file
from qmas_tui.views.prospects.line import counts_line, family_of, why_words

_STAGE_ORDER: Final = {stage: place for place, stage in enumerate(STAGES)}


def _prospect(of: AssessedProspect) -> Prospect:
    return of.prospect


def _criteria(of: AssessedProspect) -> CriteriaTest | None:
    found = of.assessment.evaluation
    test = found.gpt if found and of.prospect.route == "gpt" else None
    return test if isinstance(test, CriteriaTest) else None


def _count(what: Callable[[CriteriaTest], int]) -> Callable[[AssessedProspect], Value]:
    def value(of: AssessedProspect) -> Value:
        test = _criteria(of)
        return what(test) if test else None

    return value


def _points(of: AssessedProspect) -> int | None:
    found = of.assessment.evaluation
    test = found.gpt if found and of.prospect.route == "gpt" else None
    return test.total if isinstance(test, PointsTest) else None


COLUMNS: Final[dict[str, Column[AssessedProspect]]] = {
    **who_columns(_prospect),
    "opened_on": Column("First contact", lambda e: e.prospect.opened_on),
    "engaged_on": Column("Engaged on", lambda e: e.prospect.engaged_on),
    "file_on": Column("Planned for", lambda e: e.prospect.file_on),
    "next_on": Column("Next step on", lambda e: e.prospect.next_on),
    "next_step": Column("Next step", lambda e: recorded_text(e.prospect.next_step)),
    **file_columns(_prospect),
    **day_columns(lambda e: e.assessment.next),
    "stage": Column(
        "Stage",
        lambda e: STAGES[e.assessment.stage],
        lambda e: _STAGE_ORDER[e.assessment.stage],
    ),
    "counts": Column(
        "Of twelve", counts_line, lambda e: test.met if (test := _criteria(e)) else None
    ),
    "met": Column("Met", _count(lambda test: test.met)),
    "safe": Column("Safe", _count(lambda test: test.safe)),
    "documented": Column("Documented", _count(lambda test: test.documented)),
    "points": Column("Points", _points),
    "may_file": Column("May file", lambda e: MAY[may_file(e)]),
    "family": Column("Family", lambda e: family_of(e) or None),
    "asleep_until": Column("Asleep until", lambda e: e.assessment.asleep_until),
    "why": Column("Why now", lambda e: recorded_text(why_words(e))),
}
EXPORTED: Final = (
    *("act_by", "due_on", "lost_on", "case", "name", "name_zh", "adviser", "stage"),
    *("met", "safe", "documented", "points", "may_file", "asleep_until", "why"),
)
"""What a file shows of each prospect."""
