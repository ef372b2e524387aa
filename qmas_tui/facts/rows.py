"""What a case file records, one kind of row a class; every row is frozen.

A row holds what somebody read or said and never what can be worked out from it.
Days are plain dates in Hong Kong; money is in whole units of its currency.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct

Text = Annotated[str, Meta(pattern=r"\S")]
"""Words with at least one visible character: a missing value is left out."""
Slug = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9-]*$")]
Money = Annotated[int, Meta(ge=0)]
Country = Annotated[str, Meta(pattern=r"^[A-Z]{2}$")]
Currency = Annotated[str, Meta(pattern=r"^[A-Z]{3}$")]
AssessmentYear = Annotated[str, Meta(pattern=r"^\d{4}/\d{2}$")]

Citizenship = Literal["chinese", "other", "unknown"]
Route = Literal["gpt", "apt"]
Status = Literal["active", "permanent", "closed"]
FilingKind = Literal["extension", "right-of-abode"]
Outcome = Literal["pending", "granted", "refused", "withdrawn"]
WorkKind = Literal["employment", "business", "self-employment", "none"]
WorkLevel = Literal["graduate", "specialist", "senior", "other"]
Place = Literal["hong-kong", "mainland", "overseas"]
Relation = Literal["spouse", "child"]
Abode = Literal["not-wanted"]
Birthplace = Literal["hong-kong", "elsewhere"]
DependantStatus = Literal["dependant", "permanent"]
LeftScheme = Literal[
    "employment", "dependant", "student", "other-scheme", "left-hong-kong"
]
LeftFamily = Literal["own-permission", "divorce", "death", "grown-up", "left-hong-kong"]
ReviewOutcome = Literal["reviewed", "snoozed"]


class Row(
    Struct,
    frozen=True,
    gc=False,
    kw_only=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
    rename={"from_": "from", "for_": "for"},
):
    """One recorded row; a key that no field knows is refused."""


class Grant(Row, frozen=True, gc=False):
    """A limit of stay as the e-Visa gives it; `until` is the last lawful day."""

    until: date
    granted_on: date | None = None
    confirmed: bool = False
    step: Annotated[int, Meta(ge=0)] | None = None


class Filing(Row, frozen=True, gc=False):
    """An application handed in; `for_` names the people that it is for.

    Left out it is for everyone; of a right-of-abode filing, for the holder alone.
    """

    kind: FilingKind
    filed_on: date
    outcome: Outcome = "pending"
    decided_on: date | None = None
    for_: tuple[Text, ...] = ()


class Work(Row, frozen=True, gc=False):
    """A job, a business or a spell without either; `from_` left out: unknown day."""

    kind: WorkKind
    employer: Text | None = None
    title: Text | None = None
    from_: date | None = None
    to: date | None = None
    level: WorkLevel | None = None
    sector: Slug | None = None
    monthly_income: Money | None = None
    currency: Currency | None = None
    place: Place | None = None
    commission_only: bool | None = None
    staff: Annotated[int, Meta(ge=0)] | None = None
    office: bool | None = None
    turnover: Money | None = None
    tax_paid: bool | None = None


class Income(Row, frozen=True, gc=False):
    """Assessable income of one year of assessment ("2025/26"), in HKD."""

    year: AssessmentYear
    assessable: Money


class Passport(Row, frozen=True, gc=False):
    """A travel document and its last day."""

    expires_on: date
    country: Country | None = None


class Trip(Row, frozen=True, gc=False):
    """An absence from Hong Kong; `back` is left out while it lasts."""

    out: date
    back: date | None = None
    reason: Text | None = None
    planned: bool = False


class Gap(Row, frozen=True, gc=False):
    """Permission lapsed: the last day covered and the first day covered again."""

    ended: date
    resumed: date | None = None


class Excluded(Row, frozen=True, gc=False):
    """Time that the law leaves out of ordinary residence (OR-04 to OR-07)."""

    from_: date
    to: date | None = None
    reason: Text | None = None


class Request(Row, frozen=True, gc=False):
    """Papers that the Immigration Department asked for."""

    asked_on: date
    answer_by: date | None = None
    answered_on: date | None = None


class Evidence(Row, frozen=True, gc=False):
    """A paper on file, by its kind in the checklist."""

    kind: Slug
    dated: date | None = None


class Unread(Row, frozen=True, gc=False):
    """A cell of an imported sheet that nobody could read yet."""

    column: Text
    text: Text
    on: date | None = None


class Review(Row, frozen=True, gc=False):
    """The adviser looked at the case, or put it off until a day.

    `about` holds codes and days of what was put off, never words.
    """

    on: date
    outcome: ReviewOutcome
    by: Text | None = None
    until: date | None = None
    about: tuple[Text, ...] = ()
    text: Text | None = None


class Note(Row, frozen=True, gc=False):
    """A remark for the file."""

    on: date
    text: Text
    by: Text | None = None
