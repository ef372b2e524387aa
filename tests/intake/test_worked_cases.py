"""The worked cases of the contract, every value of an evaluation."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qmas_tui.intake.evaluation import evaluate
from qmas_tui.intake.model import CriteriaTest
from qmas_tui.intake.subject import subject
from tests.intake.shape import shape
from tests.intake.worked import FOLDER, as_of, expected, open_cases, prospects
from tests.make import POLICY

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "domain" / "vectors"


@pytest.mark.parametrize("name", ["intake.facts.toml", "intake.expect.json"])
def test_are_plain_copies(name: str) -> None:
    """The worked cases of the specification are carried over, unaltered."""
    if not SHARED.is_dir():
        pytest.skip("the specification does not lie beside this checkout")
    assert (FOLDER / name).read_bytes() == (SHARED / name).read_bytes()


def test_every_case_is_expected() -> None:
    """Each worked prospect has an expectation, and the other way round."""
    every = prospects()
    assert list(every) == list(expected()["prospects"])
    assert open_cases() == [c for c, row in every.items() if row.status != "closed"]


@pytest.mark.parametrize("case", open_cases())
def test_evaluation(case: str) -> None:
    """All that follows on the filing day comes out exactly."""
    who = subject(prospects()[case], as_of())
    found, wanted = shape(evaluate(who, POLICY)), expected()["prospects"][case]
    assert found == {key: wanted[key] for key in found}
    assert str(who.filing_day) == wanted["evaluated_on"]
    assert who.filed is wanted["filed"]


@pytest.mark.parametrize("day", expected()["what_if"])
def test_what_if(day: str) -> None:
    """Another filing day gives the test, the line and the prerequisites of that day."""
    for case, wanted in expected()["what_if"][day].items():
        who = subject(prospects()[case], as_of(), date.fromisoformat(day))
        found = shape(evaluate(who, POLICY))
        for key in ("gpt", "may_file", "prerequisites"):
            assert found[key] == wanted[key], (case, key)


def test_every_rule_named_is_shipped() -> None:
    """Whatever an evaluation names as its rules can be looked up."""
    named: set[str] = set()
    for row in prospects().values():
        found = evaluate(subject(row, as_of()), POLICY)
        named.update(found.apt.rules, found.fees.rules)
        named.update(*(each.rules for each in found.prerequisites))
        if found.quota:
            named.update(found.quota.rules)
        if isinstance(found.gpt, CriteriaTest):
            named.update(*(each.rules for each in found.gpt.criteria))
        elif found.gpt:
            named.update(found.gpt.rules, *(part.rules for part in found.gpt.parts))
    assert named <= set(POLICY.rules)
