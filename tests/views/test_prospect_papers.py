"""The papers that a criterion lacks, and where each of them is recorded."""

from __future__ import annotations

from datetime import date

from msgspec import structs

from qmas_tui.intake.model import CriteriaTest
from qmas_tui.views.model import as_text
from qmas_tui.views.prospect.remedies import criterion_remedy
from qmas_tui.views.prospect.sections import prospect_part
from tests.intake.assessed import shown


def test_a_letter_is_asked_for_at_the_work_that_lacks_it() -> None:
    """Not at the last of them, nor at one that has it."""
    job = {"kind": "employment", "level": "graduate", "second_proof": True}
    first = {**job, "from": date(2012, 1, 1), "letter": [{"dated": date(2026, 1, 1)}]}
    both = shown(work=[first, {**job, "from": date(2018, 1, 1)}])
    evaluation = both.assessment.evaluation
    assert evaluation is not None
    assert isinstance(evaluation.gpt, CriteriaTest)
    sixth = evaluation.gpt.criterion(6)
    assert sixth.wanting == ()
    step = criterion_remedy(structs.replace(sixth, wanting=("letter",)), both)
    assert step is not None
    assert step.values == (("of", "2"),), "the letter is asked for where it lacks"


def test_a_paper_is_asked_for_where_it_is_recorded() -> None:
    """A proof at its language, a verification at its degree, each on the papers too."""
    languages = [
        {"name": "zh", "level": "good"},
        {"name": "en", "level": "good"},
    ]
    listed = {"level": "master", "listed": True, "awarded_on": date(2015, 1, 1)}
    of = shown(
        language=languages,
        degree=[{"level": "bachelor"}, listed],
        income=[{"ends_on": date(2026, 3, 31), "hkd": 2_000_000}],
        evidence=[{"kind": "degree-certificate"}, {"kind": "transcript"}],
    )
    evaluation = of.assessment.evaluation
    assert evaluation is not None
    assert isinstance(evaluation.gpt, CriteriaTest)
    steps = [criterion_remedy(evaluation.gpt.criterion(n), of) for n in (2, 4, 5, 10)]
    assert [(step.form, step.table, step.number) for step in steps if step] == [
        ("correct", "degree", 2),
        ("correct", "language", 2),
        ("correct", "language", 2),
        ("tick", "evidence", 0),
    ]
    papers = prospect_part("papers", of)
    wanted = as_text([line for each in papers for line in each.lines])
    for words in (
        "Verification of the degree                for criterion 2",
        "Proof of a language                       for criteria 4, 5",
        "Payslips, letter or accounts              for criterion 10",
    ):
        assert words in wanted
