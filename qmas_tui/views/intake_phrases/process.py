"""What is said between the submission and the landing."""

from __future__ import annotations

from typing import Final

from qmas_tui.views.phrases.phrase import Phrase, Phrases

PROCESS: Final[Phrases] = {
    "decision.late": (
        Phrase(
            "no decision since {submitted}",
            "Submitted on {submitted}; decisions are reported to take until "
            "{expected}, and no time is promised",
            "Ask the department how it stands, and record the answer",
        ),
    ),
    "request.unanswered": (
        Phrase(
            "answer the department by {due}",
            "Asked on {asked} and not answered; [assumed?no day is recorded, this "
            "office takes {due}][!assumed?the letter's own day is {due}]",
            "[assumed?Read the day in the letter; answer][!assumed?Answer] by {due}, "
            "or ask for more time before it",
            when="!late",
        ),
        Phrase(
            "the department's request unanswered since {due}",
            "Asked on {asked} and not answered; [assumed?no day is recorded, this "
            "office takes {due}][!assumed?the letter's own day was {due}]",
            "Answer at once, and ask the department whether it is still looked at",
        ),
    ),
    "consent.missing": (
        Phrase(
            "consent letter due {due}",
            "[Selected on {selected}; ]the letter of consent of the work unit, or of "
            "who keeps the file, is not sent. [assumed?The day {due} is an app's "
            "figure][!assumed?The letter's own day is {due}]",
            "[assumed?Read the day in the letter; get the consent and send it]"
            "[!assumed?Get the consent and send it by {due}]",
            when="!late",
        ),
        Phrase(
            "consent letter was due {due}",
            "[Selected on {selected}; ]the letter of consent of the work unit, or of "
            "who keeps the file, is not sent. [assumed?The day {due}, an app's figure, "
            "has passed][!assumed?The letter's own day {due} has passed]",
            "Ask the department whether the letter is still taken; send it, and record "
            "its day",
        ),
    ),
    "fee.unpaid": (
        Phrase(
            "fee due {due}",
            "[Approved on {decided}; ]the fee is not paid, and the letter's own day "
            "is {due}",
            "Pay by {due}, and download the e-Visa",
            when="due !late",
        ),
        Phrase(
            "fee was due {due}",
            "[Approved on {decided}; ]no payment is recorded, and the letter's own day "
            "{due} has passed",
            "Record the payment; without one ask the department whether the approval "
            "still stands",
            when="late",
        ),
        Phrase(
            "fee not paid, its day not recorded",
            "[Approved on {decided}; ]the fee is not paid, and the day of the letter "
            "is not recorded",
            "Read the day in the letter of approval today, and record it",
        ),
    ),
    "entry.unused": (
        Phrase(
            "entry visa may have lapsed on {day}",
            "The entry visa was to be used by {day}[!read?, a day that is only "
            "assumed,] and may have lapsed",
            "Read the day on the e-Visa before anyone travels",
            when="past",
        ),
        Phrase(
            "use the entry visa by {day}",
            "The entry visa is to be used by {day}[!read?, a day that is only assumed]",
            "[read?Plan the landing for {day} at the latest]"
            "[!read?Read the day on the e-Visa, and record it; plan the landing]",
        ),
    ),
    "identity-card.missing": (
        Phrase(
            "identity card by {due}",
            "Landed on {landed}; no identity card is recorded, to be applied for "
            "until {due}",
            "Book the registration, and record its day",
        ),
    ),
    "endorsement.missing": (
        Phrase(
            "exit endorsement not recorded",
            "Who lives on the Mainland needs an exit endorsement beside the e-Visa; "
            "none is recorded",
            "Apply for the endorsement before any travel, and record its day",
        ),
    ),
    "old-test.pending": (
        Phrase(
            "pending under the points test of old",
            "Submitted on {submitted}, and judged by the test of that day; officials "
            "advised to withdraw and file anew",
            "Compare with today's test, and advise the client",
        ),
    ),
    "application.two-pending": (
        Phrase(
            "{n:application} pending at once",
            "Only one application may be pending: {rows}",
            "Withdraw all but one, or correct the record",
        ),
    ),
}
