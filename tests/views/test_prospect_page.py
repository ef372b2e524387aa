"""The page of a prospect."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from qmas_tui.casework.prospects import Prospects
from qmas_tui.errors import DataError
from qmas_tui.facts.prospect import Prospect
from qmas_tui.findings.compare import Side, compare
from qmas_tui.intake.compare import PROSPECTS
from qmas_tui.intake.result import AssessedProspect
from qmas_tui.intake.snooze import about_of
from qmas_tui.intake.statistics import Outcomes
from qmas_tui.views.attention import prospect_matter
from qmas_tui.views.comparison import comparison_summary, prospect_sections
from qmas_tui.views.digest import prospect_digest
from qmas_tui.views.model import as_text
from qmas_tui.views.prospect.explained import explain_prospect, tellable
from qmas_tui.views.prospect.found import GROUPS
from qmas_tui.views.prospect.outcomes import NONE, outcome_lines
from qmas_tui.views.prospect.page import prospect_head, prospect_parts, record_parts
from qmas_tui.views.prospect.ways import NOT_COMPARED, whole_ways
from qmas_tui.views.prospect_rows import prospect_sentence
from tests.intake.someone import prospect
from tests.make import AS_OF, POLICY
from tests.views.everyone import worked_prospects

PARTS = [
    *("Asked about", "Starts from", "Worked out", "Rules used"),
    "What settles it",
]
RAW = re.compile(r"None|True|False|\{|\}|datetime|[a-z]_[a-z]")
PLURAL = re.compile(r"\b1 [a-z]+(s|ria)\b|HK\$0\b")
"""One of several, and nothing that is said as an amount."""
SINCE = date(2026, 1, 5)


def page_of(of: AssessedProspect, found: Prospects | None = None) -> str:
    """The whole page as text."""
    parts = prospect_parts(of, (found or worked_prospects()).pathways(of))
    lines = [line for part in parts for each in part.sections for line in each.lines]
    return as_text((*prospect_head(of), *lines))


def page(**facts: object) -> str:
    """The page of somebody with these facts."""
    people = Prospects({"P-1": prospect(**facts)}, POLICY, AS_OF)
    return page_of(people.of(next(iter(people.recorded))), people)


def test_every_page_is_in_words() -> None:
    """No page of any worked case shows a code or a Python word, or leaves a finding
    out."""
    every = [word for words in GROUPS.values() for word in words]
    for each in worked_prospects().queue:
        page = page_of(each)
        assert not RAW.search(page), each.prospect.case
        assert not PLURAL.search(page), each.prospect.case
        for finding in each.assessment.findings:
            assert every.count(finding.code.partition(".")[0]) == 1


def test_what_if_under_the_test_of_old() -> None:
    """A filing day of old has the points, part by part, and the quota of its day."""
    old = worked_prospects(date(2015, 5, 4))
    told = page_of(old.of("G03"), old)
    assert re.search(r"\d+ of 195 points, 80 needed: (not passed|may be passed)", told)
    assert "the version of that day is not sure" in told
    assert "Quota of that day: yearly of 1,000 places." in told
    early = worked_prospects(date(2006, 1, 1))
    assert "points" not in page_of(early.of("G03"), early)
    assert "margin" not in prospect_sentence(early.of("G03"))


def test_route_of_achievement() -> None:
    """On that route the achievement stands before the criteria; the line says it."""
    award = {"kind": "award", "name": "Prize", "proof": True}
    told = page(route="apt", achievement=[award])
    assert told.index("claimed; whether") < told.index("0 met, ")
    assert "proof is on file" in told
    people = Prospects({"P-1": prospect(route="apt")}, POLICY, AS_OF)
    assert "achievement unknown" in prospect_sentence(people.queue[0])


def test_criterion_to_work_on() -> None:
    """The forecast counts the criteria by the days that change them."""
    job = {"kind": "employment", "level": "graduate", "from": date(2024, 11, 22)}
    told = page(work=[{**job, "international": True}], born_on=date(1990, 1, 1))
    assert "22 Nov 2026  2 criteria met, too few to file" in told
    assert "22 Nov 2029  3 criteria met, too few to file (+ 6 graduate-level" in told
    assert "Nearest: 6 graduate-level work: comes by itself on" in told


@pytest.mark.parametrize("status", ["closed", "active"])
def test_closed_case(status: str) -> None:
    """Of a closed case there is no more than that; nothing open is said so."""
    told = page(status=status, nationality="GB", adviser="mw")
    assert ("of age" in told) == (status == "active")
    assert "adviser mw" in told


def test_sleeping_case() -> None:
    """One that was put off says until when, on the page and in the queue."""
    snooze = {"on": SINCE, "outcome": "snoozed", "until": date(2027, 3, 1)}
    facts = {"next_on": date(2027, 3, 1), "next_step": "Call"}
    found = Prospects({"P-1": prospect(**facts)}, POLICY, AS_OF).queue[0]
    about = about_of(found.assessment)
    asleep = prospect(**facts, review=[{**snooze, "about": about}])
    people = Prospects({"P-1": asleep}, POLICY, AS_OF)
    assert "asleep until 1 Mar 2027" in page_of(people.queue[0], people)
    assert "asleep until 1 Mar 2027" in prospect_sentence(people.queue[0])


def test_nothing_to_compare() -> None:
    """Who has landed or closed has no other ways in, and the page says so."""
    assert as_text(whole_ways(())[0].lines) == NOT_COMPARED
    of = worked_prospects().of("G45")
    whole = whole_ways(worked_prospects().pathways(of))
    assert whole[0].title == "this scheme, General Points Test: fits"
    told = [as_text(each.lines) for each in whole]
    assert any("given      not in that scheme before   W-06" in each for each in told)
    assert not any(RAW.search(each) for each in told)


def test_record_with_nested_rows() -> None:
    """Rows that stand under others say under which."""
    letter = {"dated": SINCE}
    work = [{"kind": "employment"}, {"kind": "employment", "letter": [letter]}]
    found = Prospects({"P-1": prospect(work=work)}, POLICY, AS_OF).queue[0]
    lines = [
        line
        for part in record_parts(found, ())
        for section in part.sections
        for line in section.lines
    ]
    assert [each.row for each in lines if each.row] == [
        ("work", 1),
        ("work", 2),
        ("letter", 1),
    ]
    assert "letter of 5 Jan 2026  of=2" in as_text(lines)


def test_outcomes() -> None:
    """What became of the applications is counted, with reasons and the middle time."""
    first, *published = outcome_lines((), POLICY)
    assert (first, len(published)) == (NONE, 2)
    timed = Outcomes(2025, "criteria", 1, 0, 1, 0, 0, (), 200)
    row = Outcomes(2025, "apt", 3, 1, 0, 1, 1, (("not-given", 1),), None)
    (one,) = [line for line in outcome_lines((timed,), POLICY) if "half" in line]
    assert one.endswith("1 approved; half decided within 200 days.")
    told, *_more = outcome_lines((row,), POLICY)
    assert told == (
        "2025, Achievement-based: 3 submitted; 1 pending; 1 refused; 1 withdrawn; "
        "reasons of refusal: not given 1."
    )


def test_everything_can_be_explained() -> None:
    """Whatever a prospect has is explained with its facts, rules and what settles it,
    and each rule says for what it counts."""
    old = worked_prospects(date(2020, 1, 1))
    before = worked_prospects(date(2006, 1, 1))
    assert "criterion.1" not in {t.kind for t in tellable(before.of("E01"), ())}
    unused = explain_prospect(before.of("E01"), (), "G-02", POLICY)
    assert as_text(unused[1].lines) == "Nothing of this prospect rests on it."
    now = worked_prospects()
    some = [now.of(case) for case in ("S09", "Q73", "W01", "S26")]
    for found, of in (*((now, each) for each in some), (old, old.of("E01"))):
        ways = found.pathways(of)
        there = tellable(of, ways)
        for each in there:
            sections = explain_prospect(of, ways, each.kind.upper(), POLICY)
            assert [section.title for section in sections] == PARTS
            told = [as_text(section.lines) for section in sections]
            assert all(told), each
            assert not RAW.search("".join([*told[:3], told[4]])), told
            rule = explain_prospect(of, ways, each.rules[0].casefold(), POLICY)
            assert each.kind in as_text(rule[1].lines)
    with pytest.raises(DataError, match="It has those below") as error:
        explain_prospect(some[0], (), "nothing", POLICY)
    assert error.value.problems
    with pytest.raises(DataError, match="nothing to explain"):
        explain_prospect(now.of("S26"), (), "nothing", POLICY)


def compared(
    before: Sequence[Prospect], after: Sequence[Prospect], on: date = AS_OF
) -> str:
    """What a comparison says on a day."""
    one, other = (Side(cases={e.case: e for e in each}) for each in (before, after))
    found = compare(PROSPECTS, one, other, POLICY, on)
    told = [line for each in prospect_sections(found) for line in each.lines]
    return f"{comparison_summary(found)}\n{as_text(told)}"


def test_what_is_different() -> None:
    """Between two sides stages, tests and levels of findings are told where they
    turned."""
    born = date(1976, 12, 1)
    job = {"kind": "employment", "level": "graduate", "from": date(2014, 1, 1)}
    was = prospect(case="P-1", born_on=born, work=[job], demand="named")
    now = prospect(case="P-1", born_on=born, agent_evidence=True, language=[])
    closed = prospect(case="P-2", status="closed")
    open_ = prospect(case="P-2", route="apt")
    found = compared([was, closed], [now, open_])
    for words in (
        "2 changed",
        "new: a paper came from an intermediary",
        "6 graduate-level work: met → unknown",
        "criteria met: 2 → 1",
        "stage: closed → first contact",
        "filing: — → filing unknown",
    ):
        assert words in found
    back = compared([now, open_], [was, closed])
    assert "gone: a paper came from an intermediary" in back
    degrees = prospect(degree=[{"level": "doctorate"}])
    assert "points: 0 → 40" in compared([prospect()], [degrees], date(2010, 1, 1))
    assert "points" not in compared([prospect()], [degrees], date(2005, 1, 1))
    filed = prospect(born_on=born, file_on=AS_OF, work=[job])
    near = prospect(born_on=born, file_on=AS_OF + timedelta(days=90), work=[job])
    levels = compared([filed], [near])
    assert "act → warning: papers lacking" in levels
    assert "measured on: — → 20 Feb 2027" in levels
    late = prospect(file_on=AS_OF - timedelta(days=9), agent_evidence=True)
    floating = compared([prospect()], [late])
    assert "act by" not in floating, "it would move from day to day"
    assert "lost on" not in floating


def test_what_time_alone_has_moved() -> None:
    """Where a side says what it said then, calendar and facts are told apart."""
    then = AS_OF - timedelta(days=30)
    sent = {"submitted_on": date(2026, 9, 1), "outcome": "approved"}
    was = prospect(application=[{**sent, "pay_by": AS_OF}])
    now = prospect(application=[{**sent, "pay_by": AS_OF}], status="closed")
    told = {was.case: PROSPECTS.said(was, POLICY, then)}
    one = Side(cases={was.case: was}, on=then, said=told)
    alone, both = (
        as_text(prospect_sections(found)[0].lines)
        for each in (was, now)
        if (found := compare(PROSPECTS, one, _side(each), POLICY, AS_OF, True))
    )
    assert "pay the fee: ahead → today, by calendar" in alone
    assert "warning → act: fee" in alone
    assert "stage: approved, fee not paid → closed, by facts" in both
    assert "pay the fee: 22 Nov 2026 → —, by facts" in both


def _side(of: Prospect) -> Side[Prospect]:
    return Side(cases={of.case: of})


def test_prospects_that_are_due() -> None:
    """A digest and a check name who is to be acted on; a digest hides the names."""
    family = [{"name": "LEE Mo", "relation": "child", "born_on": date(2009, 1, 1)}]
    facts = {"next_on": AS_OF, "name": "LEE Mei", "name_zh": "李美"}
    people = {"P-1": prospect(case="P-1", dependant=family, **facts)}
    people["P-2"] = prospect(case="P-2", status="closed")
    found = Prospects(people, POLICY, AS_OF)
    (line,) = prospect_digest(found.queue)
    assert line.startswith("P-1: lead; ")
    assert "Mo" not in line
    assert "too old to come along: L. M" in line
    (named,) = prospect_digest(found.queue, names=True)
    assert named.startswith("P-1, LEE Mei 李美: lead; ")
    assert prospect_matter(found.queue[0]).line == named
