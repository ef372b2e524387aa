"""An employment in Hong Kong: the offer, and what is asked of it (W-07 to W-11)."""

from __future__ import annotations

from qmas_tui.facts.prospect_rows import Career, Degree, Offer
from qmas_tui.intake.degrees import is_held, is_higher, named
from qmas_tui.intake.pathways.ground import Ground
from qmas_tui.intake.pathways.model import Answer
from qmas_tui.intake.states import State, all_of, best_of, state
from qmas_tui.intake.work_months import reached

MONTHS_A_YEAR = 12
HOME_CURRENCY = ("HKD", None)
TECHNOLOGY = "innovation-technology"


def offer(ground: Ground) -> Answer:
    """An employer offers a post."""
    row = _last(ground)
    if row is not None:
        return Answer("yes", (("employer", row.employer),))
    return Answer("no" if ground.subject.is_complete("offer") else "unknown")


def offer_relevant(ground: Ground) -> Answer:
    """The post fits degree or work."""
    return _of_offer(ground, "relevant")


def offer_pay(ground: Ground) -> Answer:
    """It is paid as the market pays."""
    return _of_offer(ground, "market_pay")


def research(ground: Ground) -> Answer:
    """It is research and development in a listed area of technology."""
    return _of_offer(ground, "research")


def company_quota(ground: Ground) -> Answer:
    """The company has a place in its quota."""
    return _of_offer(ground, "company_quota")


def local_market(ground: Ground) -> Answer:
    """Nobody local was found, or that need not be shown (W-21)."""
    row = _last(ground)
    if row is None:
        return offer(ground)
    pay = row.monthly_income if row.currency in HOME_CURRENCY else None
    a_year = None if pay is None else MONTHS_A_YEAR * pay
    high_pay = state(
        None if a_year is None else a_year >= ground.policy.intake.local_market_hkd
    )
    talent = state(ground.prospect.talent_list)
    ways = (talent, high_pay, state(row.local_search))
    told = (("talent_list", ground.prospect.talent_list), ("income", a_year))
    return Answer(best_of(ways, complete=True), told)


def stem_degree(ground: Ground) -> Answer:
    """A degree in science of a top university; a bachelor with work in technology."""
    policy, day = ground.policy, ground.day
    months = policy.intake.tech_work_months
    technology = reached(ground.subject, _in_technology, months, policy)
    degrees = [
        degree
        for degree in ground.prospect.degree
        if is_higher(degree) and is_held(degree, day)
    ]
    found = best_of(
        [_stem(degree, technology) for degree in degrees],
        complete=ground.subject.is_complete("degree"),
    )
    if found == "no" and ground.prospect.special_case is True:
        found = "unknown"
    waits = technology == "unknown" and any(
        degree.level == "bachelor" and degree.top100_stem is True for degree in degrees
    )
    told = (("degrees", named(ground.prospect.degree)), ("technology", technology))
    return Answer(found, told, ("degree", "work") if waits else None)


def _of_offer(ground: Ground, field: str) -> Answer:
    """A mark of the offer; without an offer as the offer itself."""
    row = _last(ground)
    if row is None:
        return offer(ground)
    mark: bool | None = getattr(row, field)
    return Answer(state(mark), (("employer", row.employer), (field, mark)))


def _stem(degree: Degree, technology: State) -> State:
    """Of one held; a bachelor's counts with work in technology alone."""
    stem = state(degree.top100_stem)
    return all_of((stem, technology)) if degree.level == "bachelor" else stem


def _in_technology(work: Career) -> bool | None:
    return None if work.field is None else work.field == TECHNOLOGY


def _last(ground: Ground) -> Offer | None:
    """The offer that counts: the last on record."""
    return ground.prospect.offer[-1] if ground.prospect.offer else None
