"""The letters of an application on the page of a prospect, and what to work on."""

from __future__ import annotations

from datetime import timedelta

from qmas_tui.views.model import Line, text_of
from qmas_tui.views.prospect.letters import letters_section
from qmas_tui.views.prospect.letters_ahead import letters_ahead
from qmas_tui.views.prospect.nearest import nearest_line
from tests.intake.assessed import shown
from tests.make import AS_OF, POLICY

BEFORE = AS_OF - timedelta(days=30)


def letters(**application: object) -> dict[str, Line]:
    """The steps of somebody's one application, by name."""
    of = shown(application=[{"submitted_on": BEFORE, **application}])
    section = letters_section(of)
    assert section is not None
    return {text_of(line)[3:].split("  ")[0]: line for line in section.lines}


def test_each_letter_has_its_form() -> None:
    """What came shows its day, what is open is recorded as of today."""
    found = letters(acknowledged_on=BEFORE)
    assert list(found) == ["acknowledged on", "pooled on", "selected on", "decided on"]
    assert text_of(found["acknowledged on"]).startswith("✓  acknowledged on")
    remedy = found["selected on"].remedy
    assert remedy is not None
    assert (remedy.table, remedy.number, remedy.values) == (
        "application",
        1,
        (("selected_on", "today"),),
    )


def test_a_day_on_record_is_looked_at() -> None:
    """The form of a step taken puts no other day; a landing is not done twice."""
    came = letters(selected_on=BEFORE)["selected on"].remedy
    assert came is not None
    assert (came.form, came.values) == ("correct", ())
    gone = {"outcome": "approved", "decided_on": BEFORE, "landed_on": BEFORE}
    landed = letters(**gone)["landed on"].remedy
    assert landed is not None
    assert (landed.form, landed.fields, landed.values) == (
        "correct",
        ("landed_on",),
        (),
    )


def test_a_step_that_not_everybody_is_asked_for() -> None:
    """A consent letter once it is asked for; after the decision the way to land."""
    assert "consent sent on" in letters(consent_by=AS_OF)
    approved = letters(outcome="approved", decided_on=BEFORE, evisa_on=BEFORE)
    assert list(approved) == ["paid on", "e-Visa on", "landed on"]
    remedy = approved["landed on"].remedy
    assert remedy is not None
    assert remedy.form == "land"


def ahead(**facts: object) -> list[str]:
    """The letters that somebody may expect."""
    section = letters_ahead(shown(**facts), POLICY)
    return [text_of(line).split("  ")[0] for line in section.lines] if section else []


def test_who_has_not_filed_reads_which_letters_are_ahead() -> None:
    """A consent letter from the Mainland, an identity card for who lives elsewhere."""
    usual = ["acknowledgement", "decision", "fee and e-Visa", "landing"]
    assert ahead() == [*usual, "identity card"]
    here = ahead(citizenship="chinese", mainland_resident=True, residence="hong-kong")
    assert here == [*usual[:2], "consent letter", *usual[2:]]
    assert ahead(application=[{"submitted_on": BEFORE}]) == []


def test_nothing_filed_has_no_letters_but_a_nearest_criterion() -> None:
    """It is named on the page, with the form of what would meet it."""
    of = shown(work=[{"kind": "employment", "from": BEFORE, "level": "graduate"}])
    assert letters_section(of) is None
    line = nearest_line(of)
    assert line is not None
    assert text_of(line).startswith(
        "Nearest  6 graduate-level work: comes by itself on"
    )
    assert line.remedy is not None
    assert line.remedy.table == "work"
    filed = shown(application=[{"submitted_on": BEFORE}])
    assert nearest_line(filed) is None
