"""From the submission to the landing: what is due, and what happens if it is not done.

Everything is typed in from letters; a day that the house assumes says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from msgspec import Struct

from qmas_tui.facts.prospect_rows import Application
from qmas_tui.facts.rows import Request
from qmas_tui.findings.calendar import add_months
from qmas_tui.findings.deadlines import deadline
from qmas_tui.findings.model import Deadline, Reason
from qmas_tui.intake.dossier import Dossier
from qmas_tui.intake.standing import (
    asks_consent,
    asks_identity_card,
    is_overseas_chinese,
    mainland,
)
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
    """The current application, what is outstanding of it, and what was done in time.

    Of what needs doing no more `met` has that whose day is still ahead.
    """

    dossier: Dossier
    application: Application
    due: tuple[Due, ...]
    met: tuple[Due, ...]

    @property
    def deadlines(self) -> tuple[Deadline, ...]:
        """What is outstanding, each with the steps that give its day."""
        return tuple(_deadline(self.dossier, each) for each in self.due)

    @property
    def deadlines_met(self) -> tuple[Deadline, ...]:
        """What needs doing no more, likewise."""
        return tuple(_deadline(self.dossier, each) for each in self.met)

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
    """The way of the current application; None where there is none."""
    application = dossier.facts.application
    if application is None:
        return None
    every = list(_every(dossier, application))
    due = _one_of_each(each for each in every if not each.is_met)
    open_ = {each.kind for each in due}
    met = _one_of_each(
        each for each in every if each.kind not in open_ and each.on >= dossier.as_of
    )
    return Process(dossier, application, due, met)


def _one_of_each(every: Iterable[Due]) -> tuple[Due, ...]:
    """The earliest of each kind."""
    first = dict[str, Due]()
    for each in every:
        first[each.kind] = min(first.get(each.kind, each), each, key=lambda due: due.on)
    return tuple(first.values())


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
    who, day = dossier.prospect, dossier.filing_day
    return mainland(who) == "yes" and not is_overseas_chinese(who, day, dossier.policy)


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
    return Due(
        "decision.expected",
        on,
        "practice",
        rules,
        submitted,
        is_read=False,
        is_met=is_met,
    )


def _request(dossier: Dossier, request: Request, is_decided: bool) -> Due:
    if request.answer_by is not None:
        rules: tuple[str, ...] = ("X-11",)
        on = request.answer_by
    else:
        rules = ("X-11", "HI-16")
        days = timedelta(days=dossier.figures.request_days)
        on = request.asked_on + days
    return Due(
        "request.due",
        on,
        "practice",
        rules,
        request.asked_on,
        is_read=request.answer_by is not None,
        is_met=is_decided or request.answered_on is not None,
    )


def _consent(
    dossier: Dossier, application: Application, is_decided: bool
) -> Iterator[Due]:
    """Asked for in a letter, or to be expected of a resident of the Mainland (X-20)."""
    selected, by = application.selected_on, application.consent_by
    is_met = is_decided or application.consent_sent_on is not None
    if by is not None:
        begun = selected or application.submitted_on
        yield Due("consent.due", by, "official", ("X-20",), begun, is_met=is_met)
        return
    who, day = dossier.prospect, dossier.filing_day
    if selected is not None and asks_consent(who, day, dossier.policy):
        on = add_months(selected, dossier.figures.consent_months)
        rules = ("X-20", "N-13", "HI-16")
        yield Due(
            "consent.due",
            on,
            "practice",
            rules,
            selected,
            is_read=False,
            is_met=is_met,
        )


def _approved(dossier: Dossier, application: Application) -> Iterator[Due]:
    decided = application.decided_on or application.submitted_on
    paid = application.evisa_on or application.paid_on
    landed = application.landed_on
    if (by := application.pay_by) is not None:
        is_met = paid is not None or landed is not None
        yield Due("fee.due", by, "official", ("X-38",), decided, is_met=is_met)
    if paid is not None:
        yield _entry(dossier, application, paid)
    if landed is not None and asks_identity_card(dossier.prospect):
        on = landed + timedelta(days=dossier.figures.identity_card_days)
        is_met, rules = application.identity_card_on is not None, ("X-26",)
        yield Due("identity-card.due", on, "practice", rules, landed, is_met=is_met)


def _entry(dossier: Dossier, application: Application, paid: date) -> Due:
    is_met, by = application.landed_on is not None, application.entry_by
    if by is not None:
        return Due("entry.use-by", by, "practice", ("X-24",), paid, is_met=is_met)
    on = add_months(paid, dossier.figures.landing_months)
    return Due(
        "entry.use-by",
        on,
        "practice",
        ("X-24", "HI-16"),
        paid,
        is_read=False,
        is_met=is_met,
    )


def _deadline(dossier: Dossier, due: Due) -> Deadline:
    step = Reason(
        due.kind,
        (("counted_from", due.counted_from), ("day", due.on), ("read", due.is_read)),
    )
    steps, is_met = (step,), due.is_met
    return deadline(dossier, due.kind, due.on, due.rules, due.basis, steps, is_met)
