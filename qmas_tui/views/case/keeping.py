"""Until when the record of a closed case is kept."""

from __future__ import annotations

from datetime import date

from qmas_tui.findings.erasure import erase_by
from qmas_tui.findings.model import AssessedCase
from qmas_tui.policy.policy import Policy
from qmas_tui.views.lay import row
from qmas_tui.views.model import Role, Section, Span, days_until
from qmas_tui.views.say import BASES, count, day_words, days_words


def keeping_section(case: AssessedCase, policy: Policy) -> Section | None:
    """The day by which a closed case is to be erased, and its rule; None while open."""
    if case.holder.status != "closed":
        return None
    closed_on = case.holder.closed_on
    day = erase_by(case.holder, policy)
    if closed_on is None or day is None:
        words = "The day of closing is not recorded, so no day to erase it by is known."
        return Section("Keeping the record", (row(Span(words, "warn")),))
    days = days_until(day, case.assessment.as_of)
    role: Role = "dim" if days > 0 else "act"
    line = row(
        "Erase by ",
        Span(day_words(day), "strong"),
        Span(f"   {days_words(days)}", role),
        Span(f"   {_rule_words(closed_on, policy)}", "dim"),
    )
    return Section("Keeping the record", (line,))


def _rule_words(closed_on: date, policy: Policy) -> str:
    (id_,) = policy.behind("erase-after-months")
    rule = policy.rules[id_]
    basis = BASES[rule.basis]
    if rule.overruled:
        basis += ", changed by this office"
    months = count(policy.figures.erase_after_months, "month")
    return f"{rule.id}, {basis}: {months} from closing on {day_words(closed_on)}"
