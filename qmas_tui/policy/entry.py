"""What decides over an application for entry: tests, excluded nationalities, quota.

Each entry holds on its days. The day is that on which the application is filed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Literal, TypeVar

from msgspec import Meta, Struct

from qmas_tui.facts.rows import Country, Slug, Text
from qmas_tui.policy.rules import Dated, Entry, PartName, Tier

PARTS: tuple[PartName, ...] = (
    "age",
    "education",
    "work",
    "talent_list",
    "language",
    "family",
)
"""The parts of the points test, in the order in which they are told."""


class DatedEntry(Dated, Entry, frozen=True, gc=False, kw_only=True):
    """What holds on some days, by some rules; `why` is the reason of an office."""

    rules: tuple[Text, ...]
    from_: date | None = None
    to: date | None = None
    why: Text | None = None

    @property
    def about(self) -> str:
        """What it is about, such as "exclusion VN": no two hold on one day."""
        return type(self).__name__.lower()


AnyEntry = TypeVar("AnyEntry", bound=DatedEntry)


class Version(DatedEntry, frozen=True, gc=False, kw_only=True):
    """A version of the General Points Test: points, or criteria.

    Between `unsure_from` and `unsure_to` it is uncertain whether it or the one before
    held (N-10).
    """

    name: Text
    test: Literal["points", "criteria"]
    unsure_from: date | None = None
    unsure_to: date | None = None

    def is_unsure(self, day: date) -> bool:
        """Whether a day is one on which it is uncertain which version held."""
        if self.unsure_from is None or self.unsure_to is None:
            return False
        return self.unsure_from <= day <= self.unsure_to


class Exclusion(DatedEntry, frozen=True, gc=False, kw_only=True):
    """A nationality that is not admitted, or of which that is unknown.

    An office can say that one is: `met`.

    `released` where it is admitted from the day after, which is worth telling.
    """

    nationality: Country
    state: Literal["met", "not-met", "unknown"]
    released: bool = False

    @property
    def about(self) -> str:
        """The nationality."""
        return f"exclusion {self.nationality}"


class Quota(DatedEntry, frozen=True, gc=False, kw_only=True):
    """How many are admitted a year (X-17)."""

    state: Literal["yearly", "suspended", "none"]
    places: int | None = None


class Approvals(DatedEntry, frozen=True, gc=False, kw_only=True):
    """The share of a sector among the approvals of a period (Q-24)."""

    sector: Slug
    percent: Annotated[int, Meta(ge=0, le=100)]

    @property
    def about(self) -> str:
        """The sector."""
        return f"approvals {self.sector}"


class PartTable(Struct, frozen=True, gc=False):
    """The rows of one part in one version; of `best` one counts, `adds` are added."""

    part: PartName
    rules: tuple[str, ...]
    best: tuple[Tier, ...] = ()
    adds: tuple[Tier, ...] = ()

    @property
    def most(self) -> int:
        """The most points that it can give."""
        best = max((tier.points for tier in self.best), default=0)
        return best + sum(tier.points for tier in self.adds)


class EntryFees(Struct, frozen=True, gc=False, kw_only=True):
    """What one person pays in HKD for an entry application, in a span of days."""

    rules: tuple[str, ...]
    filing: int
    issue: int
    first: date
    last: date
    overruled: tuple[str, ...] = ()


class EntryTables(Struct, frozen=True, gc=False):
    """All of it; `parts` are the tables of each version of the points test, by name."""

    versions: tuple[Version, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    quotas: tuple[Quota, ...] = ()
    approvals: tuple[Approvals, ...] = ()
    parts: Mapping[str, tuple[PartTable, ...]] = {}
    fees: tuple[EntryFees, ...] = ()

    def version_on(self, day: date) -> Version | None:
        """The test of an application filed on a day; None before the scheme began."""
        return _latest(self.versions, day)

    def is_unsure(self, day: date) -> bool:
        """Whether it is uncertain which version held on a day (N-10)."""
        return any(each.is_unsure(day) for each in self.versions)

    def exclusion_on(self, nationality: str, day: date) -> Exclusion | None:
        """Why a nationality is not admitted on a day; None where it is."""
        of_it = [each for each in self.exclusions if each.nationality == nationality]
        return _latest(of_it, day)

    def released(self, nationality: str, day: date) -> Exclusion | None:
        """The exclusion that a nationality was released from before a day (B-12)."""
        of_it = (each for each in self.exclusions if each.nationality == nationality)
        return next((e for e in of_it if e.released and e.last < day), None)

    def quota_on(self, day: date) -> Quota | None:
        """The quota of a day; None before the scheme began."""
        return _latest(self.quotas, day)

    def approvals_percent(self, sector: str, day: date) -> int | None:
        """The share of a sector among approvals as known of a day; None without."""
        of_it = (each for each in self.approvals if each.sector == sector)
        return next((each.percent for each in of_it if each.holds(day)), None)

    def fees_on(self, day: date) -> EntryFees:
        """What an application filed on a day costs a person (X-05 to X-07)."""
        return next(each for each in reversed(self.fees) if each.first <= day)


def _latest(entries: Sequence[AnyEntry], day: date) -> AnyEntry | None:
    """The one that holds on a day, of entries by first day: most ask of late."""
    for entry in reversed(entries):
        if entry.holds(day):
            return entry
    return None
