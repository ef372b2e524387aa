"""A prospect in one line."""

from __future__ import annotations

from typing import Final

from qmas_tui.intake.result import AssessedProspect as AssessedProspect
from qmas_tui.intake.result import ProspectItem
from qmas_tui.views.prospect_words import MAY_FILE
from qmas_tui.views.say import day_words

TO_DO: Final = {
    "facts.broken": "correct the record",
    "next": "do what was promised",
    "request.due": "answer the department",
    "consent.due": "send the consent letter",
    "fee.due": "pay the fee",
    "entry.use-by": "land",
    "identity-card.due": "apply for the identity card",
    "decision.late": "the decision is late",
    "file": "file as planned",
    "file.plan": "plan the filing",
    "file.possible": "the line is reached",
    "age.closing": "file before the birthday",
    "findings": "settle what stands in the way",
    "refused": "refused: what next?",
    "withdrawn": "withdrawn: what next?",
}
"""What an item of the queue asks for."""
_STAGES: Final = {"e-visa": "e-Visa"}


def prospect_sentence(of: AssessedProspect) -> str:
    """Who, where the case stands, whether it may be filed, and what is to be done."""
    found = of.assessment
    parts = [_STAGES.get(found.stage) or found.stage.replace("-", " ")]
    if found.evaluation and not found.filed:
        parts.append(MAY_FILE[found.evaluation.may_file])
    if found.next:
        parts.append(_item_words(found.next))
    names = [of.prospect.name, of.prospect.name_zh]
    name = " ".join(each for each in names if each)
    return f"{of.prospect.case}, {name}: {'; '.join(parts)}."


def _item_words(item: ProspectItem) -> str:
    lost = f", lost on {day_words(item.lost_on)}" if item.lost_on else ""
    return f"act by {day_words(item.act_by)} ({TO_DO[item.kind]}{lost})"
