"""One book, one policy, one day."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NoReturn

import pytest

from qmas_tui.book.paths import BookPaths
from qmas_tui.casework.casework import Casework
from qmas_tui.casework.importing import apply_import, find_plan
from qmas_tui.casework.open import open_casework
from qmas_tui.casework.restoring import restore
from qmas_tui.casework.snapshots import write_snapshot
from qmas_tui.errors import BookError, DataError, KeepsOdd
from qmas_tui.exchange.facts_toml import read_facts, write_facts
from qmas_tui.facts.holder import FORMAT, CaseFile
from qmas_tui.views.filter import parse_filter
from tests.bench.books import people
from tests.casework.support import LEE, agreed
from tests.make import AS_OF, POLICY

SHEET = Path(__file__).parents[1] / "data" / "clients.xlsx"


def test_recording_a_grant_closes_the_filing_that_it_answers(lee: Casework) -> None:
    """A grant closes the pending filing and is one change to undo."""
    lee.record(
        "Q-1",
        "filing",
        [("kind", "extension"), ("filed_on", "1/11/26"), ("outcome", "pending")],
    )
    done = lee.record("Q-1", "grant", [("until", "10/12/29"), ("granted_on", "today")])
    holder = lee.holders["Q-1"]
    assert (holder.filing[0].outcome, holder.filing[0].decided_on) == ("granted", AS_OF)
    assert "filing of 1 Nov 2026 closed as granted" in done.what
    lee.undo.run()
    holder = lee.holders["Q-1"]
    assert (len(holder.grant), holder.filing[0].outcome) == (1, "pending")


@pytest.mark.parametrize(("family", "limit"), [(True, "2029"), (False, "2026")])
def test_a_grant_gives_its_limit_to_the_family(
    lee: Casework, family: bool, limit: str
) -> None:
    """Each dependant with the old limit gets the new one, unless told otherwise."""
    for name, own in (("A", "10/12/26"), ("B", "1/1/27"), ("C", "")):
        given = [("name", name), ("relation", "spouse"), ("limit_of_stay", own)]
        lee.record("Q-1", "dependant", given)
    lee.record("Q-1", "grant", [("until", "10/12/29")], family=family)
    limits = [each.limit_of_stay for each in lee.holders["Q-1"].dependant]
    assert limits == [date(int(limit), 12, 10), date(2027, 1, 1), None]


@pytest.mark.parametrize(
    "grant",
    [
        [("until", "15/3/25"), ("granted_on", "2/3/23")],
        [("until", "15/3/25")],
    ],
    ids=["dated", "undated"],
)
def test_an_older_grant_written_down_late_answers_nothing(
    lee: Casework, grant: list[tuple[str, str]]
) -> None:
    """Catching up on the past leaves today's filing and the family's limits alone."""
    spouse = [("name", "A"), ("relation", "spouse"), ("limit_of_stay", "10/12/26")]
    lee.record("Q-1", "dependant", spouse)
    lee.record("Q-1", "filing", [("kind", "extension"), ("filed_on", "1/11/26")])
    before = lee.holders["Q-1"]
    done = lee.record("Q-1", "grant", grant, terms=agreed(KeepsOdd))
    after = lee.holders["Q-1"]
    assert done.what == "Q-1: Grant until 15 Mar 2025 recorded"
    assert (after.filing, after.dependant) == (before.filing, before.dependant)


def test_a_grant_answers_no_filing_that_came_after_it(lee: Casework) -> None:
    """What was granted before a filing was made cannot be the answer to it."""
    lee.record("Q-1", "filing", [("kind", "extension"), ("filed_on", "1/11/26")])
    lee.record("Q-1", "grant", [("until", "10/12/29"), ("granted_on", "20/10/26")])
    assert lee.holders["Q-1"].filing[0].outcome == "pending"


def test_a_grant_that_gives_no_longer_stay_answers_no_filing(lee: Casework) -> None:
    """The stay that runs, recorded once more, is no answer to what was filed for."""
    lee.record("Q-1", "filing", [("kind", "extension"), ("filed_on", "1/11/26")])
    lee.record("Q-1", "grant", [("until", "10/12/26"), ("confirmed", "yes")])
    assert lee.holders["Q-1"].filing[0].outcome == "pending"


def test_a_grant_before_the_landing_answers_nothing(casework: Casework) -> None:
    """Before the landing there is no limit, filing or family to look after."""
    casework.add([pair for pair in LEE if pair[0] != "landed_on"])
    given = [("kind", "extension"), ("filed_on", "1/11/26")]
    casework.record("Q-1", "filing", given)
    casework.record("Q-1", "grant", [("until", "10/12/29")])
    assert casework.holders["Q-1"].filing[0].outcome == "pending"


def test_rows_are_corrected_and_removed_by_number(lee: Casework) -> None:
    """Rows count from 1 in recorded order."""
    done = lee.amend("Q-1", "grant", 1, [("until", "11/12/26")])
    assert done.what == (
        "Q-1: Grant until 10 Dec 2026 corrected to grant until 11 Dec 2026"
    )
    assert lee.amend("Q-1", "grant", 1, [("confirmed", "no")]).what.endswith(
        "corrected"
    )
    assert lee.remove("Q-1", "grant", 1).what == "Q-1: Grant until 11 Dec 2026 removed"
    with pytest.raises(DataError, match=r"There is no grant 1; none is recorded\."):
        lee.remove("Q-1", "grant", 1)
    with pytest.raises(DataError, match="There is no table 'grants'"):
        lee.amend("Q-1", "grants", 1, [])


def test_a_dependants_trips_go_under_their_name(lee: Casework) -> None:
    """A trip can be recorded, corrected and removed for a dependant."""
    lee.record("Q-1", "dependant", [("name", "LEE Ming"), ("relation", "child")])
    who = ("of", "LEE Ming")
    lee.record("Q-1", "trip", [who, ("out", "1/7/25"), ("back", "20/8/25")])
    lee.amend("Q-1", "trip", 1, [who, ("back", "21/8/25")])
    assert lee.holders["Q-1"].dependant[0].trip[0].back == date(2025, 8, 21)
    lee.remove("Q-1", "trip", 1, [who])
    assert lee.holders["Q-1"].dependant[0].trip == ()
    with pytest.raises(DataError, match="no dependant named X"):
        lee.record("Q-1", "trip", [("of", "X"), ("out", "1/7/25")])
    with pytest.raises(DataError, match="Only trips"):
        lee.record("Q-1", "grant", [who, ("until", "1/7/25")])
    with pytest.raises(DataError, match="takes no back"):
        lee.remove("Q-1", "trip", 1, [who, ("back", "1/1/25")])


def test_own_fields_are_set_and_taken_out(lee: Casework) -> None:
    """A holder's own fields can be set and left out; the reference stays."""
    assert lee.set_fields("Q-1", [("adviser", "jt")]).what == "Q-1: Set adviser jt"
    assert lee.set_fields("Q-1", [("adviser", "")]).what == "Q-1: Set adviser taken out"
    assert lee.holders["Q-1"].adviser is None
    head = lee.head
    again = lee.set_fields("Q-1", [("adviser", "")]).what
    assert again == "Q-1: Nothing changes: it is recorded so already"
    assert lee.head == head
    with pytest.raises(DataError, match="keeps its reference"):
        lee.set_fields("Q-1", [("case", "Q-2")])


def test_a_reference_is_given_once(lee: Casework) -> None:
    """A second case under the same reference is refused."""
    with pytest.raises(DataError, match="a case Q-1 already"):
        lee.add(LEE)
    with pytest.raises(DataError, match="no case Q-9"):
        lee.assessed("Q-9")


def test_notes_are_signed_and_dated(lee: Casework) -> None:
    """A note takes today and the adviser's initials unless others are given."""
    lee.record("Q-1", "note", [("text", "Called")])
    lee.record("Q-1", "note", [("text", "x"), ("on", "1/11/26"), ("by", "jt")])
    notes = lee.holders["Q-1"].note
    assert [(n.on, n.by) for n in notes] == [(AS_OF, "mw"), (date(2026, 11, 1), "jt")]


def test_counts_equal_what_the_views_show(casework: Casework) -> None:
    """The count on each view is the number of its rows."""
    apply_import(casework, find_plan(casework, SHEET), "clients.xlsx")
    counts = casework.counts()
    assert counts == {v.key: len(casework.queue(v)) for v in casework.views}
    assert counts["everyone"] == len(casework.holders) == 60


def test_an_import_is_one_step_and_changes_nothing_twice(casework: Casework) -> None:
    """An import is undone at once, and the same file again changes nothing."""
    assert casework.undo.words() is None
    apply_import(casework, find_plan(casework, SHEET), "clients.xlsx")
    assert casework.undo.words() == "60 cases, imported from clients.xlsx"
    again = find_plan(casework, SHEET)
    assert again.holders == ()
    assert apply_import(casework, again, "clients.xlsx").cases == ()
    casework.undo.run()
    assert casework.holders == {}
    with pytest.raises(BookError):
        casework.undo.run()


def test_the_order_follows_each_change(lee: Casework) -> None:
    """After a change the case stands where its new assessment puts it."""
    lee.add([("case", "Q-2"), *LEE[1:]])
    lee.record("Q-2", "grant", [("until", "10/12/29"), ("confirmed", "yes")])
    assert [e.holder.case for e in lee.queue()] == ["Q-1", "Q-2"]
    lee.remove("Q-1", "grant", 1)
    lee.record("Q-1", "grant", [("until", "10/12/31"), ("confirmed", "yes")])
    assert [e.holder.case for e in lee.queue()] == ["Q-2", "Q-1"]


def test_a_filter_narrows_a_view(lee: Casework) -> None:
    """A filter is looked for within the view."""
    everyone = lee.views[-1]
    assert lee.queue(everyone, parse_filter("chan")) == []
    assert len(lee.queue(everyone, parse_filter("lee"))) == 1


def test_working_out_can_be_stopped(casework: Casework) -> None:
    """A long working out tells of its progress and stops when asked."""
    apply_import(casework, find_plan(casework, SHEET), "clients.xlsx")
    heard: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> bool:
        heard.append((done, total))
        return False

    assert not casework.assess_all(stop)
    assert heard == [(0, 60)]
    assert casework.assess_all()
    assert casework.assess_all(lambda _done, _total: True)


def test_a_snapshot_restores_to_the_same_book(tmp_path: Path) -> None:
    """The round trip through a snapshot is the identity for many holders."""
    holders = tuple(people(200, seed=5, as_of=AS_OF))
    file = CaseFile(format=FORMAT, as_of=AS_OF, holder=holders)
    facts = tmp_path / "facts.toml"
    facts.write_text(write_facts(file), "utf-8")
    assert restore(facts, tmp_path / "one.json") == 200
    one = open_casework(tmp_path / "one.json", AS_OF)
    write_snapshot(one, tmp_path / "snapshot.toml")
    restore(tmp_path / "snapshot.toml", tmp_path / "two.json")
    two = open_casework(tmp_path / "two.json", AS_OF)
    assert list(one.holders.items()) == list(two.holders.items())
    assert tuple(two.holders.values()) == holders
    made = read_facts(tmp_path / "snapshot.toml").made
    assert made is not None
    assert made.rules_checked_on == POLICY.checked_on
    assert made.head == one.head


def test_a_snapshot_where_the_folder_cannot_be_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The files of the book are known by their names, and still refused."""
    book = open_casework(tmp_path / "book.db", AS_OF, create=True)

    def refuse(_: object) -> NoReturn:
        raise PermissionError

    monkeypatch.setattr(BookPaths, "quarantined", refuse)
    with pytest.raises(DataError, match="belongs to the book itself"):
        write_snapshot(book, tmp_path / "book.db-wal", force=True)
    write_snapshot(book, tmp_path / "s.toml")


def test_others_changes_are_followed(tmp_path: Path) -> None:
    """What another program wrote is seen after a refresh."""
    mine = open_casework(tmp_path / "book.db", AS_OF, create=True)
    theirs = open_casework(tmp_path / "book.db", AS_OF)
    theirs.add(LEE)
    assert mine.refresh()
    assert not mine.refresh()
    assert [e.holder.case for e in mine.queue()] == ["Q-1"]
