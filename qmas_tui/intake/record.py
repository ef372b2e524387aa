"""What is wrong with the record of a prospect itself, filed or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from qmas_tui.facts.prospect_rows import Application, Career, Letter, Lived, Period
from qmas_tui.findings.model import Finding, Reason
from qmas_tui.intake.dossier import Dossier, row

STEPS = (
    "submitted_on",
    "acknowledged_on",
    "selected_on",
    "consent_sent_on",
    "decided_on",
    "paid_on",
    "evisa_on",
    "landed_on",
    "identity_card_on",
)
"""The days of an application in their order."""


def record(dossier: Dossier) -> Iterator[Finding]:
    """Facts that nobody has given, and days that cannot be in this order."""
    prospect = dossier.prospect
    if prospect.citizenship == "unknown":
        yield dossier.finding("facts.citizenship-unknown")
    if (
        prospect.citizenship == "chinese"
        and prospect.mainland_resident is None
        and not dossier.facts.has_landed
    ):
        yield dossier.finding("facts.mainland-unknown")
    yield from dossier.of_rows("facts.order", list(_out_of_order(dossier)))


def _out_of_order(dossier: Dossier) -> Iterator[Reason]:
    for application in dossier.prospect.application:
        for (field, day), (other_field, other) in pairwise(_steps(application)):
            if other < day:
                yield _told("application", other_field, other, field, day)
    prospect = dossier.prospect
    letters = [letter for work in prospect.work for letter in work.letter]
    spans: list[Career | Letter | Period | Lived] = [*prospect.work, *letters]
    for span in (*spans, *prospect.period, *prospect.lived):
        if span.from_ is not None and span.to is not None and span.to < span.from_:
            kind = type(span).__name__.casefold()
            yield _told(kind, "to", span.to, "from", span.from_)
    for degree in prospect.degree:
        first, last = degree.from_, degree.awarded_on
        if first is not None and last is not None and last < first:
            yield _told("degree", "awarded_on", last, "from", first)


def _steps(application: Application) -> Sequence[tuple[str, date]]:
    days = [(name, getattr(application, name)) for name in STEPS]
    return [(name, day) for name, day in days if day is not None]


def _told(kind: str, field: str, day: date, other_field: str, other: date) -> Reason:
    return row(kind, field=field, day=day, other_field=other_field, other=other)
