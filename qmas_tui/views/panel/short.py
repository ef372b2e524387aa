"""The panel below the queue: three lines, or half of the screen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmas_tui.findings.model import AssessedCase, Deadline
from qmas_tui.policy.policy import Policy
from qmas_tui.views.case.papers import next_papers
from qmas_tui.views.model import Line, Span
from qmas_tui.views.panel.pieces import (
    GAP,
    LABEL,
    apart,
    dated,
    indented,
    labelled,
    last_seen,
    limit_spans,
    next_line,
    who,
    worst_line,
)
from qmas_tui.views.say import near_day
from qmas_tui.views.timeline import timeline
from qmas_tui.views.width import clean

KEYS: Final = "enter enter"
MARGIN: Final = 1
BETWEEN: Final = "    "
_NAMED: Final = {
    "extension.target": "target",
    "extension.last-day": "last filing day",
    "extension.decision-late": "decision by",
    "abode.decision-late": "abode decision by",
    "entry.use-by": "must land by",
    "stay.ends": "limit",
}
"""The dates that matter in one line, with a short name for each."""


def three_lines(case: AssessedCase, soon: int, width: int) -> tuple[Line, ...]:
    """Who it is and until when, what is next, and the worst that was found."""
    room = width - 2 * MARGIN
    lines = (
        apart(who(case, short=True), limit_spans(case, soon), room),
        next_line(case, KEYS, room),
        worst_line(case, room),
    )
    return indented(lines, MARGIN)


def half_screen(
    case: AssessedCase, policy: Policy, soon: int, width: int
) -> tuple[Line, ...]:
    """The same with the path drawn to scale, the dates, papers and the last note."""
    room = width - 2 * MARGIN
    found = case.assessment
    lines = (
        Line(),
        apart(who(case), (last_seen(case),), room),
        Line(),
        *timeline(found, found.as_of, room, case.holder.landed_on),
        Line(),
        next_line(case, KEYS, room),
        worst_line(case, room),
        _dates(case, soon, room),
        apart(_papers(case, policy), _note(case, room), room),
    )
    return indented(lines, MARGIN)


def _dates(case: AssessedCase, soon: int, room: int) -> Line:
    as_of = case.assessment.as_of
    days = [dated(_NAMED[d.kind], d.on, as_of, soon) for d in _wanted(case)]
    while days and sum(map(_cells, days)) > room - LABEL:
        del days[0]  # the limit of stay is the last
    spans = [labelled("Dates")]
    for day in days:
        spans += [*day, Span(BETWEEN)]
    return Line(tuple(spans))


def _cells(day: tuple[Span, Span]) -> int:
    return sum(len(span.text) for span in day) + len(BETWEEN)


def _wanted(case: AssessedCase) -> Iterator[Deadline]:
    """The dates still to be kept; once the limit has passed that alone."""
    every = case.assessment.deadlines
    is_past = any(each.kind == "stay.ends" and each.days < 0 for each in every)
    for each in every:
        is_kept = each.kind == "stay.ends" or not is_past
        if is_kept and each.kind in _NAMED and each.status != "done":
            yield each


def _papers(case: AssessedCase, policy: Policy) -> tuple[Span, ...]:
    wanted = next_papers(case, policy)
    if wanted is None:
        return labelled("Papers"), Span("none to file", "dim")
    states = wanted[1]
    lacking = [each.title for each in states if each.state != "on file"]
    told = Span(f"{len(states) - len(lacking)} of {len(states)}")
    return labelled("Papers"), told, Span(GAP + ", ".join(lacking), "dim")


def _note(case: AssessedCase, room: int) -> tuple[Span, ...]:
    """The last note, in at most half of the line."""
    if not case.holder.note:
        return ()
    note, as_of = case.holder.note[-1], case.assessment.as_of
    when = f"{near_day(note.on, as_of)} {note.by or ''}".strip()
    (line,) = [apart((Span(f"Note  {when}  {note.text}", "dim"),), (), room // 2)]
    return tuple([Span(clean(span.text), span.role) for span in line.spans])
