"""What would come of a change of one prospect, before it is saved."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from qmas_tui.casework.casework import Casework
from qmas_tui.casework.session import TRIAL, Done, Terms
from qmas_tui.facts.prospect import Prospect
from qmas_tui.intake.assess import assess
from qmas_tui.intake.result import AssessedProspect


class ForeseenProspect(Struct, frozen=True):
    """A prospect as it is and as it would be; `before` is None of one that is new."""

    before: AssessedProspect | None
    after: AssessedProspect


def foresee_prospect(
    casework: Casework, make: Callable[[Terms], Done]
) -> ForeseenProspect:
    """Nothing is saved or asked. Raises DataError as the change itself would."""
    edited = make(TRIAL).edited
    assert edited is not None, "a change of one case says what it made of it"
    before, after = edited
    assert isinstance(after, Prospect), "of a holder it is asked in another way"
    was = _looked_at(casework, before) if isinstance(before, Prospect) else None
    return ForeseenProspect(was, _looked_at(casework, after))


def _looked_at(casework: Casework, of: Prospect) -> AssessedProspect:
    return AssessedProspect(of, assess(of, casework.policy, casework.as_of))
