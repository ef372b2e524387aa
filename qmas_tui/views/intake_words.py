"""What findings about prospects say, and what criteria and conditions rest on."""

from __future__ import annotations

from datetime import date
from typing import Final

from qmas_tui.findings.model import Evidence, Fact, Finding
from qmas_tui.views.intake_phrases import INTAKE_PHRASES
from qmas_tui.views.intake_turns import intake_facts
from qmas_tui.views.labels import field_label, language_words
from qmas_tui.views.say import day_words, money
from qmas_tui.views.template import fill
from qmas_tui.views.words import overruled_words, phrase_of

NO_FACTS = "nothing on record"
_CALLED: Final = {
    "adult_on": "of age on",
    "budget": "this office's budget",
    "funds": "liquid funds",
    "levels": "degrees",
    "local": "local degrees",
    "met_max": "possible",
    "need": "needed",
}
"""Facts of what is asked for, where they have another name than their field."""
_MONEY: Final = frozenset({"amount", "budget", "funds", "income"})


def headline_of(found: Finding) -> str:
    """A finding about a prospect in a few words."""
    facts = intake_facts(found)
    return fill(phrase_of(found.code, facts, INTAKE_PHRASES).headline, facts)


def because_of(found: Finding) -> str:
    """What triggered it, every row among that; says so where an office overruled."""
    facts = intake_facts(found)
    said = fill(phrase_of(found.code, facts, INTAKE_PHRASES).because, facts)
    return f"{said[:1].upper()}{said[1:]}{overruled_words(found.overruled)}"


def remedy_of(found: Finding) -> str:
    """What would settle it."""
    facts = intake_facts(found)
    return fill(phrase_of(found.code, facts, INTAKE_PHRASES).remedy, facts)


def evidence_words(evidence: Evidence) -> str:
    """Facts by their names: born on 4 May 1990; months: 60."""
    names = {name for name, _ in evidence}
    money_too = _MONEY | {"need"} if "income" in names else _MONEY
    told = [
        _named(name, value, name in money_too)
        for name, value in evidence
        if value not in (None, (), "")
    ]
    return "; ".join(told) or NO_FACTS


def _named(name: str, value: Fact, is_money: bool) -> str:
    label = _CALLED.get(name) or field_label(name)
    match value:
        case date():
            return f"{label} {day_words(value)}"
        case bool():
            return f"{label}: {'yes' if value else 'no'}"
        case int():
            return f"{label}: {money(value) if is_money else f'{value:,}'}"
        case tuple():
            said = language_words if name == "languages" else str
            return f"{label}: {', '.join(said(str(each)) for each in value)}"
    return f"{label}: {value}"
