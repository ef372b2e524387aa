"""Criteria 4 and 5: two languages, and English, in writing and speech."""

from __future__ import annotations

from qmas_tui.intake.criteria.answer import Answer
from qmas_tui.intake.states import State
from qmas_tui.intake.subject import Subject
from qmas_tui.policy.policy import Policy

ENGLISH = "en"
PROOF = "language-proof"


def two_languages(subject: Subject, policy: Policy) -> Answer:
    """Criterion 4: any two different ones (G-05)."""
    need, good = policy.intake.languages_least, subject.good_languages
    proved = len(_proved(subject)) >= need
    enough = len(good) >= need
    return Answer(
        "yes" if enough else _lacking(subject),
        safe=proved,
        wanting=() if proved else (PROOF,),
        have=len(good),
        need=need,
        evidence=(("languages", good),),
    )


def english(subject: Subject, _policy: Policy) -> Answer:
    """Criterion 5: English (G-06)."""
    levels = [each.level for each in subject.prospect.language if each.name == ENGLISH]
    proved = ENGLISH in _proved(subject)
    good = "good" in levels
    return Answer(
        "yes" if good else "no" if levels else _lacking(subject),
        safe=proved,
        wanting=() if proved else (PROOF,),
        evidence=(("level", levels[0] if levels else None),),
    )


def _lacking(subject: Subject) -> State:
    return "no" if subject.is_complete("language") else "unknown"


def _proved(subject: Subject) -> set[str]:
    """Good languages with a paper that shows it (Q-27)."""
    rows = subject.prospect.language
    return {each.name for each in rows if each.level == "good" and each.proof}
