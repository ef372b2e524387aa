"""Two calculators, written independently from one text, agree on invented prospects."""

from __future__ import annotations

import os
from typing import Any

import pytest
from msgspec import convert

from qmas_tui.facts.holder import Holder
from qmas_tui.facts.prospect import Prospect
from qmas_tui.intake.assess import assess, pathways_of
from qmas_tui.intake.landing import completed, holder_of
from qmas_tui.intake.moving import Stays, prospect_of, why_stays
from qmas_tui.intake.queue import queue_key
from tests.findings.shape import differences
from tests.intake.found import found_of, outcomes_of, terms_of
from tests.make import POLICY
from tests.oracle.prospects.calculator import work_out
from tests.oracle.prospects.landing import becomes, has_landed
from tests.oracle.prospects.landing import completed as by_landing
from tests.oracle.prospects.moving import moved, without_place
from tests.oracle.prospects.outcomes import statistics
from tests.oracle.prospects.pathway_terms import terms
from tests.oracle.prospects.people import TODAY, arrived, beside, somebody
from tests.oracle.prospects.record import Record

pytestmark = pytest.mark.many

CHUNKS = 10
LAST = "9999-12-31"
PEOPLE_IN_CHUNK = 2000 if os.environ.get("QMAS_ORACLE") == "whole" else 40
"""Many only where the whole comparison is asked for."""


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


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_agree_on_the_outcomes(chunk: int) -> None:
    """Both count the same outcomes of invented offices, closed cases among them."""
    for first in range(chunk * PEOPLE_IN_CHUNK, (chunk + 1) * PEOPLE_IN_CHUNK, 20):
        raws = [somebody(number)[0] for number in range(first, first + 20)]
        raws[0] |= {"status": "closed"}
        assert outcomes_of(raws, TODAY) == statistics(raws, TODAY)


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_agree_on_the_landing(chunk: int) -> None:
    """Both make the same holder of whoever landed, and nobody of whoever did not."""
    for number in range(chunk * PEOPLE_IN_CHUNK, (chunk + 1) * PEOPLE_IN_CHUNK):
        raw, as_of = arrived(number)
        wanted = becomes(raw, as_of)
        holder = None if wanted is None else convert(wanted, Holder)
        assert holder_of(convert(raw, Prospect), as_of) == holder, number


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_agree_on_the_case_beside(chunk: int) -> None:
    """Both complete the same holders by a landing, move the same ones back to the
    prospects, and say alike what keeps the others."""
    for number in range(chunk * PEOPLE_IN_CHUNK, (chunk + 1) * PEOPLE_IN_CHUNK):
        raw, as_of = arrived(number)
        if (made := becomes(raw, as_of)) is None:
            continue
        kept = beside(number, made, as_of)
        holder, wanted = convert(kept, Holder), by_landing(kept, made)
        assert completed(holder, convert(made, Holder)) == (
            wanted and convert(wanted, Holder)
        ), number
        if has_landed(kept):
            continue
        stays = why_stays(holder, is_taken=False) or Stays()
        assert set(stays.fields) == without_place(kept), number
        assert stays.undated == ("applied_on" not in kept), number
        if stays == Stays():
            assert prospect_of(holder) == convert(moved(kept), Prospect), number


def test_agree_on_the_terms_of_each_way() -> None:
    """Both give each way in the same stays, ties, quota, weeks and fee."""
    for number in range(PEOPLE_IN_CHUNK):
        raw, as_of, file_on = somebody(number)
        who = convert(raw, Prospect)
        found = pathways_of(assess(who, POLICY, as_of, file_on), POLICY)
        wanted = terms(Record(raw, as_of, file_on))
        assert terms_of(found) == {each.code: wanted[each.code] for each in found}
