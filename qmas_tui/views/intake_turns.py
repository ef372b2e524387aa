"""What the phrases about prospects name beside the facts that a finding shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from qmas_tui.findings.model import Finding, Reason
from qmas_tui.views.criteria_words import criteria_words
from qmas_tui.views.doubts import NOUNS
from qmas_tui.views.intake_phrases.rows import KINDS, ROWS, ROWS_OF
from qmas_tui.views.pathway_words import pathway_name
from qmas_tui.views.say import money
from qmas_tui.views.template import fill

Facts = dict[str, object]
NO_NAME = "a job"
"""What is called so of which nobody wrote down a name."""


def intake_facts(finding: Finding) -> Facts:
    """All that the phrase of a finding about a prospect may name."""
    facts: Facts = dict(finding.evidence)
    rows = facts.get("rows")
    if isinstance(rows, tuple):
        reasons = [each for each in rows if isinstance(each, Reason)]
        facts |= _told(finding.code, reasons)
    return facts | _more(finding.code, facts)


def row_words(code: str, row: Reason) -> str:
    """A row that a finding of this code names, so that it is told from others."""
    facts: Facts = dict(row.evidence)
    template = ROWS_OF.get(code) or ROWS[row.key]
    return fill(template, facts | _of_row(row.key, facts))


def _told(code: str, rows: Sequence[Reason]) -> Facts:
    names = [dict(row.evidence).get("name") or row.key for row in rows]
    return {
        "rows": "; ".join(row_words(code, row) for row in rows),
        "names": ", ".join(str(name) for name in names),
        "n": len(rows),
    }


def _of_row(kind: str, facts: Mapping[str, object]) -> Facts:
    """Turns of phrase that hang on more than one fact of a row."""
    match kind:
        case "criterion":
            return {"criterion": criteria_words([str(facts["n"])])}
        case "character":
            return {
                "yes": _names(name for name, each in facts.items() if each is True),
                "open": _names(name for name, each in facts.items() if each is None),
            }
        case "financial":
            held = facts.get("funds")
            if isinstance(held, int):
                return {"held": f"balances of {money(held)} are on record"}
            return {"held": "no balance is on record"}
        case "overlap":
            return {name: facts[name] or NO_NAME for name in ("one", "other")}
    if "other_field" in facts:
        days = {"late": facts["field"], "early": facts["other_field"]}
        told: Facts = {name: NOUNS[str(field)] for name, field in days.items()}
        return told | {"noun": KINDS.get(kind, kind)}
    return {}


def _more(code: str, facts: Mapping[str, object]) -> Facts:
    """Turns of phrase that hang on more than one fact, or on none of them as it is."""
    match code:
        case "criteria.short" | "criteria.unknown":
            more = facts["met_max"] if facts["met_max"] != facts["met"] else None
            unknown = criteria_words(_texts(facts["unknown"]))
            return {"unknown": unknown, "more": more}
        case "points.short":
            return {"unknown": _names(_texts(facts["unknown"]))}
        case "case.margin":
            return {"weak": criteria_words(_texts(facts["weak"]))}
        case "case.better-route":
            routes = _texts(facts["routes"])
            return {"routes": ", ".join(pathway_name(each) for each in routes)}
        case "character.unasked":
            return {"open": _names(_texts(facts["open"]))}
        case "entry.unused":
            days = facts["days"]
            return {"past": isinstance(days, int) and days < 0}
        case "facts.broken":
            return {"fault": " ".join(str(facts["fault"]).split()).rstrip(".")}
    return {}


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(each) for each in value) if isinstance(value, tuple) else ()


def _names(of: Iterable[str]) -> str:
    """Names of fields and parts as words."""
    return ", ".join(name.replace("_", " ") for name in of)
