"""Dates and findings of a case, as the case page and the review show them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from qmas_tui.findings.erasure import erase_by
from qmas_tui.findings.model import (
    HOLDER,
    AssessedCase,
    Deadline,
    FeesDue,
    Finding,
    Milestone,
)
from qmas_tui.findings.risk import all_findings, by_gravity, is_gap
from qmas_tui.policy.policy import Policy
from qmas_tui.views.case.to_do import to_do_sections
from qmas_tui.views.items import of_whom
from qmas_tui.views.lay import (
    DAY_CELLS,
    cell,
    dim,
    right,
    row,
    said,
    section,
    sentence,
    widest,
)
from qmas_tui.views.model import Line, Role, Section, Span, days_until
from qmas_tui.views.say import (
    BASES,
    count,
    day_words,
    days_words,
    kind_words,
    late_words,
    mark_of,
    money,
    role_of,
)
from qmas_tui.views.turns import step_words
from qmas_tui.views.words import because, headline, overruled_words, remedy

KIND_CELLS = 22
DAYS_CELLS = 9
MOST_HEADLINE = 60
_NOTHING_APPROVED = "Nothing is approved yet, so there are no dates."
_NO_DATES = {
    "broken": "This case could not be worked out: no date of it is known here.",
    "closed": "The case is closed; it has no dates.",
    "permanent": "Permanent resident: no dates of the holder's own.",
    "left": "Left Hong Kong: no dates of the holder's own.",
}


def dates_part(case: AssessedCase, policy: Policy) -> tuple[Section, ...]:
    """What is due when, what was found, and what the next extension costs.

    Of a closed case also until when its record is kept.
    """
    sections = [*to_do_sections(case), Section("Dates", holder_dates(case))]
    sections += finding_sections(case)
    keeping = keeping_section(case, policy)
    if keeping is not None:
        sections.append(keeping)
    fees = case.assessment.fees
    if fees is not None:
        title = "Fees of the next extension"
        if fees.assumed:
            title = "Fees of a further extension of unknown length, at the most"
        sections.append(Section(title, (_fees_line(fees),)))
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


def _fees_line(fees: FeesDue) -> Line:
    words = f"{money(fees.total)} for {count(fees.persons, 'person', 'people')}"
    own = f"   the holder's share {money(fees.per_person)}" if fees.persons > 1 else ""
    return row(words, Span(own, "dim"), said(overruled_words(fees.overruled), "dim"))


def holder_dates(case: AssessedCase) -> tuple[Line, ...]:
    """The holder's dates, or why there are none."""
    found = case.assessment
    lines = date_lines(found.deadlines, found.milestone, HOLDER, found.as_of)
    if found.limit is not None and found.milestone is None:
        unknown = Span("landing not recorded", "warn")
        lines += (row(cell(kind_words("milestone"), KIND_CELLS, "dim"), unknown),)
    return lines or (dim(_NO_DATES.get(found.stage, _NOTHING_APPROVED)),)


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
            return f"{deadline.days} d", "plain" if is_limit else "dim"
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
            spans.append(Span("cannot be said yet", "warn"))
        else:
            days = days_until(day, as_of)
            near: Role = "dim" if kind == "milestone" else "good"
            passed = "reached" if kind != "milestone" else late_words(-days)
            far = f"{days} d" if days > 0 else passed if days else "today"
            spans += [cell(day_words(day), DAY_CELLS), right(far, DAYS_CELLS, near)]
        lines.append(row(*spans, about=kind, subject=subject))
    lines += [dim(f"  {step_words(reason)}") for reason in milestone.because]
    return lines


def sorted_findings(case: AssessedCase) -> list[Finding]:
    """All findings of a case, the family's among them, worst first."""
    return by_gravity(all_findings(case.assessment))


def finding_sections(case: AssessedCase, in_full: bool = False) -> list[Section]:
    """What was found, worst first, and apart from it what the record lacks.

    `in_full` each with its reason and what would settle it.
    """
    found = sorted_findings(case)
    gaps = [each for each in found if is_gap(each)]
    others = [each for each in found if not is_gap(each)]
    none = "Nothing was found that needs a decision."
    sections = [section("Findings", finding_lines(others, in_full=in_full), none)]
    if gaps:
        lines = finding_lines(gaps, in_full=in_full)
        sections.append(section("To complete in the record", lines))
    return sections


def finding_words(finding: Finding) -> str:
    """A finding in a few words that name whom in the family it concerns."""
    words = headline(finding)
    return sentence(of_whom(finding.subject, words))


def finding_lines(
    findings: Sequence[Finding], named: bool = True, in_full: bool = False
) -> Iterator[Line]:
    """One line a finding: its mark, its words, and at the right what it rests on."""
    words = [
        finding_words(each) if named else sentence(headline(each)) for each in findings
    ]
    cells = widest(words, MOST_HEADLINE)
    for each, text in zip(findings, words, strict=True):
        yield row(
            cell(mark_of(each.level), 2, role_of(each.level)),
            cell(text, cells, "dim" if each.level == "watch" else "plain"),
            Span(basis_words(each), "dim"),
            about=each.code,
            subject=each.subject,
        )
        if in_full:
            told = f"{because(each, named=False)}. To settle: {remedy(each)}."
            told_line = "    ", said(told, "dim")
            yield row(*told_line, about=each.code, subject=each.subject)


def basis_words(finding: Finding) -> str:
    """What a finding rests on: law, official, practice, or an office threshold."""
    basis = BASES[finding.basis]
    return f"{basis}, changed by this office" if finding.overruled else basis
