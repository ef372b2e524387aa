"""The worked cases of prospects come out of the second calculator, too."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from typing import Any

import pytest

from tests.intake.worked import FOLDER

from .calculator import work_out
from .codes import KNOWN
from .landing import becomes
from .outcomes import statistics

FACTS = tomllib.loads((FOLDER / "intake.facts.toml").read_text("utf-8"))
EXPECTED: dict[str, Any] = json.loads((FOLDER / "intake.expect.json").read_bytes())
OPEN = [row for row in FACTS["prospect"] if row.get("status") != "closed"]


@pytest.mark.parametrize("raw", OPEN, ids=lambda raw: str(raw["case"]))
def test_agrees_with_the_worked_cases(raw: dict[str, Any]) -> None:
    """Each worked prospect comes out of the second calculator exactly."""
    wanted = dict(EXPECTED["prospects"][raw["case"]])
    wanted["codes"] = {c: n for c, n in wanted["codes"].items() if c in KNOWN}
    got = work_out(raw, FACTS["as_of"])
    assert got == {key: wanted.get(key) for key in got}


@pytest.mark.parametrize("day", EXPECTED["what_if"])
def test_agrees_with_the_worked_what_ifs(day: str) -> None:
    """Each worked filing day comes out of the second calculator exactly."""
    raws = {row["case"]: row for row in OPEN}
    for case, wanted in EXPECTED["what_if"][day].items():
        got = work_out(raws[case], FACTS["as_of"], date.fromisoformat(day))
        for key in ("gpt", "may_file", "prerequisites"):
            assert got[key] == wanted[key], case


def test_agrees_with_the_worked_statistics() -> None:
    """The worked outcomes of the office come out exactly, closed cases too."""
    assert statistics(FACTS["prospect"], FACTS["as_of"]) == EXPECTED["statistics"]


@pytest.mark.parametrize("case", EXPECTED["becomes"])
def test_agrees_with_the_worked_landings(case: str) -> None:
    """Each worked landing makes exactly the holder of the second calculator."""
    raw = next(row for row in FACTS["prospect"] if row["case"] == case)
    got = becomes(raw, FACTS["as_of"])
    assert json.loads(json.dumps(got, default=str)) == EXPECTED["becomes"][case]
