"""Criterion 10: income of the year immediately preceding (G-11, G-24, N-05)."""

from __future__ import annotations

from qmas_tui.intake.criteria.answer import Answer
from qmas_tui.intake.states import State
from qmas_tui.intake.subject import Subject
from qmas_tui.intake.year_before import income_before
from qmas_tui.policy.policy import Policy

OTHER_PAPERS = ("payslips", "employer-letter", "accounts")
PROOF = "income-proof"
"""Any one of the other papers."""
WHOLE = 100


def with_margin(figure: int, policy: Policy) -> int:
    """A figure in HKD and the safe margin above it, times a hundred (HI-12)."""
    return figure * (WHOLE + policy.intake.safe_money_percent)


def high_income(subject: Subject, policy: Policy) -> Answer:
    """At least the figure; safe with a margin, documented by tax and another paper."""
    need = policy.intake.income_hkd
    income = income_before(subject.prospect, subject.filing_day, policy)
    if income is None:
        lacking: State = "no" if subject.is_complete("income") else "unknown"
        return Answer(lacking, need=need, evidence=(("hkd", None), ("need", need)))
    other = any(kind in subject.on_file for kind in OTHER_PAPERS)
    return Answer(
        "yes" if income.hkd >= need else "no",
        safe=income.hkd * WHOLE >= with_margin(need, policy),
        wanting=subject.lacking("tax-assessment") + (() if other else (PROOF,)),
        have=income.hkd,
        need=need,
        evidence=(("hkd", income.hkd), ("ends_on", income.ends_on), ("need", need)),
    )
