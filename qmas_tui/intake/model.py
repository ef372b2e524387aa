"""What comes out for a prospect, as frozen values: codes, days, rules, evidence.

Nothing here is a sentence, a score or a chance: meeting a line is not being chosen.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from qmas_tui.findings.model import Evidence, Value
from qmas_tui.intake.states import State
from qmas_tui.policy.rules import Basis

Met = Literal["met", "not-met", "unknown"]
Area = Literal["age", "education", "language", "work", "income", "ownership"]
Special = Literal[
    "mainland-resident",
    "overseas-chinese",
    "hong-kong-resident",
    "released-nationality",
]


class Prerequisite(Value, frozen=True, gc=False):
    """What everybody must meet on the filing day, or be refused at once (B-08)."""

    name: str
    state: Met
    rules: tuple[str, ...]
    basis: Basis
    evidence: Evidence = ()


class Criterion(Value, frozen=True, gc=False):
    """One of the twelve, on the filing day.

    `safe` where it would survive a stricter eye, `documented` where its papers are on
    file; neither unless it is met. `wanting` are the kinds of papers without which it
    is not documented. `have` and `need` are months, HKD or languages.
    """

    n: int
    area: Area
    state: State
    rules: tuple[str, ...]
    basis: Basis
    safe: bool = False
    documented: bool = False
    wanting: tuple[str, ...] = ()
    have: int | None = None
    need: int | None = None
    evidence: Evidence = ()


class CriteriaTest(Value, frozen=True, gc=False):
    """The General Points Test of today: how many of the twelve criteria are met.

    `met_max` are those that may be met, the unknown ones among them.
    """

    version: str
    threshold: int
    criteria: tuple[Criterion, ...]
    met: int
    met_max: int

    @property
    def test(self) -> str:
        """Which of the two tests it is."""
        return "criteria"

    def criterion(self, n: int) -> Criterion:
        """One of them, by its number from 1."""
        return self.criteria[n - 1]

    def numbers(self, state: State) -> tuple[int, ...]:
        """Those that are in a state."""
        return tuple(each.n for each in self.criteria if each.state == state)

    @property
    def safe(self) -> int:
        """How many are met with a margin (HI-12)."""
        return sum(each.safe for each in self.criteria)

    @property
    def documented(self) -> int:
        """How many are met and have their papers on file (G-20)."""
        return sum(each.documented for each in self.criteria)

    @property
    def areas(self) -> int:
        """How many of the six areas the met ones come from."""
        return len({each.area for each in self.criteria if each.state == "yes"})

    @property
    def line(self) -> State:
        """Whether so many are met that an application may be filed (G-19)."""
        if self.met >= self.threshold:
            return "yes"
        return "no" if self.met_max < self.threshold else "unknown"


class Part(Value, frozen=True, gc=False):
    """One part of the points test; `open` where a missing fact may raise its points."""

    name: str
    points: int
    most: int
    open: bool
    rules: tuple[str, ...]
    evidence: Evidence = ()


class PointsTest(Value, frozen=True, gc=False):
    """The General Points Test of old, in the version of the filing day.

    `version_doubt` on days on which the version itself is uncertain (N-10).
    """

    version: str
    version_doubt: bool
    pass_mark: int
    parts: tuple[Part, ...]
    rules: tuple[str, ...]

    @property
    def test(self) -> str:
        """Which of the two tests it is."""
        return "points"

    @property
    def total(self) -> int:
        """The points of all parts."""
        return sum(part.points for part in self.parts)

    @property
    def most(self) -> int:
        """The most points that anybody can have in this version (O-02)."""
        return sum(part.most for part in self.parts)

    @property
    def unknown(self) -> tuple[str, ...]:
        """The parts that a missing fact may raise."""
        return tuple(part.name for part in self.parts if part.open)

    @property
    def passes(self) -> bool | None:
        """Whether the pass mark is reached; None while facts may still raise it."""
        if self.total >= self.pass_mark:
            return True
        return None if self.unknown else False

    @property
    def line(self) -> State:
        """The same as a state."""
        return {True: "yes", False: "no", None: "unknown"}[self.passes]  # type: ignore[return-value]


class Forecast(Value, frozen=True, gc=False):
    """What changes until its end if works go on and all else stays as it is (N-14).

    `six_on` is the first day with enough criteria, `below_on` the first after it with
    too few. `carried` are those that need a newer year to be shown by then. `counts`
    has how many are met from the filing day on, and from each day that changes it.
    """

    six_on: date | None
    below_on: date | None
    carried: tuple[int, ...] = ()
    met_on: tuple[tuple[int, date], ...] = ()
    lost_on: tuple[tuple[int, date], ...] = ()
    counts: tuple[tuple[date, int], ...] = ()


class Nearest(Value, frozen=True, gc=False):
    """The criterion to work on: a day makes it, a fact is missing, or the amount."""

    n: int
    by: Literal["day", "fact", "amount"]
    on: date | None = None


class AchievementTest(Value, frozen=True, gc=False):
    """The Achievement-based Points Test: claimed, not judged (A-01)."""

    state: State
    documented: bool
    points: int | None
    rules: tuple[str, ...]
    evidence: Evidence = ()


class QuotaState(Value, frozen=True, gc=False):
    """The quota of the filing day; `places` a year only where it is yearly (X-17)."""

    state: Literal["yearly", "suspended", "none"]
    places: int | None
    rules: tuple[str, ...]


class EntryFeesDue(Value, frozen=True, gc=False):
    """What applicant and accompanying family pay, in HKD.

    `filing` is never refunded; `issue` is due on approval.
    """

    persons: int
    filing: int
    issue: int
    rules: tuple[str, ...]
    overruled: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """Both together."""
        return self.filing + self.issue

    @property
    def lost_if_refused(self) -> int:
        """What a refusal costs (X-08)."""
        return self.filing


class Evaluation(Value, frozen=True, gc=False):
    """May this person file on the filing day, and what changes later?

    `gpt` is None before the scheme began. `forecast` and `nearest` are None unless the
    route is the General Points Test, today's test holds and nothing is filed.
    """

    prerequisites: tuple[Prerequisite, ...]
    special: tuple[Special, ...]
    gpt: CriteriaTest | PointsTest | None
    apt: AchievementTest
    may_file: State
    forecast: Forecast | None
    nearest: Nearest | None
    quota: QuotaState | None
    fees: EntryFeesDue

    def prerequisite(self, name: str) -> Met:
        """The state of a prerequisite that holds on the filing day, by name."""
        return next(each.state for each in self.prerequisites if each.name == name)

    @property
    def passes(self) -> bool | None:
        """Whether all prerequisites are met; None while one is unknown."""
        return passes(self.prerequisites)


def passes(prerequisites: tuple[Prerequisite, ...]) -> bool | None:
    """Whether all are met: one that is not decides, else one unknown does."""
    states = {each.state for each in prerequisites}
    if "not-met" in states:
        return False
    return None if "unknown" in states else True
