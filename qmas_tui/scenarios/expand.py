"""Short forms as the changes of rows that they stand for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Final

import msgspec
from msgspec import Struct

from qmas_tui.errors import DataError
from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.rows import Row, Trip
from qmas_tui.findings.calendar import DAY
from qmas_tui.findings.effective_facts import facts_as_of, is_current
from qmas_tui.findings.model import HOLDER
from qmas_tui.findings.position import find_position
from qmas_tui.findings.stay import find_stay
from qmas_tui.policy.policy import Policy
from qmas_tui.scenarios.change import Change, Primitive, Value, primitive_of
from qmas_tui.scenarios.draft import Draft, Step, dependant_number


class Where(Struct, frozen=True, gc=False):
    """Facts against which a short form is read, and the day and rules of today."""

    holder: Holder
    policy: Policy
    as_of: date


def expand(
    holder: Holder, changes: Iterable[Change], policy: Policy, as_of: date
) -> tuple[Step, ...]:
    """Every change as changes of rows, each against the facts as those before leave.

    Raises DataError where a change has nothing to be about, or the facts refuse it.
    """
    draft, steps = Draft(holder), list[Step]()
    for number, change in enumerate(changes, 1):
        for primitive in _primitives(change, Where(draft.holder, policy, as_of)):
            step = draft.resolve(primitive, number)
            steps.append(step)
            draft.apply(step, len(steps))
    return tuple(steps)


def _primitives(change: Change, where: Where) -> list[Primitive]:
    given = [name for name in _FORMS if getattr(change, name) is not None]
    if len(given) != 1:
        forms = ", ".join(each.strip("_").replace("_", "-") for each in _FORMS)
        raise DataError(f"A change is one of: {forms}.")
    (form,) = given
    _check_whose(change, form)
    return _FORMS[form](change, where)


def _check_whose(change: Change, form: str) -> None:
    """Raise DataError for people whom a form does not know: they count for nothing."""
    said = form.strip("_").replace("_", "-")
    if change.of is not None and form not in _OF_SOMEBODY:
        raise DataError(f"of={change.of} has no place in {said}; leave it out.")
    if change.for_ and form != "file":
        raise DataError(f"for={', '.join(change.for_)} has no place in {said}.")


def _add(table: str, of: str | None = None, **values: Value | None) -> Primitive:
    """A new row; values that are None are left out."""
    return Primitive("add", table, values=_given(values), of=of)


def _amend(table: str, row: int, **values: Value | None) -> Primitive:
    return Primitive("amend", table, row, _given(values))


def _given(values: Mapping[str, Value | None]) -> tuple[tuple[str, Value], ...]:
    return tuple(
        (name.rstrip("_"), value)
        for name, value in values.items()
        if value is not None and value != ()
    )


def _again(row: Row, **other: Value) -> tuple[tuple[str, Value], ...]:
    values: dict[str, Value] = msgspec.to_builtins(row, builtin_types=(date,))
    return tuple({**values, **dict(_given(other))}.items())


def _job_lost(change: Change, where: Where) -> list[Primitive]:
    day = change.job_lost
    assert day is not None, "this form is given"
    ended = [
        _amend("work", number, to=day)
        for number, work in enumerate(where.holder.work, 1)
        if work.kind != "none" and is_current(work, day)
    ]
    return [*ended, _add("work", kind="none", from_=day + DAY)]


def _job(change: Change, where: Where) -> list[Primitive]:
    job = change.job
    assert job is not None, "this form is given"
    if job.from_ is None:
        raise DataError("A job needs from=DAY: when it begins.")
    ended = [
        _amend("work", number, to=job.from_ - DAY)
        for number, work in enumerate(where.holder.work, 1)
        if work.kind == "none" and is_current(work, job.from_)
    ]
    return [*ended, Primitive("add", "work", values=_again(job))]


def _income(change: Change, where: Where) -> list[Primitive]:
    income = change.income
    assert income is not None, "this form is given"
    day = income.from_
    current = [
        (work.from_ or date.min, number, work)
        for number, work in enumerate(where.holder.work, 1)
        if work.kind != "none" and is_current(work, day)
    ]
    if not current:
        raise DataError(f"No work on record covers {day}; give a job instead.")
    _from, number, work = max(current)
    values = _again(work, from_=day, monthly_income=income.monthly)
    return [
        _amend("work", number, to=day - DAY),
        Primitive("add", "work", values=values),
    ]


def _assessable(change: Change, where: Where) -> list[Primitive]:
    income = change.assessable
    assert income is not None, "this form is given"
    same = [
        number
        for number, row in enumerate(where.holder.income, 1)
        if row.year == income.year
    ]
    out = [Primitive("remove", "income", number) for number in reversed(same)]
    return [*out, _add("income", year=income.year, assessable=income.amount)]


def _trip(change: Change, _where: Where) -> list[Primitive]:
    assert change.trip is not None, "this form is given"
    out, back = change.trip[0], change.trip[1] if len(change.trip) > 1 else None
    planned = None if change.of else True
    return [_add("trip", change.of, out=out, back=back, planned=planned)]


def under_way(trips: Iterable[Trip], as_of: date) -> int | None:
    """The number of the trip that somebody is on, the last to begin."""
    away = [
        (trip.out, number)
        for number, trip in enumerate(trips, 1)
        if trip.out <= as_of and (trip.back is None or trip.back > as_of)
    ]
    return max(away)[1] if away else None


def _return(change: Change, where: Where) -> list[Primitive]:
    assert change.return_ is not None, "this form is given"
    who: Holder | Dependant = where.holder
    if change.of is not None:
        who = where.holder.dependant[dependant_number(where.holder, change.of) - 1]
    number = under_way(who.trip, where.as_of)
    if number is None:
        raise DataError(
            f"{who.name} is not away on {where.as_of}; give a trip instead."
        )
    values = _given({"back": change.return_})
    return [Primitive("amend", "trip", number, values, change.of)]


def _file(change: Change, _where: Where) -> list[Primitive]:
    return [
        _add(
            "filing",
            kind="extension",
            filed_on=change.file,
            outcome="pending",
            for_=change.for_,
        )
    ]


def _decision(change: Change, where: Where) -> list[Primitive]:
    decision, holder = change.decision, where.holder
    assert decision is not None, "this form is given"
    granted = decision.outcome == "granted"
    if granted != (decision.until is not None):
        raise DataError("A decision needs until=DAY where it is granted, only there.")
    facts = facts_as_of(holder, where.policy, decision.on)
    limit = find_stay(facts).limit if facts.has_landed else None
    filed = find_position(facts, HOLDER, limit).filed.pending if limit else None
    if limit is None or filed is None:
        raise DataError(f"No filing is pending on {decision.on} that can be decided.")
    row = next(
        number
        for number, each in enumerate(holder.filing, 1)
        if each.filed_on == filed and each.kind == "extension"
        if each in facts.extensions and each.outcome == "pending"
    )
    outcome: Mapping[str, Value | None] = {
        "outcome": decision.outcome,
        "decided_on": decision.on,
    }
    decided = _amend("filing", row, **outcome)
    if not granted:
        return [decided]
    until = decision.until
    given = _add("grant", until=until, granted_on=decision.on, confirmed=True)
    family = [
        _amend("dependant", number, limit_of_stay=until)
        for number, each in enumerate(holder.dependant, 1)
        if each.limit_of_stay == limit.on
    ]
    return [decided, given, *family]


def _passport(change: Change, where: Where) -> list[Primitive]:
    day = change.passport
    if change.of is None:
        return [_add("passport", expires_on=day)]
    number = dependant_number(where.holder, change.of)
    return [_amend("dependant", number, passport_expires_on=day)]


def _leaves(change: Change, where: Where) -> list[Primitive]:
    leaves = change.leaves
    assert leaves is not None, "this form is given"
    number = dependant_number(where.holder, leaves.name)
    return [_amend("dependant", number, left_on=leaves.on, left_for=leaves.for_)]


def _as_it_is(change: Change, _where: Where) -> list[Primitive]:
    return [primitive_of(change)]


_FORMS: Final[Mapping[str, Callable[[Change, Where], list[Primitive]]]] = {
    "job_lost": _job_lost,
    "job": _job,
    "income": _income,
    "assessable": _assessable,
    "trip": _trip,
    "return_": _return,
    "file": _file,
    "decision": _decision,
    "passport": _passport,
    "leaves": _leaves,
    "add": _as_it_is,
    "amend": _as_it_is,
    "remove": _as_it_is,
    "set": _as_it_is,
}

_OF_SOMEBODY: Final = ("trip", "return_", "passport")
"""The forms that may be about a dependant, named beside them."""
_NO_DAY_TO_ASK: Final = frozenset(
    ["until", "limit_of_stay", "expires_on", "passport_expires_on"]
)
"""Days of expiry and limits: nobody means to be asked on them."""


def day_to_ask(steps: Iterable[Step], as_of: date) -> date:
    """The latest day that a change names, where that is ahead; else today."""
    days = [
        value
        for step in steps
        for name, value in step.primitive.values
        if isinstance(value, date) and name not in _NO_DAY_TO_ASK
    ]
    return max([as_of, *days])
