"""What the desk shows of prospects: rows, panel, page, what follows, what is sought."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec import structs

from qmas_tui.casework.demo import demo_prospects
from qmas_tui.facts.prospect import Prospect
from qmas_tui.findings.model import Reason
from qmas_tui.intake.assess import assess, pathways_of
from qmas_tui.intake.catalogue import INTAKE
from qmas_tui.intake.model import CriteriaTest, Forecast
from qmas_tui.intake.result import AssessedProspect
from qmas_tui.views.model import Line, Section, as_text, text_of
from qmas_tui.views.prospect.consequence import prospect_consequence
from qmas_tui.views.prospect.exercises import exercise_sections, waiting_section
from qmas_tui.views.prospect.form import new_prospect_fields, prospect_fields
from qmas_tui.views.prospect.now import now_sections
from qmas_tui.views.prospect.remedies import criterion_remedy, finding_remedy, made
from qmas_tui.views.prospect.sections import PARTS, prospect_part, prospect_tabs
from qmas_tui.views.prospect.step_chart import forecast_section
from qmas_tui.views.prospect.steps import STEPS
from qmas_tui.views.prospect.top import prospect_top
from qmas_tui.views.prospects.line import (
    Laid,
    prospect_group,
    prospect_line,
    prospect_titles,
)
from qmas_tui.views.prospects.panel import half_screen, three_lines, whole_prospect
from qmas_tui.views.prospects.phases import phase_of
from qmas_tui.views.width import cell_width
from tests.intake.someone import prospect
from tests.make import AS_OF, POLICY

DEMO = {each.case: each for each in demo_prospects(AS_OF)}
BROKEN = prospect(case="P-0", file_on=date(9999, 12, 31))
FILED_OF_OLD = date(2020, 6, 1)


def shown(of: Prospect, file_on: date | None = None) -> AssessedProspect:
    """A prospect as worked out on the day of the tests."""
    return AssessedProspect(of, assess(of, POLICY, AS_OF, file_on))


EVERYONE = [shown(each) for each in DEMO.values()]
MIN = shown(DEMO["P-2702"])


def cells(line: Line) -> int:
    """How wide a line is."""
    return cell_width(text_of(line))


def told(*sections: Section) -> str:
    """What sections say."""
    return "\n".join(as_text([each.head, *each.lines]) for each in sections)


@pytest.mark.parametrize("width", [78, 103, 118, 138])
def test_a_row_fits_and_says_why(width: int) -> None:
    """On every screen a row is as wide as that, and says more than a dash."""
    laid = Laid(width, 6)
    assert cells(prospect_titles(laid)) <= width + 1
    for each in EVERYONE:
        line = prospect_line(each, laid)
        assert cells(line) <= width
        if each.assessment.next:
            assert " — " not in text_of(line)


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_panel_fits(width: int) -> None:
    """In three lines, half a screen and a column nobody is told past the edge."""
    for each in EVERYONE:
        lines = (
            *three_lines(each, width),
            *half_screen(each, width),
            *whole_prospect(each, width),
        )
        assert len(three_lines(each, width)) <= 3
        for line in lines:
            is_counted = any(word in text_of(line) for word in ("documented", "Must"))
            assert is_counted or cells(line) <= width


@pytest.mark.parametrize("room", [74, 114])
def test_every_section_of_everyone_is_told(room: int) -> None:
    """Each has its head, its tabs, and something to say in every section."""
    for each in EVERYONE:
        assert prospect_top(each, AS_OF, (1, 2), room)
        assert prospect_top(each, None, None, room)
        assert now_sections(each, POLICY, room, with_found=room > 100)
        ways = pathways_of(each.assessment, POLICY)
        for key in PARTS:
            assert cells(prospect_tabs(each, key, room)) <= room or room < 100
            if key != "now":
                assert prospect_part(key, each, ways, room=room)


def test_whatever_is_grave_has_a_step() -> None:
    """Every finding to act on or to be warned of leads to a form, or to a place."""
    for each in EVERYONE:
        for found in each.assessment.findings:
            if found.level in ("act", "warn"):
                assert finding_remedy(found, each), found.code


def test_a_step_leads_to_the_row_that_is_meant() -> None:
    """The letter under its work, the credit under its account, the one that fits."""
    by_code = {each.code: each for each in MIN.assessment.findings}
    letter = finding_remedy(by_code["letter.alone"], MIN)
    assert letter is not None
    assert (letter.table, letter.number) == ("work", 2)
    credit = finding_remedy(by_code["funds.unexplained"], MIN)
    assert credit is not None
    assert (credit.table, credit.number, credit.of) == ("credit", 1, "1")
    gap = finding_remedy(by_code["timeline.gap"], MIN)
    assert gap is not None
    assert [name for name, _ in gap.values] == ["from", "to"]


def test_no_step_where_its_row_is_gone() -> None:
    """A form for a row that is not there is not offered."""
    nobody = shown(prospect(case="P-9"))
    assert made("consent.due", nobody, "", {}, None) is None
    assert made("request.due", nobody, "", {}, None) is None
    assert made("no.such", nobody, "", {}, None) is None
    ada = shown(DEMO["P-2703"])
    letter = next(e for e in ada.assessment.findings if e.code == "letter.form")
    assert finding_remedy(letter, nobody) is None


def test_a_new_row_says_what_it_stands_under() -> None:
    """A missing letter is recorded under its work; older papers stay in sight."""
    row = Reason("work", (("employer", "Dapeng Systems (listed)"),))
    letter = made("letter.missing", MIN, "", {}, row)
    assert letter is not None
    assert letter.values == (("of", "2"),)
    assert made("funds.third-party", MIN, "", {}, None) is not None
    papers = [{"kind": "plan", "dated": date(2026, n, 1)} for n in (1, 2)]
    kept = shown(prospect(case="P-9", evidence=[*papers, {"kind": "my-own"}]))
    said = told(*prospect_part("papers", kept))
    assert said.count("Plan for Hong Kong") == 2
    assert "my own" in said
    put_off = structs.replace(MIN.assessment, asleep_until=date(2027, 1, 2))
    asleep = AssessedProspect(MIN.prospect, put_off)
    assert "asleep until 2 Jan" in text_of(prospect_line(asleep, Laid(118, 6)))
    assert prospect_group(asleep, 30) == "asleep"


def test_a_criterion_leads_to_its_fact_or_its_paper() -> None:
    """What is not met asks for the fact, what is met for the first paper it lacks."""
    found = MIN.assessment.evaluation
    assert found is not None
    assert isinstance(found.gpt, CriteriaTest)
    steps = {each.n: criterion_remedy(each, MIN) for each in found.gpt.criteria}
    assert steps[1] is None
    assert [steps[n].table for n in (2, 9, 10) if steps[n]] == [  # type: ignore[union-attr]
        *("degree", "work", "income")
    ]


def test_the_forecast_is_drawn_to_scale() -> None:
    """Steps up and down at their days, and the line to file among them."""
    found = MIN.assessment.evaluation
    assert found is not None
    drawn = forecast_section(found, 120, 64)
    assert drawn is not None
    lines = [text_of(each) for each in drawn.lines]
    assert lines[0].startswith(" 8")
    assert "┏━" in lines[0]
    assert lines[1].count("┓") == 1
    assert lines[2].startswith(" 6  ▮━")
    assert "┄" in lines[2]
    assert lines[3].split()[0] == "2026"
    assert lines[-1] == f"Enough from {AS_OF.day} Nov 2026"
    few = Forecast(None, None, counts=((AS_OF, 2),))
    section = forecast_section(structs.replace(found, forecast=few), 120, 64)
    assert section is not None
    assert "Too few" in told(section)
    short = structs.replace(few, six_on=AS_OF, below_on=date(2029, 1, 2))
    section = forecast_section(structs.replace(found, forecast=short), 120, 64)
    assert section is not None
    assert "Enough from 22 Nov 2026 to 1 Jan 2029" in told(section)
    assert forecast_section(structs.replace(found, forecast=None), 120, 64) is None


def test_what_follows_is_said() -> None:
    """A date of birth and a language more: what is met, and what is found anew."""
    before = shown(prospect(case="P-1"))
    after = shown(prospect(case="P-1", born_on=date(1990, 5, 4)))
    said = {each.label: text_of(Line(each.said)) for each in before_to(before, after)}
    assert said["of twelve"] == "0 / 0 / 0 → 1 / 1 / 0"
    assert said["met now"] == "1 age"
    back = {each.label: text_of(Line(each.said)) for each in before_to(after, before)}
    assert back["lost"] == "1 age"
    new = {each.label for each in before_to(None, after)}
    assert {"stage", "findings"} <= new
    assert before_to(after, after) == []
    closed = shown(structs.replace(after.prospect, status="closed"))
    assert any(each.label == "may file" for each in before_to(closed, after))
    okonkwo = shown(DEMO["P-2703"])
    more = [text_of(Line(each.said)) for each in before_to(closed, okonkwo)]
    assert more[-1].startswith("and ")
    claimed = shown(DEMO["P-2709"])
    assert any(each.label == "points test" for each in before_to(closed, claimed))


def before_to(was: AssessedProspect | None, now: AssessedProspect) -> list:  # type: ignore[type-arg]
    """What follows, for short."""
    return prospect_consequence(was, now)


def test_old_tests_and_no_test_are_told() -> None:
    """Under the points test the points, before the scheme that there was none."""
    old = shown(DEMO["P-2702"], FILED_OF_OLD)
    assert "points" in text_of(prospect_line(old, Laid(118, 6)))
    assert "points" in as_text(prospect_top(old, FILED_OF_OLD, None, 114))
    assert now_sections(old, POLICY, 114)
    never = shown(DEMO["P-2702"], date(2001, 1, 1))
    assert "No test" in as_text(prospect_top(never, date(2001, 1, 1), None, 114))
    assert text_of(prospect_line(never, Laid(118, 6)))
    assert now_sections(never, POLICY, 114)
    assert whole_prospect(never, 80)


def test_a_case_that_cannot_be_worked_out_says_so() -> None:
    """It has its place among those to prepare, and its page tells what is wrong."""
    broken = shown(BROKEN)
    assert broken.assessment.stage == "broken"
    assert phase_of(broken) == "prepare"
    page = told(*now_sections(broken, POLICY, 100))
    assert "The record" in page


def test_exercises_and_the_pool_are_told() -> None:
    """Each exercise with its outcome, who is in the pool, and what to do where none."""
    people = list(DEMO.values())
    assert "PARK" in told(waiting_section(people))
    assert "not selected" in told(*exercise_sections(people, (), POLICY))
    assert "Nobody." in told(waiting_section([]))


def test_forms_ask_under_which_row() -> None:
    """A letter stands under a work by name; large tables ask for less at first."""
    (under, *_rest) = new_prospect_fields("letter", MIN.prospect)
    assert under.titles == ("work Nanshan Instruments", "work Dapeng Systems (listed)")
    new = new_prospect_fields("degree", MIN.prospect)
    assert len(new) < len(prospect_fields("degree", MIN.prospect))
    note = [each.name for each in new_prospect_fields("note", MIN.prospect)]
    assert note == ["text"]
    kinds = {each.name: each for each in prospect_fields("prospect", MIN.prospect)}
    assert [tick.value for tick in kinds["complete"].ticks if tick.on] == [
        *("language", "income", "business")
    ] or kinds["complete"].kind == "ticks"


def test_every_finding_of_the_catalogue_has_a_step() -> None:
    """But those that are good, or have a step by what they name."""
    by_name = {"case.strong", "criteria.unknown"}
    by_name |= {"prerequisite.not-met", "prerequisite.unknown"}
    assert set(INTAKE) - set(STEPS) == by_name
