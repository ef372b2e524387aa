"""What phrases name beside the facts that a finding shows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Final

from qmas_tui.findings.model import HOLDER, Fact, Finding, Reason
from qmas_tui.views.doubts import NOUNS
from qmas_tui.views.phrases import SOURCES, STEPS
from qmas_tui.views.say import capital, count, subject_words
from qmas_tui.views.template import fill

MOST_NAMED: Final = 2
"""A headline names so many papers at the most."""
_PLACES: Final = {"mainland": "on the Mainland", "overseas": "overseas"}
_RESTARTS: Final = frozenset({"excluded", "excluded-open", "absences-unrecorded"})
"""Reasons that are no break: the count begins after them, or nothing is known."""


def facts_of(finding: Finding) -> dict[str, object]:
    """All that the phrase of a finding may name."""
    facts = named_facts(finding.evidence)
    is_dependant = finding.subject != HOLDER
    facts["dependant"] = is_dependant
    facts["person"] = person = subject_words(finding.subject)
    facts["Person"] = person if is_dependant else capital(person)
    facts["name"] = finding.subject
    facts.update(_more(finding, facts))
    return facts


def named_facts(evidence: Sequence[tuple[str, Fact]]) -> dict[str, object]:
    """Evidence by name; how a limit is known is told in words."""
    facts: dict[str, object] = dict(evidence)
    if isinstance(source := facts.get("source"), str):
        facts["source"] = SOURCES[source]
    return facts


@lru_cache(maxsize=1 << 14)
def step_words(reason: Reason) -> str:
    """One step of a derivation in words; the dates of one limit share their first."""
    return fill(STEPS[reason.key], named_facts(reason.evidence))


def _more(finding: Finding, fact: dict[str, object]) -> dict[str, object]:
    """Turns of phrase that hang on more than one fact, or on none of them as it is."""
    match finding.code:
        case "entry.unused":
            days = fact["days"]
            return {"past": isinstance(days, int) and days < 0}
        case "scheme.left":
            return {"employment": fact["left_for"] == "employment"}
        case "stay.unconfirmed":
            names = _texts(fact["names"])
            others = () if names == (HOLDER,) else names
            return {"people": tuple(subject_words(name) for name in others)}
        case "evidence.missing":
            wanting = (*_texts(fact["missing"]), *_texts(fact["stale"]))
            papers = count(len(wanting), "paper")
            named = f"missing: {' and '.join(wanting)}"
            few = wanting if len(wanting) <= MOST_NAMED else None
            told = named if few else f"{papers} missing"
            return {"papers": papers, "wanting": told, "few": few}
        case "work.contradicted":
            return {"work": fact["employer"] or f"the {fact['kind']}"}
        case "work.abroad":
            return {"where": _PLACES[str(fact["place"])]}
        case "income.low":
            own = "R-02" in finding.overruled
            benchmark = None if "R-04" in finding.overruled else fact["very_low"]
            return {"own": own, "very_low": benchmark}
        case "milestone.contested":
            return _breaks(fact["breaks"])
        case "absence.six-months" | "absence.long":
            several = fact["count"]
            is_one = not isinstance(several, int) or several < 2
            return {"several": None if is_one else f"{several} such absences"}
        case "facts.landing-missing":
            return _waiting(fact)
        case "facts.order":
            return _order(fact)
        case "facts.broken":
            return {"fault": " ".join(str(fact["fault"]).split()).rstrip(".")}
    return {}


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(each) for each in value) if isinstance(value, tuple) else ()


def _breaks(reasons: object) -> dict[str, object]:
    """What may be held against the seven years, and whether absences are on record."""
    every = reasons if isinstance(reasons, tuple) else ()
    breaks = [
        step_words(each)
        for each in every
        if each.key not in _RESTARTS and not _is_part(each, every)
    ]
    return {
        "listed": capital("; ".join(breaks)),
        "unrecorded": any(each.key == "absences-unrecorded" for each in every),
    }


def _is_part(run: Reason, every: Sequence[Reason]) -> bool:
    """Whether a run of brief returns lies within a longer one."""
    if run.key != "touchdown":
        return False
    out, back = _ends(run)
    longer = [_ends(each) for each in every if each.key == run.key and each != run]
    return any(begun <= out and back <= ended for begun, ended in longer)


def _ends(run: Reason) -> tuple[date, date]:
    return run.day("out"), run.day("back")


def _waiting(fact: dict[str, object]) -> dict[str, object]:
    """What waits for the day of the landing."""
    names = {"path": "the path", "top_tier": "the top tier", "seven": "the seven years"}
    waiting = [words for name, words in names.items() if fact[name]]
    *most, last = waiting or [""]
    listed = f"{', '.join(most)} and {last}" if most else last
    many = len(waiting) > 1 or fact["seven"]
    return {"waiting": listed, "wait": "wait" if many else "waits"}


def _order(fact: dict[str, object]) -> dict[str, object]:
    """Where a day stands that cannot be, and what it clashes with."""
    noun, row = NOUNS[str(fact["field"])], str(fact["row"])
    where = f"{row}, {noun}" if row else noun
    if fact["kind"] == "open-twice":
        where = row
    return {"where": capital(where), "other_noun": NOUNS.get(str(fact["other_field"]))}
