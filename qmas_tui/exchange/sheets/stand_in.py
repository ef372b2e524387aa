"""A prospect as the rows of a sheet are read: the holder who it would be."""

from __future__ import annotations

from typing import Final

from qmas_tui.facts.changes import Case
from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.prospect_rows import Career, Relative
from qmas_tui.facts.rows import Work
from qmas_tui.intake.landing import SAME_FIELDS, SAME_OF_RELATIVE
from qmas_tui.intake.subject import current_application

ALIKE: Final = (*SAME_FIELDS, "note", "unread")
"""Fields that are alike of prospect and holder."""


def stand_in(case: Case) -> Holder:
    """A case as the rows of a sheet are read: of a prospect, what a sheet can say."""
    if isinstance(case, Holder):
        return case
    application = current_application(case)
    is_approved = application is not None and application.outcome == "approved"
    return Holder(
        **{name: getattr(case, name) for name in ALIKE},
        applied_on=application.submitted_on if application else None,
        approved_on=application.decided_on if application and is_approved else None,
        entry_by=application.entry_by if application else None,
        landed_on=application.landed_on if application else None,
        residence_since=case.hong_kong_since,
        claimed_sector=case.plan_sector,
        work=tuple(as_work(each) for each in case.work),
        dependant=tuple(_as_dependant(each) for each in case.dependant),
    )


def as_work(row: Career) -> Work:
    """What a holder's work has of one before the landing."""
    return Work(**{name: getattr(row, name) for name in Work.__struct_fields__})


def _as_dependant(row: Relative) -> Dependant:
    return Dependant(**{name: getattr(row, name) for name in SAME_OF_RELATIVE})
