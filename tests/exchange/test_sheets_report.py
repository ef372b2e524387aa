"""The report of an import, line by line."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.exchange.sheets.cells import UnreadCell
from qmas_tui.exchange.sheets.differs import Differs
from qmas_tui.exchange.sheets.plan import (
    Cleaned,
    Imported,
    ImportPlan,
    Refused,
)
from qmas_tui.exchange.sheets.questions import CitizenshipFor, Overrides
from qmas_tui.exchange.sheets.report import report_lines, summary
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.rows import Grant

LEE = Holder(case="Q1", name="LEE Ka Yan", citizenship="unknown", route="gpt")
WONG = Holder(
    case="Q2",
    name="WONG Siu",
    citizenship="other",
    route="gpt",
    nationality="SG",
    grant=(Grant(until=date(2028, 3, 15)),),
)


def cell(text: str, reason: str) -> UnreadCell:
    """A cell of row 3 that was left out."""
    return UnreadCell(
        row=3, case="Q1", column="Kids", text=text, reason=reason, field="children"
    )


def told(plan: ImportPlan, *citizenship: CitizenshipFor) -> list[str]:
    """The lines below the first, which names sheet and header."""
    first, *rest = report_lines(plan, Overrides(citizenship))
    assert first == 'Sheet "s", header in row 2.'
    return rest


def test_nothing_to_tell() -> None:
    """A plan that does nothing has no line but the first, and an empty summary."""
    assert told(ImportPlan("s", 2)) == []
    assert summary(ImportPlan("s", 2)) == ""


def test_new_and_changed_cases() -> None:
    """A new case is told with its limit, a changed one by what changes."""
    after = Holder(
        case="Q1", name="LEE Ka Yan", citizenship="other", route="gpt", adviser="MW"
    )
    plan = ImportPlan(
        "s",
        2,
        holders=(Imported(None, WONG), Imported(None, LEE), Imported(LEE, after)),
        unchanged=("Q3", "Q4"),
    )
    assert told(plan) == [
        "New cases: 2.",
        "  Q2, WONG Siu: limit of stay 15 Mar 2028, unconfirmed; citizenship other",
        "  Q1, LEE Ka Yan: no limit of stay; citizenship unknown",
        "Changed cases: 1.",
        "  Q1, LEE Ka Yan: citizenship, adviser",
        "Unchanged cases: 2 (Q3, Q4).",
    ]
    assert summary(plan) == "2 new cases, 1 changed case, 2 unchanged cases"


def test_what_was_left_out() -> None:
    """Every row, cell and column that does not come in is told with its reason."""
    plan = ImportPlan(
        "s",
        2,
        refused=(Refused(5, "no name"),),
        unread=(cell("lots", "not a number"), cell("99", '"99" is more than 15')),
        repeated=(6, 9),
        skipped=(7,),
        cleaned=(Cleaned(8, "Remarks"),),
        differing=(Differs(4, "Q2", ("born_on", "grant")),),
    )
    assert told(plan) == [
        "Rows refused: 1.",
        "  row 5: no name",
        "Cells left out, to be settled: 2.",
        '  row 3, column "Kids", Q1: "lots": not a number',
        '  row 3, column "Kids", Q1: "99" is more than 15',
        "Cells that say something else than the book, which keeps what it has: 1.",
        "  row 4, Q2: born_on; grant",
        "Cells out of which signs that steer a screen were taken: 1.",
        '  row 8, column "Remarks"',
        "Rows that repeat another: rows 6, 9.",
        "Rows passed over (blank, total or header): row 7.",
    ]
    assert summary(plan) == "1 refused row, 2 cells left out"


@pytest.mark.parametrize("who", ["q2", "Q3", "sg"])
def test_a_citizenship_that_is_used(who: str) -> None:
    """Of a case or a nationality that the sheet names nothing more is said."""
    plan = ImportPlan("s", 2, holders=(Imported(None, WONG),), unchanged=("Q3",))
    assert not any(
        "not used" in each for each in told(plan, CitizenshipFor(who, "other"))
    )


def test_a_citizenship_of_nobody() -> None:
    """What was said of somebody whom the sheet does not name is told."""
    plan = ImportPlan("s", 2, holders=(Imported(None, WONG),))
    assert told(plan, CitizenshipFor("Q9", "chinese"))[-2:] == [
        "Citizenships not used: 1.",
        "  Q9: the sheet adds no such case and no such nationality",
    ]
