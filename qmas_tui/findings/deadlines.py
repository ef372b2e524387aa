"""The dates of an extension as deadlines, each with the steps that give it."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from qmas_tui.findings.calendar import MOST_CACHED
from qmas_tui.findings.model import Deadline, Reason, Status
from qmas_tui.findings.person import Person
from qmas_tui.findings.position import FilingPosition
from qmas_tui.policy.policy import Policy
from qmas_tui.policy.rules import Basis

Steps = tuple[Reason, ...]


def deadline(
    person: Person,
    kind: str,
    on: date,
    rules: tuple[str, ...],
    basis: Basis,
    steps: tuple[Reason, ...],
    done: bool = False,
    open_until: date | None = None,
    overruled: tuple[str, ...] = (),
    **counted_from: date | None,
) -> Deadline:
    """A date with where it stands on a day; past, it may be open until another.

    `overruled` names rules of which the office set a figure for some days, that of
    this date among them; those that it set for every day are found here.
    """
    days = (on - person.as_of).days
    always = [rule for rule in rules if person.policy.rules[rule].overruled]
    if always:
        overruled = tuple(dict.fromkeys([*always, *overruled]))
    status: Status = "ahead" if days > 0 else "overdue"
    if done:
        status = "done"
    elif days == 0:
        status = "today"
    elif days < 0 and open_until is not None and person.as_of <= open_until:
        status = "open"
    return Deadline(
        kind,
        person.subject,
        on,
        days,
        status,
        rules,
        basis,
        steps,
        overruled,
        **counted_from,
    )


def deadlines_for(position: FilingPosition) -> tuple[Deadline, ...]:
    """The dates of an extension (E-01, E-02, E-04, E-34, C-04, C-05, C-08)."""
    dates, done, filed = position.dates, position.is_filed, position.filed.pending
    limit, window = dates.limit, dates.window
    source = position.limit.source
    anchor = _anchor(limit, source)
    target_days = position.policy.figures.target_days
    found = [
        deadline(
            position,
            "extension.opens",
            dates.opens,
            (window.rule,),
            window.basis,
            (*anchor, *dates.opens_steps),
            done,
            limit,
            tuple([each.rule for each in window.overruled]),
            limit=limit,
            earliest=dates.earliest,
        ),
        deadline(
            position,
            "extension.target",
            dates.target,
            ("E-04",),
            "practice",
            _target(limit, source, dates.target, dates.opens, target_days),
            done,
            limit=limit,
        ),
        deadline(
            position,
            "extension.last-day",
            dates.last_day,
            _working_day_rules(position.policy),
            "practice",
            _last_day(limit, source, dates.last_day),
            done,
            limit=limit,
        ),
    ]
    if position.decision_late is not None:
        days = position.policy.figures.decision_late_days
        slow = Reason("decision", (("filed", filed), ("days", days)))
        found.append(
            deadline(
                position,
                "extension.decision-late",
                position.decision_late,
                ("E-09", "E-10"),
                "practice",
                (slow,),
                filed=filed,
            )
        )
    rules: tuple[str, ...] = ("C-08",)
    found.append(
        deadline(position, "stay.ends", limit, rules, "official", anchor, limit=limit)
    )
    return tuple(found)


def _working_day_rules(policy: Policy) -> tuple[str, ...]:
    """The rules of the last filing day; the office's own on Saturdays among them."""
    saturdays = policy.set_by["saturday-is-working-day"]
    is_own = policy.rules[saturdays].overruled
    return ("C-04", "C-05", saturdays) if is_own else ("C-04", "C-05")


@lru_cache(maxsize=MOST_CACHED)  # what many cases have in common is one in memory
def _anchor(limit: date, source: str) -> Steps:
    return (Reason("limit", (("limit", limit), ("source", source))),)


@lru_cache(maxsize=MOST_CACHED)
def _target(limit: date, source: str, target: date, opens: date, days: int) -> Steps:
    early = limit - timedelta(days=days)
    back = Reason("target", (("days", days), ("day", early)))
    if target == early:
        return (*_anchor(limit, source), back)
    late = Reason("not-before-opening", (("day", opens),))
    return (*_anchor(limit, source), back, late)


@lru_cache(maxsize=MOST_CACHED)
def _last_day(limit: date, source: str, last_day: date) -> Steps:
    if last_day == limit:
        return _anchor(limit, source)
    working = Reason("working-day", (("limit", limit), ("day", last_day)))
    return (*_anchor(limit, source), working)
