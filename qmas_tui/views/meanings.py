"""What each field of each table means, and which rules read it: what F1 says of it."""

from __future__ import annotations

from typing import Final

from msgspec import Struct


class Meaning(Struct, frozen=True, gc=False):
    """A sentence on a field, and the ids of the rules that it feeds, if any do."""

    says: str
    rules: tuple[str, ...] = ()


def means(says: str, rules: str = "") -> Meaning:
    """A meaning; the ids of its rules are words with a space between."""
    return Meaning(says, tuple(rules.split()))


_EXPIRES: Final = means(
    "The last day on which the passport is valid.", "E-20 R-15 R-16"
)
_SINCE: Final = means(
    "The day since which earlier residence on other permissions counts, unbroken.",
    "OR-11 OR-12 P-09",
)
_ABODE: Final = means(
    "Not wanted stops reminders about the right of abode.", "PR-01 PR-02"
)
MEANINGS: Final[dict[str, dict[str, Meaning]]] = {
    "holder": {
        "case": means("Your own reference for the case, unique in the book."),
        "name": means("The name as the passport has it."),
        "citizenship": means(
            "Chinese citizens need no proof of permanence for the right of abode.",
            "PR-01 PR-02",
        ),
        "route": means("The test under which the holder was admitted.", "S-05 S-09"),
        "name_zh": means("The name in Chinese characters."),
        "nationality": means("The country of the passport.", "H-10"),
        "born_on": means("The day of birth, for the file."),
        "applied_on": means(
            "When entry was applied for: it chooses the pattern of stays.",
            "S-01 S-02 S-04 S-05",
        ),
        "approved_on": means("The day of the approval in principle.", "E-30"),
        "entry_by": means(
            "The last day for the first landing, from the e-Visa.", "E-30"
        ),
        "landed_on": means(
            "The first landing on this permission: stays and years count from it.",
            "OR-12 C-09",
        ),
        "residence_since": _SINCE,
        "pattern": means("Overrules the pattern of stays that the rules give.", "S-05"),
        "claimed_sector": means(
            "What the application said would be done in Hong Kong.", "R-18"
        ),
        "adviser": means("The initials of the one who looks after the case."),
        "status": means(
            "Closed and permanent cases have no dates; their rows stay.", "HS-22"
        ),
        "closed_on": means(
            "The day of closing: how long the case is kept counts from it.", "HS-22"
        ),
        "left_on": means("The day on which the holder left the scheme or Hong Kong."),
        "left_for": means("What the holder left the scheme for.", "D-08"),
        "abode": _ABODE,
        "family": means(
            "The family as the sheet says it, until each is recorded as a dependant."
        ),
        "tags": means("Words of your own to find the case by."),
    },
    "grant": {
        "until": means(
            "The last lawful day, from the e-Visa; every date of a case hangs on it.",
            "C-04 C-08 E-02 E-04",
        ),
        "granted_on": means("The day on which the stay was granted."),
        "confirmed": means(
            "Yes once somebody has read the limit on the e-Visa.", "HS-19 C-11"
        ),
        "step": means("Overrules which stay of the pattern this is.", "HS-03 HS-04"),
    },
    "filing": {
        "kind": means("What is applied for.", "E-02 P-08"),
        "filed_on": means(
            "The day of filing: a pending filing belongs to the limit whose window "
            "was open.",
            "E-02 E-09 AP-08",
        ),
        "outcome": means("How the department decided; pending until it did.", "D-08"),
        "decided_on": means("The day of the decision.", "AP-16"),
        "for": means("Whom of the family it is filed for.", "D-03 E-13"),
    },
    "work": {
        "kind": means("A job, a business, or a spell without either.", "R-01 R-03"),
        "employer": means("The employer, or the name of the business."),
        "title": means("What the holder does there.", "R-17"),
        "from": means("The first day; left out where nobody knows it.", "HS-13 HS-14"),
        "to": means("The last day; left out while it lasts.", "HS-13 R-03"),
        "level": means("At which level the work is.", "R-17"),
        "sector": means("The field of work, beside the one applied for.", "R-18"),
        "monthly_income": means("The pay before tax.", "R-02 R-04 HS-16"),
        "currency": means("The currency of the pay, by its three letters."),
        "place": means("Where the work is done.", "R-09"),
        "commission_only": means("Yes where there is no fixed pay.", "R-07"),
        "staff": means("How many people the business employs.", "R-10"),
        "office": means("Whether the business has premises.", "R-10"),
        "turnover": means("What the business turns over, in HK$.", "R-10"),
        "tax_paid": means("Whether the tax of the year before was paid.", "R-09 R-10"),
    },
    "income": {
        "year": means("The year of assessment, April to March.", "E-27"),
        "assessable": means(
            "The income assessed for salaries tax, in HK$: a high one gives the top "
            "tier.",
            "S-03 S-08 E-28",
        ),
    },
    "passport": {
        "expires_on": _EXPIRES,
        "country": means("The country that issued it, by its two letters."),
    },
    "trip": {
        "out": means("The day of leaving, itself a day in Hong Kong.", "AB-01 AB-03"),
        "back": means(
            "The day of return, itself a day in Hong Kong; left out while away.",
            "AB-01 AB-03 E-06",
        ),
        "reason": means("Why: form ROP145 asks about long absences.", "AB-01 OR-03"),
        "planned": means("Yes for a trip ahead that may still change.", "E-06 E-07"),
    },
    "gap": {
        "ended": means("The last day that a permission covered.", "OR-13 OR-14"),
        "resumed": means(
            "The first day covered again; left out while it lasts.", "P-07"
        ),
    },
    "excluded": {
        "from": means(
            "The first day that the law does not count.", "OR-04 OR-05 OR-07"
        ),
        "to": means(
            "The last such day: the seven years begin anew after it.", "OR-06 P-05"
        ),
        "reason": means("Why it does not count.", "OR-07 OR-08"),
    },
    "request": {
        "asked_on": means("The day of the department's letter.", "HS-18"),
        "answer_by": means("The day it gives for the answer.", "HS-18"),
        "answered_on": means("The day of the answer; left out while it is open."),
    },
    "evidence": {
        "kind": means("Which paper of the checklist it is.", "E-16 E-17 E-18"),
        "dated": means("The date on the paper: some grow too old.", "HS-17"),
    },
    "unread": {
        "column": means("The column of the sheet."),
        "text": means("The cell as it stood in the sheet.", "HS-30"),
        "on": means("The day of the import."),
    },
    "dependant": {
        "name": means(
            "The name as the passport has it, unlike all others of the case."
        ),
        "relation": means("Spouse or child of the holder.", "D-01"),
        "born_on": means("The day of birth: a child comes of age.", "D-07"),
        "citizenship": means(
            "Chinese citizens need no proof of permanence for the right of abode.",
            "PR-01 PR-02",
        ),
        "landed_on": means("The first landing on this permission.", "CH-06 OR-12"),
        "passport_expires_on": _EXPIRES,
        "limit_of_stay": means(
            "The person's own last lawful day; left out it is the holder's.",
            "D-02 D-04",
        ),
        "residence_since": _SINCE,
        "abode": _ABODE,
        "born_in": means("Where a child was born.", "D-10 CH-01 CH-02 CH-04"),
        "status": means("Permanent once the right of abode was granted.", "D-09"),
        "left_on": means("The day on which the person left the family or Hong Kong."),
        "left_for": means("Why the person is no dependant any more.", "D-07 D-14"),
    },
    "review": {
        "on": means("The day of the review."),
        "outcome": means("Whether the case was looked at, or put off.", "HS-25"),
        "by": means("The initials of who looked."),
        "until": means("The day on which a case that sleeps wakes.", "HS-25"),
        "about": means("What a case was put off about, in codes."),
        "text": means("Why, for the file."),
    },
    "note": {
        "on": means("The day of the note."),
        "text": means("The remark itself."),
        "by": means("The initials of who wrote it."),
    },
}
"""By table and field, as a case file names them."""
OTHERS: Final[dict[str, Meaning]] = {
    "of": means("Whose trip it is: the seven years of each count apart.", "CH-06"),
    "family": means("Who of the family has the same limit of stay now.", "D-02"),
    "closes": means("Whether the filing that this answers is closed as granted."),
    "on": means("The last day of work: there is none after it.", "HS-13 R-03"),
    "job": means("Which of the jobs that go on it was."),
    "ends": means("Whether that job ends with the day."),
    "text": means("A note of your own, for the file."),
}
"""What a form asks for besides, by its name."""
