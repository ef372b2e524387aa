"""What the facts behind a finding or a criterion of a prospect are called, and say."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Final

from qmas_tui.findings.model import Fact
from qmas_tui.views.fields import YEARS, value_words
from qmas_tui.views.labels import field_label, language_words
from qmas_tui.views.say import money

_CALLED: Final = {
    "adult_on": "of age on",
    "allowed": "tolerated up to",
    "asked": "asked on",
    "assumed": "assumed, not read",
    "below_on": "too few from",
    "budget": "this office's budget",
    "day": "the day",
    "decided": "decided on",
    "due": "due on",
    "ends_on": "year to",
    "engaged": "engaged on",
    "expected": "expected by",
    "expires": "passport until",
    "from_percent": "crowded from, %",
    "funds": "liquid funds",
    "have": "on record",
    "landed": "landed on",
    "landing": "landing reckoned on",
    "least": "looked for",
    "level_held": "level held",
    "levels": "degrees",
    "local": "local degrees",
    "met_max": "possible",
    "need": "needed",
    "needed": "needed until",
    "open": "not asked",
    "percent": "approvals in it, %",
    "planned": "planned sector",
    "read": "read from a letter",
    "selected": "selected on",
    "six_on": "enough on",
    "submitted": "submitted on",
    "threshold": "needed",
    "weak": "without a margin",
}
"""Facts that have another name than their field."""
_MONEY: Final = frozenset({"amount", "budget", "funds", "hkd", "income", "profit_hkd"})
_BESIDE_MONEY: Final = frozenset({"have", "need"})
"""Money where something else of the same facts is."""
_OPENS_A_DAY: Final = (" on", " from", " until", " by", " to", " since")


def fact_label(name: str) -> str:
    """What a fact is called."""
    return _CALLED.get(name) or field_label(name.replace("-", "_"))


def fact_words(name: str, value: Fact, among: Collection[str]) -> str:
    """A fact with its value; `among` are the names of all that are told with it."""
    label = fact_label(name)
    is_money = name in _MONEY or (name in _BESIDE_MONEY and bool(_MONEY & {*among}))
    match value:
        case date() if label.endswith(_OPENS_A_DAY):
            return f"{label} {value_words(value)}"
        case int() if is_money and not isinstance(value, bool):
            return f"{label}: {money(value)}"
        case tuple() if value:
            said = language_words if name == "languages" else _plain
            return f"{label}: {', '.join(said(str(each)) for each in value)}"
    words = str(value) if name in YEARS else value_words(value)
    return f"{label}: {words}"


def _plain(code: str) -> str:
    return code.replace("_", " ")
