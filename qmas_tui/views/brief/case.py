"""The brief of one case, for the client's file or a colleague."""

from __future__ import annotations

from qmas_tui.findings.model import AssessedCase, DependantAssessment
from qmas_tui.policy.policy import Policy
from qmas_tui.views.brief.dates import date_blocks, path_blocks
from qmas_tui.views.brief.found import finding_blocks, missing_blocks, source_blocks
from qmas_tui.views.brief.standing import standing
from qmas_tui.views.document import Block, Cell, Chapter, Document, cell, grid
from qmas_tui.views.items import is_missed, item_sentence, of_whom
from qmas_tui.views.lay import NOT_RECORDED, sentence
from qmas_tui.views.say import day_words
from qmas_tui.views.width import clean

_LEGEND = (
    "In a drawing: a full bar is a stay granted, a broken one a stay expected; hatched "
    "is the window for filing; the full diamond marks seven years at the earliest, the "
    "empty one at the latest."
)
_STANDING = {
    "dependant": "dependant",
    "permanent": "permanent resident",
    "left": "left Hong Kong",
    "own-permission": "on a permission of their own",
    "basis-lost": "no longer a dependant of the holder",
}


def case_brief(entry: AssessedCase, policy: Policy) -> Document:
    """Where the case stands, its path, dates, findings, gaps, and their sources."""
    holder, found = entry.holder, entry.assessment
    chapters = [
        Chapter("Where the case stands", (standing(entry),)),
        Chapter("The path", path_blocks(entry)),
        Chapter("To do", _to_do(entry)),
        Chapter("Findings", finding_blocks(entry)),
        Chapter("What is missing", missing_blocks(entry, policy)),
        Chapter("The family", _family(entry)),
        Chapter("Dates, with their reasons", date_blocks(entry, policy)),
        Chapter("Sources", source_blocks(entry, policy)),
    ]
    adviser = f" · adviser {clean(holder.adviser)}" if holder.adviser else ""
    return Document(
        full_name(entry),
        f"Case {clean(holder.case)}{adviser}",
        found.as_of,
        tuple([chapter for chapter in chapters if chapter.blocks]),
        foot(policy),
    )


def full_name(entry: AssessedCase) -> str:
    """The name of the holder in every script on record."""
    holder = entry.holder
    return clean(f"{holder.name} {holder.name_zh}" if holder.name_zh else holder.name)


def worked_out_by(policy: Policy) -> str:
    """How many rules something is worked out by, and how old they are."""
    rules, read = len(policy.rules), day_words(policy.checked_on)
    return f"Worked out from the record by {rules} rules, the oldest read on {read}."


def foot(policy: Policy) -> tuple[str, ...]:
    """What a brief is made of, and what it is not."""
    return (
        f"{worked_out_by(policy)} Dates and facts for the file: no advice, and no "
        "forecast of any decision. What was granted, as the e-Visa says it, stands "
        "above all of it.",
        _LEGEND,
    )


def _to_do(entry: AssessedCase) -> tuple[Block, ...]:
    as_of = entry.assessment.as_of
    rows = []
    for item in entry.assessment.items:
        words = sentence(of_whom(item.subject, item_sentence(item, entry)))
        is_now = item.act_by <= as_of
        late = is_missed(item, as_of)
        lost = day_words(item.lost_on) if item.lost_on else NOT_RECORDED
        rows.append(
            (
                cell(words),
                Cell(day_words(item.due_on), "act" if is_now else "plain"),
                Cell("late" if late else "now" if is_now else "", "act"),
                Cell(lost),
            )
        )
    return (
        (grid(("Step", "Due", "", "Lost after"), rows, whole=(1, 3)),) if rows else ()
    )


def _family(entry: AssessedCase) -> tuple[Block, ...]:
    results = {each.name: each for each in entry.assessment.dependants}
    rows = [
        (cell(each.name), Cell(each.relation), *_limit(results.get(each.name)))
        for each in entry.holder.dependant
    ]
    columns = ("Name", "Relation", "Limit of stay", "Standing")
    return (grid(columns, rows),) if rows else ()


def _limit(result: DependantAssessment | None) -> tuple[Cell, Cell]:
    if result is None:
        return Cell(NOT_RECORDED), Cell("")
    limit = Cell(day_words(result.limit.on)) if result.limit else Cell(NOT_RECORDED)
    words = _STANDING[result.standing]
    if result.limit is not None and result.linked:
        return limit, Cell(f"{words}, limit linked to the holder's", "warn")
    return limit, Cell(words)
