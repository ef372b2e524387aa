"""The dates of holder and family side by side, one column a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from msgspec import Struct, structs

from qmas_tui.facts.holder import Holder
from qmas_tui.findings.model import (
    HOLDER,
    AssessedCase,
    Assessment,
    Deadline,
    DependantAssessment,
    Milestone,
)
from qmas_tui.views.case.behind import fact_behind
from qmas_tui.views.lay import INDENT, cell, dim, right, row
from qmas_tui.views.model import Line, Role, Section, Span, days_until
from qmas_tui.views.say import day_words, days_words, kind_words
from qmas_tui.views.width import clean, cut, pad_left
from qmas_tui.views.words import overruled_words

LABEL_CELLS: Final = 22
_CELLS: Final = 13
"""The cells of a day, with the mark before it."""
_FAR_CELLS: Final = 9
_CONFIRMED: Final = "✓ "
_OPEN_END: Final = "≥ "
_UNKNOWN: Final = "unknown"
_NO_ABSENCES: Final = "absences-unrecorded"
_LABELS: Final = {"passport": "passport until"}
_LAST: Final = ("milestone", "milestone.earliest", "milestone.latest", "passport")
NO_DATES: Final = {
    "broken": "This case could not be worked out: no date of it is known here.",
    "closed": "The case is closed; it has no dates.",
    "permanent": "Permanent resident: no dates of the holder's own.",
    "left": "Left Hong Kong: no dates of the holder's own.",
}
_NOTHING_APPROVED: Final = "Nothing is approved yet, so there are no dates."

Person = Assessment | DependantAssessment


class _Day(Struct, frozen=True, gc=False):
    """A date of somebody as a cell: what it says, in which role, and how far it is."""

    words: str
    role: Role = "plain"
    far: str = ""


def dates_section(
    case: AssessedCase, who: str = HOLDER, room: int | None = None
) -> Section:
    """The dates of everybody, or why there are none; lines are about those of `who`.

    As many of the family have a column as there is room for, `who` among them.
    """
    days = {name: _days(name, person, case) for name, person in case.assessment.people}
    known = [name for name, each in days.items() if each or name == HOLDER]
    shown = _shown(known, who, room)
    used = INDENT + LABEL_CELLS + 2 + len(shown) * (_CELLS + 2)
    is_far = room is None or used + _FAR_CELLS <= room
    kinds = dict.fromkeys(kind for name in shown for kind in days[name])
    order = sorted(
        kinds, key=lambda kind: _LAST.index(kind) + 1 if kind in _LAST else 0
    )
    lines = [_line(kind, shown, days, who, case, is_far) for kind in order]
    if "milestone.latest" not in kinds:
        lines = [_sure(line) for line in lines]
    lines += [dim(each) for each in _changed(case, who)]
    if not days[HOLDER]:
        lines.append(dim(NO_DATES.get(case.assessment.stage, _NOTHING_APPROVED)))
    return Section("Dates", tuple(lines), _names(shown, who))


def _sure(line: Line) -> Line:
    """The line of the seven years where no later day is possible."""
    if line.about != "milestone.earliest":
        return line
    label = cell(kind_words("milestone"), LABEL_CELLS, "dim")
    return structs.replace(line, spans=(label, *line.spans[1:]))


def _changed(case: AssessedCase, who: str) -> Iterator[str]:
    """Which of the dates rest on a figure that the office has changed."""
    person = case.assessment.of(who)
    for each in person.deadlines if person else ():
        if each.overruled:
            yield f"{kind_words(each.kind)}{overruled_words(each.overruled)}"


def _names(shown: Sequence[str], who: str) -> tuple[Span, ...]:
    gap = " " * (INDENT + LABEL_CELLS + 2 - len("Dates"))
    titles = [
        right(cut(clean(name), _CELLS), _CELLS, "accent" if name == who else "dim")
        for name in shown
    ]
    return (Span(gap), *titles)


def _shown(names: list[str], who: str, room: int | None) -> list[str]:
    """The holder and those of the family for whom there is room."""
    if room is None:
        return names
    most = max(2, (room - INDENT - LABEL_CELLS - 2) // (_CELLS + 2))
    place = names.index(who) if who in names else 0
    first = max(1, place - most + 2)
    return [*names[:1], *names[first : first + most - 1]]


def _line(
    kind: str,
    shown: Sequence[str],
    days: dict[str, dict[str, _Day]],
    who: str,
    case: AssessedCase,
    is_far: bool,
) -> Line:
    label = "milestone.prepare" if kind == "milestone" else kind
    spans = [cell(_LABELS.get(label) or kind_words(label), LABEL_CELLS, "dim")]
    for name in shown:
        day = days[name].get(kind, _Day(""))
        spans.append(right(day.words, _CELLS, day.role))
    own = days.get(who, {}).get(kind)
    if own is None:
        return row(*spans)
    if is_far:
        role = own.role if own.role in ("act", "warn", "good") else "dim"
        spans.append(Span(pad_left(own.far, _FAR_CELLS), role))
    remedy = fact_behind(kind, who, case)
    about = "" if kind == "passport" else kind
    return row(*spans, about=about, subject=who if about else "", remedy=remedy)


def _days(name: str, person: Person, case: AssessedCase) -> dict[str, _Day]:
    """The dates of somebody by kind."""
    as_of = case.assessment.as_of
    filed = any(each.status == "done" for each in person.deadlines)
    days = {
        each.kind: _deadline(each, filed, person, case) for each in person.deadlines
    }
    if person.milestone is not None:
        days |= _milestones(person, as_of)
    elif name == HOLDER and person.limit is not None:
        days["milestone.earliest"] = _Day(_UNKNOWN, "warn", "no landing")
    expires = _passport(name, case)
    if expires is not None and days:
        is_short = person.limit is not None and expires <= person.limit.on
        role: Role = "warn" if is_short else "plain"
        far = days_words(days_until(expires, as_of))
        days["passport"] = _Day(day_words(expires), role, far)
    return days


def _deadline(
    deadline: Deadline, filed: bool, person: Person, case: AssessedCase
) -> _Day:
    words, limit = day_words(deadline.on), person.limit
    role, far = _distance(deadline, filed)
    if deadline.kind == "stay.ends" and limit is not None:
        if limit.source == "confirmed":
            words = f"{_CONFIRMED}{words}"
        own = case.assessment.limit
        if role == "plain" and own is not None and limit.on != own.on:
            role = "warn"
    return _Day(words, role, far)


def _distance(deadline: Deadline, filed: bool) -> tuple[Role, str]:
    """How much a date matters now, and how far it is."""
    match deadline.status:
        case "done":
            return "dim", "filed"
        case "ahead":
            return "plain", days_words(deadline.days)
        case "today":
            return "warn" if deadline.kind == "extension.opens" else "act", "today"
        case "open":
            return "warn", "open"
    if deadline.kind == "extension.opens":
        return "plain", "closed"
    waits = filed or deadline.kind == "abode.decision-late"
    return "warn" if waits else "act", days_words(deadline.days)


def _milestones(person: Person, as_of: date) -> dict[str, _Day]:
    """The days of the seven years; the latest only where it is another day."""
    seven = person.milestone
    assert seven is not None, "asked only of those who have them"
    days: dict[str, _Day] = {}
    for kind, day in seven.days:
        role: Role = "plain" if kind == "milestone" else "good"
        if kind == "milestone.latest" and day == seven.earliest:
            continue
        if day is None:
            days[kind] = _Day(_UNKNOWN, "warn")
            continue
        is_open = kind == "milestone.earliest" and seven.latest != day
        words = f"{_OPEN_END if is_open else ''}{day_words(day)}"
        days[kind] = _Day(words, role, reached_words(kind, day, as_of))
    return days


def _passport(name: str, case: AssessedCase) -> date | None:
    """The last day of the passport of somebody that expires last."""
    person = case.person(name)
    if isinstance(person, Holder):
        return max((each.expires_on for each in person.passport), default=None)
    return person.passport_expires_on


def unknown_words(milestone: Milestone) -> str:
    """Said of a day of the seven years that is not known."""
    if any(each.key == _NO_ABSENCES for each in milestone.because):
        return f"{_UNKNOWN}: absences not recorded"
    return _UNKNOWN


def reached_words(kind: str, day: date, as_of: date) -> str:
    """How far a day of the seven years is, or that it was reached."""
    if kind != "milestone" and day < as_of:
        return "reached"
    return far_words(day, as_of)


def far_words(day: date, as_of: date) -> str:
    """How far a day is that nobody can be late for."""
    days = days_until(day, as_of)
    return days_words(days) if days >= 0 else "reached"
