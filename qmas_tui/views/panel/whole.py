"""The whole case in one column, beside the queue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from qmas_tui.findings.effective_facts import is_current
from qmas_tui.findings.model import AssessedCase, PaperStatus
from qmas_tui.findings.risk import is_gap, pressing
from qmas_tui.policy.policy import Policy
from qmas_tui.views.case.papers import next_papers
from qmas_tui.views.case.work import work_name
from qmas_tui.views.items import of_whom
from qmas_tui.views.model import Line, Role, Span
from qmas_tui.views.panel.pieces import (
    apart,
    finding_line,
    indented,
    last_seen,
    next_line,
    who,
)
from qmas_tui.views.queue import far_role
from qmas_tui.views.say import (
    BASES,
    capital,
    day_words,
    days_words,
    kind_words,
    money,
    near_day,
)
from qmas_tui.views.timeline import timeline
from qmas_tui.views.width import clean, pad, pad_left
from qmas_tui.views.words import headline, remedy

KEYS: Final = "enter enter"
MARGIN: Final = 2
KIND, DAY, FAR = 22, 12, 10
MOST_NOTES: Final = 3
_BAR: Final = "▇"
_LEVEL_AT: Final = 18
"""The cell of the bar of a monthly pay where that counts as low no more."""
_PAPERS: Final[dict[PaperStatus, tuple[str, Role]]] = {
    "on file": ("✓", "good"),
    "stale": ("~", "warn"),
    "missing": ("○", "warn"),
}


def whole_case(
    case: AssessedCase, policy: Policy, soon: int, width: int
) -> tuple[Line, ...]:
    """Who, the path, what is next, and all sections that have something to say."""
    room = width - 2 * MARGIN
    found = case.assessment
    name, told = who(case)
    lines = [
        Line(),
        apart((name,), (last_seen(case),), room),
        apart((Span(told.text.strip(), told.role),), (), room),
        Line(),
        *timeline(found, found.as_of, room, case.holder.landed_on),
        Line(),
        next_line(case, KEYS, room),
    ]
    lines += _section("Findings", _findings(case, room))
    lines += _section("Dates", _dates(case, soon))
    lines += _section("Family", _family(case, soon, room))
    level = policy.figures.income_low
    scale = f"a month; our level {money(level)} │"
    lines += _section("Work", _work(case, level, room), scale)
    lines += _papers(case, policy, room)
    lines += _section("Notes", _notes(case, room))
    return indented(lines, MARGIN)


def _section(title: str, lines: Iterable[Line], right: str = "") -> Iterator[Line]:
    """A titled block with air above it; nothing where there is nothing in it."""
    shown = tuple(lines)
    if shown:
        yield Line()
        yield Line((Span(title, "head"), Span(f"   {right}" if right else "", "dim")))
        yield from shown


def _findings(case: AssessedCase, room: int) -> Iterator[Line]:
    """What is to act on or warned of, each with what settles it."""
    for each in pressing(case.assessment):
        words = capital(of_whom(each.subject, headline(each)))
        yield finding_line(each, words, room)
        if not is_gap(each):
            yield apart((Span("   "), Span(remedy(each), "dim")), (), room)


def _dates(case: AssessedCase, soon: int) -> Iterator[Line]:
    found = case.assessment
    for each in found.deadlines:
        if each.status == "done":
            yield _date(kind_words(each.kind), each.on, "filed", "good")
        elif each.kind == "extension.opens" and each.status == "overdue":
            yield _date(kind_words(each.kind), each.on, "closed", "dim")
        elif each.status == "open":
            yield _date(kind_words(each.kind), each.on, f"open {-each.days} d", "dim")
        else:
            role = far_role(each.days, soon)
            yield _date(kind_words(each.kind), each.on, days_words(each.days), role)
    for kind, day in found.milestone.days if found.milestone else ():
        words = kind_words("milestone.prepare" if kind == "milestone" else kind)
        if day is None:
            yield Line((Span(pad(words, KIND), "dim"), Span("not known yet", "warn")))
        elif day > found.as_of or kind == "milestone":
            far = days_words((day - found.as_of).days)
            yield _date(words, day, far, "good" if day > found.as_of else "act")
        else:
            yield _date(words, day, "reached", "good")


def _date(words: str, on: date, far: str, role: Role) -> Line:
    day = Span(pad(day_words(on), DAY))
    return Line((Span(pad(words, KIND), "dim"), day, Span(pad_left(far, FAR), role)))


def _family(case: AssessedCase, soon: int, room: int) -> Iterator[Line]:
    as_of = case.assessment.as_of
    for each in case.assessment.dependants:
        who = (Span(clean(each.name)), Span(f"  {each.relation}", "dim"))
        if each.limit is None:
            yield apart(who, (Span(each.standing.replace("-", " "), "dim"),), room)
            continue
        days = (each.limit.on - as_of).days
        words = f"limit {near_day(each.limit.on, as_of)}, {days_words(days)}"
        yield apart(who, (Span(words, far_role(days, soon)),), room)


def _work(case: AssessedCase, level: int, room: int) -> Iterator[Line]:
    """The works of today, and the pay of a month to scale."""
    as_of = case.assessment.as_of
    for work in case.holder.work:
        if not is_current(work, as_of):
            continue
        pay = work.monthly_income or 0
        told = Span(money(pay) if pay else "", "plain")
        yield apart((Span(work_name(work)),), (told,), room)
        if pay and work.currency in ("HKD", None):
            yield Line(_pay_bar(pay, level, room))


def _pay_bar(pay: int, level: int, room: int) -> tuple[Span, ...]:
    """A monthly pay to scale, with a line where the office's level is."""
    cells = min(room - 1, pay * _LEVEL_AT // level)
    below, above = min(cells, _LEVEL_AT), max(0, cells - _LEVEL_AT)
    return (
        Span(_BAR * below + " " * (_LEVEL_AT - below), "accent"),
        Span("│", "warn"),
        Span(_BAR * above, "accent"),
    )


def _papers(case: AssessedCase, policy: Policy, room: int) -> Iterator[Line]:
    wanted = next_papers(case, policy)
    if wanted is None:
        return
    on, states = wanted
    filed = sum(each.state == "on file" for each in states)
    lines = []
    for each in states:
        mark, role = _PAPERS[each.state]
        basis = Span(BASES[each.basis], "dim")
        lines.append(apart((Span(f"{mark} ", role), Span(each.title)), (basis,), room))
    target = near_day(on, case.assessment.as_of)
    yield from _section("Papers", lines, f"{filed} of {len(states)} for {target}")


def _notes(case: AssessedCase, room: int) -> Iterator[Line]:
    as_of = case.assessment.as_of
    for note in reversed(case.holder.note[-MOST_NOTES:]):
        when = f"{near_day(note.on, as_of)} {note.by or ''}".strip()
        yield apart((Span(f"{when}  ", "dim"), Span(note.text)), (), room)
