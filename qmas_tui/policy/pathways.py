"""Other ways into Hong Kong: what each asks for, and what it gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from qmas_tui.errors import Problem
from qmas_tui.facts.prospect import SponsorStatus
from qmas_tui.facts.rows import Country, Text
from qmas_tui.policy.rules import Entry, Rule

Months = Annotated[int, Meta(ge=1)]
Weeks = Annotated[int, Meta(ge=1)]
PathwayQuota = Literal["yearly", "company"]
ConditionName = Literal[
    "nationality",
    "character",
    "income-2.5m",
    "first-time",
    "listed-bachelor",
    "bachelor-5-years",
    "work-3-of-5",
    "work-under-3",
    "not-local-student",
    "mainland",
    "not-mainland",
    "education",
    "offer",
    "offer-relevant",
    "offer-pay",
    "research",
    "company-quota",
    "local-market",
    "stem-degree",
    "hk-degree",
    "within-6-months",
    "after-6-months",
    "business-plan",
    "second-generation",
    "age-18",
    "age-18-40",
    "scope",
    "net-assets",
    "relation",
    "sponsor",
    "language",
    "financial",
    "prerequisites",
    "criteria",
    "achievement",
]
"""What a way in may ask for; each is worked out by a function of that name."""


class Nationals(Entry, frozen=True, gc=False):
    """The countries that a rule names."""

    rule: Text
    countries: tuple[Country, ...]


class Pathway(Entry, frozen=True, gc=False):
    """A way in, with its conditions in the order in which they are looked at.

    Stays are in months, `weeks` is the usual time to a decision; what is left out has
    no number. `refuses` names the rule with the nationals that it is not for,
    `degree_only` that with those who need a degree of certain universities.
    `fee_only_from` is the status of the sponsors for whom the fee is known.
    """

    code: Text
    conditions: tuple[ConditionName, ...]
    rules: tuple[Text, ...]
    from_: date | None = None
    to: date | None = None
    refuses: Text | None = None
    degree_only: Text | None = None
    first_stay_months: Months | None = None
    extension_months: tuple[Months, ...] = ()
    top_tier_months: Months | None = None
    tied_to_employer: bool = False
    offer_needed: bool = False
    quota: PathwayQuota | None = None
    weeks: Weeks | None = None
    dependants: bool = True
    fee_only_from: SponsorStatus | None = None

    def holds(self, day: date) -> bool:
        """Whether it is open on a day, by these conditions."""
        return (self.from_ or date.min) <= day <= (self.to or date.max)


def pathway_problems(
    pathways: Sequence[Pathway], nationals: Sequence[Nationals], rules: Sequence[Rule]
) -> Iterator[Problem]:
    """Rules that there are not, and ways in that are given twice for one day."""
    known = {rule.id for rule in rules}
    listed = {each.rule for each in nationals}
    for list_ in nationals:
        if list_.rule not in known:
            what = "no rule has this id; correct it"
            yield Problem(f"nationals {list_.rule}", what)
    for number, pathway in enumerate(pathways):
        where = f"pathway {pathway.code}"
        for id_ in pathway.rules:
            if id_ not in known:
                yield Problem(
                    where, f"rules names {id_}, which no rule has; correct it"
                )
        for id_ in filter(None, (pathway.refuses, pathway.degree_only)):
            if id_ not in listed:
                what = f"{id_} has no list of nationals; add one, or correct the id"
                yield Problem(where, what)
        if any(_meet(pathway, other) for other in pathways[:number]):
            yield Problem(where, "it is given twice for some days; correct from or to")


def _meet(one: Pathway, other: Pathway) -> bool:
    if one.code != other.code:
        return False
    last = min(one.to or date.max, other.to or date.max)
    return max(one.from_ or date.min, other.from_ or date.min) <= last
