"""Where a person belongs to: the Mainland, or overseas, and capital to bring."""

from __future__ import annotations

from qmas_tui.findings.calendar import add_months
from qmas_tui.intake.pathways.ground import Ground
from qmas_tui.intake.pathways.model import Answer
from qmas_tui.intake.standing import mainland as of_the_mainland
from qmas_tui.intake.states import all_of, state

CHINESE_OF = ("macao", "taiwan")
_OVERSEAS = ("overseas_permanent", "overseas_since")


def mainland(ground: Ground) -> Answer:
    """A Chinese resident of the Mainland who is no overseas Chinese (B-13, B-18)."""
    if "overseas-chinese" in ground.evaluation.special:
        return Answer("no")
    found = of_the_mainland(ground.prospect)
    if found == "yes" and _may_be_overseas_chinese(ground):
        return Answer("unknown", facts=_OVERSEAS)
    return Answer(found)


def scope(ground: Ground) -> Answer:
    """Whoever may invest: not plain residents of the Mainland (W-12)."""
    person = ground.prospect
    lives_in = of_the_mainland(person)
    is_chinese = person.citizenship == "chinese"
    nearby = is_chinese and person.residence in CHINESE_OF and lives_in == "no"
    if person.citizenship == "other" or person.overseas_permanent or nearby:
        return Answer("yes")
    plain = lives_in == "yes" and person.overseas_permanent is False
    return Answer("no" if is_chinese and plain else "unknown")


def net_assets(ground: Ground) -> Answer:
    """So much, for so long (W-12)."""
    figures, person = ground.policy.intake, ground.prospect
    amount, since = person.net_assets_hkd, person.net_assets_since
    last = add_months(ground.day, -figures.net_assets_months)
    enough = state(None if amount is None else amount >= figures.net_assets_hkd)
    long = state(None if since is None else since <= last)
    return Answer(all_of((enough, long)), (("amount", amount), ("since", since)))


def business_plan(ground: Ground) -> Answer:
    """The adviser holds the plan to be good enough (W-08)."""
    return Answer(state(ground.prospect.business_plan))


def second_generation(ground: Ground) -> Answer:
    """A child of a permanent resident who had settled overseas (W-15)."""
    return Answer(state(ground.prospect.second_generation))


def _may_be_overseas_chinese(ground: Ground) -> bool:
    person = ground.prospect
    unsaid = person.overseas_permanent is None or person.overseas_since is None
    lives_overseas = person.residence == "overseas"
    return person.citizenship == "chinese" and lives_overseas and unsaid
