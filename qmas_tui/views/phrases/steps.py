"""The steps of derivations, and what makes the latest day of the seven years."""

from __future__ import annotations

from typing import Final

STEPS: Final = {
    "limit": "limit of stay {limit}, {source}",
    "back": "{length} {unit} back: {day}",
    "rule-begins": "rule {rule} admits filings from {day}",
    "target": "{days} days back: {day}",
    "not-before-opening": "not before the window opens on {day}",
    "working-day": "{limit} is no working day; the last one before is {day}",
    "decision": "filed on {filed}, decisions are reported to take up to {days} days",
    "abode-decision": ("filed on {filed}, the department names {days} days as normal"),
    "entry-read": "the e-Visa's own last day: {day}",
    "entry-assumed": (
        "approved on {approved}; reported span ends {day}: read it from the e-Visa"
    ),
    "excluded": (
        "time from {from} to {to} does not count: the years restart on {start}"
    ),
    "excluded-open": "time since {from} does not count, and has no end on record",
    "gap": "no permission between {ended} and {resumed}",
    "gap-open": "no permission after {ended}, and none again on record",
    "absence": "absence of {nights:night} from {out} to {back}",
    "absence-open": "absence since {out} of six months or more",
    "touchdown": "only brief returns between {out} and {back}",
    "absences-unrecorded": "absences not recorded",
    "overstayed": "overstay from the day after {limit} (if in Hong Kong)",
    "lapsed": "stay that ended {limit} while away[ (back on {back})]",
    "pending-past-limit": (
        "limit of stay passed on {limit}[away? while away] with the filing undecided"
    ),
    "limit-passed": "limit of stay passed on {limit}",
    "decision.expected": (
        "submitted on {counted_from}; decisions are reported to take until {day}, "
        "and no time is promised"
    ),
    "request.due": (
        "asked on {counted_from}; [read?the letter's own day is {day}]"
        "[!read?no day is recorded, the house takes {day}]"
    ),
    "consent.due": (
        "from {counted_from}; [read?the letter's own day is {day}]"
        "[!read?{day} is an app's figure: read the letter]"
    ),
    "fee.due": "the letter of approval gives {day}",
    "entry.use-by": (
        "[read?the e-Visa's own last day is {day}]"
        "[!read?from {counted_from}, reported until {day}: read it from the e-Visa]"
    ),
    "identity-card.due": "landed on {counted_from}; to be applied for until {day}",
}
"""What a step of a derivation says, by its key; written as a phrase is."""

SOURCES: Final = {
    "confirmed": "from the e-Visa",
    "unconfirmed": "recorded, not confirmed",
    "forecast": "expected, no grant recorded",
    "assumed": "assumed, pattern unknown",
    "linked": "linked to the holder's",
}
"""How a limit of stay is known."""
