"""A row of the queue of prospects: when to act, who, where it stands, why now."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from qmas_tui.findings.model import Finding
from qmas_tui.findings.risk import by_gravity
from qmas_tui.intake.model import CriteriaTest, PointsTest
from qmas_tui.intake.result import AssessedProspect
from qmas_tui.views.groups import Group, group_of
from qmas_tui.views.intake_words import headline_of
from qmas_tui.views.model import Line, Role, Span
from qmas_tui.views.prospect.ahead import item_words
from qmas_tui.views.prospect.head import full_name
from qmas_tui.views.queue import act_by_words
from qmas_tui.views.say import mark_of, near_day, role_of
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
DAY, NAME, STAGE, COUNTS, FAMILY, ADVISER = 11, 23, 13, 11, 6, 4
WITH_FAMILY, WITH_CASE = 103, 115
"""From these widths on a row has stage and family, then adviser and case."""
LEAST_WHY, MOST_REASONS = 8, 3
NOTHING: Final = "–"
AIR: Final = Span(" ")
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


def prospect_line(of: AssessedProspect, laid: Laid, sign: Span = AIR) -> Line:
    """A prospect on one line, the reason as long as there is room for it.

    `sign` stands at its head.
    """
    who, found = of.prospect, of.assessment
    item, as_of = found.next, found.as_of
    is_asleep = found.asleep_until is not None
    is_now = item is not None and item.act_by <= as_of and not is_asleep
    mark, role = _mark(of, is_now)
    name: Role = "dim" if is_asleep else "strong" if is_now else "plain"
    family = sum(each.accompanying is not False for each in who.dependant)
    cells = (
        Span(pad(mark, 3), "dim" if is_asleep else role),
        Span(pad_left(act_by_words(item, as_of), DAY), "act" if is_now else "plain"),
        Span(pad(clean(full_name(who)), NAME), name),
        Span(pad(_stage(of), STAGE), "dim" if is_asleep else "plain"),
        Span(pad(counts_line(of), COUNTS), _counts_role(of)),
        Span(pad_left(str(family) if family else NOTHING, FAMILY), "dim"),
        Span(why_words(of), "dim" if is_asleep or not item else "plain"),
        Span(pad(clean(who.adviser or ""), ADVISER), "dim"),
        Span(pad(clean(who.case), laid.case_cells), "dim"),
    )
    return Line((sign, *_joined(cells, laid)))


def prospect_titles(laid: Laid) -> Line:
    """The titles of the columns, over their cells."""
    wide = laid.width >= WITH_FAMILY
    cells = (
        Span(pad("", 3), "dim"),
        Span(pad_left("Act by", DAY), "dim"),
        Span(pad("Prospect", NAME), "dim"),
        Span(pad("Stage", STAGE), "dim"),
        Span(pad("Of twelve", COUNTS), "dim"),
        Span(pad_left("Family", FAMILY) if wide else "", "dim"),
        Span("Why now", "dim"),
        Span(pad("Adv", ADVISER), "dim"),
        Span(pad("Case", laid.case_cells), "dim"),
    )
    return Line((AIR, AIR, *_joined(cells, laid)))


def _joined(cells: tuple[Span, ...], laid: Laid) -> tuple[Span, ...]:
    """The cells for which there is room, with the reason between them."""
    mark, day, name, stage, counts, family, why, adviser, case = cells
    gap = Span("  ")
    head = [mark, day, gap, name, Span(" ")]
    if laid.width >= WITH_FAMILY:
        head += [stage, Span(" "), counts, family, gap]
    else:
        head += [counts, Span(" ")]
    tail = []
    if laid.width >= WITH_CASE:
        tail = [Span(" "), adviser, Span(" "), case]
    used = 1 + sum(cell_width(span.text) for span in (*head, *tail))
    room = max(LEAST_WHY, laid.width - used)
    return (*head, Span(pad(clean(why.text), room), why.role), *tail)


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
