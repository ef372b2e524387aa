"""What settles each finding is a form that there is, filled in from its facts."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from qmas_tui.facts.tables import TABLES
from qmas_tui.findings.catalogue import CATALOGUE
from qmas_tui.findings.model import AssessedCase
from qmas_tui.findings.risk import all_findings
from qmas_tui.views.form import fields_of
from qmas_tui.views.model import Remedy
from qmas_tui.views.remedies import next_remedy, next_words, no_risk_words, remedy_of
from qmas_tui.views.remedy_ways import WAYS
from tests.make import AS_OF, entry
from tests.views.everyone import everyone
from tests.views.support import broken

OF_THE_BOOK = {"rules.unchecked"}
"""What concerns no case, and so opens no form on one."""
EXTENSION = {"kind": "extension", "filed_on": date(2026, 11, 1)}
SPOUSE = {"name": "WAI, Ming", "relation": "spouse", "landed_on": date(2023, 4, 1)}


def remedies(case: AssessedCase) -> dict[str, Remedy | None]:
    """The remedy of each finding of a case, by its code."""
    return {f.code: remedy_of(f, case) for f in all_findings(case.assessment)}


@pytest.mark.parametrize("code", CATALOGUE)
def test_what_presses_has_a_remedy(code: str) -> None:
    """Every finding that calls for action or warns has a way, whatever is recorded."""
    if {"act", "warn"} & set(CATALOGUE[code].levels) and code not in OF_THE_BOOK:
        last = WAYS[code][-1]
        assert not last.when or last.table == "dependant"


@pytest.mark.parametrize("code", WAYS)
def test_forms_and_fields_are_there(code: str) -> None:
    """Each way names a table that there is, and fields that its form asks for."""
    assert code in CATALOGUE
    for way in WAYS[code]:
        table = "holder" if way.form == "particulars" else way.table
        if not table:
            assert way.form == "papers" or "row" in way.when
            continue
        assert table in (*TABLES, "holder")
        known = {field.name for field in fields_of(table)} | {"of"}
        assert {*way.fields, *way.values, *way.row} <= known


def test_every_finding_of_every_case_opens_its_form() -> None:
    """Whoever it is about: what presses has a form, and rows to correct are there."""
    for case in everyone():
        for finding in all_findings(case.assessment):
            remedy = remedy_of(finding, case)
            if finding.level in ("act", "warn"):
                assert remedy is not None, finding.code
            if remedy is None:
                continue
            assert remedy.words
            if remedy.form == "correct":
                assert 1 <= remedy.number <= len(getattr(case.holder, remedy.table))


def test_forms_are_filled_in_from_the_finding() -> None:
    """Rows are those that the finding names, and fields hold what it knows."""
    case = entry(
        work=[{"kind": "none", "from": date(2026, 7, 15)}],
        passport=[{"expires_on": date(2028, 4, 1)}],
        request=[
            {"asked_on": date(2026, 11, 8), "answer_by": AS_OF},
            {"asked_on": date(2026, 1, 1), "answered_on": date(2026, 1, 2)},
        ],
        dependant=[{**SPOUSE, "limit_of_stay": date(2028, 3, 1)}],
    )
    found = remedies(case)
    answer = found["request.unanswered"]
    assert answer is not None
    assert (answer.table, answer.number, answer.fields) == (
        "request", 1, ("answered_on",),
    )  # fmt: skip
    assert answer.values == (("answered_on", "today"),)
    drift = found["dependant.drift"]
    assert drift is not None
    assert drift.values == (
        ("kind", "extension"), ("outcome", "pending"), ("for", '"WAI, Ming"'),
    )  # fmt: skip
    assert drift.words.startswith("file for them by")
    work = found["work.none"]
    assert work is not None
    assert (work.form, work.table) == ("record", "work")


def test_papers_are_ticked_first_and_the_filing_is_next_once_it_is_late() -> None:
    """Ahead of the target the list of papers opens, after it the filing."""
    early = remedies(entry(date(2028, 1, 10)))["evidence.missing"]
    assert early is not None
    assert early.form == "papers"
    assert early.words == "collect 9 papers for the filing on 2 Feb 2028"
    late = remedies(entry(date(2028, 2, 10)))["evidence.missing"]
    assert late is not None
    assert (late.form, late.table) == ("record", "filing")
    assert late.words == "file the extension; 9 papers to collect first"


@pytest.mark.parametrize(
    ("as_of", "facts", "words", "row"),
    [
        (AS_OF, {}, "file the extension (target 2 Feb 2028)", ("filing", 0)),
        (
            date(2028, 2, 10),
            {},
            "file the extension (target 2 Feb); 9 papers to collect first",
            ("filing", 0),
        ),
        (
            date(2028, 2, 10),
            {"filing": [{**EXTENSION, "filed_on": date(2028, 2, 1)}]},
            "chase the decision (expected by 7 Mar)",
            ("filing", 1),
        ),
        (
            date(2026, 11, 22),
            {"filing": [{"kind": "right-of-abode", "filed_on": date(2026, 9, 1)}]},
            "chase the abode decision (late since 13 Oct)",
            ("filing", 1),
        ),
        (
            date(2029, 3, 1),
            {"grant": [{"until": date(2031, 3, 15), "confirmed": True, "step": 2}]},
            "start the abode file (from 13 Feb 2030)",
            ("filing", 0),
        ),
    ],
)
def test_the_next_step_is_said(
    as_of: date, facts: dict[str, Any], words: str, row: tuple[str, int]
) -> None:
    """Where no finding says what is next the item does, with its day and its form."""
    case = entry(as_of, **facts)
    assert next_words(case) == words
    assert no_risk_words(case) == f"No risk found. Next: {words}"
    step = next_remedy(case)
    assert step is not None
    assert (step.table, step.number) == row


def test_a_finding_says_the_next_step_of_its_item() -> None:
    """Of an item that a finding stands for, the next step is the finding's."""
    case = entry(request=[{"asked_on": date(2026, 11, 8), "answer_by": AS_OF}])
    step = next_remedy(case)
    assert step is not None
    assert step == remedies(case)["request.unanswered"]


def test_where_nothing_is_to_be_done_nothing_is_next() -> None:
    """A case that is over has no next step."""
    case = entry(status="permanent")
    assert next_remedy(case) is None
    assert no_risk_words(case) == "No risk found."


def test_a_row_at_fault_is_the_one_to_correct() -> None:
    """A broken case opens the row that it names."""
    found = remedies(broken())["facts.broken"]
    assert found is not None
    assert (found.form, found.table, found.number) == ("correct", "dependant", 1)
