"""An assessment by name."""

from __future__ import annotations

from datetime import date

from msgspec import structs

from qmas_tui.facts.rows import Request
from qmas_tui.findings.model import Assessment, Finding
from qmas_tui.findings.outcome import outcome
from tests.bench.books import people
from tests.findings.people import BO, LIMIT, NOW, TARGET, child, holder
from tests.make import entry_of


def test_each_day_has_its_name() -> None:
    """Days, states and figures stand under the names that a comparison uses."""
    found = entry_of(holder(dependant=[child()]), NOW).assessment
    lee, bo = outcome(found)
    assert (lee.case, lee.subject, bo.subject) == ("T-1", "holder", BO)
    assert lee.days["limit_of_stay"] == lee.days["path.0"] == LIMIT
    assert lee.days["deadlines.extension.target"] == TARGET
    assert lee.states["stage"] == "initial-stay"
    assert lee.states["deadlines.extension.target.status"] == "ahead"
    assert lee.states["act_on.kind"] == found.items[0].kind
    assert lee.figures["path.0.granted"] is True
    assert lee.figures["fees.persons"] == 2
    assert lee.figures["residence.1"] == 0
    assert bo.days["limit_of_stay"] == LIMIT
    assert "fees.total" not in bo.figures


def test_every_finding_is_there_under_its_subject() -> None:
    """No finding of a book is left out, nor is one anybody else's."""
    for each in people(60, 3, NOW):
        found = entry_of(each, NOW).assessment
        own = [*found.findings, *(f for d in found.dependants for f in d.findings)]
        told = {(w.subject, code) for w in outcome(found) for code in w.findings}
        assert told == {(f.subject, f.code) for f in own}


def test_of_two_findings_of_one_code_the_graver_counts() -> None:
    """Two open requests are one entry, at the level of the more pressing."""
    asked = (date(2026, 11, 1), date(2026, 11, 20))
    lee = structs.replace(
        holder(), request=tuple(Request(asked_on=day) for day in asked)
    )
    found = entry_of(lee, NOW).assessment
    levels = [f.level for f in found.findings if f.code == "request.unanswered"]
    assert len(levels) == 2
    assert outcome(found)[0].findings["request.unanswered"] == "act"


def test_a_case_without_dates_has_its_state() -> None:
    """Of a closed case the stage is all there is; a stranger to it has findings."""
    closed = entry_of(structs.replace(holder(), status="closed"), NOW).assessment
    (told,) = outcome(closed)
    assert (told.days, told.states) == ({}, {"stage": "closed"})
    odd = Finding("family.unrecorded", "nobody", "watch", "house", ())
    _, stranger = outcome(Assessment("Q", NOW, "applied", findings=(odd,)))
    assert (stranger.subject, stranger.findings) == (
        "nobody",
        {"family.unrecorded": "watch"},
    )
