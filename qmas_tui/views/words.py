"""Findings and derivations as sentences."""

from __future__ import annotations

from qmas_tui.findings.model import HOLDER, Deadline, Finding, Reason
from qmas_tui.views.phrases import PHRASES, Phrase
from qmas_tui.views.phrases.phrase import Phrases
from qmas_tui.views.template import Facts, fill, holds, kept, named_in
from qmas_tui.views.turns import facts_of, step_words

_PERSON = frozenset({"name", "person", "Person"})


def headline(finding: Finding) -> str:
    """A finding in a few words, as the queue shows it; it does not name its person."""
    facts = facts_of(finding)
    return fill(phrase_of(finding.code, facts).headline, facts)


def because(finding: Finding, named: bool = True) -> str:
    """What triggered a finding, and by how much; says so where an office overruled.

    Of a dependant it names them, unless `named` is false: where their name stands
    above it.
    """
    facts = facts_of(finding)
    template = phrase_of(finding.code, facts).because
    said = fill(template, facts)
    if named and finding.subject != HOLDER:
        is_unnamed = not named_in(kept(template, facts)) & _PERSON
        said = f"{finding.subject}: {small(said)}" if is_unnamed else said
    return f"{said}{overruled_words(finding.overruled)}"


def remedy(finding: Finding) -> str:
    """What would settle a finding."""
    facts = facts_of(finding)
    return fill(phrase_of(finding.code, facts).remedy, facts)


def phrase_of(code: str, facts: Facts, phrases: Phrases = PHRASES) -> Phrase:
    """The first phrase of a finding's code that holds of its facts."""
    return next(each for each in phrases[code] if holds(each.when, facts))


def overruled_words(rules: tuple[str, ...]) -> str:
    """That this office overruled what something rests on; nothing if it did not."""
    return f" (this office has overruled {', '.join(rules)})" if rules else ""


def steps_of(deadline: Deadline) -> list[str]:
    """The derivation of a date in words; the last says what this office overruled."""
    return told_steps(deadline.steps, deadline.overruled)


def told_steps(derived: tuple[Reason, ...], overruled: tuple[str, ...]) -> list[str]:
    """Steps in words, and what this office overruled of their rules."""
    steps = [step_words(step) for step in derived]
    if overruled:
        steps.append(f"this office has overruled {', '.join(overruled)}")
    return steps


def small(said: str) -> str:
    """A sentence as it goes on after a name and a colon."""
    return said if said[1:2].isupper() else f"{said[:1].lower()}{said[1:]}"
