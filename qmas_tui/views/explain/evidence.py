"""The facts and figures that a finding shows, by names in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from qmas_tui.findings.model import Fact, Finding, Reason
from qmas_tui.views.doubts import NOUNS
from qmas_tui.views.labels import evidence_label
from qmas_tui.views.phrases import SOURCES
from qmas_tui.views.say import day_words, money, subject_words
from qmas_tui.views.words import step_words

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
        yield evidence_label(finding.code, name), _value(finding.code, name, value)


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
