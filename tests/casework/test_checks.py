"""What desk and command line refuse, and at which field."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from msgspec import structs

from qmas_tui.casework.casework import Casework
from qmas_tui.casework.open import demo_casework, open_facts
from qmas_tui.casework.restoring import restore
from qmas_tui.casework.snapshots import write_snapshot
from qmas_tui.config.load import load_policy
from qmas_tui.errors import DataError, KeepsOdd
from qmas_tui.exchange.facts_toml import read_facts
from qmas_tui.facts.holder import FORMAT, CaseFile
from qmas_tui.facts.rows import Trip
from tests.casework.support import LEE, agreed
from tests.desk.support import casework_of
from tests.make import AS_OF, holder

Edit = Callable[[Casework], object]
AHEAD = (AS_OF + timedelta(days=1)).isoformat()


def refused(edit: Edit, book: Casework) -> dict[str, str]:
    """What is wrong with an edit, by field; nothing of it is saved."""
    before = book.holders
    with pytest.raises(DataError, match="Not saved") as caught:
        edit(book)
    assert book.holders is before
    return {problem.where: problem.what for problem in caught.value.problems}


REFUSED: dict[str, tuple[Edit, str, str]] = {
    "a return before the departure": (
        lambda b: b.record("Q-1", "trip", [("out", "5/3/25"), ("back", "1/3/25")]),
        "back",
        "1 Mar 2025 lies before the departure, 5 Mar 2025 (trip 1); that day or a "
        "later one would do",
    ),
    "a grant that ended before the landing": (
        lambda b: b.record("Q-1", "grant", [("Until", "9/12/2023")]),
        "until",
        "9 Dec 2023 lies before the landing, 10 Dec 2023 (grant 2); that day or a "
        "later one would do",
    ),
    "a landing tomorrow": (
        lambda b: b.set_fields("Q-1", [("landed_on", "tomorrow")]),
        "landed_on",
        "23 Nov 2026 has not come, and the landing is recorded once it has happened; "
        "today or an earlier day would do",
    ),
    "an earlier residence after the landing": (
        lambda b: b.set_fields("Q-1", [("residence_since", "11/12/23")]),
        "residence_since",
        "11 Dec 2023 lies after the landing, 10 Dec 2023; that day or an earlier one "
        "would do",
    ),
    "an application after the landing": (
        lambda b: b.set_fields("Q-1", [("applied-on", "11/12/23")]),
        "applied_on",
        "11 Dec 2023 lies after the landing, 10 Dec 2023; that day or an earlier one "
        "would do",
    ),
    "a filing tomorrow": (
        lambda b: b.record(
            "Q-1", "filing", [("kind", "extension"), ("filed_on", "tomorrow")]
        ),
        "filed_on",
        "23 Nov 2026 has not come, and the filing is recorded once it has happened "
        "(filing 1); today or an earlier day would do",
    ),
    "a case that contradicts itself": (
        lambda b: b.add([("case", "Q-2"), *LEE[1:], ("approved_on", "1/1/23")]),
        "approved_on",
        "1 Jan 2023 lies before the entry application, 1 Jun 2023; that day or a later "
        "one would do",
    ),
    "a dependant born tomorrow": (
        lambda b: b.record(
            "Q-1",
            "dependant",
            [("name", "A"), ("relation", "child"), ("born_on", AHEAD)],
        ),
        "born_on",
        "23 Nov 2026 has not come, and the birth is recorded once it has happened "
        "(dependant A); today or an earlier day would do",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_is_refused_at_its_field(lee: Casework, name: str) -> None:
    """It names the row and what would do, and nothing is saved."""
    edit, field, words = REFUSED[name]
    assert refused(edit, lee)[field] == words


def test_all_that_cannot_be_is_told_at_once(lee: Casework) -> None:
    """Each fault of a row stands at its field, a clash of two typed days at the end."""
    given = [("kind", "extension"), ("filed_on", AHEAD), ("decided_on", "1/1/26")]
    told = refused(lambda b: b.record("Q-1", "filing", given), lee)
    assert list(told) == ["filed_on", "decided_on"]


def test_a_second_open_trip_is_refused(lee: Casework) -> None:
    """Of one person only one trip may lack its return; of another person one more."""
    lee.record("Q-1", "dependant", [("name", "A"), ("relation", "child")])
    lee.record("Q-1", "trip", [("out", "1/3/25")])
    lee.record("Q-1", "trip", [("out", "1/4/25"), ("of", "A")])
    told = refused(lambda b: b.record("Q-1", "trip", [("out", "1/5/25")]), lee)
    assert "would be a second one without a return" in told["back"]
    lee.record("Q-1", "trip", [("out", "1/2/25"), ("back", "2/2/25")])
    told = refused(lambda b: b.amend("Q-1", "trip", 2, [("back", "")]), lee)
    assert list(told) == ["back"]


def test_an_old_fault_does_not_stop_an_edit() -> None:
    """Rows that came from a file stay as they are until somebody corrects them.

    Another value that cannot be is refused, one fault of two can be corrected, and
    anything can be removed.
    """
    trips = [{"out": date(2025, 3, 5), "back": date(2025, 3, 1)}] * 2
    book = casework_of(holder(trip=trips, applied_on=date(2023, 4, 1)))
    book.set_fields("Q-1", [("adviser", "jt")])
    book.amend("Q-1", "trip", 1, [("reason", "home")])
    told = refused(lambda b: b.amend("Q-1", "trip", 1, [("back", "2/3/25")]), book)
    assert list(told) == ["back"]
    book.amend("Q-1", "trip", 1, [("back", "5/3/25")])
    book.remove("Q-1", "trip", 1)
    assert book.holders["Q-1"].trip == (
        Trip(out=date(2025, 3, 5), back=date(2025, 3, 1)),
    )
    book.set_fields("Q-1", [("applied_on", "15/11/22")])


def test_a_landing_after_the_grants_is_refused(lee: Casework) -> None:
    """A clash with a row is told at the field that was typed, and names the row."""
    lee.set_fields("Q-1", [("landed_on", ""), ("applied_on", "")])
    given = [("until", "1/1/26"), ("confirmed", "yes")]
    lee.amend("Q-1", "grant", 1, given, terms=agreed(KeepsOdd))
    told = refused(lambda b: b.set_fields("Q-1", [("landed_on", "2/1/26")]), lee)
    assert told == {
        "landed_on": "2 Jan 2026 lies after the limit of stay, 1 Jan 2026 (grant 1); "
        "that day or an earlier one would do"
    }


def test_a_removal_is_never_refused(lee: Casework) -> None:
    """What a removal leaves behind is not looked at."""
    lee.record("Q-1", "trip", [("out", "1/3/25"), ("back", "2/3/25")])
    assert lee.remove("Q-1", "trip", 1).cases == ("Q-1",)
    assert lee.remove("Q-1", "grant", 1).cases == ("Q-1",)


def test_a_grant_dated_ahead_is_told_once(lee: Casework) -> None:
    """It is refused at its own field, before anything follows from it."""
    lee.record("Q-1", "filing", [("kind", "extension"), ("filed_on", "1/11/26")])
    given = [("until", "10/12/29"), ("granted_on", "tomorrow")]
    told = refused(lambda b: b.record("Q-1", "grant", given), lee)
    assert list(told) == ["granted_on"]


def test_dependants_need_names_of_their_own(lee: Casework) -> None:
    """Two dependants of one name, or one called holder, are refused at the name."""
    given = [("name", "A"), ("relation", "spouse")]
    lee.record("Q-1", "dependant", given)
    for name in ("A", "holder"):
        same = [("name", name), ("relation", "child")]
        told = refused(
            partial(Casework.record, case="Q-1", table="dependant", given=same), lee
        )
        assert told["name"] == f'"{name}" is taken; write the name so that it differs'
    lee.amend("Q-1", "dependant", 1, [("name", "B")])


KNOWN = "there are 1+2+2+3, 2+3+3, 3+3+2, 8"


def test_an_unknown_pattern_is_refused_where_it_is_typed(lee: Casework) -> None:
    """It is refused with those that are known; one that was there stops no edit."""
    told = refused(lambda b: b.set_fields("Q-1", [("pattern", "9+9")]), lee)
    assert told["pattern"] == f'"9+9" is no pattern that a rule names; {KNOWN}'
    new = [("case", "Q-2"), *LEE[1:], ("pattern", "9+9")]
    assert list(refused(lambda b: b.add(new), lee)) == ["pattern"]
    lee.set_fields("Q-1", [("pattern", "2+3+3")])
    old = casework_of(holder(pattern="9+9"))
    old.set_fields("Q-1", [("adviser", "jt")])
    old.set_fields("Q-1", [("pattern", "")])


def test_an_unknown_pattern_is_refused_where_it_is_read(tmp_path: Path) -> None:
    """File, case and field are named, for each of them, and no book is made."""
    text = (
        'format = "qmas-book/1"\n[[holder]]\ncase = "Q-1"\nname = "A"\n'
        'citizenship = "other"\nroute = "gpt"\npattern = "9+9"\n'
    )
    file = read_facts(text + text.partition("\n")[2].replace("Q-1", "Q-2"))
    with pytest.raises(DataError, match="pattern is not known") as caught:
        open_facts(file)
    assert [str(each) for each in caught.value.problems] == [
        f'case Q-{n}, pattern: "9+9" is no pattern that a rule names; {KNOWN}'
        for n in (1, 2)
    ]
    (tmp_path / "s.toml").write_text(text)
    with pytest.raises(DataError) as caught:
        restore(tmp_path / "s.toml", tmp_path / "book.db")
    assert caught.value.problems[0].where == f"{tmp_path / 's.toml'}, case Q-1, pattern"
    assert not (tmp_path / "book.db").exists()


def test_a_demo_under_other_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """The demo names patterns, too: where no rule does, it is refused like a file."""
    policy = structs.replace(load_policy(None), patterns=())
    monkeypatch.setattr("qmas_tui.casework.open.load_policy", lambda _: policy)
    with pytest.raises(DataError, match="pattern is not known"):
        demo_casework(AS_OF)


def test_a_snapshot_that_could_not_be_restored_is_not_written(tmp_path: Path) -> None:
    """Years that no fact may have are told with their places, to be corrected first."""
    book = casework_of(holder(born_on=date(1850, 1, 1)))
    with pytest.raises(DataError, match="could not be restored") as caught:
        write_snapshot(book, tmp_path / "s.toml")
    assert caught.value.problems[0].where == "case Q-1, born_on"
    assert list(tmp_path.iterdir()) == []
    book.set_fields("Q-1", [("born_on", "1/1/1950")])
    write_snapshot(book, tmp_path / "s.toml")
    assert read_facts(tmp_path / "s.toml").format == FORMAT


def test_a_file_keeps_what_cannot_be(tmp_path: Path) -> None:
    """A record is never lost because it is wrong: a file is read and restored whole."""
    bad = holder(trip=[{"out": date(2025, 3, 5), "back": date(2025, 3, 1)}])
    assert open_facts(CaseFile(format=FORMAT, holder=(bad,))).holders["Q-1"] == bad
    write_snapshot(casework_of(bad), tmp_path / "s.toml")
    assert restore(tmp_path / "s.toml", tmp_path / "book.db") == 1


def test_what_cannot_be_is_said_before_what_is_odd(lee: Casework) -> None:
    """A row that is both is refused, and asked about once it can be."""
    given = [("until", "1/1/2082"), ("granted_on", "tomorrow")]
    refused(lambda b: b.record("Q-1", "grant", given), lee)
    with pytest.raises(KeepsOdd):
        lee.record("Q-1", "grant", given[:1])
