"""Prospects as JSON: every worked case, and the names and order of the contract."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from msgspec.json import encode

from qmas_tui.findings.model import Finding
from qmas_tui.intake.assess import assess
from qmas_tui.intake.queue import KINDS
from qmas_tui.intake.result import AssessedProspect, ProspectAssessment
from qmas_tui.views.intake_words import because_of, remedy_of
from qmas_tui.views.prospect_json import prospect_json, prospects_json
from qmas_tui.views.prospect_rows import TO_DO, prospect_sentence
from tests.intake.someone import prospect
from tests.intake.worked import as_of, expected, prospects
from tests.make import AS_OF, POLICY
from tests.views.everyone import worked_prospects

Json = dict[str, Any]
NAMES = {
    "prospect": [
        *("case", "stage", "evaluated_on", "filed", "may_file"),
        *("act_by", "lost_on", "act_on", "special", "quota", "passes"),
        *("prerequisites", "gpt", "forecast", "nearest", "apt"),
        *("deadlines", "fees", "pathways", "indicators"),
    ],
    "prerequisites": ["name", "state", "rules", "basis", "because"],
    "criteria": [
        *("n", "area", "state", "safe", "documented", "have", "need"),
        *("rules", "basis", "because"),
    ],
    "deadlines": [
        *("kind", "subject", "on", "days", "status", "rules", "basis", "steps"),
    ],
    "pathways": [
        *("code", "verdict", "conditions", "missing", "first_stay_months"),
        *("extension_months", "top_tier_months", "tied_to_employer"),
        *("offer_needed", "quota", "weeks", "dependants", "fee_per_person", "rules"),
    ],
    "indicators": [
        *("code", "subject", "level", "basis", "rules", "because", "remedy"),
    ],
}
"""Names in their order, as the contract shows them."""


def printed(file_on: date | None = None) -> Json:
    """What JSON holds of the worked cases."""
    found = worked_prospects(file_on)
    every = ((each.assessment, found.pathways(each)) for each in found.queue)
    answer: Json = json.loads(encode(prospects_json(every, found.statistics())))
    return answer


@pytest.mark.many
def test_worked_cases() -> None:
    """All of the worked cases come out, in the order of the queue."""
    answer = printed()
    assert [each["case"] for each in answer["prospects"]] == expected()["order"]
    assert answer["statistics"] == expected()["statistics"]
    for each in answer["prospects"]:
        want = expected()["prospects"][each["case"]]
        assert {name: _shape(each)[name] for name in want} == want


@pytest.mark.many
def test_what_if() -> None:
    """The same on another filing day, for every prospect."""
    for day, wanted in expected()["what_if"].items():
        answer = printed(date.fromisoformat(day))
        found = {each["case"]: _shape(each) for each in answer["prospects"]}
        for case, want in wanted.items():
            assert {name: found[case][name] for name in want} == want


def test_names_and_order() -> None:
    """Names stand in the order of the contract, and everything is told in words."""
    for each in printed()["prospects"]:
        assert list(each) == NAMES["prospect"]
        gpt = each["gpt"] or {}
        rows = {"criteria": gpt.get("criteria", ()), **each}
        for table, names in NAMES.items():
            for row in rows.get(table, ()):
                assert list(row) == names
        conditions = [c for way in each["pathways"] for c in way["conditions"]]
        told = [*each["prerequisites"], *rows["criteria"], *conditions]
        assert all(row["because"] for row in (*told, *each["indicators"]))
        assert all(deadline["steps"] for deadline in each["deadlines"])


def _shape(found: Json) -> Json:
    first, gpt = found["act_on"], found["gpt"]
    if gpt and gpt["test"] == "criteria":
        gpt = _criteria(gpt)
    elif gpt:
        gpt = {name: each for name, each in gpt.items() if name != "pass_mark"}
    return {
        **found,
        "gpt": gpt,
        "prerequisites": {e["name"]: e["state"] for e in found["prerequisites"]},
        "deadlines": {each["kind"]: each["on"] for each in found["deadlines"]},
        "codes": {each["code"]: each["level"] for each in found["indicators"]},
        "act_on": first and first["kind"],
        "due_on": first and first["due_on"],
        "pathways": {each["code"]: _way(each) for each in found["pathways"]},
    }


def _criteria(gpt: Json) -> Json:
    every = gpt["criteria"]
    names = ("test", "version", "met", "met_max", "safe", "documented")
    return {name: gpt[name] for name in names} | {
        "yes": [each["n"] for each in every if each["state"] == "yes"],
        "unknown": [each["n"] for each in every if each["state"] == "unknown"],
        "safe_list": [each["n"] for each in every if each["safe"]],
        "documented_list": [each["n"] for each in every if each["documented"]],
        "have": [each["have"] for each in every],
    }


def _way(found: Json) -> Json:
    states = {each["name"]: each["state"] for each in found["conditions"]}
    return {
        "verdict": found["verdict"],
        "no": [name for name, each in states.items() if each == "no"],
        "unknown": [name for name, each in states.items() if each == "unknown"],
        "missing": found["missing"],
    }


def test_before_the_scheme() -> None:
    """Before the scheme there is no test and no quota."""
    someone = prospect()
    found = assess(someone, POLICY, AS_OF, date(2006, 6, 27))
    told = prospect_json(found, ())
    assert (told["gpt"], told["quota"]) == (None, None)


def test_broken_case_is_told_as_of_a_holder() -> None:
    """A case that cannot be worked out says so, and what to do."""
    evidence = (("row", "work 1"), ("fault", "odd"))
    found = Finding("facts.broken", "prospect", "act", "house", (), evidence)
    assert "could not be worked out: work 1" in because_of(found)
    assert remedy_of(found).startswith("Correct the row")
    broken = ProspectAssessment("P-1", AS_OF, "broken", findings=(found,))
    assert prospect_json(broken, ())["gpt"] is None


@pytest.mark.parametrize(
    ("case", "says"),
    [
        ("G03", "; act by 22 Nov 2026 (plan the filing, lost on 23 Nov"),
        ("G03", "lead; may file; 6 met, 5 with a margin, 6 documented of 12; act by"),
        (
            "S19",
            "(mind the last day of the entry visa, 31 d late, lost on 21 Nov 2026)",
        ),
        ("A01", "submitted; achievement claimed; act by"),
        ("E06", "submitted; 20 points of 80; "),
        ("S26", "closed."),
    ],
)
def test_one_line(case: str, says: str) -> None:
    """A line says where a case stands, whether it may be filed, and what to do."""
    someone = prospects()[case]
    line = prospect_sentence(
        AssessedProspect(someone, assess(someone, POLICY, as_of()))
    )
    assert line.startswith(f"{case}, {someone.name}: ")
    assert says in line


def test_every_item_has_words() -> None:
    """Whatever is to be done is said in words."""
    assert set(KINDS) == set(TO_DO)
