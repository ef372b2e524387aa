"""Forms of a prospect, and what is said beside them."""

from __future__ import annotations

from datetime import date

from msgspec import structs

from qmas_tui.intake.assess import assess
from qmas_tui.intake.model import CriteriaTest
from qmas_tui.intake.result import AssessedProspect
from qmas_tui.views.model import text_of
from qmas_tui.views.prospect.consequence import carried_over
from qmas_tui.views.prospect.form import (
    FIRST_TALK,
    first_talk_fields,
    new_prospect_fields,
    prospect_fields,
)
from qmas_tui.views.prospect.remedies import criterion_remedy
from qmas_tui.views.prospect.sections import PARTS, prospect_tabs
from qmas_tui.views.prospects.panel import whole_prospect
from qmas_tui.views.width import cell_width
from tests.intake.assessed import shown
from tests.intake.someone import prospect
from tests.make import AS_OF, POLICY, holder

JOB = {"kind": "employment", "employer": "Peak Ltd"}
OTHER = {"kind": "employment", "employer": "Harbour Ltd"}


def test_a_first_talk_asks_for_little() -> None:
    """In the order of a talk; a row of most tables asks for all that it can hold."""
    assert tuple(each.name for each in first_talk_fields()) == FIRST_TALK
    of = prospect()
    for table in ("income", "business"):
        assert new_prospect_fields(table, of) == prospect_fields(table, of)


def test_a_letter_stands_under_a_job() -> None:
    """Which one is picked; where there is but one it is picked already."""
    (under, *_), one = new_prospect_fields("letter", prospect(work=[JOB])), "1"
    assert (under.choices, under.usual) == ((one,), one)
    (under, *_) = new_prospect_fields("letter", prospect(work=[JOB, OTHER]))
    assert (len(under.choices), under.usual) == (2, "")
    assert "Harbour Ltd" in under.titles[1]


def test_what_can_be_picked_is_offered() -> None:
    """Papers by kind, and the lists that are complete as ticks."""
    of = prospect(complete=["work"])
    kind = {each.name: each for each in prospect_fields("evidence", of)}["kind"]
    assert len(kind.titles) == len(kind.choices) > 10
    own = {each.name: each for each in prospect_fields("prospect", of)}
    ticks = own["complete"].ticks
    assert [each.value for each in ticks if each.on] == ["work"]


def test_a_landing_says_what_is_carried_over() -> None:
    """How many rows of each table, in words."""
    said = carried_over(holder(work=[JOB, OTHER]))
    assert "2 jobs" in "".join(span.text for span in said.said)


def test_the_tabs_are_as_short_as_they_can_be() -> None:
    """Where there is room for none of their ways, the shortest stands."""
    line = prospect_tabs(shown(), "work", 20)
    assert all(f" {digit} " in text_of(line) for digit in range(len(PARTS)))
    assert cell_width(text_of(line)) < 90


def test_the_panel_says_until_when_one_may_file() -> None:
    """Where the count falls below what is needed within the ten years, the day."""
    of = prospect()
    found = assess(of, POLICY, AS_OF)
    assert found.evaluation is not None
    assert found.evaluation.forecast is not None
    days = {"six_on": date(2027, 1, 2), "below_on": date(2029, 3, 4)}
    forecast = structs.replace(found.evaluation.forecast, **days)
    evaluation = structs.replace(found.evaluation, forecast=forecast)
    told = AssessedProspect(of, structs.replace(found, evaluation=evaluation))
    words = "\n".join(text_of(line) for line in whole_prospect(told, 60))
    assert "2 Jan 2027 until 4 Mar 2029" in " ".join(words.split())


def test_a_paper_of_no_job_opens_an_empty_form() -> None:
    """A letter is corrected at the job that lacks it; where none does it is new."""
    case = shown(work=[{**JOB, "letter": [{}], "second_proof": True}])
    evaluation = case.assessment.evaluation
    assert evaluation is not None
    assert isinstance(evaluation.gpt, CriteriaTest)
    degree, work = (evaluation.gpt.criteria[at] for at in (1, 5))
    for found in (degree, work):
        lacking = structs.replace(found, state="yes", wanting=("letter",))
        remedy = criterion_remedy(lacking, case)
        assert remedy is not None
        assert (remedy.form, remedy.table) == ("record", "letter")
