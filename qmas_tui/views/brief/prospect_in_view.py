"""A prospect in the brief of a view: a row of its table, and a chapter."""

from __future__ import annotations

from collections.abc import Iterator

from qmas_tui.intake.result import AssessedProspect
from qmas_tui.views.brief.prospect import note_with_remedy, standing, tests_told
from qmas_tui.views.document import Block, Cell, Chapter, Facts, Notes, cell
from qmas_tui.views.prospect.ahead import item_words
from qmas_tui.views.prospect.head import full_name
from qmas_tui.views.prospect_words import STAGES
from qmas_tui.views.prospects.line import grave, why_words
from qmas_tui.views.say import capital, day_words
from qmas_tui.views.width import clean


def prospect_cells(of: AssessedProspect) -> tuple[Cell, ...]:
    """Reference, name, stage, adviser, and why now."""
    return (
        cell(of.prospect.case),
        cell(full_name(of.prospect), "strong"),
        Cell(capital(STAGES[of.assessment.stage])),
        cell(of.prospect.adviser or ""),
        cell(capital(why_words(of))),
    )


def prospect_chapter(of: AssessedProspect) -> Chapter:
    """Where the case stands, what each test comes to, and what presses in it."""
    title = f"{clean(full_name(of.prospect))} · {clean(of.prospect.case)}"
    return Chapter(title, tuple(_blocks(of)), level=2)


def _blocks(of: AssessedProspect) -> Iterator[Block]:
    who, found = of.prospect, of.assessment
    facts = [*standing(of)]
    if found.evaluation is not None:
        is_apt = who.route == "apt"
        facts += [("Test", Cell(told)) for told in tests_told(found.evaluation, is_apt)]
    if item := found.next:
        step = f"{capital(item_words(item, who))} · {day_words(item.due_on)}"
        facts.append(("Next", cell(step)))
    yield Facts(tuple(facts))
    if notes := tuple([note_with_remedy(each) for each in grave(of)]):
        yield Notes(notes)
