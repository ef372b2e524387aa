"""What may be answered about a sheet, and is told until then."""

from __future__ import annotations

from qmas_tui.exchange.sheets.columns.mapping import LEAVE_OUT
from qmas_tui.exchange.sheets.questions import (
    EMPLOYMENT,
    HOLDERS,
    LANDING,
    LEAVE,
    PAY,
    PROSPECTS,
    Choice,
    Question,
)
from qmas_tui.views.say import count


def family_question(number: int, case: str, name: str) -> Question:
    """Whether another person under a case, or below one, is of the family."""
    return Question(
        kind="family",
        id=f"row {number}",
        words=f"Is {name} in row {number} of the family of case {case}?",
        choices=(Choice("spouse", "spouse"), Choice("child", "child"), LEAVE),
        proposal=LEAVE_OUT,
        required=False,
        where=f"row {number}",
    )


def pay_question(rows: list[int]) -> Question:
    """Whether salaries without an employer are employments, for all rows at once."""
    listed = ", ".join(map(str, rows[:3]))
    more = f" and {len(rows) - 3} more" if len(rows) > 3 else ""
    return Question(
        kind="pay",
        id=PAY,
        words="Is a salary without an employer an employment with that income? It"
        f" stands so in row {listed}{more}",
        choices=(
            Choice(EMPLOYMENT, "take all of them as employment with that income"),
            LEAVE,
        ),
        proposal=LEAVE_OUT,
        required=False,
        where=f"row {listed}{more}",
    )


def landing_question(number: int) -> Question:
    """Whether new cases without a landing and a limit of stay are prospects."""
    return Question(
        kind="landing",
        id=LANDING,
        words=f"{count(number, 'new case')} without a landing and a limit of stay: "
        "among whom?",
        choices=(
            Choice(HOLDERS, "holders, whose dates are still to be recorded"),
            Choice(PROSPECTS, "prospects, who have not landed"),
        ),
        proposal=PROSPECTS,
        required=False,
        where="the whole sheet",
    )
