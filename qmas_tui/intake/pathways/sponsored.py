"""Whoever follows a sponsor in Hong Kong (W-14, W-24)."""

from __future__ import annotations

from qmas_tui.findings.calendar import anniversary, birthday
from qmas_tui.intake.pathways.ground import Ground
from qmas_tui.intake.pathways.model import Answer
from qmas_tui.intake.standing import mainland
from qmas_tui.intake.states import State, all_of, state


def relation(ground: Ground) -> Answer:
    """Spouse, child who is not of age, or old parent of a permanent resident."""
    to_sponsor = ground.prospect.sponsor_relation
    told = (("sponsor_relation", to_sponsor),)
    match to_sponsor:
        case "spouse":
            return Answer("yes", told)
        case "child":
            return Answer(_not_of_age(ground), told)
        case "parent":
            return Answer(all_of((_old(ground), _permanent(ground))), told)
        case "none":
            return Answer("no", told)
    return Answer("unknown")


def sponsor(ground: Ground) -> Answer:
    """One who may bring such a person (W-24)."""
    status = ground.prospect.sponsor_status
    if ground.prospect.sponsor_relation == "none":
        return Answer("no")
    lives_in = mainland(ground.prospect)
    told = (("sponsor_status", status),)
    if lives_in == "no" or status == "scheme":
        return Answer("yes", told)
    refused = status == "permanent" and lives_in == "yes"
    return Answer("no" if refused else "unknown", told)


def _not_of_age(ground: Ground) -> State:
    born, years = ground.prospect.born_on, ground.policy.intake.dependant_age_years
    return state(None if born is None else ground.day < birthday(born, years))


def _old(ground: Ground) -> State:
    born, years = ground.prospect.born_on, ground.policy.intake.parent_age_years
    return state(None if born is None else ground.day >= anniversary(born, years))


def _permanent(ground: Ground) -> State:
    status = ground.prospect.sponsor_status
    return state(None if status is None else status == "permanent")
