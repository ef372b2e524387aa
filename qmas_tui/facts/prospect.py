"""A person whom the office advises before the first landing."""

from __future__ import annotations

from datetime import date
from typing import Literal

from qmas_tui.facts import prospect_rows as own
from qmas_tui.facts import rows
from qmas_tui.facts.rows import Money, Row, Slug, Text

ProspectStatus = Literal["active", "closed"]
Residence = Literal["mainland", "hong-kong", "macao", "taiwan", "overseas"]
SponsorRelation = Literal["spouse", "child", "parent", "none"]
SponsorStatus = Literal["scheme", "permanent"]
CvFor = Literal["immigration", "recruitment"]
Listed = Literal[
    "degree",
    "work",
    "language",
    "income",
    "business",
    "achievement",
    "dependant",
    "offer",
]
"""What may be complete: the client was asked, and there is nothing else."""


class Prospect(Row, frozen=True, gc=False):
    """One case file before the landing, with all recorded rows.

    Yes-no facts left out are unknown. `mainland_resident` holds also while staying in
    Hong Kong or Macao; `overseas_since` and `hong_kong_since` begin an unbroken stay.
    """

    case: Text
    name: Text
    citizenship: rows.Citizenship
    route: rows.Route
    name_zh: Text | None = None
    nationality: rows.Country | None = None
    born_on: date | None = None
    adviser: Text | None = None
    status: ProspectStatus = "active"
    closed_on: date | None = None
    opened_on: date | None = None
    engaged_on: date | None = None
    file_on: date | None = None
    next_on: date | None = None
    next_step: Text | None = None
    complete: tuple[Listed, ...] = ()
    mainland_resident: bool | None = None
    residence: Residence | None = None
    overseas_permanent: bool | None = None
    overseas_since: date | None = None
    hong_kong_since: date | None = None
    criminal_record: bool | None = None
    adverse_immigration: bool | None = None
    self_supporting: bool | None = None
    special_case: bool | None = None
    talent_list: bool | None = None
    hk_relative: bool | None = None
    ttps_before: bool | None = None
    business_plan: bool | None = None
    second_generation: bool | None = None
    net_assets_hkd: Money | None = None
    net_assets_since: date | None = None
    sponsor_relation: SponsorRelation | None = None
    sponsor_status: SponsorStatus | None = None
    sector: Slug | None = None
    plan_sector: Slug | None = None
    differentiator: Text | None = None
    demand: Text | None = None
    licence_route: Text | None = None
    hk_link: Text | None = None
    changed_since: Text | None = None
    vacancies: own.Count | None = None
    regulated: bool | None = None
    cv: CvFor | None = None
    agent_evidence: bool | None = None
    integrity_signed_on: date | None = None
    family: Text | None = None
    tags: tuple[Text, ...] = ()
    degree: tuple[own.Degree, ...] = ()
    language: tuple[own.Spoken, ...] = ()
    work: tuple[own.Career, ...] = ()
    period: tuple[own.Period, ...] = ()
    income: tuple[own.Earned, ...] = ()
    business: tuple[own.Business, ...] = ()
    account: tuple[own.Account, ...] = ()
    achievement: tuple[own.Achievement, ...] = ()
    offer: tuple[own.Offer, ...] = ()
    lived: tuple[own.Lived, ...] = ()
    conflict: tuple[own.Conflict, ...] = ()
    dependant: tuple[own.Relative, ...] = ()
    application: tuple[own.Application, ...] = ()
    passport: tuple[rows.Passport, ...] = ()
    request: tuple[rows.Request, ...] = ()
    evidence: tuple[rows.Evidence, ...] = ()
    unread: tuple[rows.Unread, ...] = ()
    review: tuple[rows.Review, ...] = ()
    note: tuple[rows.Note, ...] = ()
