"""Findings of a case, worst first: each with its fact, and the step that settles it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import structs

from qmas_tui.findings.model import AssessedCase, Finding
from qmas_tui.findings.risk import all_findings, by_gravity, is_gap
from qmas_tui.views.items import finding_of, of_whom
from qmas_tui.views.lay import apart, cell, row, section, sentence, widest
from qmas_tui.views.model import Line, Remedy, Role, Section, Span
from qmas_tui.views.remedies import (
    NO_RISK,
    next_remedy,
    next_words,
    no_risk_words,
    remedy_of,
)
from qmas_tui.views.say import BASES, mark_of, role_of
from qmas_tui.views.width import cell_width, clean, fold
from qmas_tui.views.words import because, headline

MOST_HEADLINE: Final = 60
GAP_MARK: Final = "?"
_MARK: Final = 3
ARROW: Final = "→"
"""Before a step, where no key does it."""
ROOM: Final = 76
"""The width of a page that nobody has measured."""


def sorted_findings(case: AssessedCase) -> list[Finding]:
    """All findings of a case, the family's among them, worst first."""
    return by_gravity(all_findings(case.assessment))


def finding_sections(
    case: AssessedCase, room: int = ROOM, key: str = ARROW
) -> tuple[Section, ...]:
    """What was found and what the record lacks, each with its next step.

    `key` is the one that does it. First the next step of the case, where no finding
    stands for it.
    """
    found = sorted_findings(case)
    gaps = [each for each in found if is_gap(each)]
    risks = [each for each in found if not is_gap(each)]
    step = list(_next_step(case, room, key, bool(risks)))
    sections = [Section("Next", tuple(step))] if risks and step else []
    if told := list(_told(risks, case, room, key)) if risks else step:
        sections.append(Section("Findings", tuple(told)))
    if gaps:
        sections.append(section("Gaps", _told(gaps, case, room, key)))
    return tuple(sections)


def _next_step(
    case: AssessedCase, room: int, key: str, is_risky: bool
) -> Iterator[Line]:
    """The next step of a case, where no finding says what is to be done.

    Where nothing endangers anybody, that is said first.
    """
    item = case.assessment.next
    if item is None or finding_of(item, case) is not None:
        if not is_risky and case.assessment.stage != "broken":
            yield row(Span(NO_RISK, "good"))
        return
    remedy = next_remedy(case)
    words = next_words(case) if is_risky else no_risk_words(case)
    key = key if is_risky and remedy else ""
    yield from _step_lines(words, item.kind, item.subject, remedy, room, key)


def _told(
    findings: Sequence[Finding], case: AssessedCase, room: int, key: str
) -> Iterator[Line]:
    """Each finding; those that are told in full have air around them."""
    was_long = False
    for number, each in enumerate(findings):
        lines = list(_finding(each, case, room, key))
        is_long = len(lines) > 1
        if number and (is_long or was_long):
            yield Line()
        yield from lines
        was_long = is_long


def _finding(
    finding: Finding, case: AssessedCase, room: int, key: str
) -> Iterator[Line]:
    """Its mark, title and basis; the fact; and the step, on which the cursor rests."""
    remedy = remedy_of(finding, case)
    gap = Span(" " * _MARK)
    lines = list(_title(finding, room))
    if finding.level in ("act", "warn"):
        told = fold(clean(because(finding, named=False)), room - _MARK)
        lines += [row(gap, Span(text, "dim")) for text in told]
    about, subject = finding.code, finding.subject
    if remedy:
        yield from lines
        for line in _step_lines(
            remedy.words, about, subject, remedy, room - _MARK, key
        ):
            yield structs.replace(line, spans=(gap, *line.spans))
    else:
        for line in lines:
            yield structs.replace(line, about=about, subject=subject)


def _title(finding: Finding, room: int) -> Iterator[Line]:
    """Its mark and words, and at the right what it rests on."""
    basis, mark, role = (
        basis_words(finding),
        mark_of(finding.level),
        role_of(finding.level),
    )
    words: Role = "strong" if finding.level == "act" else "plain"
    if is_gap(finding):
        basis, mark = "gap", GAP_MARK
        role = "warn" if finding.level == "watch" else role
    elif finding.level == "watch":
        words = "dim"
    title = fold(finding_words(finding), room - _MARK - cell_width(basis) - 2)
    sign = Span(f"{mark:<{_MARK}}", role)
    yield row(*apart((sign, Span(title[0], words)), (Span(basis, "dim"),), room))
    for text in title[1:]:
        yield row(Span(" " * _MARK), Span(text, words))


def _step_lines(
    words: str,
    about: str,
    subject: str,
    remedy: Remedy | None,
    room: int,
    key: str,
) -> Iterator[Line]:
    """What to do, with the key that does it."""
    sign = Span(f"{key}  " if key else "", "head")
    for text in fold(clean(words), room - len(sign.text)):
        yield row(sign, Span(text), about=about, subject=subject, remedy=remedy)
        sign = Span(" " * len(sign.text))


def finding_words(finding: Finding) -> str:
    """A finding in a few words that name whom in the family it concerns."""
    return sentence(of_whom(finding.subject, headline(finding)))


def finding_lines(findings: Sequence[Finding]) -> Iterator[Line]:
    """One line a finding of somebody named above: mark, words, what it rests on."""
    words = [sentence(headline(each)) for each in findings]
    cells = widest(words, MOST_HEADLINE)
    for each, text in zip(findings, words, strict=True):
        yield row(
            cell(mark_of(each.level), 2, role_of(each.level)),
            cell(text, cells, "dim" if each.level == "watch" else "plain"),
            Span(basis_words(each), "dim"),
            about=each.code,
            subject=each.subject,
        )


def basis_words(finding: Finding) -> str:
    """What a finding rests on: law, official, practice, or an office threshold."""
    basis = BASES[finding.basis]
    return f"{basis}, changed by this office" if finding.overruled else basis
