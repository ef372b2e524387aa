"""A person with a limit of stay: the dates, filings and passport that go with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from qmas_tui.facts.rows import Filing
from qmas_tui.findings.build import finding
from qmas_tui.findings.calendar import add_months
from qmas_tui.findings.model import (
    Deadline,
    Finding,
    Level,
    Limit,
    Reason,
    Shown,
    Status,
)
from qmas_tui.findings.window import Filed, FilingDates, filed_for, filing_dates
from qmas_tui.policy.policy import Policy
from qmas_tui.policy.rules import Basis


class Subject(Struct, frozen=True, gc=False):
    """A holder or dependant with a limit of stay on a day.

    `decision_late` is the day from which a pending filing is slow, None without one;
    `filing_day` the day of that filing, else the first on which one can be made.
    """

    name: str
    limit: Limit
    dates: FilingDates
    filed: Filed
    decision_late: date | None
    filing_day: date
    is_past: bool

    @property
    def is_filed(self) -> bool:
        """Whether a pending filing belongs to the limit."""
        return self.filed.pending is not None


def find_subject(
    name: str, limit: Limit, filings: Sequence[Filing], as_of: date, policy: Policy
) -> Subject:
    """Work out the filing dates of a limit, and what was filed for it."""
    dates = filing_dates(limit.on, policy)
    filed = filed_for(filings, name, dates, as_of)
    late = None
    if filed.pending is not None:
        late = filed.pending + timedelta(days=policy.figures.decision_late_days)
    filing_day = filed.pending or max(as_of, dates.opens)
    return Subject(name, limit, dates, filed, late, filing_day, as_of > limit.on)


def _deadline(
    kind: str,
    subject: str,
    on: date,
    as_of: date,
    done: bool,
    rules: tuple[str, ...],
    basis: Basis,
    steps: tuple[Reason, ...],
    open_until: date | None = None,
) -> Deadline:
    days = (on - as_of).days
    if done:
        return Deadline(kind, subject, on, days, "done", rules, basis, steps)
    if days > 0:
        return Deadline(kind, subject, on, days, "ahead", rules, basis, steps)
    if days == 0:
        return Deadline(kind, subject, on, days, "today", rules, basis, steps)
    still_open = open_until is not None and as_of <= open_until
    status: Status = "open" if still_open else "overdue"
    return Deadline(kind, subject, on, days, status, rules, basis, steps)


def deadlines_for(
    subject: Subject, as_of: date, policy: Policy
) -> tuple[Deadline, ...]:
    """The dates of an extension (E-01, E-02, E-04, E-10, C-04, C-05, C-08)."""
    name = subject.name
    dates = subject.dates
    limit = dates.limit
    done = subject.is_filed
    anchor = Reason("limit", (("limit", limit), ("source", subject.limit.source)))
    six_weeks = limit - timedelta(days=policy.figures.target_days)
    target = [
        anchor,
        Reason("target", (("days", policy.figures.target_days), ("day", six_weeks))),
    ]
    if dates.target != six_weeks:
        target.append(Reason("not-before-opening", (("day", dates.opens),)))
    last = [anchor]
    if dates.last_day != limit:
        last.append(Reason("working-day", (("limit", limit), ("day", dates.last_day))))
    window = dates.window
    found = [
        _deadline(
            "extension.opens",
            name,
            dates.opens,
            as_of,
            done,
            (window.rule,),
            _basis(window.basis),
            (anchor, *dates.opens_steps),
            limit,
        ),
        _deadline(
            "extension.target",
            name,
            dates.target,
            as_of,
            done,
            ("E-04",),
            "practice",
            tuple(target),
        ),
        _deadline(
            "extension.last-day",
            name,
            dates.last_day,
            as_of,
            done,
            ("C-04", "C-05"),
            "practice",
            tuple(last),
        ),
    ]
    if subject.decision_late is not None and subject.filed.pending is not None:
        slow = Reason(
            "decision",
            (
                ("filed", subject.filed.pending),
                ("days", policy.figures.decision_late_days),
            ),
        )
        found.append(
            _deadline(
                "extension.decision-late",
                name,
                subject.decision_late,
                as_of,
                False,
                ("E-09", "E-10"),
                "practice",
                (slow,),
            )
        )
    found.append(
        _deadline(
            "stay.ends", name, limit, as_of, False, ("C-08",), "official", (anchor,)
        )
    )
    return tuple(found)


def _basis(basis: str) -> Basis:
    return "official" if basis == "official" else "practice"


def passport_finding(
    subject: Subject,
    expires_on: date | None,
    next_limit: date | None,
    as_of: date,
    policy: Policy,
) -> Finding | None:
    """Whether the passport stops a filing, or cuts the next stay (E-20, R-15, R-16)."""
    if expires_on is None:
        return None
    figures = policy.figures
    beyond = figures.passport_beyond_stay_months
    cut = add_months(expires_on, -beyond)
    opens = subject.dates.opens
    needed = add_months(subject.filing_day, figures.passport_at_filing_months)
    if expires_on <= needed or cut <= subject.limit.on:
        level: Level = "act" if as_of >= opens else "warn"
        shown: Shown = (
            ("expires", expires_on),
            ("filing_day", subject.filing_day),
            ("months", figures.passport_at_filing_months),
            ("limit", subject.limit.on),
        )
        return finding(
            policy,
            "passport.renew-first",
            level,
            "practice",
            ("E-20", "R-15"),
            shown,
            subject.name,
        )
    if next_limit is None or add_months(next_limit, beyond) <= expires_on:
        return None
    early = opens - timedelta(days=figures.passport_early_warning_days)
    level = "warn" if as_of >= early else "watch"
    shown = (("expires", expires_on), ("expected", cut), ("next", next_limit))
    return finding(
        policy,
        "passport.short",
        level,
        "practice",
        ("R-15", "R-16"),
        shown,
        subject.name,
    )


def overstay_findings(subject: Subject, as_of: date, policy: Policy) -> list[Finding]:
    """What a passed limit, or a grant that nobody recorded, means (E-22 to E-25)."""
    name = subject.name
    limit = subject.limit.on
    shown = (("limit", limit), ("days", (as_of - limit).days))
    found = []
    if subject.filed.granted is not None:
        missing = (("filed", subject.filed.granted), ("limit", limit))
        found.append(
            finding(
                policy, "facts.grant-missing", "act", "house", ("E-22",), missing, name
            )
        )
    if not subject.is_past:
        return found
    if subject.is_filed:
        found.append(
            finding(
                policy,
                "stay.pending-past-limit",
                "warn",
                "practice",
                ("E-24", "E-25"),
                shown,
                name,
            )
        )
    elif not found:
        if subject.limit.source == "confirmed":
            rules = ("E-22", "E-23", "OR-05")
            found.append(
                finding(policy, "stay.overstayed", "act", "law", rules, shown, name)
            )
        else:
            found.append(
                finding(
                    policy,
                    "stay.unrecorded",
                    "act",
                    "house",
                    ("E-22",),
                    (*shown, ("source", subject.limit.source)),
                    name,
                )
            )
    return found


def filing_findings(subject: Subject, as_of: date, policy: Policy) -> list[Finding]:
    """A refusal, or a decision that takes longer than usual (D-08, E-09, E-10)."""
    found = []
    refused, pending, late = (
        subject.filed.refused,
        subject.filed.pending,
        subject.decision_late,
    )
    if refused is not None and pending is None:
        shown: Shown = (("filed", refused), ("limit", subject.limit.on))
        found.append(
            finding(policy, "filing.refused", "act", "official", ("D-08",), shown)
        )
    if late is not None and as_of > late:
        shown = (("filed", pending), ("late", late), ("days", (as_of - late).days))
        found.append(
            finding(policy, "filing.slow", "watch", "practice", ("E-09", "E-10"), shown)
        )
    return found
