"""What moved of a prospect, in words: names and values as a comparison tells them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from qmas_tui.views.criteria_words import criterion_name
from qmas_tui.views.fields import value_words
from qmas_tui.views.prospect_words import (
    DEADLINES,
    MAY_FILE,
    MET,
    PREREQUISITES,
    STAGES,
    STATES,
)

_NAMES: Final = {
    "stage": "stage",
    "act_by": "act by",
    "lost_on": "lost on",
    "evaluated_on": "measured on",
    "forecast.six_on": "enough criteria on",
    "forecast.below_on": "too few criteria on",
    "may_file": "filing",
    "achievement": "achievement",
    "criteria.met": "criteria met",
    "criteria.safe": "met with a margin",
    "criteria.documented": "documented",
    "points.total": "points",
    "fees.total": "fees, HK$",
}
_VALUES: Final[Mapping[str, Mapping[Any, str]]] = {
    "stage": STAGES,
    "may_file": MAY_FILE,
    "prerequisite": MET,
    "criterion": STATES,
    "achievement": {"yes": "claimed", "no": "none", "unknown": "unknown"},
}


def prospect_name(what: str) -> str:
    """What moved; empty for what the lines leave to the JSON."""
    kind, _, which = what.partition(".")
    match kind:
        case "prerequisite":
            return PREREQUISITES[which]
        case "criterion":
            return criterion_name(int(which))
        case "deadlines":
            return DEADLINES.get(which, "")
    return _NAMES.get(what, "")


def prospect_value(what: str, value: object) -> str:
    """A value of it, as the page of a prospect says it."""
    words = _VALUES.get(what.partition(".")[0], {})
    return words.get(value, value) if isinstance(value, str) else value_words(value)
