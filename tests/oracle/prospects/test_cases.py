"""The worked cases of prospects come out of the second calculator, too."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from typing import Any

import pytest

from tests.intake.worked import as_of, expected, facts, open_cases

from .calculator import work_out
from .codes import KNOWN
from .landing import becomes
from .outcomes import statistics


@cache
def raws() -> dict[str, dict[str, Any]]:
    """The worked prospects as they are written, by case."""
    return {row["case"]: row for row in facts()["prospect"]}


@pytest.mark.parametrize("case", open_cases())
def test_agrees_with_the_worked_cases(case: str) -> None:
    """Each worked prospect comes out of the second calculator exactly."""
    wanted = dict(expected()["prospects"][case])
    wanted["codes"] = {c: n for c, n in wanted["codes"].items() if c in KNOWN}
    got = work_out(raws()[case], as_of())
    assert got == {key: wanted.get(key) for key in got}


@pytest.mark.parametrize("day", expected()["what_if"])
def test_agrees_with_the_worked_what_ifs(day: str) -> None:
    """Each worked filing day comes out of the second calculator exactly."""
    for case, wanted in expected()["what_if"][day].items():
        got = work_out(raws()[case], as_of(), date.fromisoformat(day))
        for key in ("gpt", "may_file", "prerequisites"):
            assert got[key] == wanted[key], case


def test_agrees_with_the_worked_statistics() -> None:
    """The worked outcomes of the office come out exactly, closed cases too."""
    assert statistics(facts()["prospect"], as_of()) == expected()["statistics"]


@pytest.mark.parametrize("case", expected()["becomes"])
def test_agrees_with_the_worked_landings(case: str) -> None:
    """Each worked landing makes exactly the holder of the second calculator."""
    got = becomes(raws()[case], as_of())
    assert json.loads(json.dumps(got, default=str)) == expected()["becomes"][case]
