"""What would come of a change of a prospect, and what need not be worked out again."""

from __future__ import annotations

from qmas_tui.casework.open import open_facts
from qmas_tui.casework.prospect_foresight import foresee_prospect
from qmas_tui.casework.prospects import ProspectList, prospects_of
from qmas_tui.facts.holder import CaseFile
from qmas_tui.facts.prospect import Prospect
from tests.intake.someone import prospect
from tests.make import AS_OF

JOB = [("kind", "employment"), ("employer", "Peak Ltd")]
BOOK = CaseFile(
    format="qmas-book/2",
    as_of=AS_OF,
    prospect=(prospect(case="P-1"), prospect(case="P-2")),
)


def test_nothing_foreseen_is_saved() -> None:
    """Before and after are told of a change; of somebody new only after."""
    casework = open_facts(BOOK)
    found = foresee_prospect(
        casework, lambda terms: casework.record("P-1", "work", JOB, terms=terms)
    )
    assert found.before is not None
    assert len(found.after.prospect.work) == len(found.before.prospect.work) + 1
    assert casework.prospects["P-1"] is found.before.prospect
    given = [
        ("case", "P-9"),
        ("name", "NG"),
        ("citizenship", "other"),
        ("route", "gpt"),
    ]
    new = foresee_prospect(
        casework, lambda terms: casework.add(given, terms=terms, kind=Prospect)
    )
    assert new.before is None
    assert "P-9" not in casework.prospects


def test_who_stayed_as_they_were_are_not_worked_out_again() -> None:
    """After a change of one only that one; without a change nobody."""
    casework = open_facts(BOOK)
    every = ProspectList(casework)
    first = every.now
    before = {each.prospect.case: each for each in first.queue}
    assert every.now is first
    casework.record("P-1", "work", JOB)
    again = every.now
    assert again.left == every.left == 1
    after = {each.prospect.case: each for each in again.queue}
    assert not again.left
    assert after["P-2"] is before["P-2"]
    assert after["P-1"] is not before["P-1"]
    assert prospects_of(casework).known == {}
