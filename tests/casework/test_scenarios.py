"""Saved scenarios: asked again by name, and looked at again where facts changed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec import Raw, structs

from qmas_tui.book.book import SqliteBook
from qmas_tui.casework.casework import Casework
from qmas_tui.casework.rules_said import rules_said
from qmas_tui.casework.scenarios import (
    forget_saved,
    question_saved,
    save,
    saved,
    saved_named,
)
from qmas_tui.casework.snapshots import write_snapshot
from qmas_tui.errors import DataError, KeepsNumber
from qmas_tui.scenarios.answer import answer
from qmas_tui.scenarios.change import Add, Amend, Assessable, Change, SetOwn
from qmas_tui.views.model import text_of
from tests.casework.support import LEE, NUMBER, agreed

LOST = Change(job_lost=date(2026, 12, 31))
AWAY = Change(trip=(date(2026, 12, 1), date(2026, 12, 9)))


@pytest.fixture
def working(lee: Casework) -> Casework:
    """A holder with a job, and a scenario of losing it."""
    lee.record("Q-1", "work", [("kind", "employment"), ("from", "2024-03-01")])
    save(lee, "Q-1", "job lost", [LOST])
    return lee


def test_asked_again_it_is_the_same(working: Casework) -> None:
    """A saved scenario is the same question as the one that was typed, and no day in
    it has become a text on the way."""
    values = {"out": date(2026, 12, 1), "planned": True}
    save(working, "Q-1", "trip", [Change(add=Add(table="trip", values=values))])
    found = question_saved(working, "Q-1", "trip")
    assert found.steps[0].primitive.text == "add trip out=2026-12-01 planned=yes"
    assert found.then == date(2026, 12, 1)
    assert answer(question_saved(working, "Q-1", "job lost")).verdict == "worse"
    assert [each.name for each in saved(working, "Q-1")] == ["job lost", "trip"]


def test_a_base_row_has_changed(working: Casework) -> None:
    """Where the row that a scenario is about has changed it is not asked until it is
    saved again; other rows may change as they like."""
    save(working, "Q-1", "away", [AWAY])
    save(working, "Q-1", "moved", [Change(set=SetOwn(values={"adviser": "mw"}))])
    working.record("Q-1", "note", [("text", "Called.")])
    assert not any(each.is_out_of_date for each in saved(working, "Q-1"))
    working.amend("Q-1", "work", 1, [("employer", "Harbour Ltd")])
    lost, away, moved = saved(working, "Q-1")
    assert (lost.is_out_of_date, away.is_out_of_date, moved.is_out_of_date) == (
        (True, False, False)
    )
    with pytest.raises(DataError, match="job lost is out of date: a row"):
        question_saved(working, "Q-1", "job lost")
    save(working, "Q-1", "job lost", lost.changes, lost.then, lost.rules)
    assert question_saved(working, "Q-1", "job lost").steps
    working.set_fields("Q-1", [("adviser", "ab")])
    assert saved_named(working, "Q-1", "moved").is_out_of_date


def test_what_cannot_be_made_any_more(working: Casework) -> None:
    """Where the row is gone, or the changes are none, that is said in the list."""
    amend = Change(amend=Amend(table="work", row=1, values={"title": "Head"}))
    save(working, "Q-1", "title", [amend])
    working.remove("Q-1", "work", 1)
    assert saved_named(working, "Q-1", "title").trouble == (
        "There is no work 1 to amend"
    )
    kept = working.session.book.scenarios
    odd = structs.replace(kept.of("Q-1")[0], name="odd", change=(Raw(b'{"no":1}'),))
    kept.save("Q-1", odd)
    assert "not as this program writes" in saved_named(working, "Q-1", "odd").trouble


def test_what_is_not_saved(working: Casework) -> None:
    """What could not be asked is not saved, nor is a scenario without a name."""
    for name, change, told in (
        ("x", Change(return_=date(2026, 12, 1)), "is not away"),
        (" ", AWAY, "needs a name"),
        (41 * "n", AWAY, "has 41 signs; a scenario is named in 40 at most"),
        ("a\x07", AWAY, "control character"),
    ):
        with pytest.raises(DataError, match=told):
            save(working, "Q-1", name, [change])
    note = {"on": "2026-12-01", "text": NUMBER}
    number = Change(add=Add(table="note", values=note))
    with pytest.raises(KeepsNumber):
        save(working, "Q-1", "number", [number])
    save(working, "Q-1", "number", [number], terms=agreed(KeepsNumber))
    with pytest.raises(DataError, match='no saved scenario "y"'):
        question_saved(working, "Q-1", "y")


def test_nobody_else_sees_them(working: Casework, tmp_path: Path) -> None:
    """They stand in no snapshot, no history and not among the facts; the dossier lists
    them apart, also once the case was taken out, and undo leaves them."""
    write_snapshot(working, before := tmp_path / "before.toml")
    steps = len(working.history())
    save(working, "Q-1", "by rules", [AWAY], date(2027, 1, 1), "shipped")
    write_snapshot(working, after := tmp_path / "after.toml")
    assert after.read_text() == before.read_text()
    assert len(working.history()) == steps
    parts = {each.key: each for each in working.privacy.dossier("Q-1")}
    told = [text_of(x) for s in parts["scenarios"].sections for x in s.lines]
    assert told[:3] == [
        "job lost",
        "   1. amend work 1 to=2026-12-31",
        "   2. add work kind=none from=2027-01-01",
    ]
    assert "   asked on 1 Jan 2027" in told
    assert "   by the rules shipped" in told
    for _ in range(3):
        working.undo.run()
    assert working.holders == {}
    assert "scenarios" in {each.key for each in working.privacy.dossier("Q-1")}
    for _ in range(3):
        working.redo.run()
    assert len(saved(working, "Q-1")) == 2


def test_who_is_named_in_those_of_others(working: Casework) -> None:
    """A person who is named in a saved scenario of another case is told so, in the
    dossier and when the case is forgotten; those who are not are not."""
    working.add([("case", "Q-2"), ("name", "CHAN Mei"), *LEE[2:]])
    note = {"on": "2026-11-01", "text": "sister of\nCHAN Mei"}
    save(
        working,
        "Q-1",
        "with a note",
        [AWAY, Change(add=Add(table="note", values=note))],
    )
    income = Change(assessable=Assessable(year="2025/26", amount=7))
    save(working, "Q-1", "as Q-2 did", [AWAY, income])
    save(working, "Q-2", "own", [AWAY])
    assert working.privacy.mentions("Q-2") == (
        ("Q-1", "scenario with a note"),
        ("Q-1", "scenario as Q-2 did"),
    )
    assert working.privacy.mentions("Q-1") == ()
    assert "still named in Q-1" in working.privacy.forget("Q-2").what


def test_the_dossier_goes_on_without_them(working: Casework) -> None:
    """Where they cannot be read the dossier says so, and holds all else."""
    book = working.session.book
    assert isinstance(book, SqliteBook)
    sqlite = book._replica.sqlite  # as another program would write to it
    with sqlite.transaction() as db:
        db.execute("UPDATE scenarios SET doc = '[]'")
    parts = {each.key: each for each in working.privacy.dossier("Q-1")}
    (told,) = parts["scenarios"].sections[0].lines
    assert "not as they were written" in text_of(told)
    assert "record" in parts


def test_taken_out(working: Casework, tmp_path: Path) -> None:
    """One or all of a case are taken out; a file of rules is named for good."""
    (rules := tmp_path / "r.toml").write_text("")
    save(working, "Q-1", "file", [AWAY], rules=str(rules))
    assert saved_named(working, "Q-1", "file").rules == str(rules)
    assert forget_saved(working, "Q-1", "file").what == (
        "Q-1: scenario taken out, file"
    )
    forget_saved(working, "Q-1", None)
    assert saved(working, "Q-1") == ()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("application-fee=700,+3m", "application-fee=700,2027-02-22.."),
        (
            "application-fee=HK$700,fri..1/4/27",
            "application-fee=700,2026-11-27..2027-04-01",
        ),
        ("three-month-window=off", "three-month-window=off"),
    ],
)
def test_a_figure_is_saved_with_the_days_that_it_was_tried_with(
    working: Casework, typed: str, kept: str
) -> None:
    """A near day would be another day later."""
    save(working, "Q-1", "fee", [AWAY], rules=typed)
    assert saved_named(working, "Q-1", "fee").rules == kept
    asked = question_saved(working, "Q-1", "fee").other_rules
    assert asked == rules_said(working, typed).policy
