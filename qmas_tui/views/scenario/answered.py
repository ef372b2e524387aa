"""What a scenario moves, section by section."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from qmas_tui.findings.moves import FindingMoved, Moved, Shares
from qmas_tui.findings.outcome import LEVELS
from qmas_tui.scenarios.answer import Answer, FindingEffect
from qmas_tui.scenarios.in_between import FirstSeen, Passing
from qmas_tui.views.finding_names import finding_name
from qmas_tui.views.lay import cell, row, said
from qmas_tui.views.model import Line, Role, Section, Span
from qmas_tui.views.say import mark_of, near_day, role_of
from qmas_tui.views.scenario.columns import MARK, Columns, Doers, Roles, columns_of
from qmas_tui.views.scenario.names import (
    became_words,
    explained_as,
    far_words,
    finding_words,
    group_words,
    said_value,
    whose,
)
from qmas_tui.views.value_names import value_name

SOONER_IS_WORSE: Final = ("limit_of_stay", "act_by", "lost_on", "path.")
NOTHING: Final = "Nothing moves by the changes; d asks on a later day."
_LOOKING: Final = "looking at the days in between …"
_SeenFirst = Mapping[tuple[str, str], FirstSeen]


def answer_sections(found: Answer, by: Doers, room: int) -> Iterator[Section]:
    """What the changes move, what passes, what time alone moves, what is the same."""
    columns = columns_of(room)
    moved = [e for e in found.moved if value_name(e.moved.what)]
    head = columns.head(
        "now", "if", "moved", "by which change" if columns.by > 14 else "by"
    )
    lines = [
        value_line(
            columns,
            each.moved,
            by.words(each.changes, each.moved.shares, columns),
        )
        for each in moved
        if not by_time(each.moved.shares) and _is_told(each.moved, moved_names(found))
    ]
    if lines:
        yield Section(columns.title("Dates and figures"), tuple(lines), head)
    findings = tuple(_findings(found, by, columns))
    if findings:
        yield Section("Findings", findings)
    if not lines and not findings:
        yield Section("Moved", (row(Span(NOTHING)),))
    if passing := tuple(_passing(each, found, columns) for each in found.passing):
        yield Section("In between, and gone by then", passing)
    elif not found.is_whole:
        yield Section("In between", (row(Span(_LOOKING, "dim")),))
    if alone := tuple(_by_time_alone(found, columns)):
        yield Section(
            f"By time alone, until {near_day(found.then, found.as_of)}", alone
        )
    yield same_section(found.same)


def same_section(groups: Iterable[str]) -> Section:
    """In what nothing moves, on one line."""
    words = " · ".join(map(group_words, groups)) or "nothing"
    return Section("The same", (row(said(words, "dim")),))


def moved_names(found: Answer) -> frozenset[tuple[str, str]]:
    """Whom and what has moved."""
    return frozenset((e.moved.subject, e.moved.what) for e in found.moved)


def by_time(shares: Shares) -> bool:
    """Whether something moved for no other reason than that time went by."""
    return not (shares.facts or shares.rules)


def value_line(columns: Columns, moved: Moved, by: str, is_dim: bool = False) -> Line:
    """A value now and if, how far it moved, and by what."""
    what, role = moved.what, _role(moved)
    values = [said_value(what, each) for each in (moved.before, moved.after)]
    roles = Roles("dim", "dim", "dim") if is_dim else Roles(moved=role)
    name = whose(moved.subject, value_name(what), columns.name)
    spans = columns.row(name, values, far_words(moved), by, roles)
    return row(*spans, about=explained_as(what), subject=moved.subject)


def _role(moved: Moved) -> Role:
    """Sooner is worse of some days; that is said by the word beside it as well."""
    if moved.what.startswith(SOONER_IS_WORSE) and moved.moved:
        return "act" if moved.moved < 0 else "good"
    return "plain"


def _is_told(moved: Moved, names: frozenset[tuple[str, str]]) -> bool:
    """A state is told apart from its day only where that does not move itself."""
    base = moved.what.removesuffix(".status")
    return base == moved.what or (moved.subject, base) not in names


def _findings(found: Answer, by: Doers, columns: Columns) -> Iterator[Line]:
    seen = {(each.subject, each.code): each for each in found.first_seen}
    told = [each for each in found.findings if not by_time(each.shares)]
    for each in sorted(told, key=lambda each: gravity(each.finding)):
        doers = by.words(each.changes, each.shares, columns)
        became = _became(each, seen, found.as_of)
        yield finding_line(columns, each.finding, became, doers)
    for moved in [each for each in found.reworded if not by_time(each.shares)]:
        yield finding_line(columns, moved, became_words(moved), "")


def _became(each: FindingEffect, seen: _SeenFirst, as_of: date) -> str:
    words = became_words(each.finding)
    first = seen.get((each.finding.subject, each.finding.code))
    is_new = first is not None and each.finding.after is not None
    return f"{words} from {near_day(first.on, as_of)}" if first and is_new else words


def finding_line(columns: Columns, each: FindingMoved, became: str, by: str) -> Line:
    """A finding that came, went, or is another: mark and words, and colour last."""
    level = each.after or each.before
    role: Role = role_of(level) if level and each.after else "dim"
    mark = cell(mark_of(level) if level else "", MARK, role)
    spans = columns.finding(
        mark, finding_words(each, columns.finding_cells), became, by, role
    )
    return row(*spans, about=each.code, subject=each.subject)


def gravity(each: FindingMoved) -> tuple[bool, int]:
    """What is there first, the gravest of it before the others."""
    level = each.after or each.before
    return each.after is None, LEVELS.index(level) if level else len(LEVELS)


def _passing(each: Passing, found: Answer, columns: Columns) -> Line:
    role = role_of(each.level)
    first, last = (near_day(day, found.as_of) for day in (each.first, each.last))
    words = whose(each.subject, finding_name(each.code), columns.finding_cells)
    mark = cell(mark_of(each.level), MARK, role)
    days = first if first == last else f"{first} to {last}"
    return row(
        *columns.finding(mark, words, days, "", role),
        about=each.code,
        subject=each.subject,
    )


def _by_time_alone(found: Answer, columns: Columns) -> Iterable[Line]:
    names = moved_names(found)
    moved: Sequence[Moved] = [
        e.moved for e in found.moved if by_time(e.moved.shares) and _differs(e.moved)
    ]
    for each in moved:
        if value_name(each.what) and _is_told(each, names):
            yield value_line(columns, each, "", is_dim=True)
    for finding in (*[e.finding for e in found.findings], *found.reworded):
        if by_time(finding.shares):
            yield finding_line(columns, finding, became_words(finding), "")


def _differs(moved: Moved) -> bool:
    return moved.before != moved.after
