"""Who of a family is watched, on which limit and what basis (D-01 to D-14)."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from qmas_tui.facts.holder import Dependant
from qmas_tui.findings.effective_facts import EffectiveFacts
from qmas_tui.findings.model import Limit, PathStep, Reason, Standing


class Sponsor(Struct, frozen=True, gc=False):
    """The holder as the family's stays see them.

    `limit` is theirs where one is known, `path` their steps, `passed` what their own
    passed limit means for the seven years of those linked to it.
    """

    facts: EffectiveFacts
    limit: date | None = None
    path: tuple[PathStep, ...] = ()
    passed: Reason | None = None


def standing_of(dependant: Dependant, facts: EffectiveFacts) -> Standing:
    """How a dependant stands to the family on a day (CH-01, D-03, D-14)."""
    if dependant.status == "permanent" or facts.abode_granted(dependant.name):
        return "permanent"
    if dependant.citizenship == "chinese" and dependant.born_in == "hong-kong":
        return "permanent"
    left_on = dependant.left_on
    has_left = left_on is not None and left_on <= facts.as_of
    if has_left and dependant.left_for == "left-hong-kong":
        return "left"
    if has_left and dependant.left_for == "own-permission":
        return "own-permission"
    return "basis-lost" if has_left or facts.left_hong_kong else "dependant"


def limit_of(
    dependant: Dependant, standing: Standing, sponsor: Sponsor
) -> Limit | None:
    """A dependant's limit: their own, which counts as confirmed, or the holder's.

    Who lost their basis keeps the limit that was running on that day.
    """
    if dependant.limit_of_stay is not None:
        return Limit(dependant.limit_of_stay, "confirmed")
    if sponsor.limit is None or standing == "own-permission":
        return None
    if standing == "basis-lost":
        return Limit(_running(dependant, sponsor, sponsor.limit), "linked")
    return Limit(sponsor.limit, "linked")


def _running(dependant: Dependant, sponsor: Sponsor, limit: date) -> date:
    """The holder's limit that was running on the day of leaving, the earlier of two."""
    facts = sponsor.facts
    days = []
    if dependant.left_on is not None and dependant.left_on <= facts.as_of:
        days.append(dependant.left_on)
    if facts.left_hong_kong and facts.holder.left_on is not None:
        days.append(facts.holder.left_on)
    left_on = min(days)
    return min(
        (step.until for step in sponsor.path if step.granted and step.until >= left_on),
        default=limit,
    )
