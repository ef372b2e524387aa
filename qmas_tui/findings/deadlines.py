"""The dates of an extension as deadlines, each with the steps that give it."""

from __future__ import annotations

from datetime import date, timedelta

from qmas_tui.findings.model import Deadline, Reason, Status
from qmas_tui.findings.position import FilingPosition
from qmas_tui.policy.policy import Policy
from qmas_tui.policy.rules import Basis


def deadline(
    policy: Policy,
    kind: str,
    subject: str,
    on: date,
    as_of: date,
    rules: tuple[str, ...],
    basis: Basis,
    steps: tuple[Reason, ...],
    done: bool = False,
    open_until: date | None = None,
    overruled: tuple[str, ...] = (),
    limit: date | None = None,
    earliest: date | None = None,
    filed: date | None = None,
) -> Deadline:
    """A date with where it stands on a day; past, it may be open until another.

    `overruled` names rules of which the office set a figure for some days, that of
    this date among them; those that it set for every day are found here.
    """
    days = (on - as_of).days
    always = [rule for rule in rules if policy.rules[rule].overruled]
    if always:
        overruled = tuple(dict.fromkeys([*always, *overruled]))
    status: Status
    if done:
        status = "done"
    elif days > 0:
        status = "ahead"
    elif days == 0:
        status = "today"
    elif open_until is not None and as_of <= open_until:
        status = "open"
    else:
        status = "overdue"
    return Deadline(
        kind,
        subject,
        on,
        days,
        status,
        rules,
        basis,
        steps,
        overruled,
        limit,
        earliest,
        filed,
    )


def deadlines_for(
    position: FilingPosition, as_of: date, policy: Policy
) -> tuple[Deadline, ...]:
    """The dates of an extension (E-01, E-02, E-04, E-34, C-04, C-05, C-08)."""
    name, dates, done = position.name, position.dates, position.is_filed
    limit, window = dates.limit, dates.window
    anchor = Reason("limit", (("limit", limit), ("source", position.limit.source)))
    found = [
        deadline(
            policy,
            "extension.opens",
            name,
            dates.opens,
            as_of,
            (window.rule,),
            window.basis,
            (anchor, *dates.opens_steps),
            done,
            limit,
            tuple([each.rule for each in window.overruled]),
            limit=limit,
            earliest=dates.earliest,
        ),
        deadline(
            policy,
            "extension.target",
            name,
            dates.target,
            as_of,
            ("E-04",),
            "practice",
            _target(position, anchor, policy),
            done,
            limit=limit,
        ),
        deadline(
            policy,
            "extension.last-day",
            name,
            dates.last_day,
            as_of,
            _working_day_rules(policy),
            "practice",
            _last_day(position, anchor),
            done,
            limit=limit,
        ),
    ]
    if position.decision_late is not None:
        found.append(_decision_late(position, position.decision_late, as_of, policy))
    found.append(
        deadline(
            policy,
            "stay.ends",
            name,
            limit,
            as_of,
            ("C-08",),
            "official",
            (anchor,),
            limit=limit,
        )
    )
    return tuple(found)


def _working_day_rules(policy: Policy) -> tuple[str, ...]:
    """The rules of the last filing day; the office's own on Saturdays among them."""
    saturdays = policy.behind("saturday-is-working-day")
    own = tuple([rule for rule in saturdays if policy.rules[rule].overruled])
    return ("C-04", "C-05", *own)


def _target(
    position: FilingPosition, anchor: Reason, policy: Policy
) -> tuple[Reason, ...]:
    dates, days = position.dates, policy.figures.target_days
    early = dates.limit - timedelta(days=days)
    back = Reason("target", (("days", days), ("day", early)))
    if dates.target == early:
        return (anchor, back)
    return (anchor, back, Reason("not-before-opening", (("day", dates.opens),)))


def _last_day(position: FilingPosition, anchor: Reason) -> tuple[Reason, ...]:
    dates = position.dates
    if dates.last_day == dates.limit:
        return (anchor,)
    evidence = (("limit", dates.limit), ("day", dates.last_day))
    return (anchor, Reason("working-day", evidence))


def _decision_late(
    position: FilingPosition, late: date, as_of: date, policy: Policy
) -> Deadline:
    days = policy.figures.decision_late_days
    slow = Reason("decision", (("filed", position.filed.pending), ("days", days)))
    return deadline(
        policy,
        "extension.decision-late",
        position.name,
        late,
        as_of,
        ("E-09", "E-10"),
        "practice",
        (slow,),
        filed=position.filed.pending,
    )
