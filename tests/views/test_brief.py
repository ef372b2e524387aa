"""Briefs: what they tell of a case, and of a view."""

from __future__ import annotations

from datetime import date

from qmas_tui.findings.risk import all_findings
from qmas_tui.views.brief.case import case_brief
from qmas_tui.views.brief.view import view_brief
from qmas_tui.views.document import (
    Document,
    Facts,
    Grid,
    Notes,
    Sources,
    Words,
)
from tests.make import AS_OF, POLICY, entry
from tests.views.everyone import everyone
from tests.views.support import broken


def brief(as_of: date = AS_OF, **facts: object) -> Document:
    """The brief of a case with these facts."""
    return case_brief(entry(as_of, **facts), POLICY)


def told(document: Document, title: str = "") -> list[str]:
    """Every text of a chapter, or of all, a row or a note at a time."""
    lines = []
    for chapter in document.chapters:
        if title not in ("", chapter.title):
            continue
        for block in chapter.blocks:
            match block:
                case Facts():
                    lines += [f"{name}: {cell.text}" for name, cell in block.rows]
                case Grid():
                    lines += [block.caption] if block.caption else []
                    lines += ["|".join(cell.text for cell in r) for r in block.rows]
                case Notes():
                    for note in block.notes:
                        lines += [f"{note.level}: {note.head}", *note.told]
                case Sources():
                    lines += [each.id for each in block.sources]
                case Words():
                    lines.append(block.text)
    return lines


def test_where_a_case_stands() -> None:
    """The first chapter says stage, limit, next step and what the case is."""
    page = brief(name_zh="李嘉欣", nationality="SG", adviser="mw")
    assert (page.title, page.subtitle) == ("LEE Ka Yan 李嘉欣", "Case Q-1 · adviser mw")
    assert told(page, "Where the case stands") == [
        "Stage: Extension 1",
        "Limit of stay: 15 Mar 2028 · in 479 days · from the e-Visa",
        "Next: File by 2 Feb 2028",
        "Seven years: Earliest 15 Mar 2030",
        "Scheme: General Points Test · pattern 2+3+3 · applied 15 Nov 2022",
        "Landed: 15 Mar 2023",
        "Nationality: SG · not a Chinese citizen",
        "Adviser: mw",
    ]


def test_the_path_and_the_steps() -> None:
    """The stays, and what is to be done with its day."""
    page = brief()
    assert told(page, "The path")[-1] == "Extension 2|15 Mar 2031|36 months|expected"
    assert told(page, "To do")[0] == "File by 2 Feb 2028|2 Feb 2028||15 Mar 2028"
    late = told(brief(date(2028, 2, 10)), "To do")[0]
    assert late.startswith("Filing: was due 2 Feb, 8 days ago; can still be done until")
    assert late.split("|")[1:] == ["2 Feb 2028", "late", "15 Mar 2028"]
    now = told(brief(date(2028, 2, 2)), "To do")[0]
    assert now.split("|")[2] == "now"


def test_dates_have_reasons_and_sources() -> None:
    """Each date says why, and what it rests on; every rule named is in the sources."""
    page = brief()
    rows = told(page, "Dates, with their reasons")
    assert rows[:2] == [
        "LEE Ka Yan",
        "Window opens|15 Dec 2027|in 388 days|Limit of stay 15 Mar 2028, from the "
        "e-Visa; 3 months back: 15 Dec 2027|official · E-02",
    ]
    assert rows[-1].startswith(
        "Seven years, latest|15 Mar 2030|in 1209 days|Nothing on"
    )
    cited = {id_ for row in rows[1:] for id_ in row.rpartition("|")[2].split(" · ")[-1]
             .split(", ")}  # fmt: skip
    assert {*cited, "E-18"} <= set(told(page, "Sources"))


def test_states_of_a_date() -> None:
    """A date can be filed for, open, today, or past."""
    filed = [{"kind": "extension", "filed_on": date(2028, 1, 3)}]
    rows = told(brief(date(2028, 2, 2), filing=filed), "Dates, with their reasons")
    assert rows[1].split("|")[2] == "filed"
    rows = told(brief(date(2028, 2, 2)), "Dates, with their reasons")
    assert [row.split("|")[2] for row in rows[1:3]] == ["open", "today"]
    rows = told(brief(date(2028, 2, 4)), "Dates, with their reasons")
    assert rows[2].split("|")[2] == "2 days ago"


def test_findings_and_gaps_stand_apart() -> None:
    """What endangers the case is a finding; what the record lacks is missing.

    It goes to the client: what the adviser is to do about it stands in no line.
    """
    page = brief(
        work=[{"kind": "none", "from": date(2026, 1, 1)}], citizenship="unknown"
    )
    found, missing = told(page, "Findings"), told(page, "What is missing")
    assert found[0] == "act: No work for 325 days"
    assert not any("To settle" in each for each in (*found, *missing))
    assert missing[0] == "watch: Citizenship unknown"
    assert "Papers for a filing on 2 Feb 2028" in missing
    assert "Search for work|missing" not in found


def test_a_case_in_order() -> None:
    """Where nothing was found or is missing, the brief says so."""
    assert told(brief(), "Findings") == ["Nothing was found that needs a decision."]
    page = brief(status="closed", closed_on=AS_OF)
    assert told(page, "What is missing") == ["Nothing is missing."]
    assert told(page, "Dates, with their reasons") == [
        "There are no dates of the holder's own."
    ]
    titles = [chapter.title for chapter in page.chapters]
    assert not {"The path", "To do", "The family", "Sources"} & set(titles)


def test_papers_on_file() -> None:
    """Papers on file are named, stale ones count as missing; all there, no table."""
    kinds = {paper.kind for paper in POLICY.papers}
    papers = [{"kind": kind, "dated": date(2028, 1, 20)} for kind in sorted(kinds)]
    page = brief(date(2028, 2, 1), evidence=papers)
    assert told(page, "What is missing")[0].startswith("On file: ")
    old = [{"kind": "payslips", "dated": date(2024, 1, 1)}]
    rows = told(brief(evidence=old), "What is missing")
    assert "Payslips|too old|1 Jan 2024|practice · R-07, E-17" in rows


def test_the_family() -> None:
    """Each dependant with limit and standing; own dates have a table of their own."""
    family = [
        {"name": "WAI Ming", "relation": "spouse"},
        {"name": "LEE Ming", "relation": "child", "limit_of_stay": date(2028, 1, 15)},
        {"name": "LEE Mei", "relation": "child", "status": "permanent"},
    ]
    page = brief(dependant=family)
    assert told(page, "The family") == [
        "WAI Ming|spouse|15 Mar 2028|dependant, limit linked to the holder's",
        "LEE Ming|child|15 Jan 2028|dependant",
        "LEE Mei|child|—|permanent resident",
    ]
    captions = [
        row for row in told(page, "Dates, with their reasons") if "|" not in row
    ]
    assert captions == ["LEE Ka Yan", "LEE Ming"]
    closed = brief(dependant=family[:1], status="closed", closed_on=AS_OF)
    assert told(closed, "The family") == ["WAI Ming|spouse|—|"]


def test_other_standings() -> None:
    """A passed limit, a case put off, and seven years as a range are said as such."""
    passed = told(brief(date(2028, 4, 1)), "Where the case stands")
    assert "Limit of stay: 15 Mar 2028 · 17 days ago · from the e-Visa" in passed
    gap = [{"ended": date(2024, 1, 1), "resumed": date(2024, 3, 1)}]
    words = told(brief(gap=gap), "Where the case stands")
    assert "Seven years: Earliest 15 Mar 2030 · latest 1 Mar 2031" in words
    still = told(brief(trip=[{"out": date(2026, 1, 1)}]), "Where the case stands")
    assert "Seven years: Earliest 15 Mar 2030 · latest day open" in still
    held = told(brief(excluded=[{"from": date(2024, 1, 1)}]))
    assert "Seven years: Cannot be counted yet" in held
    assert "Seven years, earliest|cannot be said yet|" in "\n".join(held)
    bare = told(brief(applied_on=None, grant=None, landed_on=None))
    assert "Scheme: General Points Test" in bare
    family = told(brief(family="spouse and a child"), "Where the case stands")
    assert "Family: spouse and a child" in family


def test_a_view() -> None:
    """A view has a table of its cases, then what presses in each."""
    cases = [entry(AS_OF, work=None, adviser="mw"), entry(AS_OF, case="Q-2")]
    page = view_brief("Today", cases, AS_OF, POLICY)
    assert (page.title, page.subtitle) == ("Today", "2 cases")
    rows = told(page, "The cases")
    assert rows[1].startswith("in 437 d|Q-2|LEE Ka Yan|15 Mar 2028||File by 2 Feb 2028")
    titles = [chapter.title for chapter in page.chapters]
    assert titles[2:] == ["LEE Ka Yan · Q-1", "LEE Ka Yan · Q-2"]
    first = told(page, titles[2])
    assert first[0] == "Stage: Extension 1"
    assert any(line.startswith("Papers missing: ") for line in first)
    assert any("To settle: " in line for line in first)


def test_a_view_of_nobody() -> None:
    """An empty view says so in its own words."""
    page = view_brief("Today", [], AS_OF, POLICY, "Nothing needs a decision today.")
    assert told(page) == ["Nothing needs a decision today."]


def test_every_case_has_a_brief() -> None:
    """A brief can be made of every case, and tells each of its findings."""
    cases = [*everyone()[::3], broken()]
    for case in cases:
        page = case_brief(case, POLICY)
        notes = [
            note
            for chapter in page.chapters
            for block in chapter.blocks
            if isinstance(block, Notes)
            for note in block.notes
        ]
        assert len(notes) == len(all_findings(case.assessment)), case.holder.case
    assert len(view_brief("All", cases, AS_OF, POLICY).chapters) == len(cases) + 2
