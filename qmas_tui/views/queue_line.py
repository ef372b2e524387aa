"""A row of the queue laid out: reasons first, more columns where there is room."""

from __future__ import annotations

from typing import Final

from qmas_tui.views.groups import Asleep, Head, Told
from qmas_tui.views.model import AssessedCase, Line, Span
from qmas_tui.views.queue import QueueRow, asleep_reason, name_of
from qmas_tui.views.say import count, near_day
from qmas_tui.views.sort import QUEUE_ORDER, Sort
from qmas_tui.views.width import cell_width, clean, cut, pad, pad_left

WITH_DISTANCE: Final = 103
WITH_CASE: Final = 115
WITH_STAGE: Final = 138
"""From these widths on a row has the distance of the limit, adviser and case, stage."""
DAY, NAME, STAGE, FAR, ADVISER = 11, 24, 15, 10, 4
INDENT: Final = "  "
LEAST_WHY: Final = 8
_TITLES: Final = {
    "act_by": "Act by",
    "name": "Holder",
    "why": "Why now",
    "stage": "Stage",
    "limit": "Limit",
    "adviser": "Adv",
    "case": "Case",
}


def queue_line(row: QueueRow, width: int, case_cells: int) -> Line:
    """A case on one line, the reason as long as there is room for it."""
    head = (
        row.seen,
        Span(" "),
        Span(pad(row.mark.text, 3), row.mark.role),
        Span(pad_left(row.act_by.text, DAY), row.act_by.role),
        Span("  "),
        Span(pad(clean(row.name.text), NAME), row.name.role),
        Span(" "),
    )
    tail = _tail(row, width, case_cells)
    used = sum(cell_width(span.text) for span in (*head, *tail))
    why = pad(clean(row.why.text), max(LEAST_WHY, width - used))
    return Line((*head, Span(why, row.why.role), *tail))


def usual_columns(width: int) -> tuple[str, ...]:
    """The columns of a row of that width, by their keys, from left to right."""
    columns = ["act_by", "name", "why", "limit"]
    if width >= WITH_STAGE:
        columns.insert(3, "stage")
    return (*columns, "adviser", "case") if width >= WITH_CASE else tuple(columns)


def _tail(row: QueueRow, width: int, case_cells: int) -> tuple[Span, ...]:
    """What stands to the right of the reason."""
    if width < WITH_DISTANCE:
        return (Span(f" {row.near_limit}", row.far),)
    spans = [
        Span(f" {pad_left(row.limit, DAY)} "),
        Span(pad_left(row.days, FAR), row.far),
    ]
    if width >= WITH_CASE:
        adviser = pad(clean(row.adviser), ADVISER)
        spans.append(Span(f"  {adviser} {pad(clean(row.case), case_cells)}", "dim"))
    if width >= WITH_STAGE:
        spans.insert(0, Span(f" {pad(row.stage.text, STAGE)}", row.stage.role))
    return tuple(spans)


def title_line(width: int, case_cells: int, sort: Sort = QUEUE_ORDER) -> Line:
    """The titles of the columns; the one sorted by bears the sign of the order."""
    titles = dict(_TITLES)
    if width >= WITH_DISTANCE:
        titles["limit"] = "Limit of stay"
    if sort.column in titles:
        gap = "" if sort.column == "adviser" else " "
        titles[sort.column] += f"{gap}{sort.sign}"
    row = QueueRow(
        case=titles["case"],
        seen=Span(" "),
        mark=Span(" "),
        act_by=Span(titles["act_by"]),
        name=Span(titles["name"]),
        why=Span(titles["why"]),
        stage=Span(titles["stage"]),
        limit=titles["limit"],
        near_limit=titles["limit"],
        days="",
        far="dim",
        adviser=titles["adviser"],
    )
    spans = [Span(" ")]
    for span in queue_line(row, width, case_cells).spans:
        title, sign, rest = span.text.partition(sort.sign)
        spans += [Span(title, "dim"), Span(sign, "accent"), Span(rest)]
    return Line(tuple(spans))


def head_line(head: Head) -> Line:
    """The title of a group and its count."""
    return Line(
        (Span(INDENT), Span(head.title, head.role), Span(f" {head.count}", "dim"))
    )


def told_line(line: Told) -> Line:
    """Why there is no case."""
    return Line((Span(f"{INDENT}{clean(line.words)}", "dim"),))


def asleep_line(line: Asleep, first: AssessedCase, width: int) -> Line:
    """What sleeps, in one line: how many, who wakes first, when, and where to look."""
    found = first.assessment
    wakes, as_of = found.asleep_until or found.as_of, found.as_of
    title = pad(f"{INDENT}Asleep {line.count}", 5 + DAY + 2)
    name = pad(clean(name_of(first.holder)), NAME + 1)
    words = [f"until {near_day(wakes, as_of)}", asleep_reason(first)]
    if line.count > 1:
        words.append(f"{count(line.count - 1, 'other')}")
    key, told = "Z", " all that sleep"
    room = width - sum(map(cell_width, (title, name, key, told)))
    why = pad(cut(clean(" · ".join(filter(None, words))), room - 2), room)
    return Line(
        (Span(f"{title}{name}{why}", "dim"), Span(key, "head"), Span(told, "dim"))
    )
