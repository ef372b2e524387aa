"""What comes out: findings, dates and their derivation, as frozen values.

Nothing here is a sentence. `views` turns a reason's key and its evidence into words.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.policy.rules import Basis

HOLDER = "holder"
"""The subject of what concerns the holder; dependants go by their name."""

Level = Literal["act", "warn", "watch", "good"]
Status = Literal["done", "today", "ahead", "open", "overdue"]
PaperStatus = Literal["on file", "stale", "missing"]
Stage = str
Fact = date | int | str | bool | tuple[str, ...] | tuple["Reason", ...] | None
Evidence = tuple[tuple[str, Fact], ...]
"""Facts and figures of a finding, by name, in the order in which they matter."""


class Value(Struct, frozen=True, gc=False):
    """A value that is never altered and holds no cycles."""


class Reason(Value, frozen=True, gc=False):
    """One step of a derivation: what was done, and with which facts."""

    key: str
    evidence: Evidence = ()

    def day(self, name: str) -> date:
        """A day of its evidence, by name."""
        value = dict(self.evidence)[name]
        assert isinstance(value, date), "the name of a day"
        return value


class Finding(Value, frozen=True, gc=False):
    """Something about a subject that the adviser should know.

    `rules` are the ids that it rests on; `evidence` the facts that triggered it;
    `overruled` the ids among them that the office has changed. One that opens an item
    of the queue has the day on which that is due, and the day on which it is lost.
    Where `counts_since`, `since` is the first day on which it held without a break,
    None where that lies before everything recorded (R-19).
    """

    code: str
    subject: str
    level: Level
    basis: Basis
    rules: tuple[str, ...]
    evidence: Evidence = ()
    overruled: tuple[str, ...] = ()
    due_on: date | None = None
    lost_on: date | None = None
    counts_since: bool = False
    since: date | None = None

    def fact(self, name: str) -> Fact:
        """A fact of its evidence, by name."""
        return dict(self.evidence)[name]


class Deadline(Value, frozen=True, gc=False):
    """A date that matters; `days` counts from `as_of` and is negative once past.

    `overruled` names the rules behind it whose figure the office has changed. What it
    is counted from: the `limit` of stay, or the day of what was `filed`; `earliest` is
    the first day that the length of a filing window allows, whatever rule holds then.
    """

    kind: str
    subject: str
    on: date
    days: int
    status: Status
    rules: tuple[str, ...]
    basis: Basis
    steps: tuple[Reason, ...] = ()
    overruled: tuple[str, ...] = ()
    limit: date | None = None
    earliest: date | None = None
    filed: date | None = None

    @property
    def counted_from(self) -> date:
        """The limit of stay of a date of an extension."""
        assert self.limit is not None, "such a date is counted from a limit"
        return self.limit


class PathStep(Value, frozen=True, gc=False):
    """One stay: granted, or forecast from the end of the one before.

    `step` is its number in the pattern, from 0; None where that is unknown, or the
    grant is one on another permission. `months` is its length, None where unknown.
    """

    step: int | None
    until: date
    granted: bool
    months: int | None
    top_tier: bool = False


class MilestoneRules(Value, frozen=True, gc=False):
    """The ids of the rules behind each day of the seven years."""

    prepare: tuple[str, ...] = ()
    earliest: tuple[str, ...] = ()
    latest: tuple[str, ...] = ()


class Milestone(Value, frozen=True, gc=False):
    """The seven years: the earliest day, and the latest if breaks are held against."""

    start: date
    earliest: date | None
    latest: date | None
    prepare: date | None
    covered: bool | None
    because: tuple[Reason, ...] = ()
    rules: MilestoneRules = MilestoneRules()

    @property
    def days(self) -> tuple[tuple[str, date | None], ...]:
        """The days by their kinds; the first is the one to prepare the filing on."""
        return (
            ("milestone", self.prepare),
            ("milestone.earliest", self.earliest),
            ("milestone.latest", self.latest),
        )


class Absence(Value, frozen=True, gc=False):
    """Time away: records that share a night are one. `back` is `as_of` while away."""

    out: date
    back: date
    open: bool
    nights: int
    full_days: int


class Residence(Value, frozen=True, gc=False):
    """Full days away in each residence year, and the longest absences, in days."""

    years: tuple[int, ...]
    longest_full_days: int
    longest_nights: int
    most_in_365: int


class FeesDue(Value, frozen=True, gc=False, omit_defaults=True):
    """What the next extension costs in HKD; `assumed` where its length is unknown.

    `overruled` names the rules behind it whose figure the office has changed.
    """

    persons: int
    per_person: int
    total: int
    assumed: bool = False
    overruled: tuple[str, ...] = ()


class Item(Value, frozen=True, gc=False):
    """Something open: when it was or is due, and the day on which it is lost.

    `act_by` is the day to act: what was missed and can still be saved counts as today.
    """

    kind: str
    subject: str
    act_by: date
    lost_on: date | None
    due_on: date


class PaperState(Value, frozen=True, gc=False):
    """One item of the checklist; `dated` is that of the freshest copy on file."""

    kind: str
    title: str
    basis: Basis
    rules: tuple[str, ...]
    state: PaperStatus
    dated: date | None = None


class Limit(Value, frozen=True, gc=False):
    """A current limit of stay and how it is known."""

    on: date
    source: Literal["confirmed", "unconfirmed", "forecast", "assumed", "linked"]


Standing = Literal["dependant", "permanent", "left", "own-permission", "basis-lost"]


class DependantAssessment(Value, frozen=True, gc=False):
    """What comes out for a dependant; nothing of one permanent or gone for good.

    `linked` where the limit, if there is one, is the holder's.
    """

    name: str
    relation: str
    limit: Limit | None
    linked: bool
    standing: Standing = "dependant"
    path: tuple[PathStep, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    milestone: Milestone | None = None
    findings: tuple[Finding, ...] = ()


class Assessment(Struct, frozen=True, gc=False):
    """Everything worked out for one case on one day.

    `asleep_until` is the day on which a case that was put off wakes, None while awake.
    """

    case: str
    as_of: date
    stage: Stage
    pattern: str | None = None
    limit: Limit | None = None
    items: tuple[Item, ...] = ()
    path: tuple[PathStep, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    milestone: Milestone | None = None
    residence: Residence | None = None
    fees: FeesDue | None = None
    findings: tuple[Finding, ...] = ()
    dependants: tuple[DependantAssessment, ...] = ()
    overstayed_limit: date | None = None
    asleep_until: date | None = None

    @property
    def next(self) -> Item | None:
        """The item to act on first; it gives the case its `act_by`."""
        return self.items[0] if self.items else None

    def of(self, subject: str) -> Assessment | DependantAssessment | None:
        """What comes out for a person; None for somebody whom the case has not."""
        return next((found for who, found in self.people if who == subject), None)

    @property
    def people(self) -> list[tuple[str, Assessment | DependantAssessment]]:
        """The holder and the family, each with their subject."""
        return [(HOLDER, self), *[(each.name, each) for each in self.dependants]]


class AssessedCase(Struct, frozen=True, gc=False):
    """A holder's facts, and everything worked out from them."""

    holder: Holder
    assessment: Assessment

    def person(self, subject: str) -> Holder | Dependant:
        """The recorded holder, or a dependant by name."""
        if subject == HOLDER:
            return self.holder
        return next(each for each in self.holder.dependant if each.name == subject)
