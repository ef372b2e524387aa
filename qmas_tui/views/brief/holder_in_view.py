"""A holder in the brief of a view: a row of its table, and a chapter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qmas_tui.findings.model import AssessedCase
from qmas_tui.findings.risk import pressing
from qmas_tui.policy.policy import Policy
from qmas_tui.views.brief.case import full_name
from qmas_tui.views.brief.found import missing_words, note_for_meeting
from qmas_tui.views.brief.standing import limit_words, step_words
from qmas_tui.views.document import Block, Cell, Chapter, Facts, Notes, cell
from qmas_tui.views.drawing import draw_path
from qmas_tui.views.lay import NOT_RECORDED, day_or_dash
from qmas_tui.views.queue import why_now
from qmas_tui.views.say import capital
from qmas_tui.views.stages import stage_sentence
from qmas_tui.views.width import clean


def holder_cells(entry: AssessedCase, as_of: date) -> tuple[Cell, ...]:
    """Reference, name, limit of stay, adviser, and why now."""
    limit = entry.assessment.limit
    passed = limit is not None and limit.on < as_of
    until = day_or_dash(limit.on if limit else None)
    return (
        cell(entry.holder.case),
        cell(full_name(entry), "strong"),
        Cell(until, "act" if passed else "plain"),
        cell(entry.holder.adviser or ""),
        cell(capital(why_now(entry)) or NOT_RECORDED),
    )


def holder_chapter(entry: AssessedCase, policy: Policy) -> Chapter:
    """Where the case stands, its path, and what presses in it."""
    title = f"{full_name(entry)} · {clean(entry.holder.case)}"
    return Chapter(title, tuple(_blocks(entry, policy)), level=2)


def _blocks(entry: AssessedCase, policy: Policy) -> Iterator[Block]:
    found = entry.assessment
    facts = [("Stage", Cell(capital(stage_sentence(found))))]
    if found.limit is not None:
        facts.append(("Limit of stay", Cell(limit_words(found.limit, found.as_of))))
    if found.next is not None:
        facts.append(("Next", cell(step_words(found.next, entry))))
    if missing := missing_words(entry, policy):
        facts.append(("Papers missing", cell(missing)))
    yield Facts(tuple(facts))
    if drawing := draw_path(entry):
        yield drawing
    if notes := tuple([note_for_meeting(each) for each in pressing(found)]):
        yield Notes(notes)
