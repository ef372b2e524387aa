"""What would happen if, for the client: as recorded now, and if so, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from qmas_tui.facts.differences import differences
from qmas_tui.findings.model import AssessedCase
from qmas_tui.findings.moves import FindingMoved
from qmas_tui.scenarios.answer import answer, between_two
from qmas_tui.scenarios.in_between import Passing
from qmas_tui.scenarios.question import Question, stations
from qmas_tui.scenarios.verdict import Verdict
from qmas_tui.views.brief.case import foot, full_name
from qmas_tui.views.brief.found import note_of
from qmas_tui.views.brief.side_by_side import compared
from qmas_tui.views.brief.supposed import supposed
from qmas_tui.views.document import (
    Block,
    Cell,
    Chapter,
    Document,
    Notes,
    Words,
    cell,
    grid,
    whose,
)
from qmas_tui.views.finding_names import finding_name
from qmas_tui.views.say import (
    LEVEL_WORDS,
    capital,
    day_words,
    role_of,
)
from qmas_tui.views.what_if import BASED_ON
from qmas_tui.views.width import clean

_VERDICTS: Final[Mapping[Verdict, str]] = {
    "worse": "worse than without it",
    "better": "better than without it",
    "mixed": "worse in some things than without it, and better in others",
    "the same": "neither worse nor better than without it",
}


def what_if_brief(question: Question, name: str, rules: str | None) -> Document:
    """What is supposed, and what then is different, on one day with it and without.

    `rules` names the others by which it is worked out, where it is.
    """
    there, found, who = stations(question), answer(question), question.holder
    _moved, findings = between_two(there.base, there.rules)
    judged = _VERDICTS[found.verdict]
    judged_by = (
        Words(f"Judged by these dates and findings it is {judged}.", "strong"),
        *compared(question, there.base, there.rules),
    )
    chapters = [
        Chapter("What is asked", tuple(_asked(question, rules))),
        Chapter("Now, and if so", judged_by),
        Chapter(
            "Findings it would bring or change", _notes(f for f in findings if f.after)
        ),
        Chapter(
            "Findings that would fall away", _notes(f for f in findings if not f.after)
        ),
        Chapter("On the way there", _passing(found.passing, who.name)),
    ]
    return Document(
        full_name(AssessedCase(who, there.base.found)),
        f"Case {clean(who.case)} · SCENARIO, not recorded: {clean(name)}",
        question.as_of,
        tuple([each for each in chapters if each.blocks]),
        (BASED_ON, foot(question.other_rules)[0]),
    )


def _asked(question: Question, rules: str | None) -> Iterator[Block]:
    yield Words(
        "Nothing of this is on record. Both sides are told as they would be on "
        f"{day_words(question.then)}, if nothing else is recorded until then."
    )
    rows = list(supposed(differences(question.holder, question.changed())))
    if rules is not None:
        rows.append(("The rules", "those of this office", rules))
    if rows:
        cells = [tuple(cell(capital(words)) for words in each) for each in rows]
        yield grid(("What is supposed", "As recorded now", "If so"), cells)


def _notes(moved: Iterable[FindingMoved]) -> tuple[Block, ...]:
    """Findings whose level differs between the two sides, each with its fact."""
    notes = [
        note_of(each.finding)
        for each in moved
        if each.finding is not None and each.before != each.after
    ]
    return (Notes(tuple(notes)),) if notes else ()


def _passing(passing: Iterable[Passing], holder: str) -> tuple[Block, ...]:
    """What shows for some days and is gone by the day that is asked about."""
    rows = [
        (
            cell(whose(each.subject, holder)),
            cell(capital(finding_name(each.code))),
            Cell(LEVEL_WORDS[each.level], role_of(each.level)),
            Cell(day_words(each.first)),
            Cell(day_words(each.last)),
        )
        for each in passing
    ]
    columns = ("Whom", "What", "How grave", "From", "To")
    return (grid(columns, rows, whole=(3, 4)),) if rows else ()
