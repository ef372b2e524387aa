"""The assessment letter of a prospect."""

from __future__ import annotations

import re
from datetime import date

from msgspec import structs

from qmas_tui.casework.prospects import Prospects
from qmas_tui.exchange.out.html import write_html
from qmas_tui.exchange.out.markdown import write_markdown
from qmas_tui.intake.result import AssessedProspect
from qmas_tui.views.agenda import agenda
from qmas_tui.views.brief.prospect import prospect_brief
from qmas_tui.views.brief.view import view_brief
from tests.intake.someone import prospect
from tests.intake.worked import as_of
from tests.make import AS_OF, POLICY
from tests.views.everyone import worked_prospects

RAW = re.compile(r"None|True|False|datetime|[a-z]_[a-z]")
NEVER = re.compile(r"chance|probab|likel|score", re.IGNORECASE)


def letter(of: AssessedProspect, found: Prospects | None = None) -> str:
    """The letter as Markdown, without the sources."""
    ways = (found or worked_prospects()).pathways(of)
    whole = write_markdown(prospect_brief(of, ways, POLICY))
    return whole.partition("## Sources")[0]


def test_every_letter_is_in_words() -> None:
    """No letter of any worked case shows a code, or foretells a decision."""
    for each in worked_prospects().queue:
        told = letter(each)
        assert not RAW.search(told), each.prospect.case
        assert not NEVER.search(told), each.prospect.case
        assert "Meeting the line" in told or each.assessment.evaluation is None


def test_what_a_letter_holds() -> None:
    """The chapters stand in the order of the question: may this person file?"""
    now = worked_prospects()
    told = letter(now.of("G45"))
    chapters = re.findall(r"^## (.*)$", told, re.MULTILINE)
    assert chapters == [
        *("Where the case stands", "Prerequisites", "The test"),
        *("What changes with time", "To do", "Findings", "Other ways in"),
    ]
    assert "| 28 Feb 2027 | 5 | 1 age lost |" in told
    assert "HK$600 at the filing, never refunded" in told
    whole = prospect_brief(now.of("G45"), (), POLICY)
    assert "<h1>PROSPECT G45" in write_html(whole)
    dates = letter(now.of("S09"))
    assert "Send the consent letter" in dates


def test_letters_of_old_and_of_closed_cases() -> None:
    """Under the test of old it has the points, before the scheme none; of a closed
    case it has no more than that it is closed."""
    old = worked_prospects(date(2020, 1, 1))
    assert re.search(r"Talent list \| \d+ of 30", letter(old.of("E01"), old))
    early = worked_prospects(date(2005, 1, 1))
    assert "General Points Test of old" not in letter(early.of("E01"), early)
    now = worked_prospects()
    assert "Achievement-based Points Test: claimed" in letter(now.of("A01"))
    closed = letter(now.of("S26"))
    assert "**Stage:** Closed" in closed
    assert "Nothing stands in the way" not in closed


def test_the_letter_of_a_tidy_case() -> None:
    """Where nothing is found it says so; names are kept as they are."""
    name = "[/] *Lee*"
    people = Prospects({"P-1": prospect(name=name, adviser="mw")}, POLICY, AS_OF)
    of = people.queue[0]
    bare = AssessedProspect(of.prospect, structs.replace(of.assessment, findings=()))
    told = letter(bare, people)
    assert "Nothing stands in the way." in told
    assert "adviser mw" in told
    assert "Lee" in told.splitlines()[0]


def test_every_prospect_of_a_view_is_told_in_words() -> None:
    """A row and a chapter for each, without codes or forecasts of a decision."""
    queue = worked_prospects().queue
    page = view_brief("All", queue, as_of(), POLICY, of="prospects")
    assert len(page.chapters) == len(queue) + 2
    told = write_markdown(page)
    assert not RAW.search(told)
    assert not NEVER.search(told)
    assert len(agenda(queue, POLICY, names=True)) == len(agenda(queue, POLICY))
