"""Where a prospect stands towards the Mainland, and which special routes that opens."""

from __future__ import annotations

from datetime import date

from qmas_tui.facts.prospect import Prospect
from qmas_tui.findings.calendar import anniversary
from qmas_tui.intake.model import Special
from qmas_tui.intake.states import State, state
from qmas_tui.intake.subject import Subject
from qmas_tui.policy.policy import Policy


def mainland(prospect: Prospect) -> State:
    """Whether somebody is a Chinese resident of the Mainland (B-13, B-20)."""
    if prospect.mainland_resident is None and prospect.citizenship == "other":
        return "no"
    return state(prospect.mainland_resident)


def is_overseas_chinese(prospect: Prospect, day: date, policy: Policy) -> bool:
    """Whether somebody enters on a Chinese passport, without an endorsement (B-18)."""
    if prospect.citizenship != "chinese" or prospect.residence != "overseas":
        return False
    if prospect.overseas_permanent or prospect.overseas_since is None:
        return prospect.overseas_permanent is True
    return anniversary(prospect.overseas_since, policy.intake.overseas_years) <= day


def asks_consent(prospect: Prospect, day: date, policy: Policy) -> bool:
    """Whether a letter of consent is to be expected: where not surely none (X-20)."""
    return mainland(prospect) != "no" and not is_overseas_chinese(prospect, day, policy)


def asks_identity_card(prospect: Prospect) -> bool:
    """Whether somebody is to be registered after the landing (X-26)."""
    return prospect.residence != "hong-kong"


def special_routes(subject: Subject, policy: Policy) -> tuple[Special, ...]:
    """What is particular about an application on the filing day, in a fixed order."""
    prospect, day = subject.prospect, subject.filing_day
    nationality = prospect.nationality
    holds: tuple[tuple[Special, bool], ...] = (
        ("mainland-resident", mainland(prospect) == "yes"),
        ("overseas-chinese", is_overseas_chinese(prospect, day, policy)),
        ("hong-kong-resident", prospect.residence == "hong-kong"),
        (
            "released-nationality",
            nationality is not None
            and policy.entry.released(nationality, day) is not None,
        ),
    )
    return tuple(name for name, held in holds if held)
