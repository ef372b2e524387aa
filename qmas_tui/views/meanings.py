"""What each field of each table means, and which rules read it: what F1 says of it."""

from __future__ import annotations

from typing import Final

from msgspec import Struct


class Meaning(Struct, frozen=True, gc=False):
    """A sentence on a field, and the ids of the rules that it feeds, if any do."""

    says: str
    rules: tuple[str, ...] = ()


def _of(says: str, rules: str = "") -> Meaning:
    return Meaning(says, tuple(rules.split()))


_EXPIRES: Final = _of("The last day on which the passport is valid.", "E-20 R-15 R-16")
_SINCE: Final = _of(
    "The day since which earlier residence on other permissions counts, unbroken.",
    "OR-11 OR-12 P-09",
)
_ABODE: Final = _of(
    "Not wanted stops reminders about the right of abode.", "PR-01 PR-02"
)
MEANINGS: Final[dict[str, dict[str, Meaning]]] = {
    "holder": {
        "case": _of("Your own reference for the case, unique in the book."),
        "name": _of("The name as the passport has it."),
        "citizenship": _of(
            "Chinese citizens need no proof of permanence for the right of abode.",
            "PR-01 PR-02",
        ),
        "route": _of("The test under which the holder was admitted.", "S-05 S-09"),
        "name_zh": _of("The name in Chinese characters."),
        "nationality": _of("The country of the passport.", "H-10"),
        "born_on": _of("The day of birth, for the file."),
        "applied_on": _of(
            "When entry was applied for: it chooses the pattern of stays.",
            "S-01 S-02 S-04 S-05",
        ),
        "approved_on": _of("The day of the approval in principle.", "E-30"),
        "entry_by": _of("The last day for the first landing, from the e-Visa.", "E-30"),
        "landed_on": _of(
            "The first landing on this permission: stays and years count from it.",
            "OR-12 C-09",
        ),
        "residence_since": _SINCE,
        "pattern": _of("Overrules the pattern of stays that the rules give.", "S-05"),
        "claimed_sector": _of(
            "What the application said would be done in Hong Kong.", "R-18"
        ),
        "adviser": _of("The initials of the one who looks after the case."),
        "status": _of(
            "Closed and permanent cases have no dates; their rows stay.", "HS-22"
        ),
        "closed_on": _of(
            "The day of closing: how long the case is kept counts from it.", "HS-22"
        ),
        "left_on": _of("The day on which the holder left the scheme or Hong Kong."),
        "left_for": _of("What the holder left the scheme for.", "D-08"),
        "abode": _ABODE,
        "family": _of(
            "The family as the sheet says it, until each is recorded as a dependant."
        ),
        "tags": _of("Words of your own to find the case by."),
    },
    "grant": {
        "until": _of(
            "The last lawful day, from the e-Visa; every date of a case hangs on it.",
            "C-04 C-08 E-02 E-04",
        ),
        "granted_on": _of("The day on which the stay was granted."),
        "confirmed": _of(
            "Yes once somebody has read the limit on the e-Visa.", "HS-19 C-11"
        ),
        "step": _of("Overrules which stay of the pattern this is.", "HS-03 HS-04"),
    },
    "filing": {
        "kind": _of("What is applied for.", "E-02 P-08"),
        "filed_on": _of(
            "The day of filing: a pending filing belongs to the limit whose window "
            "was open.",
            "E-02 E-09 AP-08",
        ),
        "outcome": _of("How the department decided; pending until it did.", "D-08"),
        "decided_on": _of("The day of the decision.", "AP-16"),
        "for": _of("Whom of the family it is filed for.", "D-03 E-13"),
    },
    "work": {
        "kind": _of("A job, a business, or a spell without either.", "R-01 R-03"),
        "employer": _of("The employer, or the name of the business."),
        "title": _of("What the holder does there.", "R-17"),
        "from": _of("The first day; left out where nobody knows it.", "HS-13 HS-14"),
        "to": _of("The last day; left out while it lasts.", "HS-13 R-03"),
        "level": _of("At which level the work is.", "R-17"),
        "sector": _of("The field of work, beside the one applied for.", "R-18"),
        "monthly_income": _of("The pay before tax.", "R-02 R-04 HS-16"),
        "currency": _of("The currency of the pay, by its three letters."),
        "place": _of("Where the work is done.", "R-09"),
        "commission_only": _of("Yes where there is no fixed pay.", "R-07"),
        "staff": _of("How many people the business employs.", "R-10"),
        "office": _of("Whether the business has premises.", "R-10"),
        "turnover": _of("What the business turns over, in HK$.", "R-10"),
        "tax_paid": _of("Whether the tax of the year before was paid.", "R-09 R-10"),
    },
    "income": {
        "year": _of("The year of assessment, April to March.", "E-27"),
        "assessable": _of(
            "The income assessed for salaries tax, in HK$: a high one gives the top "
            "tier.",
            "S-03 S-08 E-28",
        ),
    },
    "passport": {
        "expires_on": _EXPIRES,
        "country": _of("The country that issued it, by its two letters."),
    },
    "trip": {
        "out": _of("The day of leaving, itself a day in Hong Kong.", "AB-01 AB-03"),
        "back": _of(
            "The day of return, itself a day in Hong Kong; left out while away.",
            "AB-01 AB-03 E-06",
        ),
        "reason": _of("Why: form ROP145 asks about long absences.", "AB-01 OR-03"),
        "planned": _of("Yes for a trip ahead that may still change.", "E-06 E-07"),
    },
    "gap": {
        "ended": _of("The last day that a permission covered.", "OR-13 OR-14"),
        "resumed": _of("The first day covered again; left out while it lasts.", "P-07"),
    },
    "excluded": {
        "from": _of("The first day that the law does not count.", "OR-04 OR-05 OR-07"),
        "to": _of(
            "The last such day: the seven years begin anew after it.", "OR-06 P-05"
        ),
        "reason": _of("Why it does not count.", "OR-07 OR-08"),
    },
    "request": {
        "asked_on": _of("The day of the department's letter.", "HS-18"),
        "answer_by": _of("The day it gives for the answer.", "HS-18"),
        "answered_on": _of("The day of the answer; left out while it is open."),
    },
    "evidence": {
        "kind": _of("Which paper of the checklist it is.", "E-16 E-17 E-18"),
        "dated": _of("The date on the paper: some grow too old.", "HS-17"),
    },
    "unread": {
        "column": _of("The column of the sheet."),
        "text": _of("The cell as it stood in the sheet.", "HS-30"),
        "on": _of("The day of the import."),
    },
    "dependant": {
        "name": _of("The name as the passport has it, unlike all others of the case."),
        "relation": _of("Spouse or child of the holder.", "D-01"),
        "born_on": _of("The day of birth: a child comes of age.", "D-07"),
        "citizenship": _of(
            "Chinese citizens need no proof of permanence for the right of abode.",
            "PR-01 PR-02",
        ),
        "landed_on": _of("The first landing on this permission.", "CH-06 OR-12"),
        "passport_expires_on": _EXPIRES,
        "limit_of_stay": _of(
            "The person's own last lawful day; left out it is the holder's.",
            "D-02 D-04",
        ),
        "residence_since": _SINCE,
        "abode": _ABODE,
        "born_in": _of("Where a child was born.", "D-10 CH-01 CH-02 CH-04"),
        "status": _of("Permanent once the right of abode was granted.", "D-09"),
        "left_on": _of("The day on which the person left the family or Hong Kong."),
        "left_for": _of("Why the person is no dependant any more.", "D-07 D-14"),
    },
    "review": {
        "on": _of("The day of the review."),
        "outcome": _of("Whether the case was looked at, or put off.", "HS-25"),
        "by": _of("The initials of who looked."),
        "until": _of("The day on which a case that sleeps wakes.", "HS-25"),
        "about": _of("What a case was put off about, in codes."),
        "text": _of("Why, for the file."),
    },
    "note": {
        "on": _of("The day of the note."),
        "text": _of("The remark itself."),
        "by": _of("The initials of who wrote it."),
    },
}
"""By table and field, as a case file names them."""
OTHERS: Final[dict[str, Meaning]] = {
    "of": _of("Whose trip it is: the seven years of each count apart.", "CH-06"),
    "family": _of("Who of the family has the same limit of stay now.", "D-02"),
    "closes": _of("Whether the filing that this answers is closed as granted."),
    "on": _of("The last day of work: there is none after it.", "HS-13 R-03"),
    "job": _of("Which of the jobs that go on it was."),
    "ends": _of("Whether that job ends with the day."),
    "text": _of("A note of your own, for the file."),
}
"""What a form asks for besides, by its name."""
