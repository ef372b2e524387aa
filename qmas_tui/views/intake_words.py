"""What findings about prospects say, and what criteria and conditions rest on."""

from __future__ import annotations

from qmas_tui.findings.model import Evidence, Finding
from qmas_tui.views.intake_facts import fact_words
from qmas_tui.views.intake_phrases import INTAKE_PHRASES
from qmas_tui.views.intake_turns import intake_facts
from qmas_tui.views.template import fill
from qmas_tui.views.words import overruled_words, phrase_of

NO_FACTS = "nothing on record"


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
    names = [name for name, _ in evidence]
    told = [
        fact_words(name, value, names)
        for name, value in evidence
        if value not in (None, (), "")
    ]
    return "; ".join(told) or NO_FACTS
