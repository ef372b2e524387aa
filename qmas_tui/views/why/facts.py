"""The facts and figures that a finding shows, by names in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qmas_tui.findings.model import Finding
from qmas_tui.views.phrases import SOURCES
from qmas_tui.views.say import day_words, money, subject_words

_NAMES = {
    "act_from": "acted on from, in days",
    "advisable": "advisable, not needed",
    "age": "age",
    "asked": "asked on",
    "assumed": "assumed, not recorded",
    "away": "full days away",
    "back": "back",
    "birthday": "birthday",
    "chinese": "Chinese citizen",
    "count": "such absences",
    "day": "use by",
    "days": "days",
    "due": "due",
    "earlier": "before, a month",
    "earliest": "earliest",
    "expected": "stay that fits the passport",
    "expires": "passport ends",
    "filed": "filed",
    "filing_day": "filing expected on",
    "first": "first day",
    "here": "days left in Hong Kong",
    "holder": "the holder's limit",
    "lacking": "not on record",
    "last_day": "last filing day",
    "late": "decision late from",
    "latest": "latest",
    "least": "at least",
    "limit": "limit of stay",
    "limit_away": "away on the limit itself",
    "missing": "missing",
    "months": "months needed after filing",
    "more": "allowed without a question",
    "names": "whose limit",
    "needed": "days needed in Hong Kong",
    "next": "next stay expected until",
    "normal": "the pattern would give",
    "now": "unknown today too",
    "open": "still away",
    "opens": "window opens",
    "reached": "six months reached on",
    "read": "read from the e-Visa",
    "run_up": "acted on in any case from",
    "second": "second day",
    "source": "known how",
    "stale": "too old",
    "target": "filing aimed at",
    "until": "granted until",
    "share": "percent of renewed holders under that",
    "very_low": "very low under",
    "what": "what is wrong",
    "year": "year",
}
_MONEY = ("income", "earlier", "least", "very_low")
_MONEY_CODES = ("income.", "career.")


def fact_rows(finding: Finding) -> Iterator[tuple[str, str]]:
    """Each fact with its name; what is not known or does not apply is left out."""
    for name, value in finding.shown:
        words = _NAMES.get(name, name.replace("_", " "))
        if value is None or value == ():
            continue
        if isinstance(value, bool):
            yield words, "yes" if value else "no"
        elif isinstance(value, date):
            yield words, day_words(value)
        elif isinstance(value, tuple):
            yield words, ", ".join(subject_words(each) for each in value)
        elif isinstance(value, int):
            is_money = name in _MONEY and finding.code.startswith(_MONEY_CODES)
            yield words, money(value) if is_money else str(value)
        else:
            yield words, SOURCES[value] if name == "source" else value
