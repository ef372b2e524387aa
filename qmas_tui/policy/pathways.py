"""Other ways into Hong Kong: what each asks for, and what it gives."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from qmas_tui.facts.prospect import SponsorStatus
from qmas_tui.facts.rows import Country, Text
from qmas_tui.policy.entry import DatedEntry
from qmas_tui.policy.rules import Entry

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


class Pathway(DatedEntry, frozen=True, gc=False, kw_only=True):
    """A way in, with its conditions in the order in which they are looked at.

    Stays are in months, `weeks` is the usual time to a decision; what is left out has
    no number. `refuses` names the rule with the nationals that it is not for,
    `degree_only` that with those who need a degree of certain universities.
    `fee_only_from` is the status of the sponsors for whom the fee is known. `before`
    says when it is to be looked at before an application under the scheme (Q-44, Q-45).
    """

    code: Text
    conditions: tuple[ConditionName, ...]
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
    before: Literal["always", "signed-offer"] | None = None

    @property
    def about(self) -> str:
        """The way in."""
        return f"pathway {self.code}"

    @property
    def refusals(self) -> tuple[str, ...]:
        """The rules whose nationals are looked at."""
        rules = self.refuses, self.degree_only
        return tuple([rule for rule in rules if rule is not None])
