"""Papers: the checklist, what is on file, passports, and what was asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from qmas_tui.facts.holder import Holder
from qmas_tui.facts.rows import Evidence, Passport, Request
from qmas_tui.findings.calendar import anniversary
from qmas_tui.findings.effective_facts import facts_as_of
from qmas_tui.findings.model import AssessedCase, FeesDue, PaperState, PaperStatus
from qmas_tui.findings.papers import checklist, groups_for
from qmas_tui.policy.policy import Policy
from qmas_tui.policy.rules import Paper
from qmas_tui.views.lay import (
    DAY_CELLS,
    cell,
    day_or_dash,
    dim,
    numbered,
    right,
    row,
    said,
    section,
    widest,
)
from qmas_tui.views.model import Line, Remedy, Role, Section, Span
from qmas_tui.views.say import BASES, count, day_words, money
from qmas_tui.views.width import clean
from qmas_tui.views.words import overruled_words

_ORDER: dict[PaperStatus, int] = {"missing": 0, "stale": 1, "on file": 2}
_BOXES: dict[PaperStatus, tuple[str, str, Role]] = {
    "missing": ("[ ]", "", "plain"),
    "stale": ("[~]", "too old", "warn"),
    "on file": ("[x]", "", "good"),
}
_IF: Final = "Only if an extension is filed:"
_ONLY_IF: Final = "Seven years come first. Only if an extension is filed after all:"
_ROOM: Final = 100
"""The width of a page that nobody has measured."""
_DAY = timedelta(days=1)


def papers_part(
    case: AssessedCase, policy: Policy, room: int = _ROOM
) -> tuple[Section, ...]:
    """What the next filing needs and costs, and what of it is on file."""
    holder = case.holder
    sections = [_next_filing(case, policy, room)]
    if (fees := case.assessment.fees) is not None:
        sections.append(_fees(fees))
    abode = _right_of_abode(case, policy)
    if abode is not None:
        sections.append(abode)
    if requests := numbered(holder.request, _request):
        sections.append(section("Asked for by the department", reversed(requests)))
    passports = numbered(holder.passport, _passport)
    sections.append(section("Passports", passports, "No passport is recorded."))
    titles = {paper.kind: paper.title for paper in policy.papers}
    kept = [_evidence(n, each, titles) for n, each in enumerate(holder.evidence, 1)]
    sections.append(section("On file", kept, "No paper is on file."))
    return tuple(sections)


def next_papers(
    case: AssessedCase, policy: Policy
) -> tuple[date, list[PaperState]] | None:
    """The target day of the next filing and its papers, what is wanting first.

    None where there is nothing to file for, or another permission asks for its own.
    """
    found = case.assessment
    target = next((d.on for d in found.deadlines if d.kind == "extension.target"), None)
    if target is None or found.stage == "other-permission":
        return None
    facts = facts_as_of(case.holder, policy, found.as_of)
    top_tier = any(step.top_tier and not step.granted for step in found.path)
    granted = [step for step in found.path if step.granted]
    groups = groups_for(facts, top_tier, not granted or granted[-1].step == 0)
    states = checklist(policy.papers, groups, facts.evidence, target)
    return target, sorted(states, key=lambda state: _ORDER[state.state])


def no_papers_words(case: AssessedCase) -> str:
    """Why there is no list of papers for a filing."""
    if case.assessment.stage == "other-permission":
        return "The other permission asks for papers of its own."
    return "There is no extension to file for."


def _fees(fees: FeesDue) -> Section:
    title = "Fees of the next extension"
    if fees.assumed:
        title = "Fees of a further extension of unknown length, at the most"
    words = f"{money(fees.total)} for {count(fees.persons, 'person', 'people')}"
    own = f"   the holder's share {money(fees.per_person)}" if fees.persons > 1 else ""
    changed = said(overruled_words(fees.overruled), "dim")
    return Section(title, (row(words, Span(own, "dim"), changed),))


def _next_filing(case: AssessedCase, policy: Policy, room: int) -> Section:
    wanted = next_papers(case, policy)
    if wanted is None:
        return section("Next filing", (), no_papers_words(case))
    holder, (target, states) = case.holder, wanted
    lines = _state_lines(states, holder, room)
    fees = case.assessment.fees
    if fees is None:
        lines.insert(0, dim(_ONLY_IF if case.assessment.milestone else _IF))
    elif fees.assumed:
        lines.insert(0, dim("For a further extension, of unknown length."))
    return Section(f"For a filing on {day_words(target)}", tuple(lines))


def _state_lines(states: Sequence[PaperState], holder: Holder, room: int) -> list[Line]:
    """Papers with their boxes and days, as wide as they need to be."""
    days = widest([_dated(state) for state in states], room)
    bases = max(len(BASES[state.basis]) for state in states)
    used = len(_BOXES["missing"][0]) + days + bases + 6
    cells = widest([state.title for state in states], min(44, max(12, room - used)))
    return [_state_line(state, cells, days, holder) for state in states]


def _dated(state: PaperState) -> str:
    """The day of the newest copy, and whether that is too old."""
    words = _BOXES[state.state][1]
    return (
        f"{words}, {day_words(state.dated)}".removeprefix(", ")
        if state.dated
        else words
    )


def _state_line(state: PaperState, cells: int, days: int, holder: Holder) -> Line:
    """A paper with its box; one that is missing or too old can be ticked."""
    box, _, role = _BOXES[state.state]
    tick = (("kind", state.kind), ("dated", "today"))
    words = f"tick {state.title}"
    is_here = state.state == "on file"
    dated = ("dated",) if is_here else ()
    return row(
        cell(box, 3, role),
        cell(state.title, cells),
        *([cell(_dated(state), days, role, *dated)] if days else []),
        Span(BASES[state.basis], "dim"),
        of=_kept(state.kind, holder),
        remedy=None if is_here else Remedy(words, "tick", "evidence", values=tick),
    )


def _kept(kind: str, holder: Holder) -> tuple[str, int] | None:
    """The newest copy of a paper on file."""
    kept = [n for n, each in enumerate(holder.evidence, 1) if each.kind == kind]
    if not kept:
        return None
    newest = max(kept, key=lambda n: holder.evidence[n - 1].dated or date.min)
    return "evidence", newest


def _right_of_abode(case: AssessedCase, policy: Policy) -> Section | None:
    """From the day of preparing on: papers for each of the seven years."""
    found = case.assessment
    seven = found.milestone
    if seven is None or seven.prepare is None or found.as_of < seven.prepare:
        return None
    facts = facts_as_of(case.holder, policy, found.as_of)
    states = checklist(policy.papers, {"right-of-abode"}, facts.evidence, found.as_of)
    yearly = [paper for paper in policy.papers if "residence-year" in paper.for_]
    lines = _state_lines(states, case.holder, _ROOM)
    for number in range(1, policy.figures.residence_years + 1):
        first = anniversary(seven.start, number - 1)
        last = anniversary(seven.start, number) - _DAY
        lines.append(_year_line(number, first, yearly, facts.evidence, last))
    return Section("For the right of abode", tuple(lines))


def _year_line(
    number: int,
    first: date,
    papers: Sequence[Paper],
    evidence: Sequence[Evidence],
    last: date,
) -> Line:
    """One residence year, with each paper that is or is not on file for it."""
    spans = [right(str(number), 2, "dim"), cell(day_words(first), DAY_CELLS, "dim")]
    dated = {
        row.kind
        for row in evidence
        if row.dated is not None and first <= row.dated <= last
    }
    for paper in papers:
        box, _, role = _BOXES["on file" if paper.kind in dated else "missing"]
        spans.append(Span(f"{box} {paper.kind.replace('-', ' ')}   ", role))
    return row(*spans)


def _passport(number: int, passport: Passport) -> Line:
    return row(
        Span("until "),
        cell(day_words(passport.expires_on), DAY_CELLS, "strong", "expires_on"),
        said(passport.country or "", "dim", "country"),
        of=("passport", number),
    )


def _request(number: int, request: Request) -> Line:
    spans = [Span(f"asked on {day_words(request.asked_on)}")]
    if request.answer_by is not None:
        spans.append(Span(f", answer by {day_words(request.answer_by)}"))
    if request.answered_on is not None:
        spans.append(Span(f"   answered {day_words(request.answered_on)}", "good"))
    else:
        spans.append(Span("   not answered on record", "act"))
    return row(*spans, of=("request", number))


def _evidence(number: int, evidence: Evidence, titles: dict[str, str]) -> Line:
    title = titles.get(evidence.kind, clean(evidence.kind.replace("-", " ")))
    return row(
        cell(title, 44),
        said(day_or_dash(evidence.dated), "dim", "dated"),
        of=("evidence", number),
    )
