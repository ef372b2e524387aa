"""What would come of a change of one prospect, before it is saved."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from qmas_tui.casework.casework import Casework
from qmas_tui.casework.session import TRIAL, Done, Terms
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.prospect import Prospect
from qmas_tui.intake.assess import assess
from qmas_tui.intake.plausible import prospect_oddities
from qmas_tui.intake.result import AssessedProspect
from qmas_tui.views.doubts import Doubt, doubt_of


class ForeseenProspect(Struct, frozen=True):
    """A prospect as it is and as it would be; `before` is None of one that is new.

    `odd` is what may be right but is odd, and is asked about before it is saved.
    """

    before: AssessedProspect | None
    after: AssessedProspect
    odd: tuple[Doubt, ...]


def foresee_prospect(
    casework: Casework, make: Callable[[Terms], Done]
) -> ForeseenProspect:
    """Nothing is saved or asked. Raises DataError as the change itself would."""
    edited = make(TRIAL).edited
    assert edited is not None, "a change of one case says what it made of it"
    before, after = edited
    assert isinstance(after, Prospect), "of a holder it is asked in another way"
    assert not isinstance(before, Holder), "nor was it one"
    was = _looked_at(casework, before) if before else None
    odd = prospect_oddities(before, after, casework.policy, casework.as_of)
    doubts = tuple([doubt_of(each) for each in odd])
    return ForeseenProspect(was, _looked_at(casework, after), doubts)


def _looked_at(casework: Casework, of: Prospect) -> AssessedProspect:
    return AssessedProspect(of, assess(of, casework.policy, casework.as_of))
