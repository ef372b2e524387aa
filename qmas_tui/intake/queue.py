"""What to do next for a prospect, and the order of their queue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from qmas_tui.findings.model import Finding
from qmas_tui.intake.dossier import Dossier
from qmas_tui.intake.model import Evaluation
from qmas_tui.intake.process import Due, Process
from qmas_tui.intake.result import ProspectAssessment, ProspectItem

KINDS: Final = (
    "facts.broken",
    "next",
    "request.due",
    "consent.due",
    "fee.due",
    "entry.use-by",
    "identity-card.due",
    "decision.late",
    "file",
    "file.plan",
    "file.possible",
    "age.closing",
    "findings",
    "refused",
    "withdrawn",
)
"""Every kind of item; of two alike in their days the earlier in this list leads."""

_RANK: Final = {kind: place for place, kind in enumerate(KINDS)}
QueueKey = tuple[bool, date, date, str]


def queue_key(found: ProspectAssessment) -> QueueKey:
    """Sorts prospects by the day to act; those with nothing open come last."""
    first = found.next
    if first is None:
        return True, date.max, date.max, found.case
    return False, first.act_by, first.lost_on or date.max, found.case


def in_order(items: Iterable[ProspectItem]) -> tuple[ProspectItem, ...]:
    """Items by the day to act, the day on which they are lost, and their kind."""

    def key(item: ProspectItem) -> tuple[date, date, int]:
        return item.act_by, item.lost_on or date.max, _RANK[item.kind]

    return tuple(sorted(items, key=key))


def promised(dossier: Dossier) -> Iterator[ProspectItem]:
    """What the adviser promised to do next, filed or not."""
    if dossier.prospect.next_on is not None:
        yield item(dossier, "next", dossier.prospect.next_on)


def process_items(process: Process) -> Iterator[ProspectItem]:
    """What is open between the submission and the landing."""
    dossier, application = process.dossier, process.application
    figures = dossier.figures
    leads = {
        "request.due": 0,
        "consent.due": figures.consent_lead_days,
        "fee.due": figures.fee_lead_days,
        "entry.use-by": figures.landing_lead_days,
        "identity-card.due": figures.identity_card_lead_days,
    }
    for due in process.due:
        if due.kind in leads:
            early = due.on - timedelta(days=leads[due.kind])
            yield item(dossier, due.kind, early, due.on)
        elif _is_late(process, due):
            yield item(dossier, "decision.late", due.on)
    if process.owes_fee and application.pay_by is None:
        day = application.decided_on or application.submitted_on
        yield item(dossier, "fee.due", day)


def _is_late(process: Process, due: Due) -> bool:
    """Nothing was heard for long, and nothing else is planned."""
    quiet = process.application.selected_on is None
    planned = process.dossier.prospect.next_on is not None
    return process.dossier.as_of > due.on and quiet and not planned


def unfiled_items(
    dossier: Dossier, evaluation: Evaluation, findings: Iterable[Finding]
) -> Iterator[ProspectItem]:
    """What is open before a submission."""
    yield from _filing(dossier, evaluation)
    yield from _settling(dossier, findings)
    application = dossier.facts.application
    if application is not None and dossier.prospect.next_on is None:
        day = application.decided_on or application.submitted_on
        yield item(dossier, application.outcome, day)


def _filing(dossier: Dossier, evaluation: Evaluation) -> Iterator[ProspectItem]:
    prospect, forecast = dossier.prospect, evaluation.forecast
    below_on = forecast.below_on if forecast else None
    if prospect.file_on is not None:
        yield item(dossier, "file", prospect.file_on, below_on)
    elif evaluation.may_file == "yes" and prospect.next_on is None:
        yield item(dossier, "file.plan", None, below_on)
    six_on = forecast.six_on if forecast else None
    if six_on is not None and six_on > dossier.filing_day:
        yield item(dossier, "file.possible", six_on, below_on)


def _settling(dossier: Dossier, findings: Iterable[Finding]) -> Iterator[ProspectItem]:
    """What must be settled before the filing."""
    grave = False
    for each in findings:
        if each.code == "age.closing":
            yield item(dossier, each.code, each.due_on, each.lost_on)
        else:
            grave = grave or each.level == "act"
    if grave:
        file_on, as_of = dossier.prospect.file_on, dossier.as_of
        lost_on = None if file_on is None else max(as_of, file_on)
        floats = file_on is not None and file_on < as_of
        yield item(dossier, "findings", None, lost_on, lost_floats=floats)


def item(
    dossier: Dossier,
    kind: str,
    due_on: date | None,
    lost_on: date | None = None,
    lost_floats: bool = False,
) -> ProspectItem:
    """Something open; without a day of its own it is due today."""
    due = due_on or dossier.as_of
    return ProspectItem(
        kind,
        dossier.subject,
        max(dossier.as_of, due),
        lost_on,
        due,
        due_floats=due_on is None,
        lost_floats=lost_floats,
    )
