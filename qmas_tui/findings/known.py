"""What is known on a day: facts dated later are left out, except plans."""

from __future__ import annotations

from datetime import date
from operator import attrgetter

from msgspec import Struct

from qmas_tui.facts.holder import Holder
from qmas_tui.facts.rows import Evidence, Filing, Grant, Request, Work

_by_granted = attrgetter("granted_on")
_by_until = attrgetter("until")


class Known(Struct, frozen=True, gc=False):
    """The facts of one holder as far as they are known on `as_of`.

    `grants` stand in the order in which they were given; `landed_on` is None until
    the holder has landed. `jobs` are the current works other than none.
    """

    holder: Holder
    as_of: date
    landed_on: date | None
    grants: tuple[Grant, ...]
    extensions: tuple[Filing, ...]
    abode: tuple[Filing, ...]
    works: tuple[Work, ...]
    jobs: tuple[Work, ...]
    idle: tuple[Work, ...]
    requests: tuple[Request, ...]
    evidence: tuple[Evidence, ...]

    def abode_filed(self, who: str) -> bool:
        """Whether a right-of-abode filing for a person is pending."""
        return self._abode("pending", who)

    def abode_granted(self, who: str) -> bool:
        """Whether the right of abode was granted to a person."""
        return self._abode("granted", who)

    def _abode(self, outcome: str, who: str) -> bool:
        return any(
            is_for(filing, who) and outcome_on(filing, self.as_of) == outcome
            for filing in self.abode
        )


def is_for(filing: Filing, who: str) -> bool:
    """Whether a filing was made for a person; without names it is for everyone."""
    return not filing.for_ or who in filing.for_


def outcome_on(filing: Filing, as_of: date) -> str:
    """A decision dated later has not been made yet."""
    if filing.decided_on is not None and filing.decided_on > as_of:
        return "pending"
    return filing.outcome


def _ordered(grants: tuple[Grant, ...], as_of: date) -> tuple[Grant, ...]:
    known = [g for g in grants if g.granted_on is None or g.granted_on <= as_of]
    if len(known) > 1:
        dated = all(g.granted_on is not None for g in known)
        known.sort(key=_by_granted if dated else _by_until)
    return tuple(known)


def is_current(work: Work, as_of: date) -> bool:
    """Whether a work lasts on a day; one without `from` began before everything."""
    return (work.from_ is None or work.from_ <= as_of) and (
        work.to is None or work.to >= as_of
    )


def known_on(holder: Holder, as_of: date) -> Known:
    """Leave out what was not known on `as_of` (section "What is known")."""
    landed = holder.landed_on
    filings = [f for f in holder.filing if f.filed_on <= as_of]
    works = [w for w in holder.work if w.from_ is None or w.from_ <= as_of]
    current = [w for w in works if w.to is None or w.to >= as_of]
    return Known(
        holder,
        as_of,
        landed if landed is not None and landed <= as_of else None,
        _ordered(holder.grant, as_of),
        tuple([f for f in filings if f.kind == "extension"]),
        tuple([f for f in filings if f.kind == "right-of-abode"]),
        tuple(works),
        tuple([w for w in current if w.kind != "none"]),
        tuple([w for w in current if w.kind == "none"]),
        tuple([r for r in holder.request if r.asked_on <= as_of]),
        tuple([e for e in holder.evidence if e.dated is None or e.dated <= as_of]),
    )
