"""Whatever facts the format admits, a prospect is worked out."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qmas_tui.facts.prospect import Prospect
from qmas_tui.facts.rows import Row
from qmas_tui.intake.assess import assess
from qmas_tui.intake.catalogue import INTAKE
from qmas_tui.intake.queue import queue_key
from qmas_tui.intake.statistics import statistics
from tests.findings.anyone import DAYS, rows
from tests.findings.invented import BOUNDED
from tests.make import POLICY

pytestmark = pytest.mark.many


@settings(BOUNDED, max_examples=100)
@given(who=rows(Prospect), as_of=DAYS, file_on=st.none() | DAYS)
def test_any_prospect_is_worked_out(
    who: Row, as_of: date, file_on: date | None
) -> None:
    """No row that the format admits stops a case; of a code there is one finding."""
    assert isinstance(who, Prospect)
    found = assess(who, POLICY, as_of, file_on)
    assert found.stage != "broken", found.findings
    codes = [each.code for each in found.findings]
    assert len(set(codes)) == len(codes)
    for each in found.findings:
        assert each.level in INTAKE[each.code].levels
    for item in found.items:
        assert item.act_by == max(as_of, item.due_on)
    queue_key(found)
    assert len(statistics([who], POLICY, as_of)) <= len(who.application)
