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
    """Something to be done until a day, and whether that was read or is assumed.

    `is_met` where it was done, or is no longer asked for.
    """

    kind: str
    on: date
    basis: Basis
    rules: tuple[str, ...]
    counted_from: date
    is_read: bool = True
    is_met: bool = False


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
    due = [each for each in _every(dossier, application) if not each.is_met]
    return Process(dossier, application, _one_of_each(due))


def deadlines_met(dossier: Dossier) -> tuple[Deadline, ...]:
    """What needs doing no more of the current application, with its day still ahead."""
    application = dossier.facts.application
    every = list(_every(dossier, application)) if application else []
    open_ = {each.kind for each in every if not each.is_met}
    met = [e for e in every if e.kind not in open_ and e.on >= dossier.as_of]
    return tuple(_deadline(dossier, each) for each in _one_of_each(met))


def _one_of_each(every: list[Due]) -> tuple[Due, ...]:
    """The earliest of each kind."""
    kinds = dict.fromkeys(each.kind for each in every)
    of_kind = ([each for each in every if each.kind == kind] for kind in kinds)
    return tuple(min(some, key=lambda each: each.on) for some in of_kind)


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


def _every(dossier: Dossier, application: Application) -> Iterator[Due]:
    """What was ever to be done for an application, met or not."""
    is_decided = application.outcome != "pending"
    yield _decision(dossier, application.submitted_on, is_decided)
    for request in dossier.prospect.request:
        yield _request(dossier, request, is_decided)
    yield from _consent(dossier, application, is_decided)
    if application.outcome == "approved":
        yield from _approved(dossier, application)


def _decision(dossier: Dossier, submitted: date, is_met: bool) -> Due:
    """No time is promised; these are the usual ones (X-27, X-28)."""
    figures, old = dossier.figures, is_old_test(dossier, submitted)
    months = figures.decision_old_months if old else figures.decision_months
    on = add_months(submitted, months)
    rules = ("X-28", "HI-16") if old else ("X-27", "HI-16")
    return Due("decision.expected", on, "practice", rules, submitted, False, is_met)


def _request(dossier: Dossier, request: Request, is_decided: bool) -> Due:
    if request.answer_by is not None:
        rules: tuple[str, ...] = ("X-11",)
        on, read = request.answer_by, True
    else:
        rules = ("X-11", "HI-16")
        days = timedelta(days=dossier.figures.request_days)
        on, read = request.asked_on + days, False
    is_met = is_decided or request.answered_on is not None
    return Due("request.due", on, "practice", rules, request.asked_on, read, is_met)


def _consent(
    dossier: Dossier, application: Application, is_decided: bool
) -> Iterator[Due]:
    """Asked for in a letter, or to be expected of a resident of the Mainland (X-20)."""
    selected, by = application.selected_on, application.consent_by
    is_met = is_decided or application.consent_sent_on is not None
    if by is not None:
        begun = selected or application.submitted_on
        yield Due("consent.due", by, "official", ("X-20",), begun, True, is_met)
        return
    asked = mainland(dossier.prospect) != "no" and not _is_overseas(dossier)
    if selected is not None and asked:
        on = add_months(selected, dossier.figures.consent_months)
        rules = ("X-20", "N-13", "HI-16")
        yield Due("consent.due", on, "practice", rules, selected, False, is_met)


def _is_overseas(dossier: Dossier) -> bool:
    day = dossier.filing_day
    return is_overseas_chinese(dossier.prospect, day, dossier.policy)


def _approved(dossier: Dossier, application: Application) -> Iterator[Due]:
    decided = application.decided_on or application.submitted_on
    paid = application.evisa_on or application.paid_on
    landed = application.landed_on
    if (by := application.pay_by) is not None:
        is_met = paid is not None or landed is not None
        yield Due("fee.due", by, "official", ("X-38",), decided, True, is_met)
    if paid is not None:
        yield _entry(dossier, application, paid)
    if landed is not None and dossier.prospect.residence != "hong-kong":
        on = landed + timedelta(days=dossier.figures.identity_card_days)
        is_met = application.identity_card_on is not None
        yield Due("identity-card.due", on, "practice", ("X-26",), landed, True, is_met)


def _entry(dossier: Dossier, application: Application, paid: date) -> Due:
    is_met, by = application.landed_on is not None, application.entry_by
    if by is not None:
        return Due("entry.use-by", by, "practice", ("X-24",), paid, True, is_met)
    on = add_months(paid, dossier.figures.landing_months)
    rules = ("X-24", "HI-16")
    return Due("entry.use-by", on, "practice", rules, paid, False, is_met)


def _deadline(dossier: Dossier, due: Due) -> Deadline:
    step = Reason(
        due.kind,
        (("counted_from", due.counted_from), ("day", due.on), ("read", due.is_read)),
    )
    steps, is_met = (step,), due.is_met
    return deadline(dossier, due.kind, due.on, due.rules, due.basis, steps, is_met)
