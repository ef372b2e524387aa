"""What was found in a case, what is missing, and the rules that all of it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from msgspec import structs

from qmas_tui.findings.model import AssessedCase, Deadline, Finding, Milestone
from qmas_tui.findings.risk import all_findings, by_gravity, is_gap
from qmas_tui.policy.policy import Policy
from qmas_tui.policy.rules import Rule
from qmas_tui.views.case.findings import basis_words, finding_words
from qmas_tui.views.case.papers import next_papers
from qmas_tui.views.document import (
    Block,
    Cell,
    Note,
    Notes,
    Source,
    Sources,
    Words,
    cell,
    grid,
)
from qmas_tui.views.lay import NOT_RECORDED, sentence
from qmas_tui.views.remedies import NO_RISK
from qmas_tui.views.say import BASES, capital, day_words
from qmas_tui.views.width import clean
from qmas_tui.views.words import because, remedy

_COMPLETE = "Nothing is missing."


def finding_blocks(entry: AssessedCase) -> tuple[Block, ...]:
    """What was found, worst first, each with its fact, in words for the client."""
    risks = [each for each in all_findings(entry.assessment) if not is_gap(each)]
    notes = tuple([note_of(each) for each in by_gravity(risks)])
    return (Notes(notes),) if notes else (Words(NO_RISK, "dim"),)


def note_of(finding: Finding) -> Note:
    """A finding as a note: its fact, and what it rests on."""
    rules = ", ".join(finding.rules)
    rests = f"{capital(basis_words(finding))}{f' · {rules}' if rules else ''}"
    told = f"{sentence(because(finding, named=False))}."
    return Note(finding.level, finding_words(finding), (told,), rests)


def note_for_meeting(finding: Finding) -> Note:
    """The same for the office alone: also with what the adviser is to do about it."""
    settled = clean(remedy(finding))
    found = note_of(finding)
    to_do = f"To settle: {settled[:1].lower()}{settled[1:]}."
    return structs.replace(found, told=(*found.told, to_do))


def missing_blocks(entry: AssessedCase, policy: Policy) -> tuple[Block, ...]:
    """What the record lacks, and the papers that a filing would lack."""
    gaps = [each for each in all_findings(entry.assessment) if is_gap(each)]
    notes = tuple([note_of(each) for each in by_gravity(gaps)])
    blocks: list[Block] = [Notes(notes)] if notes else []
    blocks += _papers(entry, policy)
    return tuple(blocks) or (Words(_COMPLETE, "good"),)


def _papers(entry: AssessedCase, policy: Policy) -> Iterator[Block]:
    wanted = next_papers(entry, policy)
    if wanted is None:
        return
    target, states = wanted
    lacking = [each for each in states if each.state != "on file"]
    kept = [each.title for each in states if each.state == "on file"]
    rows = [
        (
            cell(each.title),
            Cell("too old" if each.state == "stale" else "missing", "warn"),
            Cell(day_words(each.dated) if each.dated else NOT_RECORDED),
            Cell(f"{BASES[each.basis]} · {', '.join(each.rules)}", "dim"),
        )
        for each in lacking
    ]
    if rows:
        caption = f"Papers for a filing on {day_words(target)}"
        yield grid(
            ("Paper", "State", "Dated", "Rules used"), rows, caption, whole=(1, 2)
        )
    if kept:
        yield Words(clean(f"On file: {', '.join(kept)}."), "dim")


def missing_words(entry: AssessedCase, policy: Policy) -> str:
    """The papers that a filing would lack, in one line; empty where none is."""
    wanted = next_papers(entry, policy)
    if wanted is None:
        return ""
    return ", ".join([each.title for each in wanted[1] if each.state != "on file"])


def source_blocks(entry: AssessedCase, policy: Policy) -> tuple[Block, ...]:
    """Every rule that a date, finding or missing paper rests on, with its source."""
    rules = [policy.rules[id_] for id_ in _cited(entry, policy)]
    return (Sources(tuple([source_of(rule) for rule in rules])),) if rules else ()


def source_of(rule: Rule) -> Source:
    """A rule as a source: what it says, how sure it is, and from where."""
    read = f"read on {day_words(rule.checked_on)}"
    standing = f"{capital(BASES[rule.basis])} · confidence {rule.confidence} · {read}"
    title = clean(rule.title).rstrip(".")
    return Source(
        rule.id, f"{title}.", clean(rule.says), standing, clean(unquote(rule.source))
    )


def _cited(entry: AssessedCase, policy: Policy) -> list[str]:
    found = entry.assessment
    ids = [*_of_dates(found.deadlines, found.milestone)]
    for each in found.dependants:
        ids += _of_dates(each.deadlines, each.milestone)
    for finding in all_findings(found):
        ids += finding.rules
    wanted = next_papers(entry, policy)
    for paper in wanted[1] if wanted else ():
        ids += paper.rules if paper.state != "on file" else ()
    return sorted(set(ids))


def _of_dates(
    deadlines: Iterable[Deadline], milestone: Milestone | None
) -> Iterator[str]:
    for each in deadlines:
        yield from each.rules
    if milestone is not None:
        rules = milestone.rules
        yield from (*rules.prepare, *rules.earliest, *rules.latest)
