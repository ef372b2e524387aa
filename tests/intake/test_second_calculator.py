"""Two calculators, written independently from one text, agree on invented prospects."""

from __future__ import annotations

import os
from datetime import date
from typing import Any

import pytest
from msgspec import convert

from qmas_tui.facts.prospect import Prospect
from qmas_tui.intake.assess import assess
from qmas_tui.intake.queue import queue_key
from qmas_tui.intake.result import ProspectAssessment
from tests.findings.shape import differences
from tests.intake.shape import shape
from tests.make import POLICY
from tests.oracle.prospects.calculator import work_out
from tests.oracle.prospects.codes import KNOWN
from tests.oracle.prospects.people import TODAY, somebody

pytestmark = pytest.mark.many

CHUNKS = 10
LAST = "9999-12-31"
PEOPLE_IN_CHUNK = 2000 if os.environ.get("QMAS_ORACLE") == "whole" else 40
"""Many only where the whole comparison is asked for."""


def found_of(raw: dict[str, Any], as_of: date, file_on: date | None) -> dict[str, Any]:
    """What the program says, in the shape of the worked cases."""
    found: ProspectAssessment = assess(convert(raw, Prospect), POLICY, as_of, file_on)
    assert found.evaluation is not None, found.findings
    item = found.next
    return shape(found.evaluation) | {
        "stage": found.stage,
        "filed": found.filed,
        "evaluated_on": str(found.evaluated_on),
        "deadlines": {each.kind: str(each.on) for each in found.deadlines},
        "codes": {f.code: f.level for f in found.findings if f.code in KNOWN},
        "act_by": item and str(item.act_by),
        "lost_on": item and item.lost_on and str(item.lost_on),
        "act_on": item and item.kind,
        "due_on": item and str(item.due_on),
    }


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_agree_on_invented_prospects(chunk: int) -> None:
    """Over thousands of invented prospects the two calculators say the same."""
    parted = []
    for number in range(chunk * PEOPLE_IN_CHUNK, (chunk + 1) * PEOPLE_IN_CHUNK):
        raw, as_of, file_on = somebody(number)
        got, wanted = found_of(raw, as_of, file_on), work_out(raw, as_of, file_on)
        parted += [(number, said) for said in differences(got, wanted)]
    assert not parted


def test_agree_on_the_order() -> None:
    """Both put a queue of invented prospects in the same order."""
    raws = [somebody(number)[0] for number in range(50_000, 50_150)]
    found = [assess(convert(raw, Prospect), POLICY, TODAY) for raw in raws]

    def place(raw: dict[str, Any]) -> tuple[str, str, str]:
        said = work_out(raw, TODAY)
        return said["act_by"] or LAST, said["lost_on"] or LAST, raw["case"]

    wanted = [raw["case"] for raw in sorted(raws, key=place)]
    assert [each.case for each in sorted(found, key=queue_key)] == wanted
