"""All that is held on one person."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from msgspec import structs

from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.rows import Note, Trip
from qmas_tui.facts.tables import TABLES
from qmas_tui.facts.texts import texts_of
from qmas_tui.findings.model import AssessedCase, Assessment
from qmas_tui.views.dossier import dossier_parts
from qmas_tui.views.fields import own_fields
from qmas_tui.views.labels import field_label
from qmas_tui.views.model import Part, text_of
from qmas_tui.views.width import clean
from tests.bench.books import people
from tests.exchange.records import strategy
from tests.make import AS_OF, POLICY, entry_of
from tests.views.changes import changed, step
from tests.views.support import entry, someone

TRIP = Trip(out=date(2025, 7, 1), back=date(2025, 8, 20), reason="home")
CHILD = Dependant(name="LEE Ming", relation="child", trip=(TRIP,))


def lines(part: Part) -> list[str]:
    """The lines of a part with its titles."""
    found: list[str] = []
    for section in part.sections:
        found += [section.title, *map(text_of, section.lines)]
    return found


def parts(case: AssessedCase) -> dict[str, list[str]]:
    """The parts of a dossier without a history."""
    return {p.key: lines(p) for p in dossier_parts(case, POLICY, (), ())}


def test_every_field_is_shown() -> None:
    """Fields stand with their names one below the other, an empty one with a dash."""
    told = parts(entry(dependant=(CHILD,), adviser="mw"))["record"]
    assert told[0] == "Particulars"
    assert "adviser          mw" in told
    assert "born on          —" in told
    place = told.index("Grants (2)")
    assert told[place + 6 : place + 11] == [
        "2. grant until 15 Mar 2028",
        "   until       15 Mar 2028",
        "   granted on  4 Mar 2025",
        "   confirmed   yes",
        "   step        —",
    ]
    place = told.index("   trips (1)")
    assert told[place + 1 :][:5] == [
        "      1. trip from 1 Jul 2025 to 20 Aug 2025",
        "         out      1 Jul 2025",
        "         back     20 Aug 2025",
        "         reason   home",
        "         planned  no",
    ]
    assert told[-2] == "Nothing is recorded of"
    assert told[-1].startswith("Filings, Work, Assessable income, Passports, Trips")


def test_long_texts_keep_their_lines() -> None:
    """A note of several lines is shown whole, line by line."""
    note = Note(on=AS_OF, text="First " + "x" * 90 + "\nsecond\x1b[31m")
    told = parts(entry(note=(note,)))["record"]
    assert "   text  First " + "x" * 90 in told
    assert "         second [31m" in told


def test_a_full_record_leaves_no_table_empty() -> None:
    """Where every table has rows nothing is said to be missing."""
    rows = {
        table: (structs.replace(type_(**_least(type_))),)
        for table, type_ in TABLES.items()
    }
    whole = structs.replace(someone(), **rows)
    told = parts(_unassessed(whole))["record"]
    assert "Nothing is recorded of" not in told
    assert len([line for line in told if line.endswith(" (1)")]) == len(TABLES)


def _least(type_: type) -> dict[str, object]:
    """What a row cannot be without."""
    words: dict[str, object] = {
        "kind": "none",
        "outcome": "reviewed",
        "year": "2025/26",
    }
    words |= {"name": "LEE", "relation": "child", "column": "x", "text": "y"}
    words |= {"assessable": 1}
    needed = [field.name for field in structs.fields(type_) if field.required]
    return {name: words.get(name, AS_OF) for name in needed}


def _unassessed(holder: Holder) -> AssessedCase:
    return AssessedCase(holder, Assessment(holder.case, AS_OF, "closed"))


@settings(max_examples=30, deadline=None)
@given(strategy(Holder))
def test_no_text_is_left_out(holder: Holder) -> None:
    """Every line of every text that is recorded stands in the dossier."""
    shown = "\n".join(parts(_unassessed(holder))["record"])
    for written in texts_of(holder):
        for line in written.text.splitlines():
            assert clean(line).strip() in shown, written.where


@settings(max_examples=20, deadline=None)
@given(strategy(Holder))
def test_no_field_is_left_out(holder: Holder) -> None:
    """Every field of every row has its own line."""
    shown = [line.lstrip() for line in parts(_unassessed(holder))["record"]]
    rows = [holder, *(row for table in TABLES for row in getattr(holder, table))]
    rows += [trip for each in holder.dependant for trip in each.trip]
    wanted = [field_label(name) for row in rows for name, _ in own_fields(row)]
    for name in wanted:
        starts = [line for line in shown if f"{line} ".startswith(f"{name} ")]
        assert len(starts) >= wanted.count(name), name


def test_the_history_and_other_cases_belong_to_it() -> None:
    """Changes with what they changed, and the places where others name the person."""
    case = entry(adviser="mw")
    history = (step(changed(someone(), case.holder, "set adviser mw", "handed over")),)
    found = dossier_parts(case, POLICY, history, (("Q-7", "note 3, text"),))
    told = {part.key: lines(part) for part in found}
    assert told["history"] == [
        "Changes, newest first",
        "10 Nov 2026 04:05  mw          set adviser mw   handed over",
        "    adviser: — → mw",
    ]
    assert told["elsewhere"] == ["Named in other cases", "Q-7: note 3, text"]
    assert told["keeping"][1] == "The case is not closed; it is kept."


def test_an_empty_dossier_says_so() -> None:
    """Without changes and other cases sentences say so; a closed case has its day."""
    told = parts(entry(status="closed", closed_on=AS_OF))
    assert told["history"][1] == "No change is on record."
    assert told["elsewhere"][1] == "No other case names this person."
    assert told["keeping"][1].startswith("Erase by 22 Nov 2033")


def test_any_case_has_a_dossier() -> None:
    """Every line of every dossier of a book is drawn without a break."""
    for holder in people(60, seed=9):
        for each in dossier_parts(entry_of(holder), POLICY, (), ()):
            assert each.sections
            assert all("\n" not in line for line in lines(each))
