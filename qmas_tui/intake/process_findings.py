"""What the adviser should know of an application on its way to the landing."""

from __future__ import annotations

from collections.abc import Iterator

from qmas_tui.findings.model import Finding
from qmas_tui.intake.dossier import row
from qmas_tui.intake.process import Process, is_old_test, needs_endorsement


def process_findings(process: Process) -> Iterator[Finding]:
    """What is late or about to be, and what is odd about the application."""
    dossier, application = process.dossier, process.application
    if application.outcome == "pending":
        yield from _decision(process)
        yield from _request(process)
        yield from _consent(process)
        yield from _old_test(process)
    elif application.landed_on is not None:
        yield from _identity_card(process)
    elif application.paid_on or application.evisa_on:
        yield from _entry(process)
        if application.endorsed_on is None and needs_endorsement(dossier):
            yield dossier.finding("endorsement.missing")
    else:
        yield from _fee(process)
    pending = [
        row("application", submitted=each.submitted_on)
        for each in dossier.prospect.application
        if each.outcome == "pending"
    ]
    if len(pending) > 1:
        yield from dossier.of_rows("application.two-pending", pending)


def _decision(process: Process) -> Iterator[Finding]:
    due, dossier = process.due_of("decision.expected"), process.dossier
    if due is not None and dossier.as_of > due.on:
        yield dossier.finding(
            "decision.late",
            rules=due.rules,
            expected=due.on,
            submitted=due.counted_from,
        )


def _request(process: Process) -> Iterator[Finding]:
    due, dossier = process.due_of("request.due"), process.dossier
    if due is not None:
        days = dossier.policy.figures.request_act_days
        lead = dossier.policy.behind("request-act-days")
        yield dossier.finding(
            "request.unanswered",
            "act" if dossier.is_within(days, due.on) else "warn",
            rules=(*due.rules, *lead),
            asked=due.counted_from,
            due=due.on,
            assumed=not due.is_read,
            late=dossier.as_of > due.on,
        )


def _consent(process: Process) -> Iterator[Finding]:
    due, dossier = process.due_of("consent.due"), process.dossier
    if due is not None:
        yield dossier.finding(
            "consent.missing",
            "act"
            if dossier.is_within(dossier.figures.consent_lead_days, due.on)
            else "warn",
            rules=(*due.rules, "HI-15"),
            due=due.on,
            selected=process.application.selected_on,
            assumed=not due.is_read,
            late=dossier.as_of > due.on,
        )


def _old_test(process: Process) -> Iterator[Finding]:
    """Filed under the test of old, and still waiting under that of today (G-22)."""
    dossier, submitted = process.dossier, process.application.submitted_on
    if is_old_test(dossier, submitted) and not is_old_test(dossier, dossier.as_of):
        yield dossier.finding("old-test.pending", submitted=submitted)


def _identity_card(process: Process) -> Iterator[Finding]:
    due, dossier = process.due_of("identity-card.due"), process.dossier
    if due is not None:
        yield dossier.finding(
            "identity-card.missing",
            "warn"
            if dossier.is_within(dossier.figures.identity_card_lead_days, due.on)
            else "watch",
            landed=due.counted_from,
            due=due.on,
        )


def _entry(process: Process) -> Iterator[Finding]:
    """An assumed day is never grave: the e-Visa has the true one (X-24)."""
    due, dossier = process.due_of("entry.use-by"), process.dossier
    if due is not None and dossier.is_within(dossier.figures.landing_lead_days, due.on):
        is_over = due.is_read and dossier.as_of > due.on
        yield dossier.finding(
            "entry.unused",
            "act" if is_over else "warn",
            rules=(*due.rules, "HI-15"),
            day=due.on,
            read=due.is_read,
            days=(due.on - dossier.as_of).days,
        )


def _fee(process: Process) -> Iterator[Finding]:
    """Without the limit of the letter it may be over any day (X-38)."""
    due, dossier = process.due_of("fee.due"), process.dossier
    yield dossier.finding(
        "fee.unpaid",
        "act"
        if due is None or dossier.is_within(dossier.figures.fee_lead_days, due.on)
        else "warn",
        due=due.on if due else None,
        decided=process.application.decided_on,
        late=due is not None and dossier.as_of > due.on,
    )
