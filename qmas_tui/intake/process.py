"""From the submission to the landing: what is due, and what happens if it is not done.

Everything is typed in from letters; a day that the house assumes says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from qmas_tui.facts.prospect_rows import Application
from qmas_tui.facts.rows import Request
from qmas_tui.findings.calendar import add_months
from qmas_tui.findings.deadlines import deadline
from qmas_tui.findings.model import Deadline, Reason
from qmas_tui.intake.dossier import Dossier
from qmas_tui.intake.standing import is_overseas_chinese, mainland
from qmas_tui.policy.rules import Basis


class Due(Struct, frozen=True, gc=False):
    """Something outstanding: its day, and whether that was read or is assumed."""

    kind: str
    on: date
    basis: Basis
    rules: tuple[str, ...]
    counted_from: date
    is_read: bool = True


class Process(Struct, frozen=True, gc=False):
    """An application that is pending or approved, and what is outstanding of it."""

    dossier: Dossier
    application: Application
    due: tuple[Due, ...]

    @property
    def deadlines(self) -> tuple[Deadline, ...]:
        """What is outstanding, each with the steps that give its day."""
        return tuple(_deadline(self.dossier, each) for each in self.due)

    @property
    def owes_fee(self) -> bool:
        """Whether it is approved and the fee for the visa is not paid (X-38)."""
        application = self.application
        later = (application.paid_on, application.evisa_on, application.landed_on)
        return application.outcome == "approved" and not any(later)

    def due_of(self, kind: str) -> Due | None:
        """What is outstanding of a kind."""
        return next((each for each in self.due if each.kind == kind), None)


def process(dossier: Dossier) -> Process | None:
    """The way of the current application; None where nothing is filed."""
    application = dossier.facts.application
    if application is None or not dossier.facts.filed:
        return None
    due = _pending if application.outcome == "pending" else _approved
    return Process(dossier, application, tuple(due(dossier, application)))


def open_requests(dossier: Dossier) -> list[Request]:
    """Requests for papers without an answer."""
    requests = dossier.prospect.request
    return [request for request in requests if request.answered_on is None]


def is_old_test(dossier: Dossier, day: date) -> bool:
    """Whether the points test of old held on a day (G-22)."""
    version = dossier.policy.entry.version_on(day)
    return version is None or version.test == "points"


def needs_endorsement(dossier: Dossier) -> bool:
    """Whether somebody leaves the Mainland on an Exit-Entry Permit (X-25, B-18)."""
    return mainland(dossier.prospect) == "yes" and not _is_overseas(dossier)


def _pending(dossier: Dossier, application: Application) -> Iterator[Due]:
    yield _decision(dossier, application.submitted_on)
    requests = [_request(dossier, request) for request in open_requests(dossier)]
    if requests:
        yield min(requests, key=lambda due: due.on)
    consent = _consent(dossier, application)
    if consent is not None and application.consent_sent_on is None:
        yield consent


def _decision(dossier: Dossier, submitted: date) -> Due:
    """No time is promised; these are the usual ones (X-27, X-28)."""
    figures, old = dossier.figures, is_old_test(dossier, submitted)
    months = figures.decision_old_months if old else figures.decision_months
    on = add_months(submitted, months)
    rules = ("X-28", "HI-16") if old else ("X-27", "HI-16")
    return Due("decision.expected", on, "practice", rules, submitted, is_read=False)


def _request(dossier: Dossier, request: Request) -> Due:
    if request.answer_by is not None:
        rules: tuple[str, ...] = ("X-11",)
        on, read = request.answer_by, True
    else:
        rules = ("X-11", "HI-16")
        days = timedelta(days=dossier.figures.request_days)
        on, read = request.asked_on + days, False
    return Due("request.due", on, "practice", rules, request.asked_on, read)


def _consent(dossier: Dossier, application: Application) -> Due | None:
    """Asked for in a letter, or to be expected of a resident of the Mainland (X-20)."""
    selected, by = application.selected_on, application.consent_by
    if by is not None:
        begun = selected or application.submitted_on
        return Due("consent.due", by, "official", ("X-20",), begun)
    asked = mainland(dossier.prospect) != "no" and not _is_overseas(dossier)
    if selected is None or not asked:
        return None
    on = add_months(selected, dossier.figures.consent_months)
    rules = ("X-20", "N-13", "HI-16")
    return Due("consent.due", on, "practice", rules, selected, is_read=False)


def _is_overseas(dossier: Dossier) -> bool:
    day = dossier.filing_day
    return is_overseas_chinese(dossier.prospect, day, dossier.policy)


def _approved(dossier: Dossier, application: Application) -> Iterator[Due]:
    decided = application.decided_on or application.submitted_on
    paid = application.evisa_on or application.paid_on
    landed = application.landed_on
    if landed is not None:
        lives_here = dossier.prospect.residence == "hong-kong"
        if application.identity_card_on is None and not lives_here:
            on = landed + timedelta(days=dossier.figures.identity_card_days)
            yield Due("identity-card.due", on, "practice", ("X-26",), landed)
    elif paid is not None:
        yield _entry(dossier, application, paid)
    elif application.pay_by is not None:
        yield Due("fee.due", application.pay_by, "official", ("X-38",), decided)


def _entry(dossier: Dossier, application: Application, paid: date) -> Due:
    if application.entry_by is not None:
        return Due("entry.use-by", application.entry_by, "practice", ("X-24",), paid)
    on = add_months(paid, dossier.figures.landing_months)
    rules = ("X-24", "HI-16")
    return Due("entry.use-by", on, "practice", rules, paid, is_read=False)


def _deadline(dossier: Dossier, due: Due) -> Deadline:
    step = Reason(
        due.kind,
        (("counted_from", due.counted_from), ("day", due.on), ("read", due.is_read)),
    )
    return deadline(dossier, due.kind, due.on, due.rules, due.basis, (step,))
