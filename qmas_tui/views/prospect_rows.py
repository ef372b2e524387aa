"""A prospect in one line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from qmas_tui.findings.risk import by_gravity
from qmas_tui.intake.model import CriteriaTest, Evaluation, PointsTest
from qmas_tui.intake.result import AssessedProspect as AssessedProspect
from qmas_tui.intake.result import ProspectItem
from qmas_tui.intake.states import State
from qmas_tui.views.intake_words import headline_of
from qmas_tui.views.prospect_words import MAY_FILE
from qmas_tui.views.say import day_words, days_words

TO_DO: Final = {
    "facts.broken": "correct the record",
    "next": "do what was promised",
    "request.due": "answer the department",
    "consent.due": "send the consent letter",
    "fee.due": "pay the fee",
    "entry.use-by": "mind the last day of the entry visa",
    "identity-card.due": "apply for the identity card",
    "decision.late": "chase the decision",
    "file": "file as planned",
    "file.plan": "plan the filing",
    "file.possible": "the line is reached",
    "age.closing": "file before the birthday",
    "findings": "settle what stands in the way",
    "refused": "refused: what next?",
    "withdrawn": "withdrawn: what next?",
}
"""What an item of the queue asks for."""
MOST_REASONS: Final = 3
ACHIEVEMENT: Final[dict[State, str]] = {
    "yes": "achievement claimed",
    "no": "no achievement",
    "unknown": "achievement unknown",
}
_STAGES: Final = {"e-visa": "e-Visa"}


def prospect_sentence(of: AssessedProspect) -> str:
    """Who, where the case stands, how much of the line is met, what is to be done."""
    names = [of.prospect.name, of.prospect.name_zh]
    name = " ".join(each for each in names if each)
    return f"{of.prospect.case}, {name}: {prospect_words(of)}"


def prospect_words(of: AssessedProspect) -> str:
    """The same without who it is; a member of the family may still be named in it."""
    found = of.assessment
    parts = [_STAGES.get(found.stage) or found.stage.replace("-", " ")]
    if found.evaluation:
        parts += _line(found.evaluation, found.filed, of.prospect.route == "apt")
    if found.next:
        parts.append(_item_words(found.next, found.as_of))
    if reasons := reasons_now(of):
        parts.append(f"why: {'; '.join(reasons)}")
    if found.asleep_until is not None:
        parts.append(f"asleep until {day_words(found.asleep_until)}")
    return f"{'; '.join(parts)}."


def days_left(of: AssessedProspect) -> int | None:
    """How far the day to act is; None where nothing is open."""
    item = of.assessment.next
    return (item.act_by - of.assessment.as_of).days if item else None


def reasons_now(of: AssessedProspect) -> list[str]:
    """The worst of what was found, in a few words; nothing that is only watched."""
    grave = [f for f in of.assessment.findings if f.level in ("act", "warn")]
    return [headline_of(each) for each in by_gravity(grave)[:MOST_REASONS]]


def _line(found: Evaluation, filed: bool, is_apt: bool) -> Iterator[str]:
    if not filed:
        yield MAY_FILE[found.may_file]
    if is_apt:
        yield ACHIEVEMENT[found.apt.state]
        return
    match found.gpt:
        case CriteriaTest() as test:
            yield (
                f"{test.met} met, {test.safe} with a margin, {test.documented} "
                f"documented of {len(test.criteria)}"
            )
        case PointsTest() as test:
            yield f"{test.total} points of {test.pass_mark}"


def far_words(item: ProspectItem, as_of: date) -> str:
    """How far the day of an item is; an outcome that is known is not late."""
    days = (item.due_on - as_of).days
    is_outcome = item.kind in ("refused", "withdrawn")
    return f"{-days} d ago" if is_outcome and days < 0 else days_words(days)


def _item_words(item: ProspectItem, as_of: date) -> str:
    """The day to act, what for, how late that is, and until when it can be done."""
    told = [TO_DO[item.kind]]
    told += [far_words(item, as_of)] if item.due_on < as_of else []
    told += [f"lost on {day_words(item.lost_on)}"] if item.lost_on else []
    return f"act by {day_words(item.act_by)} ({', '.join(told)})"
