"""What is said of gaps and contradictions in the record, and of the rules."""

from __future__ import annotations

from typing import Final

from qmas_tui.views.phrases.phrase import Phrase, Phrases

RECORD: Final[Phrases] = {
    "facts.broken": (
        Phrase(
            "could not be worked out",
            "This case could not be worked out: [{row}, ]{fault}. No date of it is "
            "known here",
            "[row?Correct the row; until then watch][!row?Watch] the case by hand",
        ),
    ),
    "facts.order": (
        Phrase(
            "landing ahead, yet a limit recorded",
            "The landing {day} lies ahead, yet a limit {limit} is recorded; no date is "
            "worked out before the landing",
            "Correct the landing, or leave it out until it is known",
            when="limit",
        ),
        Phrase(
            "a day that has not come",
            "{where}: {day} has not come, so it does not count yet",
            "Correct the day",
            when="kind=ahead",
        ),
        Phrase(
            "two trips without a return",
            "{where}: the trip from {day} has no return, nor has that from {other}",
            "Record the return of one of them",
            when="kind=open-twice",
        ),
        Phrase(
            "a grant shorter than the one before",
            "{where}: {day} lies before that of the grant before it, {other}; a stay "
            "may be cut, or a day was mistyped",
            "Read both e-Visas, and correct what is wrong",
            when="kind=grant-shorter",
        ),
        Phrase(
            "{where} {day} is before {other_noun} {other}",
            "{where}: {day} lies before {other_noun}, {other}",
            "Correct the one that is wrong",
        ),
    ),
    "facts.landing-missing": (
        Phrase(
            "landing not recorded",
            "The stay until {limit} is known, the first landing is not[: {waiting} "
            "{wait} for it]",
            "Read the day off the e-Visa, the landing slip or the passport, and record "
            "it",
        ),
    ),
    "facts.pattern-unknown": (
        Phrase(
            "stay pattern unknown",
            "What is recorded names no stay pattern, so nothing beyond {limit} is "
            "forecast[assumed?, and that day is only assumed]",
            "Record the day of the entry application, or the pattern",
        ),
    ),
    "facts.step-assumed": (
        Phrase(
            "assumed to be [step?extension {step}][!step?the first stay]; confirm",
            "The first recorded grant, until {until}, fits no normal end; it was taken "
            "as [step?extension {step}][!step?the first stay]",
            "Record the earlier grants, or the step",
        ),
    ),
    "facts.citizenship-unknown": (
        Phrase(
            "citizenship unknown",
            "Citizenship is not known and counts as not Chinese; the seven years "
            "differ",
            "Record whether the holder is a Chinese citizen",
        ),
    ),
    "import.unread": (
        Phrase(
            "unread: {column}",
            "The imported cell {column} says “{text}”, which nobody could read yet",
            "Record what it means, then remove the row",
        ),
    ),
    "rules.unchecked": (
        Phrase(
            "rules not checked since {checked}",
            "The oldest rule in use was read on {checked}, {days:day} ago",
            "Read the sources again and date the rules",
        ),
    ),
}
