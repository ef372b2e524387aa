"""A rule as the config holds it: what it says, since when, and how well it is known."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct

Text = Annotated[str, Meta(pattern=r"\S")]
Basis = Literal["law", "official", "practice", "house"]
Confidence = Literal["high", "medium", "low"]
SourceKind = Literal[
    "statute", "official", "court", "press", "practitioner", "forum", "house"
]
Unit = Literal["days", "months", "years", "HKD", "percent", "switch", "day", "month"]
Group = Literal[
    "everyone",
    "employment",
    "self-employment",
    "business",
    "no-work",
    "top-tier",
    "family",
    "right-of-abode",
    "residence-year",
]


class _Entry(
    Struct,
    frozen=True,
    gc=False,
    kw_only=True,
    forbid_unknown_fields=True,
    rename={"from_": "from", "for_": "for"},
):
    pass


class Figure(_Entry, frozen=True, gc=False):
    """A number that findings read; `route` where it holds for one route only."""

    name: Text
    value: bool | int | tuple[int, ...]
    unit: Unit
    route: Literal["gpt", "apt"] | None = None


class Rule(_Entry, frozen=True, gc=False):
    """One rule of law, official guidance, practice or the house.

    `from_` and `to` are the first and last day on which it holds; left out: open.
    `rests_on` names the rules behind a house figure. `overruled` says how an office
    changed it; only the program sets that.
    """

    id: Text
    title: Text
    says: Text
    basis: Basis
    source: Text
    kind: SourceKind
    confidence: Confidence
    checked_on: date
    from_: date | None = None
    to: date | None = None
    rests_on: tuple[Text, ...] = ()
    figure: tuple[Figure, ...] = ()
    overruled: Text | None = None


class Paper(_Entry, frozen=True, gc=False):
    """An item of the checklist: who needs it, and after how many months it is stale."""

    kind: Text
    title: Text
    for_: tuple[Group, ...]
    basis: Basis
    rules: tuple[Text, ...]
    stale_after: int | None = None


class HolidayYear(_Entry, frozen=True, gc=False):
    """The general holidays of one year other than Sundays (Cap. 149, C-05)."""

    year: int
    status: Literal["gazetted", "computed", "office"]
    source: Text
    days: tuple[date, ...]
