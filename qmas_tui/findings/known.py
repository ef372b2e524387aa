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
    abode_filed: bool
    abode_granted: bool
    works: tuple[Work, ...]
    jobs: tuple[Work, ...]
    idle: tuple[Work, ...]
    requests: tuple[Request, ...]
    evidence: tuple[Evidence, ...]


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
    extensions = []
    abode_filed = abode_granted = False
    for filing in holder.filing:
        if filing.filed_on > as_of:
            continue
        if filing.kind == "extension":
            extensions.append(filing)
        else:
            outcome = outcome_on(filing, as_of)
            abode_filed |= outcome == "pending"
            abode_granted |= outcome == "granted"
    works = [w for w in holder.work if w.from_ is None or w.from_ <= as_of]
    current = [w for w in works if w.to is None or w.to >= as_of]
    return Known(
        holder,
        as_of,
        landed if landed is not None and landed <= as_of else None,
        _ordered(holder.grant, as_of),
        tuple(extensions),
        abode_filed,
        abode_granted,
        tuple(works),
        tuple([w for w in current if w.kind != "none"]),
        tuple([w for w in current if w.kind == "none"]),
        tuple([r for r in holder.request if r.asked_on <= as_of]),
        tuple([e for e in holder.evidence if e.dated is None or e.dated <= as_of]),
    )
