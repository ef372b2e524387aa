"""A rule as the config holds it: what it says, since when, and how well it is known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from qmas_tui.facts.rows import Route, Text

Basis = Literal["law", "official", "practice", "house"]
Confidence = Literal["high", "medium", "low"]
SourceKind = Literal[
    "statute", "official", "court", "press", "practitioner", "forum", "house"
]
Unit = Literal[
    "days",
    "months",
    "years",
    "HKD",
    "percent",
    "times",
    "count",
    "switch",
    "day",
    "month",
]
Value = bool | int | tuple[int, ...]
Group = Literal[
    "everyone",
    "employment",
    "self-employment",
    "business",
    "no-work",
    "job-search",
    "top-tier",
    "family",
    "right-of-abode",
    "residence-year",
]
PartName = Literal["age", "education", "work", "talent_list", "language", "family"]
Tally = Literal[
    "age",
    "doctorates",
    "masters",
    "bachelors",
    "professionals",
    "renowned",
    "work-months",
    "senior-months",
    "international-months",
    "reputable-months",
    "talent-list",
    "official-languages",
    "other-languages",
    "relatives",
    "educated-spouses",
    "children",
]
"""What a points table counts: years, degrees, months, languages, family."""


class Entry(
    Struct,
    frozen=True,
    gc=False,
    kw_only=True,
    forbid_unknown_fields=True,
    rename={"from_": "from", "for_": "for"},
):
    """What a file of rules may hold: nothing but the fields named here."""


class Dated:
    """What holds from one day to another, `from_` and `to`; one left out is open."""

    __slots__ = ()
    from_: date | None
    to: date | None

    @property
    def first(self) -> date:
        """The first day of it, the beginning of time where none is given."""
        return self.from_ or date.min

    @property
    def last(self) -> date:
        """The last day of it, the end of time where none is given."""
        return self.to or date.max

    def holds(self, day: date) -> bool:
        """Whether it holds on a day."""
        came = self.from_ is None or self.from_ <= day
        return came and (self.to is None or day <= self.to)

    @property
    def ends_too_early(self) -> str | None:
        """That it ends before it begins, in words; None where it does not."""
        if self.first <= self.last:
            return None
        return f"to, {self.to}, is before from, {self.from_}; correct one of them"


class Spell(Dated, Entry, frozen=True, gc=False):
    """A value of the office's own for some days.

    `note` tells the change in words, `why` is the office's reason.
    """

    value: Value
    note: Text
    from_: date | None = None
    to: date | None = None
    why: Text | None = None


class Figure(Entry, frozen=True, gc=False):
    """A number that findings read; `route` where it holds for one route only.

    `spells` are the days on which an office set another; only the program sets them.
    """

    name: Text
    value: Value
    unit: Unit
    route: Route | None = None
    spells: tuple[Spell, ...] = ()


class Tier(Entry, frozen=True, gc=False):
    """A row of a points table: it holds where each tally is at least, at most so."""

    points: int
    least: dict[Tally, int]
    most: dict[Tally, int] = {}


class Points(Entry, frozen=True, gc=False):
    """The points that a rule gives for one part: the best row, and those added."""

    part: PartName
    best: tuple[Tier, ...] = ()
    adds: tuple[Tier, ...] = ()


class Rule(Dated, Entry, frozen=True, gc=False):
    """One rule of law, official guidance, practice or the house.

    `rests_on` names the rules behind a house figure. `overruled` says how an office
    changed it for every day; only the program sets that.
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
    points: Points | None = None
    overruled: Text | None = None

    def overruled_on(self, day: date) -> str | None:
        """How an office changed it as of a day, in words; None where it did not."""
        return self._told([spell for spell in self._spells() if spell.holds(day)])

    @property
    def changed(self) -> str | None:
        """All that an office changed, for every day and for some, in words."""
        return self._told(self._spells())

    def _spells(self) -> list[Spell]:
        return [spell for figure in self.figure for spell in figure.spells]

    def _told(self, spells: Sequence[Spell]) -> str | None:
        always = [self.overruled] if self.overruled else []
        return "; ".join([*always, *(spell.note for spell in spells)]) or None


class Paper(Entry, frozen=True, gc=False):
    """An item of the checklist: who needs it, and after how many months it is stale."""

    kind: Text
    title: Text
    for_: tuple[Group, ...]
    basis: Basis
    rules: tuple[Text, ...]
    stale_after: int | None = None


class HolidayYear(Entry, frozen=True, gc=False):
    """The general holidays of one year other than Sundays (Cap. 149, C-05)."""

    year: int
    status: Literal["gazetted", "computed", "office"]
    source: Text
    days: tuple[date, ...]
