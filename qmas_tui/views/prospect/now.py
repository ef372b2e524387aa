"""What is to be done for a prospect, first on the page, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import structs

from qmas_tui.findings.model import Deadline, Finding
from qmas_tui.intake.model import CriteriaTest
from qmas_tui.intake.result import AssessedProspect, ProspectItem
from qmas_tui.policy.policy import Policy
from qmas_tui.views.intake_words import because_of, headline_of
from qmas_tui.views.lay import apart, cell, dim, row, said, sentence, widest
from qmas_tui.views.model import Line, Role, Section, Span
from qmas_tui.views.prospect.ahead import NOTHING_OPEN, by_day, item_words
from qmas_tui.views.prospect.found import grouped
from qmas_tui.views.prospect.letters import letters_section
from qmas_tui.views.prospect.letters_ahead import letters_ahead
from qmas_tui.views.prospect.line import line_sections
from qmas_tui.views.prospect.nearest import nearest_line
from qmas_tui.views.prospect.remedies import finding_remedy, item_remedy, made
from qmas_tui.views.prospect.step_chart import forecast_section
from qmas_tui.views.prospect.twelve import LOW, twelve_section
from qmas_tui.views.prospect_rows import far_words
from qmas_tui.views.prospect_words import DEADLINES
from qmas_tui.views.say import (
    BASES,
    capital,
    day_words,
    days_words,
    mark_of,
    role_of,
)
from qmas_tui.views.width import clean, fold, pad

_MARK: Final = 3
_DATE: Final = 30
_KEY: Final = len("enter  ")
_DAY, _LOST = 27, 22
"""The cells of a day with its distance, and of the day on which a step is lost."""


def now_sections(
    of: AssessedProspect, policy: Policy, room: int, with_found: bool = True
) -> tuple[Section, ...]:
    """Next step, dates, letters, test, forecast, what was found; as far as it is."""
    found, evaluation = of.assessment, of.assessment.evaluation
    cells = _step_cells(of, room)
    steps = [line for each in found.items for line in _step(each, of, room, cells)]
    sections = [Section("Next", tuple(steps) or (dim(NOTHING_OPEN),))]
    if found.deadlines:
        sections.append(way_section(of))
    if letters := letters_section(of):
        sections.append(letters)
    if evaluation is None:
        return (*sections, *found_sections(of, room))
    is_apt, others = of.prospect.route == "apt", list[Section]()
    if isinstance(evaluation.gpt, CriteriaTest) and not is_apt:
        sections.append(twelve_section(of, evaluation.gpt, room))
    else:
        own, *others = line_sections(evaluation, is_apt, found.filed)[1:]
        sections.append(own)
    months = policy.intake.forecast_months
    if drawn := forecast_section(evaluation, months, min(room, 100)):
        lines = filter(None, (*drawn.lines, nearest_line(of)))
        sections.append(structs.replace(drawn, lines=tuple(lines)))
    if ahead := letters_ahead(of, policy):
        sections.append(ahead)
    if with_found:
        sections += found_sections(of, room)
    return (*sections, *others)


def way_section(of: AssessedProspect) -> Section:
    """The dates on the way to the landing, each with what it comes from."""
    lines = [_deadline(each, of) for each in by_day(of.assessment.deadlines)]
    return Section("On the way to the landing", tuple(lines))


def found_sections(of: AssessedProspect, room: int) -> list[Section]:
    """What was found, in groups, each with the step that settles it."""
    return [
        Section(title, tuple(_told(held, of, room)))
        for title, held in grouped(of.assessment.findings)
    ]


def _step_cells(of: AssessedProspect, room: int) -> int:
    """So wide are the words of all steps; day and distance stand behind them."""
    told = [sentence(item_words(each, of.prospect)) for each in of.assessment.items]
    beside = _KEY + _DAY + (_LOST if room >= LOW else 0)
    return max(_DATE, widest(told, room - beside))


def _step(
    item: ProspectItem, of: AssessedProspect, room: int, cells: int
) -> Iterator[Line]:
    """What to do, by when and how far that is; the day on which it is lost."""
    as_of = of.assessment.as_of
    role: Role = "act" if item.act_by <= as_of else "plain"
    far = far_words(item, as_of)
    lost = f"lost on {day_words(item.lost_on)}" if item.lost_on else ""
    remedy = item_remedy(item, of)
    words = sentence(item_words(item, of.prospect))
    rest = {"about": item.kind, "remedy": remedy}
    beside = f"   {lost}" if lost and room >= LOW else ""
    yield row(
        Span(pad("enter" if remedy else "", _KEY), "head"),
        cell(words, cells, "strong"),
        Span(f"{day_words(item.due_on)}   {far}", role),
        Span(beside, "dim"),
        **rest,  # type: ignore[arg-type]
    )
    if lost and not beside:
        yield row(Span(" " * _KEY), Span(lost, "dim"), **rest)  # type: ignore[arg-type]


def _deadline(found: Deadline, of: AssessedProspect) -> Line:
    role: Role = "act" if found.days < 0 else "plain"
    return row(
        cell(capital(DEADLINES[found.kind]), _DATE),
        Span(f"{day_words(found.on)}   {days_words(found.days)}", role),
        Span(f"   {BASES[found.basis]}", "dim"),
        about=found.kind,
        remedy=made(found.kind, of, "", {}, None),
    )


def _told(held: Sequence[Finding], of: AssessedProspect, room: int) -> Iterator[Line]:
    for each in held:
        yield from _finding(each, of, room)


def _finding(found: Finding, of: AssessedProspect, room: int) -> Iterator[Line]:
    """Its mark, words and basis; why; and the step that settles it."""
    is_grave = found.level in ("act", "warn")
    remedy = finding_remedy(found, of)
    mark = Span(f"{mark_of(found.level):<{_MARK}}", role_of(found.level))
    words: Role = "plain" if is_grave else "dim"
    title = Span(clean(sentence(headline_of(found))), words)
    basis = Span(BASES[found.basis], "dim")
    rest = {"about": found.code, "remedy": remedy}
    gap = Span(" " * _MARK)
    yield row(*apart((mark, title), (basis,), room), **rest)  # type: ignore[arg-type]
    if not is_grave:
        return
    for text in fold(clean(f"{because_of(found)}."), room - _MARK):
        yield row(gap, Span(text, "dim"), **rest)  # type: ignore[arg-type]
    if remedy is not None:
        for n, text in enumerate(fold(clean(remedy.words), room - _MARK - 7)):
            key = Span("       " if n else "enter  ", "head")
            yield row(gap, key, said(text), **rest)  # type: ignore[arg-type]
