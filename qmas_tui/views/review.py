"""One case as a review shows it, and what a whole review came to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from qmas_tui.facts.changes import Past
from qmas_tui.facts.clock import in_hong_kong
from qmas_tui.findings.model import AssessedCase
from qmas_tui.findings.risk import is_gap
from qmas_tui.policy.policy import Policy
from qmas_tui.views.case.dates import (
    basis_words,
    finding_words,
    holder_dates,
    sorted_findings,
)
from qmas_tui.views.case.papers import next_papers, no_papers_words
from qmas_tui.views.case.to_do import to_do_sections
from qmas_tui.views.lay import cell, dim, row, said, sentence, widest
from qmas_tui.views.model import Line, Section, Span
from qmas_tui.views.past import change_words, changes_of
from qmas_tui.views.say import (
    count,
    day_words,
    mark_of,
    role_of,
    short_day,
)
from qmas_tui.views.width import clean
from qmas_tui.views.words import because, remedy

_INDENT = " " * 4
_MOST_CHANGE = 64
_MOST_PAPERS = 3


class Tally(Struct, frozen=True, gc=False):
    """A case that a review went through, and what was done with it in words."""

    case: str
    name: str
    done: str


def review_sections(
    entry: AssessedCase, policy: Policy, since: Sequence[Past]
) -> tuple[Section, ...]:
    """The case on one page; `since` are the steps after its last review."""
    sections = [_since(entry, since), *to_do_sections(entry)]
    sections.append(Section("Dates", holder_dates(entry)))
    sections += _findings(entry)
    return (*sections, _lacking(entry, policy))


def _since(entry: AssessedCase, since: Sequence[Past]) -> Section:
    as_of = entry.assessment.as_of
    changes = changes_of(entry.holder.case, since)[::-1]
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
    reviews = entry.holder.review
    if not reviews:
        lines.insert(0, dim("Never reviewed before."))
        return Section("Since you last looked", tuple(lines))
    last = max(review.on for review in reviews)
    title = f"Since you last looked, {day_words(last)}"
    return Section(title, tuple(lines) or (dim("Nothing was recorded since then."),))


def _findings(entry: AssessedCase) -> Iterator[Section]:
    """Worst first, each with its fact and what would settle it; gaps apart."""
    found = sorted_findings(entry)
    gaps = [each for each in found if is_gap(each)]
    others = [each for each in found if not is_gap(each)]
    for title, group in (("Findings", others), ("To complete in the record", gaps)):
        lines: list[Line] = []
        cells = widest([finding_words(each) for each in group], 60)
        for each in group:
            mark = cell(mark_of(each.level), 2, role_of(each.level))
            words = cell(
                finding_words(each), cells, "dim" if each.level == "watch" else "plain"
            )
            basis = Span(basis_words(each), "dim")
            lines.append(row(mark, words, basis, about=each.code, subject=each.subject))
            told = f"{because(each, named=False)}. To settle: {remedy(each)}."
            lines.append(
                row(_INDENT, said(told, "dim"), about=each.code, subject=each.subject)
            )
        if lines or group is others:
            none = dim("Nothing was found that needs a decision.")
            yield Section(title, tuple(lines) or (none,))


def _lacking(entry: AssessedCase, policy: Policy) -> Section:
    """The paper to ask for next, and how many more the file lacks."""
    wanted = next_papers(entry, policy)
    if wanted is None:
        return Section("Next best paper", (dim(no_papers_words(entry)),))
    target, states = wanted
    lacking = [state for state in states if state.state != "on file"]
    if not lacking:
        words = f"Every paper for a filing on {day_words(target)} is on file."
        return Section("Next best paper", (row(Span(words, "good")),))
    lacking.sort(key=lambda state: state.kind in _for_everyone(policy))
    first = lacking[0]
    fresh = "" if first.state == "missing" else "fresh copy: "
    best = _work_papers(policy) if _without_work(entry) else f"{fresh}{first.title}"
    lines = [row(Span(sentence(best), "strong"))]
    rest = [f.title for f in (lacking if _without_work(entry) else lacking[1:])]
    if rest:
        shown = ", ".join(rest[:_MOST_PAPERS])
        more = len(rest) - _MOST_PAPERS
        lines.append(dim(f"then {shown}" + (f" and {more} more" if more > 0 else "")))
    papers = count(len(lacking), "paper")
    lines.append(dim(f"{papers} to collect for a filing on {day_words(target)}"))
    return Section("Next best paper", tuple(lines))


def _for_everyone(policy: Policy) -> set[str]:
    return {paper.kind for paper in policy.papers if "everyone" in paper.for_}


def _without_work(entry: AssessedCase) -> bool:
    codes = {each.code for each in entry.assessment.findings}
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
    reviewed: Sequence[Tally], snoozed: Sequence[Tally], changed: Sequence[Tally]
) -> Section:
    """What a review came to: how many cases were reviewed, snoozed and changed."""
    counts = (
        f"{count(len(reviewed), 'case')} reviewed · "
        f"{len(snoozed)} snoozed · {len(changed)} changed"
    )
    lines = [row(Span(counts, "strong"))]
    every = (*reviewed, *snoozed, *changed)
    cases = widest([clean(each.case) for each in every], 12)
    names = widest([clean(each.name) for each in every], 30)
    for tally in every:
        lines.append(
            row(
                cell(tally.case, cases, "dim"),
                cell(tally.name, names),
                said(tally.done, "dim"),
            )
        )
    return Section("Review", tuple(lines))
