"""One case as a review shows it, and what a whole review came to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from qmas_tui.facts.changes import Case, Past
from qmas_tui.facts.clock import in_hong_kong
from qmas_tui.findings.model import AssessedCase
from qmas_tui.policy.policy import Policy
from qmas_tui.views.case.date_table import dates_section
from qmas_tui.views.case.findings import ROOM, finding_sections
from qmas_tui.views.case.papers import next_papers, no_papers_words
from qmas_tui.views.case.to_do import to_do_sections
from qmas_tui.views.lay import cell, dim, row, said, section, sentence, widest
from qmas_tui.views.model import Section, Span
from qmas_tui.views.past import change_words, changes_of
from qmas_tui.views.say import count, day_words, short_day
from qmas_tui.views.width import clean

_MOST_CHANGE = 64
_MOST_PAPERS = 3


class Tally(Struct, frozen=True, gc=False):
    """A case that a review went through, and what was done with it in words."""

    case: str
    name: str
    done: str


def review_sections(
    case: AssessedCase, policy: Policy, since: Sequence[Past], room: int = ROOM
) -> tuple[Section, ...]:
    """The case on one page; `since` are the steps after its last review."""
    since_then = since_section(case.holder, case.assessment.as_of, since)
    sections = [since_then, *to_do_sections(case)]
    sections += [*finding_sections(case, room), dates_section(case, room=room)]
    return (*sections, lacking_section(case, policy))


def shortly(section: Section, most: int, more: str) -> Section:
    """At most so many lines of a section; `more` says where the others are."""
    left = len(section.lines) - most
    if left <= 0:
        return section
    kept = section.lines[: most - 1]
    return Section(section.title, (*kept, dim(f"and {left + 1} more: {more}")))


def since_section(record: Case, as_of: date, since: Sequence[Past]) -> Section:
    """What was recorded since the case was reviewed last."""
    changes = changes_of(record.case, since)[::-1]
    words = [clean(change_words(past, change)) for past, change in changes]
    cells = widest(words, _MOST_CHANGE)
    lines = []
    for (past, change), what in zip(changes, words, strict=True):
        day = short_day(in_hong_kong(past.when).date(), as_of)
        why = f" · {change.why}" if change.why else ""
        lines.append(
            row(
                cell("-", 1, "warn") if past.does == "undo" else cell("+", 1, "good"),
                cell(what, cells),
                said(f"{day} by {past.who}{why}", "dim"),
            )
        )
    reviews = record.review
    if not reviews:
        lines.insert(0, dim("Never reviewed before."))
        return Section("Since you last looked", tuple(lines))
    last = max(review.on for review in reviews)
    title = f"Since you last looked, {day_words(last)}"
    return Section(title, tuple(lines) or (dim("Nothing was recorded since then."),))


def lacking_section(case: AssessedCase, policy: Policy) -> Section:
    """The paper to ask for next, and how many more the file lacks."""
    wanted = next_papers(case, policy)
    if wanted is None:
        return section("Ask for next", (), no_papers_words(case))
    target, states = wanted
    lacking = [state for state in states if state.state != "on file"]
    if not lacking:
        words = f"Every paper for a filing on {day_words(target)} is on file."
        return Section("Ask for next", (row(Span(words, "good")),))
    lacking.sort(key=lambda state: state.kind in _for_everyone(policy))
    first = lacking[0]
    fresh = "" if first.state == "missing" else "fresh copy: "
    best = _work_papers(policy) if _without_work(case) else f"{fresh}{first.title}"
    lines = [row(Span(sentence(best), "strong"))]
    rest = [f.title for f in (lacking if _without_work(case) else lacking[1:])]
    if rest:
        shown = ", ".join(rest[:_MOST_PAPERS])
        more = len(rest) - _MOST_PAPERS
        lines.append(dim(f"then {shown}" + (f" and {more} more" if more > 0 else "")))
    papers = count(len(lacking), "paper")
    lines.append(dim(f"{papers} missing for a filing on {day_words(target)}"))
    return Section("Ask for next", tuple(lines))


def _for_everyone(policy: Policy) -> set[str]:
    return {paper.kind for paper in policy.papers if "everyone" in paper.for_}


def _without_work(case: AssessedCase) -> bool:
    codes = {each.code for each in case.assessment.findings}
    return "work.none" in codes


def _work_papers(policy: Policy) -> str:
    """What would show new work: a job, or a business with a place of its own."""
    title = {paper.kind: paper.title for paper in policy.papers}
    job, business, office = (
        title[kind]
        for kind in ("employment-contract", "business-registration", "office-lease")
    )
    return f"{job}, or {business} with {office[:1].lower()}{office[1:]}"


def review_summary(
    done: Mapping[str, Sequence[Tally]], left: Sequence[Tally]
) -> tuple[Section, ...]:
    """What a review came to: everybody by what was done with them; who is `left`."""
    kinds = " · ".join(f"{len(each)} {kind}" for kind, each in done.items())
    counts = f"{kinds} · {len(left)} not looked at" if left else kinds
    told = {kind.capitalize(): each for kind, each in done.items()}
    told["Not looked at"] = left
    every = [each for tallies in told.values() for each in tallies]
    cases = widest([clean(each.case) for each in every], 12)
    names = widest([clean(each.name) for each in every], 30)
    sections = [section("Review", [row(Span(counts, "strong"))])]
    for title, tallies in told.items():
        lines = [
            row(
                cell(each.case, cases, "dim"),
                cell(each.name, names),
                said(each.done, "dim"),
            )
            for each in tallies
        ]
        sections += [section(title, lines)] if lines else []
    return tuple(sections)
