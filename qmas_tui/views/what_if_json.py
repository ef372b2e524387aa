"""Scenarios, rules diffs, planner and forecast as JSON, for other programs."""

from __future__ import annotations

import msgspec

from qmas_tui.findings.moves import FindingMoved, Moved
from qmas_tui.scenarios.answer import Answer
from qmas_tui.scenarios.forecast import FeeForecast
from qmas_tui.scenarios.presence import Presence
from qmas_tui.scenarios.rules_diff import CaseDiff, RulesDiff
from qmas_tui.views.json import Json
from qmas_tui.views.words import because


def answer_json(found: Answer, case: str, name: str | None, rules: str | None) -> bytes:
    """A scenario with what it moves; `name` where it has one, `rules` if others."""
    scenario = {"case": case, "name": name, "changes": found.steps, "rules": rules}
    return msgspec.json.encode(
        {
            "as_of": found.as_of,
            "then": found.then,
            "scenario": scenario,
            "verdict": found.verdict,
            "moved": [
                {**_moved(e.moved), "shares": e.moved.shares, "changes": e.changes}
                for e in found.moved
            ],
            "findings": [
                {
                    **_finding(each.finding),
                    "cause": each.cause,
                    "changes": each.changes,
                    "because": _because(each.finding),
                }
                for each in found.findings
            ],
            "reworded": [
                {"code": e.code, "subject": e.subject, "because": _because(e)}
                for e in found.reworded
            ],
            "passing": [
                {
                    "code": each.code,
                    "subject": each.subject,
                    "level": each.level,
                    "from": each.first,
                    "to": each.last,
                }
                for each in found.passing
            ],
            "first_seen": found.first_seen,
            "same": found.same,
        }
    )


def presence_json(found: Presence) -> bytes:
    """The planner's answer."""
    years = [
        {
            "year": each.year,
            "from": each.first,
            "to": each.last,
            "recorded": each.recorded,
            "planned": each.planned,
            "left": each.left,
        }
        for each in found.years
    ]
    first = {"first": dict(found.first), "already": found.already}
    by = {"return_by": found.return_by, "set_by": found.set_by}
    who = {"case": found.case, "subject": found.subject}
    asked = {"as_of": found.as_of, "out": found.out}
    return msgspec.json.encode({**who, **asked, **first, **by, "years": years})


def forecast_json(found: FeeForecast) -> bytes:
    """The fee forecast of a family."""
    steps = [_fields(each) | {"total": each.total} for each in found.steps]
    return msgspec.json.encode(
        {
            "case": found.case,
            "as_of": found.as_of,
            "steps": steps,
            "total_needed": found.total_needed,
            "options": found.options,
        }
    )


def rules_diff_json(found: RulesDiff) -> bytes:
    """A rules diff: figures, counts, and the cases that move in their order."""
    greatest = found.greatest
    return msgspec.json.encode(
        {
            "as_of": found.as_of,
            "figures": [
                {
                    "rule": each.rule,
                    "name": each.name,
                    "route": each.route,
                    "before": each.before,
                    "after": each.after,
                    "from": each.since,
                    "to": each.until,
                    "source": each.source,
                    "checked_on": each.checked_on,
                }
                for each in found.figures
            ],
            "rules_added": found.added,
            "rules_gone": found.gone,
            "looked_at": found.looked_at,
            "closed": found.closed,
            "moved": len(found.cases),
            "earlier": found.earlier,
            "later": found.later,
            "appeared": found.appeared,
            "gone": found.findings_gone,
            "fees_up": found.fees_up,
            "fees_down": found.fees_down,
            "greatest": greatest and {"case": greatest[0], "moved": greatest[1]},
            "cases": [_case(each) for each in found.cases],
        }
    )


def _case(found: CaseDiff) -> Json:
    return {
        "case": found.case,
        "name": found.name,
        "act_by": found.act_by,
        "moved": [_moved(each) for each in found.moved],
        "findings": [
            {**_finding(each), "because": _because(each)} for each in found.findings
        ],
    }


def _fields(found: msgspec.Struct) -> dict[str, object]:
    return msgspec.structs.asdict(found)


def _moved(each: Moved) -> dict[str, object]:
    names = ("what", "subject", "before", "after", "moved")
    return {name: getattr(each, name) for name in names}


def _finding(each: FindingMoved) -> dict[str, object]:
    names = ("code", "subject", "before", "after")
    return {name: getattr(each, name) for name in names}


def _because(each: FindingMoved) -> str | None:
    return because(each.finding) if each.finding else None
