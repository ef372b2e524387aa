"""The brief of a view, such as for a meeting on Monday: a list, then case by case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from qmas_tui.findings.model import AssessedCase
from qmas_tui.findings.risk import pressing
from qmas_tui.policy.policy import Policy
from qmas_tui.views.brief.case import foot, full_name
from qmas_tui.views.brief.found import missing_words, note_for_meeting
from qmas_tui.views.brief.standing import limit_words, step_words
from qmas_tui.views.document import (
    Block,
    Cell,
    Chapter,
    Document,
    Facts,
    Notes,
    Words,
    cell,
    grid,
)
from qmas_tui.views.drawing import draw_path
from qmas_tui.views.queue import act_by_words, why_now
from qmas_tui.views.say import capital, count, day_words
from qmas_tui.views.stages import stage_sentence
from qmas_tui.views.width import clean


def view_brief(
    title: str,
    entries: Sequence[AssessedCase],
    as_of: date,
    policy: Policy,
    empty: str = "No case is in this view.",
) -> Document:
    """All cases of a view in one table, then each with what presses in it."""
    rows = [_row(each, as_of) for each in entries]
    columns = ("Act by", "Case", "Holder", "Limit of stay", "Adviser", "Why now")
    first: Block = (
        grid(columns, rows, whole=(0, 1, 3, 4)) if rows else Words(empty, "dim")
    )
    chapters = [Chapter("The cases", (first,))]
    if rows:
        chapters.append(Chapter("Case by case", ()))
    chapters += [_case(each, policy) for each in entries]
    return Document(
        clean(title),
        count(len(entries), "case"),
        as_of,
        tuple(chapters),
        foot(policy),
    )


def _row(entry: AssessedCase, as_of: date) -> tuple[Cell, ...]:
    item, limit = entry.assessment.next, entry.assessment.limit
    is_now = item is not None and item.act_by <= as_of
    passed = limit is not None and limit.on < as_of
    return (
        Cell(act_by_words(item, as_of), "act" if is_now else "plain"),
        cell(entry.holder.case),
        cell(full_name(entry), "strong"),
        Cell(day_words(limit.on) if limit else "—", "act" if passed else "plain"),
        cell(entry.holder.adviser or ""),
        cell(capital(why_now(entry)) or "—"),
    )


def _case(entry: AssessedCase, policy: Policy) -> Chapter:
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
