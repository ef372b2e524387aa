"""Prospects from a file against those in a book."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import structs

from qmas_tui.exchange.facts_plan import plan_facts
from qmas_tui.exchange.facts_report import facts_lines
from qmas_tui.exchange.tinydb_json import read_tinydb, write_tinydb
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.prospect import Prospect
from tests.intake.someone import prospect

DAY = date(2026, 11, 22)
LEE = Holder(case="Q-1", name="LEE Ka Yan", citizenship="unknown", route="gpt")


def test_prospects_are_merged_as_holders_are() -> None:
    """What a prospect lacks is added, rows under rows too; what clashes is asked."""
    job = {"kind": "employment", "employer": "A", "from": DAY}
    two = {"kind": "employment", "employer": "B"}
    book = prospect(work=[{**job, "letter": [{"dated": DAY}]}, two], adviser="mw")
    letter = {"dated": DAY, "signed": True}
    file = prospect(
        work=[{**job, "letter": [letter, {"dated": DAY + timedelta(1)}]}, two],
        language=[{"name": "en", "level": "good"}],
        account=[{"name": "Bank", "balance": [{"on": DAY, "hkd": 5}]}],
        demand="named",
    )
    (found,) = plan_facts([file], [book]).cases
    assert found.kind == "changed"
    assert found.added == structs.replace(file, adviser="mw")
    other = structs.replace(book, demand="else", work=())
    (clash,) = plan_facts([other], [structs.replace(book, demand="this")]).cases
    assert (clash.kind, clash.taken.work) == ("conflict", book.work)
    told = list(facts_lines(plan_facts([file, LEE], [])))
    assert told[1:] == [f"  {file.case}, {file.name} (prospect)", "  Q-1, LEE Ka Yan"]


def test_a_letter_of_a_row_that_clashes_stays_with_it() -> None:
    """A row that nobody can tell to be the book's comes whole, its own rows with it."""
    work = {"kind": "employment", "employer": "A", "from": DAY}
    letter = {"dated": DAY}
    book = prospect(work=[work, {**work, "letter": [letter]}])
    file = prospect(work=[work, {**work, "letter": [{**letter, "signed": True}]}])
    (found,) = plan_facts([file], [book]).cases
    assert found.added == file
    moved = {**work, "from": DAY + timedelta(1), "letter": [letter]}
    (other,) = plan_facts([prospect(work=[moved])], [prospect(work=[work])]).cases
    assert isinstance(other.added, Prospect)
    assert [len(each.letter) for each in other.added.work] == [0, 1]


def test_prospects_go_through_the_json_of_tinydb() -> None:
    """They stand in a table of their own, which is left out where there are none."""
    someone = prospect(work=[{"kind": "none"}])
    file = read_tinydb(write_tinydb([LEE], [someone]))
    assert (file.holder, file.prospect) == ((LEE,), (someone,))
    assert "prospects" not in write_tinydb([LEE])
