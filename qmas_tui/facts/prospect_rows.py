"""What is recorded of a person before the first landing, one kind of row a class.

Yes-no facts left out are unknown. Money is in whole HKD: the adviser converts, and
notes the rate.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from qmas_tui.facts import rows
from qmas_tui.facts.rows import Country, Currency, Money, Row, Text

Language = Annotated[str, Meta(pattern=r"^[a-z]{2}$")]
"""`zh` for Putonghua or Cantonese, `en`, or another code of ISO 639-1."""
Year = Annotated[int, Meta(ge=1900, le=2199)]
Count = Annotated[int, Meta(ge=0)]
Share = Annotated[float, Meta(ge=0, le=100)]
"""Per cent of a company, held beneficially; decimals allowed."""

DegreeLevel = Literal["bachelor", "master", "doctorate", "professional", "other"]
LanguageLevel = Literal["good", "fair"]
WorkField = Literal["innovation-technology", "finance", "international-trade", "other"]
IncomeKind = Literal["employment", "business", "investment"]
AccountOwner = Literal["applicant", "spouse", "parent", "company", "other"]
AchievementKind = Literal["award", "peer"]
ApplicationOutcome = Literal["pending", "approved", "refused", "withdrawn"]
RefusalReason = Literal["prerequisites", "threshold", "panel", "documents", "not-given"]
ExerciseOutcome = Literal["selected", "not-selected"]


class Degree(Row, frozen=True, gc=False):
    """A degree, held or expected.

    `awarded_on` left out: held, day unknown; ahead: expected. `listed`: the university
    stands on the list of eligible ones, looked up in `listed_year`. `arm`: a branch or
    an arm for continuing education awarded it.
    """

    level: DegreeLevel
    institution: Text | None = None
    country: Country | None = None
    field: Text | None = None
    from_: date | None = None
    awarded_on: date | None = None
    full_time: bool | None = None
    recognised: bool | None = None
    listed: bool | None = None
    listed_year: Year | None = None
    business_school: bool | None = None
    arm: bool | None = None
    stem: bool | None = None
    top100_stem: bool | None = None
    renowned: bool | None = None
    hong_kong_local: bool | None = None
    hk_student: bool | None = None
    gba_campus: bool | None = None
    ugc_funded: bool | None = None
    verified_on: date | None = None
    relevant: bool | None = None
    name_matches: bool | None = None


class Spoken(Row, frozen=True, gc=False):
    """A language in writing and speech, one row a language; `proof` names the paper."""

    name: Language
    level: LanguageLevel
    proof: Text | None = None


class Letter(Row, frozen=True, gc=False):
    """An employer's letter on one work: its form, and what it says."""

    dated: date | None = None
    signed: bool | None = None
    letterhead: bool | None = None
    contact: bool | None = None
    specific: bool | None = None
    template: bool | None = None
    verifiable: bool | None = None
    verified_on: date | None = None
    from_: date | None = None
    to: date | None = None
    title: Text | None = None


class Career(rows.Work, frozen=True, gc=False):
    """A job, a business or a spell without either, before the scheme.

    `permit`: permission to work at that place is on file; `second_proof`: a contract,
    pay slips, social insurance or a tax record; `cv_…`: what the CV says of it.
    """

    country: Country | None = None
    full_time: bool | None = None
    reputable: bool | None = None
    reputable_proof: Text | None = None
    field: WorkField | None = None
    international: bool | None = None
    permit: bool | None = None
    second_proof: bool | None = None
    company_staff: Count | None = None
    chart: bool | None = None
    reason: Text | None = None
    cv_from: date | None = None
    cv_to: date | None = None
    cv_title: Text | None = None
    letter: tuple[Letter, ...] = ()


class Period(Row, frozen=True, gc=False):
    """A stretch of life that explains a gap."""

    from_: date
    to: date
    reason: Text


class Earned(Row, frozen=True, gc=False):
    """Income of the twelve months that end on a day, and what other papers say."""

    ends_on: date
    hkd: Money
    kind: IncomeKind = "employment"
    tax_hkd: Money | None = None
    letter_hkd: Money | None = None
    bank_hkd: Money | None = None


class Business(Row, frozen=True, gc=False):
    """A company owned: `share` in per cent; `nominee`: as registered owner only."""

    name: Text
    listed: bool | None = None
    share: Share | None = None
    influence: bool | None = None
    nominee: bool | None = None
    since: date | None = None
    until: date | None = None
    year_ends_on: date | None = None
    profit_hkd: int | None = None


class Balance(Row, frozen=True, gc=False):
    """What an account held on a day."""

    on: date
    hkd: int


class Credit(Row, frozen=True, gc=False):
    """A payment into an account that stands out."""

    on: date
    hkd: Money
    source: Text | None = None
    documented: bool | None = None


class Account(Row, frozen=True, gc=False):
    """A bank account that shows the means to live, and how far its statements go."""

    name: Text
    owner: AccountOwner = "applicant"
    statements_from: date | None = None
    statements_to: date | None = None
    balance: tuple[Balance, ...] = ()
    credit: tuple[Credit, ...] = ()


class Achievement(Row, frozen=True, gc=False):
    """An exceptional award, or what peers acknowledge (A-01)."""

    kind: AchievementKind
    name: Text
    on: date | None = None
    proof: bool | None = None


class Offer(Row, frozen=True, gc=False):
    """An employment offered in Hong Kong."""

    employer: Text
    signed_on: date | None = None
    monthly_income: Money | None = None
    currency: Currency | None = None
    relevant: bool | None = None
    market_pay: bool | None = None
    local_search: bool | None = None
    research: bool | None = None
    company_quota: bool | None = None


class Lived(Row, frozen=True, gc=False):
    """A country lived in, and the day of its police certificate."""

    country: Country
    from_: date
    to: date | None = None
    police_on: date | None = None


class Conflict(Row, frozen=True, gc=False):
    """Two papers that do not agree, until it is settled."""

    on: date
    about: Text
    settled_on: date | None = None


class Relative(Row, frozen=True, gc=False):
    """One of the family; `accompanying` left out is yes, `degree` is a spouse's."""

    name: Text
    relation: rows.Relation
    born_on: date | None = None
    citizenship: rows.Citizenship = "unknown"
    nationality: Country | None = None
    passport_expires_on: date | None = None
    accompanying: bool | None = None
    degree: bool | None = None


class Exercise(Row, frozen=True, gc=False):
    """A selection exercise, only if the office was told."""

    on: date
    outcome: ExerciseOutcome


class Application(Row, frozen=True, gc=False):
    """An application handed in, and every day on its way to the landing."""

    submitted_on: date
    file_number: Text | None = None
    acknowledged_on: date | None = None
    pooled_on: date | None = None
    selected_on: date | None = None
    consent_by: date | None = None
    consent_sent_on: date | None = None
    principle_on: date | None = None
    interview_on: date | None = None
    outcome: ApplicationOutcome = "pending"
    decided_on: date | None = None
    reason: RefusalReason | None = None
    pay_by: date | None = None
    paid_on: date | None = None
    evisa_on: date | None = None
    entry_by: date | None = None
    endorsed_on: date | None = None
    landed_on: date | None = None
    limit_of_stay: date | None = None
    identity_card_on: date | None = None
    exercise: tuple[Exercise, ...] = ()
