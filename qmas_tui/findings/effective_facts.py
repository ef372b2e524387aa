"""The facts that count on a day: those dated later are left out, except plans."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from operator import attrgetter

from qmas_tui.facts.holder import Holder
from qmas_tui.facts.rows import Evidence, Filing, Grant, LeftScheme, Request, Work
from qmas_tui.findings.model import HOLDER
from qmas_tui.findings.person import Person
from qmas_tui.policy.policy import Policy

_by_granted = attrgetter("granted_on")
_by_until = attrgetter("until")


class EffectiveFacts(Person, frozen=True, gc=False):
    """A holder as of a day: the facts that are known on it.

    `grants` stand in the order in which they were given. A holder has landed on the
    day recorded, or, where none is, once a grant is known; `landed_on` is None until
    then and where the day is not recorded. `left_for` is None until the day of
    leaving. `jobs` are the current works: on a day that a row of kind "none" covers
    nobody works, and `contradicting` are the other rows that cover it all the same.
    """

    holder: Holder
    has_landed: bool
    landed_on: date | None
    left_for: LeftScheme | None
    grants: tuple[Grant, ...]
    extensions: tuple[Filing, ...]
    abode: tuple[Filing, ...]
    works: tuple[Work, ...]
    jobs: tuple[Work, ...]
    idle: tuple[Work, ...]
    contradicting: tuple[Work, ...]
    requests: tuple[Request, ...]
    evidence: tuple[Evidence, ...]

    @property
    def is_permanent(self) -> bool:
        """Whether the holder has the right of abode."""
        return self.holder.status == "permanent" or self.abode_granted(HOLDER)

    @property
    def left_hong_kong(self) -> bool:
        """Whether the holder has left Hong Kong for good."""
        return self.left_for == "left-hong-kong"

    @property
    def left_scheme(self) -> bool:
        """Whether the holder is here on another permission now."""
        return self.left_for is not None and not self.left_hong_kong

    def abode_of(self, who: str) -> list[Filing]:
        """The right-of-abode filings for a person; without names the holder's alone."""
        return [
            filing
            for filing in self.abode
            if (who in filing.for_ if filing.for_ else who == HOLDER)
        ]

    def abode_granted(self, who: str) -> bool:
        """Whether the right of abode was granted to a person."""
        return bool(self.abode) and any(
            outcome_on(filing, self.as_of) == "granted" for filing in self.abode_of(who)
        )


def outcome_on(filing: Filing, as_of: date) -> str:
    """A decision dated later has not been made yet."""
    if filing.decided_on is not None and filing.decided_on > as_of:
        return "pending"
    return filing.outcome


def decision_day(filing: Filing) -> date:
    """The day of a decision; not recorded, that of the filing, on the safe side."""
    return filing.decided_on or filing.filed_on


def _ordered(grants: tuple[Grant, ...], as_of: date) -> tuple[Grant, ...]:
    known = [g for g in grants if g.granted_on is None or g.granted_on <= as_of]
    if len(known) > 1:
        dated = all(g.granted_on is not None for g in known)
        known.sort(key=_by_granted if dated else _by_until)
    return tuple(known)


def is_current(work: Work, day: date) -> bool:
    """Whether a row covers a day; one without `from` began before everything."""
    return (work.from_ is None or work.from_ <= day) and (
        work.to is None or work.to >= day
    )


def jobs_on(works: Sequence[Work], day: date) -> tuple[Work, ...]:
    """The works current on a day; none where a row of kind "none" covers it."""
    current = [work for work in works if is_current(work, day)]
    if any(work.kind == "none" for work in current):
        return ()
    return tuple(current)


def facts_as_of(holder: Holder, policy: Policy, as_of: date) -> EffectiveFacts:
    """Leave out what was not known on `as_of` (section "What is known")."""
    grants = _ordered(holder.grant, as_of)
    landed = holder.landed_on
    has_landed = bool(grants) if landed is None else landed <= as_of
    left = holder.left_on is not None and holder.left_on <= as_of
    filings = [f for f in holder.filing if f.filed_on <= as_of]
    works = [w for w in holder.work if w.from_ is None or w.from_ <= as_of]
    current = [w for w in works if w.to is None or w.to >= as_of]
    idle = tuple([w for w in current if w.kind == "none"])
    others = tuple([w for w in current if w.kind != "none"])
    return EffectiveFacts(
        HOLDER,
        as_of,
        policy,
        holder,
        has_landed,
        landed if has_landed else None,
        holder.left_for if left else None,
        grants,
        tuple([f for f in filings if f.kind == "extension"]),
        tuple([f for f in filings if f.kind == "right-of-abode"]),
        tuple(works),
        () if idle else others,
        idle,
        others if idle else (),
        tuple([r for r in holder.request if r.asked_on <= as_of]),
        tuple([e for e in holder.evidence if e.dated is None or e.dated <= as_of]),
    )
