"""How the rows that a finding names are told apart, written as a phrase is."""

from __future__ import annotations

from typing import Final

_WORK: Final = (
    "[employer?{employer}][!employer?work without an employer][, {title}][ from {from}]"
)

ROWS: Final = {
    "account": "{name}",
    "achievement": "{name}",
    "application": "submitted {submitted}[, decided {decided}]",
    "conflict": "{about} (since {on})",
    "credit": (
        "{hkd:money} into {name} on {on}, beside {balance:money}[ (said: {source})]"
    ),
    "criterion": "{criterion} ({papers:plain})",
    "degree": "{level}[ of {institution}][, {awarded_on}]",
    "dependant": "{name}",
    "gap": "{first} to {last}",
    "income": ("year to {ends_on}, {paper} {says:money} beside {hkd:money} relied on"),
    "letter": f"{_WORK}[, letter of {{dated}}]",
    "lived": "{country}[, certificate of {police_on}]",
    "overlap": "{one} and {other}, {days:day}",
    "work": _WORK,
    # Prerequisites
    "age": "age[ (born {born_on})][!born_on? (date of birth not recorded)]",
    "financial": (
        "means[budget? (for this office's budget of {budget:money} {held})]"
        "[!budget? (judged not to suffice)]"
    ),
    "character": "character[ (on record: {yes})][ (not asked: {open})]",
    "education": "degree[special_case? (another achievement is for the Director)]",
    "language": "Chinese or English",
    "nationality": "nationality[ ({nationality})][!nationality? (not recorded)]",
}
"""By the kind of row; of a prerequisite by its name."""

ROWS_OF: Final = {
    "funds.third-party": "{name} ({owner:plain})",
    "funds.short-statements": "{name} ({first} to {last})",
    "funds.stale-statements": "{name} (until {last})",
    "funds.swing": "{name} ({lowest:money} to {highest:money})",
    "timeline.fragmented": f"{_WORK}[ to {{to}}]",
    "cv.differs": (
        f"{_WORK}[; the CV begins {{cv_from}}][; the CV ends {{cv_to}}]"
        "[; the CV says {cv_title}]"
    ),
    "letter.differs": (
        f"{_WORK}[; the letter begins {{says_from}}][; the letter ends {{says_to}}]"
        "[; the letter says {says_title}]"
    ),
    "role.inflated": f"{_WORK}[young?, very young][small?, a firm of {{staff}}]",
    "employ.no-regional": f"{_WORK} ({{country}})",
    "degree.list-year": (
        "{level}[ of {institution}][ (looked up in {listed_year})]"
        "[!listed_year? (year of the list not recorded)]"
    ),
    "family.child-18": "{name} ({birthday})",
    "family.excluded": "{name} ({nationality})",
    "facts.order": "{noun}: {late} {day} lies before {early} {other}",
}
"""By the finding, where its rows are told by something else."""

KINDS: Final = {"career": "work", "lived": "life abroad"}
"""Kinds of such rows that are called otherwise."""
