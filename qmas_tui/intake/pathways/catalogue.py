"""Every condition there is: its rules, and the facts that settle it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from msgspec import Struct

from qmas_tui.intake.pathways import (
    employment,
    graduates,
    person,
    scheme,
    settlement,
    sponsored,
    talents,
)
from qmas_tui.intake.pathways.ground import Ground
from qmas_tui.intake.pathways.income import income_2_5m
from qmas_tui.intake.pathways.model import Answer, Condition
from qmas_tui.intake.states import opposite
from qmas_tui.policy.pathways import ConditionName, Pathway


class Kind(Struct, frozen=True, gc=False):
    """One kind of condition: how it is worked out, by which rules and facts."""

    of: Callable[[Ground], Answer]
    rules: tuple[str, ...]
    facts: tuple[str, ...]

    def to(self, ground: Ground, name: ConditionName) -> Condition:
        """The condition of a name; without evidence of its own it tells those facts."""
        answer, settled_by = self.of(ground), self.facts
        told = answer.evidence
        if not told:
            who = ground.prospect
            told = tuple([(each, getattr(who, each)) for each in settled_by])
        if answer.facts is not None:
            settled_by = answer.facts
        return Condition(name, answer.state, self.rules, settled_by, told)


class Opposite(Struct, frozen=True, gc=False):
    """A condition that holds where another does not, and rests on the same facts."""

    of: ConditionName
    rules: tuple[str, ...]

    def to(self, other: Condition, name: ConditionName) -> Condition:
        """The condition of a name, from that of which it is the opposite."""
        state = opposite(other.state)
        return Condition(name, state, self.rules, other.facts, other.evidence)


_OFFER: Final = ("offer",)
_DEGREE: Final = ("degree",)
_WORK: Final = ("work",)
_MAINLAND: Final = ("mainland_resident",)

KINDS: Final[dict[ConditionName, Kind | Opposite]] = {
    # The scheme itself, and what others share with it
    "prerequisites": Kind(scheme.prerequisites, ("B-08",), ("prerequisites",)),
    "criteria": Kind(scheme.criteria, ("G-19",), ("criteria",)),
    "achievement": Kind(scheme.achievement, ("A-01",), ("achievement",)),
    "character": Kind(
        scheme.character, ("B-04",), ("criminal_record", "adverse_immigration")
    ),
    "education": Kind(scheme.education, ("B-05",), _DEGREE),
    "financial": Kind(scheme.financial, ("B-03",), ("account",)),
    "language": Kind(person.language, ("W-15",), ("language",)),
    "age-18": Kind(person.age_18, ("W-12",), ("born_on",)),
    "age-18-40": Kind(person.age_18_40, ("W-15",), ("born_on",)),
    # Top talents
    "income-2.5m": Kind(income_2_5m, ("W-03", "N-05"), ("income",)),
    "first-time": Kind(talents.first_time, ("W-06",), ("ttps_before",)),
    "listed-bachelor": Kind(talents.listed_bachelor, ("W-04", "G-15", "N-09"), _DEGREE),
    "bachelor-5-years": Kind(
        talents.bachelor_5_years, ("W-05", "G-15", "N-09"), _DEGREE
    ),
    "work-3-of-5": Kind(talents.work_3_of_5, ("W-04",), _WORK),
    "work-under-3": Opposite("work-3-of-5", ("W-05",)),
    "not-local-student": Kind(talents.not_local_student, ("W-05",), _DEGREE),
    # Employment
    "offer": Kind(employment.offer, ("W-07", "W-09", "W-11"), _OFFER),
    "offer-relevant": Kind(employment.offer_relevant, ("W-07", "W-09"), _OFFER),
    "offer-pay": Kind(employment.offer_pay, ("W-07", "W-09", "W-11"), _OFFER),
    "research": Kind(employment.research, ("W-11",), _OFFER),
    "company-quota": Kind(employment.company_quota, ("W-11",), _OFFER),
    "local-market": Kind(
        employment.local_market, ("W-07", "W-21"), ("offer", "talent_list")
    ),
    "stem-degree": Kind(employment.stem_degree, ("W-11",), _DEGREE),
    # Graduates of Hong Kong
    "hk-degree": Kind(graduates.hk_degree, ("W-10",), _DEGREE),
    "within-6-months": Kind(graduates.within_6_months, ("W-10",), _DEGREE),
    "after-6-months": Kind(graduates.after_6_months, ("W-10",), _DEGREE),
    # Where somebody belongs to, and capital
    "mainland": Kind(settlement.mainland, ("W-09", "B-18"), _MAINLAND),
    "not-mainland": Opposite("mainland", ("W-07", "B-18")),
    "business-plan": Kind(settlement.business_plan, ("W-08",), ("business_plan",)),
    "second-generation": Kind(
        settlement.second_generation, ("W-15",), ("second_generation",)
    ),
    "scope": Kind(
        settlement.scope,
        ("W-12",),
        ("overseas_permanent", "mainland_resident", "residence"),
    ),
    "net-assets": Kind(
        settlement.net_assets, ("W-12",), ("net_assets_hkd", "net_assets_since")
    ),
    # Family
    "relation": Kind(sponsored.relation, ("W-14",), ("sponsor_relation",)),
    "sponsor": Kind(sponsored.sponsor, ("W-14", "W-24"), ("sponsor_status",)),
}
"""All but nationality, which depends on the way in."""


def nationality_for(pathway: Pathway) -> Kind:
    """What a way in asks of the nationality, by the rules with whom it refuses."""
    answer = partial(person.nationality, pathway=pathway)
    return Kind(answer, pathway.refusals, ("nationality",))
