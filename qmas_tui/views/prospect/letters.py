"""The letters of an application under way, and what is done on them."""

from __future__ import annotations

from datetime import date
from typing import Final

from msgspec import structs

from qmas_tui.intake.known import known
from qmas_tui.intake.result import AssessedProspect
from qmas_tui.intake.subject import current_application
from qmas_tui.views.labels import field_label
from qmas_tui.views.lay import cell, day_or_dash, row, said
from qmas_tui.views.model import Line, Section, Span
from qmas_tui.views.prospect.remedies import made

_PENDING: Final = (
    *("acknowledged_on", "pooled_on", "selected_on"),
    *("consent_sent_on", "decided_on"),
)
_APPROVED: Final = (
    *("paid_on", "evisa_on", "endorsed_on"),
    *("landed_on", "identity_card_on"),
)
_ONLY_IF: Final = {
    "consent_sent_on": "consent.due",
    "endorsed_on": "endorsement.missing",
    "identity_card_on": "identity-card.due",
}
"""Steps that not everybody is asked for, each with what says that somebody is."""
_NAME: Final = 28


def letters_section(of: AssessedProspect) -> Section | None:
    """Its days as far as they are known, each with its form; None where none is filed.

    What was done before the decision is no news any more once there is one.
    """
    found = of.assessment
    application = current_application(known(of.prospect, found.as_of))
    if not found.filed or application is None:
        return None
    asked = {e.kind for e in found.deadlines} | {e.code for e in found.findings}
    steps = _PENDING if application.outcome == "pending" else _APPROVED
    days = [(name, getattr(application, name)) for name in steps]
    lines = [
        _line(name, day, of)
        for name, day in days
        if day or name not in _ONLY_IF or _ONLY_IF[name] in asked
    ]
    return Section("Letters and steps", tuple(lines))


def _line(name: str, day: date | None, of: AssessedProspect) -> Line:
    """What it is, and its day; where that is open, a form that begins with today."""
    sign = Span("✓  ", "good") if day else Span("○  ", "dim")
    step = "landed" if day and name == "landed_on" else name
    remedy = made(f"application.{step}", of, "", {}, None)
    if day and remedy:  # what is on record is not put at today
        remedy = structs.replace(remedy, values=())
    return row(
        sign,
        cell(field_label(name), _NAME, "dim" if day else "plain"),
        said(day_or_dash(day), "dim"),
        remedy=remedy,
    )
