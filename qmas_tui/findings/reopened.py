"""A case with one thing less done, for whoever has to call off the days it had then.

A calendar that was taken then still holds the answer to give, the decision to await,
the limit of a case since closed. Facts that others were written over are not known.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import structs

from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.rows import Filing, Request, Trip
from qmas_tui.findings.absence import six_months_from
from qmas_tui.findings.effective_facts import outcome_on
from qmas_tui.findings.model import HOLDER
from qmas_tui.findings.person import Person
from qmas_tui.findings.requests import falls_due, use_by
from qmas_tui.findings.window import counts_for
from qmas_tui.policy.policy import Policy


def reopened(holder: Holder, policy: Policy, as_of: date) -> Iterator[Holder]:
    """The case still going on, and that with each thing done since open again.

    One at a time, for a case is closed or landed after the rest was done. Only things
    that had days from `as_of` on; none where there is nothing of the kind.
    """
    of = Person(HOLDER, as_of, policy)
    going = _going_on(holder, of)
    if going is not holder:
        yield going
    for before in (_asked, _awaited, _away, _unrenewed, _on_the_way):
        if (other := before(going, of)) is not going:
            yield other


def _going_on(holder: Holder, of: Person) -> Holder:
    """Nobody is permanent or gone. Who is here on other grounds keeps their days."""
    if any(_is_gone(each, of) for each in holder.dependant):
        family = tuple(
            [_still_here(e) if _is_gone(e, of) else e for e in holder.dependant]
        )
        holder = structs.replace(holder, dependant=family)
    has_left = holder.left_for == "left-hong-kong" and _has_come(holder.left_on, of)
    if holder.status != "active" or has_left:
        return structs.replace(holder, status="active", left_on=None, left_for=None)
    return holder


def _is_gone(person: Dependant, of: Person) -> bool:
    """Permanent, gone, or a child whose birthday ends nothing any more."""
    ends = person.left_for == "left-hong-kong" or person.relation == "child"
    return person.status == "permanent" or (ends and _has_come(person.left_on, of))


def _has_come(day: date | None, of: Person) -> bool:
    return day is not None and day <= of.as_of


def _still_here(person: Dependant) -> Dependant:
    return structs.replace(person, status="dependant", left_on=None, left_for=None)


def _asked(holder: Holder, of: Person) -> Holder:
    """Requests whose answer could still be awaited have none."""
    if not any(_is_answered(row, of) for row in holder.request):
        return holder
    rows = [
        structs.replace(row, answered_on=None) if _is_answered(row, of) else row
        for row in holder.request
    ]
    return structs.replace(holder, request=tuple(rows))


def _is_answered(row: Request, of: Person) -> bool:
    return row.answered_on is not None and falls_due(row, of.policy) >= of.as_of


def _awaited(holder: Holder, of: Person) -> Holder:
    """Filings are pending whose decision could still be awaited, or ended the case."""
    for place, filing in enumerate(holder.filing):
        if not _is_decided(filing, of):
            continue
        pending = structs.replace(filing, outcome="pending", decided_on=None)
        rows = (*holder.filing[:place], pending, *holder.filing[place + 1 :])
        holder = structs.replace(holder, filing=rows)
        if filing.kind == "extension":
            holder = _not_granted(holder, filing)
    return holder


def _is_decided(filing: Filing, of: Person) -> bool:
    outcome, figures = outcome_on(filing, of.as_of), of.policy.figures
    if outcome == "pending":
        return False
    if filing.kind == "extension":
        late = filing.filed_on + timedelta(days=figures.decision_late_days)
        return late >= of.as_of
    late = filing.filed_on + timedelta(days=figures.abode_decision_days)
    return late >= of.as_of or outcome == "granted"


def _not_granted(holder: Holder, filing: Filing) -> Holder:
    """Without the limits of stay that came of a filing, for which it does not count."""
    rows = sorted(holder.grant, key=lambda row: row.until)
    later = [row for row in rows if row.until >= filing.filed_on]
    if not later:
        return holder
    limit = later[0].until
    family = tuple([_until(each, limit, filing) for each in holder.dependant])
    kept = holder.grant
    if counts_for(filing, HOLDER):
        kept = tuple([row for row in rows if row.until <= limit])
    return structs.replace(holder, grant=kept, dependant=family)


def _until(person: Dependant, limit: date, filing: Filing) -> Dependant:
    own = person.limit_of_stay
    if own is None or own <= limit or not counts_for(filing, person.name):
        return person
    return structs.replace(person, limit_of_stay=limit)


def _away(holder: Holder, of: Person) -> Holder:
    """Who came back when six months away were near, and still lie ahead, has not.

    A shorter absence is mostly recorded when it is over.
    """
    if any(_is_over(row, of) for row in holder.trip):
        trips = tuple([_lasting(row, of) for row in holder.trip])
        holder = structs.replace(holder, trip=trips)
    if any(_is_over(row, of) for each in holder.dependant for row in each.trip):
        family = tuple(
            [
                structs.replace(each, trip=tuple([_lasting(r, of) for r in each.trip]))
                for each in holder.dependant
            ]
        )
        holder = structs.replace(holder, dependant=family)
    return holder


def _lasting(row: Trip, of: Person) -> Trip:
    return structs.replace(row, back=None) if _is_over(row, of) else row


def _is_over(row: Trip, of: Person) -> bool:
    warned = timedelta(days=of.policy.figures.away_warning_days)
    if row.back is None or row.out > of.as_of or row.back <= of.as_of - warned:
        return False
    reached = six_months_from(row.out, of.policy.figures)
    return reached > of.as_of and row.back >= reached - warned


def _unrenewed(holder: Holder, of: Person) -> Holder:
    """Without the passport that took the place of one that is still valid."""
    valid = [row for row in holder.passport if row.expires_on >= of.as_of]
    if len(valid) <= 1:
        return holder
    newest = max(valid, key=lambda row: row.expires_on)
    kept = tuple([row for row in holder.passport if row is not newest])
    return structs.replace(holder, passport=kept)


def _on_the_way(holder: Holder, of: Person) -> Holder:
    """Not landed, while the entry visa could still be used."""
    last = use_by(holder, of) if _has_come(holder.landed_on, of) else None
    if last is None or last < of.as_of:
        return holder
    return structs.replace(holder, landed_on=None, grant=())
