"""The fees of a family as a table."""

from __future__ import annotations

from datetime import date

from msgspec import structs

from qmas_tui.facts.holder import Holder
from qmas_tui.scenarios.forecast import fee_forecast
from qmas_tui.views.fee_page import fee_sections, fees_head
from qmas_tui.views.model import text_of
from tests.make import AS_OF, POLICY, holder
from tests.scenarios.worked_cases import HOLDERS


def shown(who: Holder) -> str:
    """The page as text."""
    found = fee_forecast(who, POLICY, AS_OF)
    return "\n".join(
        text_of(line)
        for section in fee_sections(found, "NAIR Priya")
        for line in (section.head, *section.lines)
    )


def test_who_pays_what_at_each_step() -> None:
    """Each person has a row, each step a column; who pays nothing has the reason."""
    spouse, child = HOLDERS["B2"].dependant
    late = structs.replace(spouse, limit_of_stay=date(2030, 2, 10))
    page = shown(structs.replace(HOLDERS["B2"], dependant=(late, child)))
    assert "600 + 1,300" in page
    assert "limit is later" in page
    assert "18 by then" in page
    assert "HK$" in page
    assert "statement of travel records" in page


def test_what_is_assumed_or_not_needed_is_said() -> None:
    """A step that is not needed, an entry of unknown length, and no step at all."""
    since = structs.replace(HOLDERS["B1"], residence_since=date(2021, 1, 1))
    assert "only if the right of abode is not granted by then" in shown(since)
    assert "its length is assumed" in shown(HOLDERS["B7"])
    entry = shown(structs.replace(HOLDERS["B1"], landed_on=None, grant=()))
    assert "entry" in entry
    assert "not known" in entry
    assert "No step is ahead." in shown(holder(status="closed"))


def test_the_head_says_whose() -> None:
    """The case, the name and the day."""
    found = fee_forecast(holder(), POLICY, AS_OF)
    told = text_of(fees_head(found, "NAIR Priya"))
    assert "NAIR Priya" in told
    assert found.case in told
