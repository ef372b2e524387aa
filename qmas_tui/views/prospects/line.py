"""A row of the queue of prospects: when to act, who, where it stands, why now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from qmas_tui.findings.model import Finding
from qmas_tui.findings.risk import by_gravity
from qmas_tui.intake.model import CriteriaTest, PointsTest
from qmas_tui.intake.result import AssessedProspect
from qmas_tui.views.groups import Group, group_of
from qmas_tui.views.intake_words import headline_of
from qmas_tui.views.listing import AIR, Cells
from qmas_tui.views.model import Line, Role, Span
from qmas_tui.views.prospect.ahead import item_words
from qmas_tui.views.prospect.head import full_name
from qmas_tui.views.queue import act_by_words, seen_sign
from qmas_tui.views.say import mark_of, near_day, role_of
from qmas_tui.views.sort import QUEUE_ORDER, Sort
from qmas_tui.views.width import cell_width, clean, pad, pad_left

SHORT: Final = {
    "lead": "first contact",
    "submitted": "submitted",
    "pooled": "in the pool",
    "in-principle": "in principle",
    "consent-sent": "consent sent",
    "requested": "papers asked",
    "approved": "fee to pay",
    "paid": "fee paid",
    "e-visa": "to land",
    "broken": "broken",
}
"""Stages that are not called as their codes, where there is little room."""
DAY, NAME, STAGE, COUNTS, FAMILY, ADVISER = 11, 23, 13, 12, 6, 4
WITH_FAMILY, WITH_CASE = 103, 115
"""From these widths on a row has stage and family, then adviser and case."""
LEAST_WHY, MOST_REASONS = 8, 3
NOTHING: Final = "–"
MARKS: Final = 4
"""The cells before the first column: looked at today, and the mark of the case."""
_TITLES: Final = {
    "act_by": "Act by",
    "name": "Prospect",
    "stage": "Stage",
    "counts": "Of twelve",
    "family": "Family",
    "why": "Why now",
    "adviser": "Adv",
    "case": "Case",
}
_FOUND_BY: Final = {
    "request.due": "request.unanswered",
    "consent.due": "consent.missing",
    "fee.due": "fee.unpaid",
    "entry.use-by": "entry.unused",
    "identity-card.due": "identity-card.missing",
    "age.closing": "age.closing",
}
"""The finding that says the same as what is to be done."""


class Laid(Struct, frozen=True, gc=False):
    """How wide a row is, and the column of the case in it."""

    width: int
    case_cells: int


def prospect_group(of: AssessedProspect, soon: int) -> Group:
    """The group of a prospect; whoever sleeps has one of their own."""
    found = of.assessment
    return "asleep" if found.asleep_until is not None else group_of(found, soon)


def prospect_cells(of: AssessedProspect, soon: int) -> Cells:
    """What the row of a prospect says in a way of its own."""
    del soon  # the day is told as it is, however near
    who, found = of.prospect, of.assessment
    item, as_of = found.next, found.as_of
    is_asleep = found.asleep_until is not None
    is_now = item is not None and item.act_by <= as_of and not is_asleep
    mark, role = _mark(of, is_now)
    name: Role = "dim" if is_asleep else "strong" if is_now else "plain"
    said = {
        "act_by": Span(act_by_words(item, as_of), "act" if is_now else "plain"),
        "name": Span(full_name(who), name),
        "stage": Span(_stage(of), "dim" if is_asleep else "plain"),
        "counts": Span(counts_line(of), _counts_role(of)),
        "family": Span(str(family_of(of) or NOTHING), "dim"),
        "why": Span(why_words(of), "dim" if is_asleep or not item else "plain"),
    }
    sign = Span(mark, "dim" if is_asleep else role)
    return Cells(seen_sign(who, as_of), sign, said)


def prospect_line(of: AssessedProspect, laid: Laid, sign: Span | None = None) -> Line:
    """A prospect on one line, the reason as long as there is room for it.

    `sign` stands in the place of that somebody looked at it today.
    """
    row = prospect_cells(of, 0)
    said = row.said
    mark = Span(pad(row.mark.text, 3), row.mark.role)
    cells = {
        **said,
        "adviser": Span(clean(of.prospect.adviser or ""), "dim"),
        "case": Span(clean(of.prospect.case), "dim"),
    }
    return Line((sign or row.seen, mark, *_joined(cells, laid)))


def prospect_titles(laid: Laid, sort: Sort = QUEUE_ORDER) -> Line:
    """The titles of the columns; the one sorted by bears the sign of the order."""
    titles = dict(_TITLES)
    if laid.width < WITH_FAMILY:
        titles["family"] = titles["stage"] = ""
    if titles.get(sort.column):
        gap = "" if sort.column in ("adviser", "family") else " "
        titles[sort.column] += f"{gap}{sort.sign}"
    cells = {key: Span(title, "dim") for key, title in titles.items()}
    spans = [Span(" " * (MARKS + 1))]
    for span in _joined(cells, laid):
        title, sign, rest = span.text.partition(sort.sign)
        spans += [Span(title, "dim"), Span(sign, "accent"), Span(rest)]
    return Line(tuple(spans))


def usual_columns(width: int) -> tuple[str, ...]:
    """The columns of a row of that width, by their keys, from left to right."""
    columns = ["act_by", "name", "counts", "why"]
    if width >= WITH_FAMILY:
        columns[2:3] = ["stage", "counts", "family"]
    return (*columns, "adviser", "case") if width >= WITH_CASE else tuple(columns)


def _joined(cells: Mapping[str, Span], laid: Laid) -> tuple[Span, ...]:
    """The cells for which there is room, with the reason between them."""
    gap = Span("  ")
    head = [_right(cells["act_by"], DAY), gap, _left(cells["name"], NAME), AIR]
    if laid.width >= WITH_FAMILY:
        head += [_left(cells["stage"], STAGE), AIR, _left(cells["counts"], COUNTS)]
        head += [_right(cells["family"], FAMILY), gap]
    else:
        head += [_left(cells["counts"], COUNTS), AIR]
    tail = []
    if laid.width >= WITH_CASE:
        tail = [AIR, _left(cells["adviser"], ADVISER), AIR]
        tail.append(_left(cells["case"], laid.case_cells))
    used = MARKS + sum(cell_width(span.text) for span in (*head, *tail))
    return (*head, _left(cells["why"], max(LEAST_WHY, laid.width - used)), *tail)


def _left(cell: Span, cells: int) -> Span:
    return Span(pad(clean(cell.text), cells), cell.role)


def _right(cell: Span, cells: int) -> Span:
    return Span(pad_left(cell.text, cells), cell.role)


def family_of(of: AssessedProspect) -> int:
    """How many come along, as far as it is known."""
    return sum(each.accompanying is not False for each in of.prospect.dependant)


def _stage(of: AssessedProspect) -> str:
    stage = of.assessment.stage
    return SHORT.get(stage, stage)


def counts_line(of: AssessedProspect) -> str:
    """Met, safe and documented of the twelve; of other tests what stands for it."""
    found = of.assessment.evaluation
    if found is None:
        return NOTHING
    if of.prospect.route == "apt":
        return {"yes": "claimed", "no": "none", "unknown": "unknown"}[found.apt.state]
    match found.gpt:
        case CriteriaTest() as test:
            return f"{test.met} / {test.safe} / {test.documented}"
        case PointsTest() as test:
            return f"{test.total} points"
    return NOTHING


def _counts_role(of: AssessedProspect) -> Role:
    found = of.assessment.evaluation
    if found is None or of.assessment.filed:
        return "dim"
    roles: dict[str, Role] = {"yes": "good", "no": "warn", "unknown": "plain"}
    return roles[found.may_file]


def why_words(of: AssessedProspect) -> str:
    """What makes the day to act, then the worst of what was found."""
    found = of.assessment
    told = []
    if found.asleep_until is not None:
        told.append(f"asleep until {near_day(found.asleep_until, found.as_of)}")
    elif found.next is not None and found.next.kind != "findings":
        told.append(item_words(found.next, of.prospect))
    said = _FOUND_BY.get(found.next.kind) if found.next else None
    told += [headline_of(each) for each in grave(of) if each.code != said]
    return " · ".join(dict.fromkeys(told[:MOST_REASONS])) or "—"


def grave(of: AssessedProspect) -> list[Finding]:
    """What is to be acted on or warned of, worst first."""
    found = of.assessment.findings
    return by_gravity([each for each in found if each.level in ("act", "warn")])


def _mark(of: AssessedProspect, is_now: bool) -> tuple[str, Role]:
    if is_now:
        return mark_of("act"), role_of("act")
    if worst := grave(of):
        return mark_of(worst[0].level), role_of(worst[0].level)
    return (mark_of("watch"), "dim") if of.assessment.next else (" ", "dim")
