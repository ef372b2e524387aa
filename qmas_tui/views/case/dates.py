"""What is due when, as the first section has it and as the family shows it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from qmas_tui.findings.erasure import erase_by
from qmas_tui.findings.model import HOLDER, AssessedCase, Deadline, Milestone
from qmas_tui.policy.policy import Policy
from qmas_tui.views.case.date_table import dates_section, reached_words, unknown_words
from qmas_tui.views.case.findings import finding_sections
from qmas_tui.views.case.to_do import to_do_sections
from qmas_tui.views.lay import DAY_CELLS, cell, dim, right, row, said
from qmas_tui.views.model import Line, Role, Section, Span, days_until
from qmas_tui.views.say import (
    BASES,
    count,
    day_words,
    days_words,
    kind_words,
    late_words,
)
from qmas_tui.views.turns import step_words
from qmas_tui.views.words import overruled_words

KIND_CELLS = 22
DAYS_CELLS = 9


def now_part(case: AssessedCase, policy: Policy) -> tuple[Section, ...]:
    """What is to be done, what was found, and what is due when."""
    return (
        *to_do_sections(case),
        *finding_sections(case),
        *dates_part(case, policy),
    )


def dates_part(
    case: AssessedCase, policy: Policy, who: str = HOLDER, room: int | None = None
) -> tuple[Section, ...]:
    """What is due when, and of a closed case until when its record is kept.

    Lines are about the dates of `who`.
    """
    sections = [dates_section(case, who, room)]
    keeping = keeping_section(case, policy)
    if keeping is not None:
        sections.append(keeping)
    return tuple(sections)


def keeping_section(case: AssessedCase, policy: Policy) -> Section | None:
    """The day by which a closed case is to be erased, and its rule; None while open."""
    if case.holder.status != "closed":
        return None
    closed_on = case.holder.closed_on
    day = erase_by(case.holder, policy)
    if closed_on is None or day is None:
        words = "The day of closing is not recorded, so no day to erase it by is known."
        return Section("Keeping the record", (row(Span(words, "warn")),))
    days = days_until(day, case.assessment.as_of)
    role: Role = "dim" if days > 0 else "act"
    line = row(
        "Erase by ",
        Span(day_words(day), "strong"),
        Span(f"   {days_words(days)}", role),
        Span(f"   {_rule_words(closed_on, policy)}", "dim"),
    )
    return Section("Keeping the record", (line,))


def _rule_words(closed_on: date, policy: Policy) -> str:
    (id_,) = policy.behind("erase-after-months")
    rule = policy.rules[id_]
    basis = BASES[rule.basis]
    if rule.overruled:
        basis += ", changed by this office"
    months = count(policy.figures.erase_after_months, "month")
    return f"{rule.id}, {basis}: {months} from closing on {day_words(closed_on)}"


def date_lines(
    deadlines: Sequence[Deadline],
    milestone: Milestone | None,
    subject: str,
    as_of: date,
) -> tuple[Line, ...]:
    """The dates of a subject, each with the days to it, and the seven years."""
    filed = any(d.status == "done" for d in deadlines)
    lines = [_deadline_line(each, filed) for each in deadlines]
    if milestone is not None:
        lines += _milestone_lines(milestone, subject, as_of)
    return tuple(lines)


def _deadline_line(deadline: Deadline, filed: bool) -> Line:
    words, role = _distance(deadline, filed)
    strong: Role = "strong" if deadline.kind == "stay.ends" else "plain"
    changed = overruled_words(deadline.overruled)
    return row(
        cell(kind_words(deadline.kind), KIND_CELLS, "dim"),
        cell(day_words(deadline.on), DAY_CELLS, strong),
        Span(words.rjust(DAYS_CELLS), role),
        *([said(changed, "dim")] if changed else []),
        about=deadline.kind,
        subject=deadline.subject,
    )


def _distance(deadline: Deadline, filed: bool) -> tuple[str, Role]:
    """How far a date is, and how much that matters."""
    match deadline.status:
        case "done":
            return "filed", "good"
        case "ahead":
            is_limit = deadline.kind == "stay.ends"
            return days_words(deadline.days), "plain" if is_limit else "dim"
        case "today":
            return "today", "warn" if deadline.kind == "extension.opens" else "act"
        case "open":
            return "open", "warn"
    if deadline.kind == "extension.opens":
        return "closed", "dim"
    waits = filed or deadline.kind == "abode.decision-late"
    return late_words(-deadline.days), "warn" if waits else "act"


def _milestone_lines(milestone: Milestone, subject: str, as_of: date) -> list[Line]:
    lines = []
    for kind, day in milestone.days:
        words = "milestone.prepare" if kind == "milestone" else kind
        spans = [cell(kind_words(words), KIND_CELLS, "dim")]
        if day is None:
            spans.append(Span(unknown_words(milestone), "warn"))
        else:
            near: Role = "dim" if kind == "milestone" else "good"
            far = right(reached_words(kind, day, as_of), DAYS_CELLS, near)
            spans += [cell(day_words(day), DAY_CELLS), far]
        lines.append(row(*spans, about=kind, subject=subject))
    lines += [dim(f"  {step_words(reason)}") for reason in milestone.because]
    return lines
