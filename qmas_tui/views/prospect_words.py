"""Where a prospect stands, what is due and what is met, in words."""

from __future__ import annotations

from typing import Final

from qmas_tui.intake.model import Met, Special
from qmas_tui.intake.states import State

STAGES: Final = {
    "closed": "closed",
    "broken": "could not be worked out",
    "lead": "first contact, not engaged",
    "preparing": "preparing the case",
    "ready": "ready to file",
    "submitted": "submitted, not acknowledged",
    "acknowledged": "acknowledged",
    "pooled": "in the pool",
    "selected": "selected",
    "in-principle": "approved in principle",
    "consent-sent": "consent letter sent",
    "requested": "asked for papers",
    "approved": "approved, fee not paid",
    "paid": "fee paid",
    "e-visa": "e-Visa issued",
    "landed": "landed",
    "refused": "refused",
    "withdrawn": "withdrawn",
}
"""The stage of a prospect, by its code."""
DEADLINES: Final = {
    "decision.expected": "decision expected by",
    "request.due": "answer the department",
    "consent.due": "send the consent letter",
    "fee.due": "pay the fee",
    "entry.use-by": "last day of the entry visa",
    "identity-card.due": "apply for the identity card",
}
MAY_FILE: Final[dict[State, str]] = {
    "yes": "may file",
    "no": "may not file",
    "unknown": "filing unknown",
}
STATES: Final[dict[State, str]] = {"yes": "met", "no": "not met", "unknown": "unknown"}
MET: Final[dict[Met, str]] = {
    "met": "met",
    "not-met": "not met",
    "unknown": "unknown",
}
PREREQUISITES: Final = {
    "age": "of age",
    "financial": "means to live on",
    "character": "clear record",
    "education": "a degree",
    "language": "Chinese or English",
    "nationality": "nationality admitted",
}
SPECIAL: Final[dict[Special, str]] = {
    "mainland-resident": (
        "resident of the Mainland: consent letter and exit endorsement come later"
    ),
    "overseas-chinese": "overseas Chinese: enters on the passport",
    "hong-kong-resident": "lives in Hong Kong: assessed as a fresh entrant",
    "released-nationality": "of a nationality that was excluded before",
}
NO_CHANCE: Final = (
    "Meeting the line lets a person file; the Director selects by merit. Nothing here "
    "is a forecast of a decision."
)
