"""The facts and figures that a finding shows, by names in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from qmas_tui.findings.model import Fact, Finding, Reason
from qmas_tui.views.doubts import NOUNS
from qmas_tui.views.phrases import SOURCES
from qmas_tui.views.say import day_words, money, subject_words
from qmas_tui.views.words import step_words

_NAMES: Final = {
    "act_from": "urgent from, in days",
    "advisable": "advisable, not needed",
    "asked": "asked on",
    "assumed": "assumed, not recorded",
    "away": "full days away",
    "breaks": "may be held against them",
    "chinese": "Chinese citizen",
    "claimed": "said in the application",
    "column": "column of the sheet",
    "count": "such absences",
    "day": "day",
    "decided": "decided on",
    "due": "due",
    "earlier": "before the holder's",
    "earliest": "earliest",
    "end": "the last stay ends",
    "expected": "stay that fits the passport",
    "expires": "passport ends",
    "fault": "what is wrong",
    "filing_day": "filing expected on",
    "first": "first day",
    "here": "days left in Hong Kong",
    "holder": "the holder's limit",
    "kind": "kind",
    "lacking": "not on record",
    "last_day": "last filing day",
    "late": "slow from",
    "least": "compared with",
    "left": "left on",
    "left_for": "left for",
    "limit": "limit of stay",
    "limit_away": "away on the limit itself",
    "months": "months needed after filing",
    "more": "compared with, more than",
    "names": "whose limit",
    "needed": "days needed in Hong Kong",
    "next": "next",
    "none_from": "no work since",
    "normal": "the pattern would give",
    "nothing": "no income at all",
    "now": "today too",
    "open": "still away",
    "opens": "window opens",
    "other": "the other day",
    "out": "away from",
    "over": "away then since",
    "place": "place of work",
    "presumed": "the holder's limit presumed",
    "reached": "six months reached on",
    "read": "read from the e-Visa",
    "row": "row",
    "run_up": "urgent in any case from",
    "search": "papers of the search for work",
    "sectors": "on record",
    "share": "percent of renewed under that",
    "source": "known how",
    "stale": "too old",
    "step": "step",
    "target": "filing aimed at",
    "tolerated": "limit before E-33 held",
    "until": "granted until",
    "very_low": "very low under",
    "work_from": "work since",
    "year": "year",
}
_OF: Final = {
    ("abode.slow", "days"): "days pending",
    ("absence.away-now", "over"): "six months reached",
    ("absence.away-now", "past"): "limit passed",
    ("career.step-back", "earlier"): "before, a month",
    ("career.step-back", "income"): "now, a month",
    ("dependant.ageing-out", "after"): "window only after the birthday",
    ("dependant.drift", "last_day"): "file by",
    ("entry.unused", "day"): "use by",
    ("entry.unused", "days"): "days left",
    ("evidence.missing", "now"): "past that day",
    ("facts.grant-missing", "days"): "days since the limit",
    ("facts.limit-unknown", "permanent"): "holder permanent",
    ("facts.order", "day"): "the day",
    ("facts.order", "limit"): "limit recorded",
    ("filing.slow", "days"): "days since then",
    ("income.low", "days"): "days under that",
    ("income.low", "since"): "under that since",
    ("passport.short", "next"): "next stay expected until",
    ("residence.thin", "days"): "days of this stay",
    ("residence.thin", "first"): "this stay since",
    ("stay.differs", "days"): "days apart",
    ("stay.lapsed", "days"): "days since the limit",
    ("stay.overstayed", "days"): "days since the limit",
    ("stay.pending-past-limit", "away"): "away as the limit passed",
    ("stay.pending-past-limit", "days"): "days since the limit",
    ("stay.unrecorded", "days"): "days since the limit",
    ("work.none", "days"): "days without work",
    ("work.unknown", "days"): "days unknown",
    ("work.unknown", "next"): "next work begins",
}
"""Names that mean something else for one finding than for others."""
_UNSAID: Final = frozenset(
    {
        *("dependant.ageing-out age", "facts.order kind", "facts.limit-unknown own"),
        *("trip.clashes several", "trip.clashes few", "trip.clashes under_way"),
        *("trip.clashes filed", "filing.refused family", "filing.refused past"),
        *("milestone.uncovered refused", "milestone.uncovered past"),
        *("facts.landing-missing path", "facts.landing-missing top_tier"),
        *("facts.landing-missing seven", "facts.filing-unmatched others"),
        *("passport.renew-first too_soon", "dependant.drift past"),
        *("dependant.drift filed", "dependant.basis-lost past"),
    }
)
"""Facts that only choose the words of the sentence."""
_MONEY: Final = ("income", "earlier", "least", "very_low")
_MONEY_CODES: Final = ("income.", "career.")
_VALUES: Final = {
    **{"own-permission": "a permission of their own", "grown-up": "grown up"},
    **{"left-hong-kong": "Hong Kong", "other-scheme": "another scheme"},
}


def fact_rows(finding: Finding) -> Iterator[tuple[str, str]]:
    """Each fact with its name; what is not known or does not apply is left out."""
    for name, value in finding.evidence:
        is_unsaid = f"{finding.code} {name}" in _UNSAID
        if value is None or value in ((), "") or is_unsaid:
            continue
        words = _NAMES.get(name, name.replace("_", " "))
        yield _OF.get((finding.code, name), words), _value(finding.code, name, value)


def _value(code: str, name: str, value: Fact) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return day_words(value)
    if isinstance(value, tuple):
        return "; ".join([_one(each) for each in value])
    if isinstance(value, int):
        is_money = name in _MONEY and code.startswith(_MONEY_CODES)
        return money(value) if is_money else str(value)
    text = str(value)
    if name == "source":
        return SOURCES[text]
    if name in ("field", "other_field"):
        return NOUNS.get(text, text)
    plain = text.replace("-", " ") if name in ("claimed", "place", "left_for") else text
    return _VALUES.get(text, plain)


def _one(value: str | Reason) -> str:
    """One of several values: a name, a sector, a reason."""
    return step_words(value) if isinstance(value, Reason) else subject_words(value)
