"""A case as it was before what was done last, for whoever has to call off its days.

A calendar that was taken then still holds the answer to give, the decision to await,
the limit of a case since closed. Facts that others were written over are not known.
"""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import structs

from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.rows import Filing, Trip
from qmas_tui.findings.absence import six_months_from
from qmas_tui.findings.effective_facts import EffectiveFacts, facts_as_of, outcome_on
from qmas_tui.findings.requests import falls_due, use_by
from qmas_tui.findings.window import counts_for
from qmas_tui.policy.policy import Policy


def undone(holder: Holder, policy: Policy, as_of: date) -> Holder:
    """The case with open what was closed, answered, decided or renewed.

    Only as far as it had days from `as_of` on; the same object where there is none.
    """
    facts = facts_as_of(holder, policy, as_of)
    for before in (_going_on, _asked, _awaited, _away, _unrenewed, _on_the_way):
        holder = before(holder, facts)
    return holder


def _going_on(holder: Holder, facts: EffectiveFacts) -> Holder:
    """Neither the holder nor anybody of the family is permanent or gone."""
    if any(each.left_on or each.status != "dependant" for each in holder.dependant):
        family = tuple([_still_here(each) for each in holder.dependant])
        holder = structs.replace(holder, dependant=family)
    if holder.status != "active" or facts.left_for is not None:
        return structs.replace(holder, status="active", left_on=None, left_for=None)
    return holder


def _still_here(person: Dependant) -> Dependant:
    return structs.replace(person, status="dependant", left_on=None, left_for=None)


def _asked(holder: Holder, facts: EffectiveFacts) -> Holder:
    """Requests whose answer could still be awaited have none."""
    rows = tuple(
        [
            structs.replace(row, answered_on=None)
            if falls_due(row, facts.policy) >= facts.as_of
            else row
            for row in holder.request
        ]
    )
    return holder if rows == holder.request else structs.replace(holder, request=rows)


def _awaited(holder: Holder, facts: EffectiveFacts) -> Holder:
    """Filings are pending whose decision could still be awaited, or ended the case."""
    for place, filing in enumerate(holder.filing):
        if not _is_decided(filing, facts):
            continue
        pending = structs.replace(filing, outcome="pending", decided_on=None)
        rows = (*holder.filing[:place], pending, *holder.filing[place + 1 :])
        holder = structs.replace(holder, filing=rows)
        if filing.kind == "extension":
            holder = _not_granted(holder, filing)
    return holder


def _is_decided(filing: Filing, facts: EffectiveFacts) -> bool:
    outcome, figures = outcome_on(filing, facts.as_of), facts.policy.figures
    if outcome == "pending":
        return False
    if filing.kind == "extension":
        late = filing.filed_on + timedelta(days=figures.decision_late_days)
        return late >= facts.as_of
    late = filing.filed_on + timedelta(days=figures.abode_decision_days)
    return late >= facts.as_of or outcome == "granted"


def _not_granted(holder: Holder, filing: Filing) -> Holder:
    """Without the limits of stay that came of a filing, for which it does not count."""
    rows = sorted(holder.grant, key=lambda row: row.until)
    later = [row for row in rows if row.until >= filing.filed_on]
    if not later:
        return holder
    limit = later[0].until
    family = tuple([_until(each, limit, filing) for each in holder.dependant])
    kept = tuple([row for row in rows if row.until <= limit])
    return structs.replace(holder, grant=kept, dependant=family)


def _until(person: Dependant, limit: date, filing: Filing) -> Dependant:
    own = person.limit_of_stay
    if own is None or own <= limit or not counts_for(filing, person.name):
        return person
    return structs.replace(person, limit_of_stay=limit)


def _away(holder: Holder, facts: EffectiveFacts) -> Holder:
    """Who came back while six months away lay ahead has not."""
    family = tuple(
        [
            structs.replace(each, trip=_lasting(each.trip, facts))
            for each in holder.dependant
        ]
    )
    trips = _lasting(holder.trip, facts)
    if (trips, family) == (holder.trip, holder.dependant):
        return holder
    return structs.replace(holder, trip=trips, dependant=family)


def _lasting(trips: tuple[Trip, ...], facts: EffectiveFacts) -> tuple[Trip, ...]:
    begun = [row for row in trips if row.out <= facts.as_of]
    if not begun:
        return trips
    last = max(begun, key=lambda row: row.out)
    if six_months_from(last.out, facts.policy.figures) <= facts.as_of:
        return trips
    return tuple([structs.replace(r, back=None) if r is last else r for r in trips])


def _unrenewed(holder: Holder, facts: EffectiveFacts) -> Holder:
    """Without the passport that took the place of one that is still valid."""
    rows = sorted(holder.passport, key=lambda row: row.expires_on)
    if len(rows) < 2 or rows[-2].expires_on < facts.as_of:
        return holder
    return structs.replace(holder, passport=tuple(rows[:-1]))


def _on_the_way(holder: Holder, facts: EffectiveFacts) -> Holder:
    """Not landed, while the entry visa could still be used."""
    last = use_by(facts) if facts.landed_on is not None else None
    if last is None or last < facts.as_of:
        return holder
    return structs.replace(holder, landed_on=None, grant=())
