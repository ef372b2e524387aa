"""Findings and derivations as sentences."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from qmas_tui.findings.model import HOLDER, Finding, Reason, Shown
from qmas_tui.views.phrases import PHRASES, SOURCES, STEPS
from qmas_tui.views.say import count, day_words, money, subject_words

MOST_NAMED = 2
"""A headline names so many papers at the most."""


class _Facts(dict[str, object]):
    """The shown facts, looked up by a template; every value knows how it is said."""

    def __init__(self, shown: Shown) -> None:
        super().__init__()
        for name, value in shown:
            if name == "source" and isinstance(value, str):
                self[name] = SOURCES[value]
            else:
                self[name] = _Said(value)


class _Said:
    """A value that says itself as a template asks: plainly, or with a noun."""

    __slots__ = ("value",)

    def __init__(self, value: object) -> None:
        self.value = value

    def __format__(self, how: str) -> str:
        value = self.value
        if isinstance(value, date):
            return day_words(value)
        if isinstance(value, tuple):
            return ", ".join(value)
        if isinstance(value, int):
            if how == "money":
                return money(value)
            if how:
                return count(abs(value), how)
        return str(value)


def headline(finding: Finding) -> str:
    """A finding in a few words, as the queue shows it."""
    return _fill(PHRASES[finding.code].headline, finding)


def because(finding: Finding) -> str:
    """What triggered a finding, and by how much; says so where an office overruled."""
    said = _fill(PHRASES[finding.code].because, finding)
    if finding.overruled:
        rules = ", ".join(finding.overruled)
        said += f" (this office has overruled {rules})"
    return said


def remedy(finding: Finding) -> str:
    """What would settle a finding."""
    return _fill(PHRASES[finding.code].remedy, finding)


@lru_cache(maxsize=1024)
def step_words(reason: Reason) -> str:
    """One step of a derivation; the dates of one limit share their first."""
    return STEPS[reason.key].format_map(_Facts(reason.shown))


def _fill(template: str, finding: Finding) -> str:
    if "{" not in template:
        return template
    facts = _Facts(finding.shown)
    facts.update(_turns(finding))
    return template.format_map(facts)


def _turns(finding: Finding) -> dict[str, str]:
    """Turns of phrase that hang on whether a fact is there."""
    fact = dict(finding.shown)
    match finding.code:
        case "entry.unused":
            read = fact["read"]
            return {
                "assumed_day": "" if read else " as reported: read it from the e-Visa"
            }
        case "milestone.contested":
            latest = fact["latest"]
            until = day_words(latest) if isinstance(latest, date) else ""
            return {"until_latest": f", to {until} at the latest" if until else ""}
        case "work.none":
            days = fact["days"]
            spell = count(days, "day") if isinstance(days, int) else ""
            return {"for_days": f" for {spell}" if spell else ""}
        case "work.abroad" | "business.thin":
            employer = fact["employer"]
            return {"at_employer": f" ({employer})" if employer else ""}
        case "income.low":
            low = fact["very_low"]
            if not isinstance(low, int):
                return {"very_low_words": ""}
            benchmark = f"; only {fact['share']} % of renewed holders of a like scheme"
            return {"very_low_words": f"{benchmark} earned under {money(low)}"}
        case "evidence.missing":
            return _evidence(fact["missing"], fact["stale"])
        case "stay.unconfirmed":
            names = _texts(fact["names"])
            for_ = ", ".join(subject_words(name) for name in names)
            return {"for_names": "" if names == (HOLDER,) else f" for {for_}"}
        case "request.unanswered":
            return {"assumed_due": " (assumed)" if fact["assumed"] else ""}
    return {}


def _evidence(missing: object, stale: object) -> dict[str, str]:
    wanting = [*_texts(missing), *_texts(stale)]
    few = len(wanting) <= MOST_NAMED
    named = ", ".join(wanting) if few else f"{len(wanting)} to collect"
    return {
        "wanting": named,
        "missing_words": f" missing: {', '.join(_texts(missing))}" if missing else "",
        "stale_words": f"{';' if missing else ''} too old: {', '.join(_texts(stale))}"
        if stale
        else "",
    }


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(each) for each in value) if isinstance(value, tuple) else ()
