"""Which letters are ahead of who has not filed, and how much time each leaves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmas_tui.intake.result import AssessedProspect
from qmas_tui.intake.standing import is_overseas_chinese, mainland
from qmas_tui.policy.policy import Policy
from qmas_tui.views.lay import cell, row, said
from qmas_tui.views.model import Section, Span
from qmas_tui.views.say import count

_NAME: Final = 24


def letters_ahead(of: AssessedProspect, policy: Policy) -> Section | None:
    """The way to the landing of who has not filed; None for everybody else."""
    if of.assessment.filed or of.assessment.evaluated_on is None:
        return None
    lines = [
        row(cell(name, _NAME), said(when, "dim")) for name, when in _steps(of, policy)
    ]
    return Section("Letters ahead", tuple(lines), (Span("   once filed", "dim"),))


def _steps(of: AssessedProspect, policy: Policy) -> Iterator[tuple[str, str]]:
    """Each step, and within which time it comes or is to be done."""
    figures, who, day = policy.intake, of.prospect, of.assessment.evaluated_on
    assert day is not None, "asked where there is a filing day"
    yield "acknowledgement", "no time is published"
    months = count(figures.decision_months, "month")
    yield "decision", f"about {months} after the filing; practice, nothing is promised"
    if mainland(who) != "no" and not is_overseas_chinese(who, day, policy):
        months = count(figures.consent_months, "month")
        yield "consent letter", f"by the day in it, else {months} from the selection"
    yield "fee and e-Visa", "by the day in the letter of approval"
    months = count(figures.landing_months, "month")
    yield "landing", f"by the day on the e-Visa, else {months} from it"
    if who.residence != "hong-kong":
        days = count(figures.identity_card_days, "day")
        yield "identity card", f"within {days} of the landing"
