"""Which letters are ahead of who has not filed, and how much time each leaves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from qmas_tui.facts.prospect import Prospect
from qmas_tui.intake.result import AssessedProspect
from qmas_tui.intake.standing import asks_consent, asks_identity_card
from qmas_tui.policy.policy import Policy
from qmas_tui.views.lay import cell, row, said
from qmas_tui.views.model import Section, Span
from qmas_tui.views.say import count

_NAME: Final = 24


def letters_ahead(of: AssessedProspect, policy: Policy) -> Section | None:
    """The way to the landing of who has not filed; None for everybody else."""
    day = of.assessment.evaluated_on
    if of.assessment.filed or day is None:
        return None
    steps = _steps(of.prospect, day, policy)
    lines = [row(cell(name, _NAME), said(when, "dim")) for name, when in steps]
    return Section("Letters ahead", tuple(lines), (Span("   once filed", "dim"),))


def _steps(who: Prospect, day: date, policy: Policy) -> Iterator[tuple[str, str]]:
    """Each step, and within which time it comes or is to be done."""
    figures = policy.intake
    yield "acknowledgement", "no time is published"
    months = count(figures.decision_months, "month")
    yield "decision", f"about {months} after the filing; practice, nothing is promised"
    if asks_consent(who, day, policy):
        months = count(figures.consent_months, "month")
        yield "consent letter", f"by the day in it, else {months} from the selection"
    yield "fee and e-Visa", "by the day in the letter of approval"
    months = count(figures.landing_months, "month")
    yield "landing", f"by the day on the e-Visa, else {months} from it"
    if asks_identity_card(who):
        days = count(figures.identity_card_days, "day")
        yield "identity card", f"within {days} of the landing"
