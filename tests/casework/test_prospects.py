"""Prospects in a book: handed out and back, compared, forgotten, never by the way."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec import structs

from qmas_tui.casework.casework import Casework
from qmas_tui.casework.open import open_casework, open_facts
from qmas_tui.casework.prospects import prospects_of
from qmas_tui.casework.restoring import restore
from qmas_tui.casework.session import USUAL
from qmas_tui.casework.snapshots import Wanted, snapshot_words, write_snapshot
from qmas_tui.cli.pages import whole_text
from qmas_tui.errors import DataError, KeepsNumber
from qmas_tui.exchange.facts_toml import read_facts
from qmas_tui.facts.changes import Change
from qmas_tui.facts.holder import CaseFile
from qmas_tui.facts.prospect import Prospect
from qmas_tui.facts.prospect_rows import Letter
from qmas_tui.views.difference import difference
from qmas_tui.views.prospect_record import prospect_record
from tests.intake.someone import prospect
from tests.make import AS_OF, holder

ENTERING = structs.replace(
    holder(case="P-1"), landed_on=None, grant=(), approved_on=date(2026, 8, 3)
)
WAITING = prospect(
    case="P-1",
    name="[Dr] Lee",
    work=[{"kind": "employment", "employer": "A", "letter": [{"signed": True}]}],
)
FILE = CaseFile(
    format="qmas-book/2",
    as_of=AS_OF,
    holder=(ENTERING, holder(case="Q-1")),
    prospect=(WAITING, prospect(case="P-2", name="LEE Ka")),
)


@pytest.fixture
def casework() -> Casework:
    """Two holders, one of whom has not landed, and two prospects."""
    return open_facts(FILE)


def edited(before: Prospect, after: Prospect) -> Change:
    """A change to a prospect."""
    when = datetime(2026, 11, 22, tzinfo=UTC)
    return Change(who="ab", when=when, what="edit", before=before, after=after)


def test_each_visa_in_one_queue(casework: Casework) -> None:
    """A holder on the way is silent while a prospect of the same case is open, and
    speaks up once that is closed."""
    assert casework.assessed("P-1").assessment.items == ()
    assert [e.prospect.case for e in prospects_of(casework).queue] == ["P-1", "P-2"]
    closed = structs.replace(WAITING, status="closed")
    casework.session.make((edited(WAITING, closed),), USUAL)
    assert casework.assessed("P-1").assessment.items


def test_snapshot_and_back(casework: Casework, tmp_path: Path) -> None:
    """A snapshot holds both kinds, and a book restored from it the same."""
    path, book = tmp_path / "s.toml", tmp_path / "book.db"
    file = write_snapshot(casework, path)
    assert read_facts(path).prospect == FILE.prospect
    (words,) = snapshot_words(file, path)
    assert words == f"2 cases and 2 prospects written to {path}."
    assert restore(path, book) == 4
    again = open_casework(book, AS_OF)
    assert tuple(again.session.book.prospects().values()) == FILE.prospect
    again.close()


def test_some_and_none_of_them(casework: Casework, tmp_path: Path) -> None:
    """A snapshot of some cases holds both records of each; one without what tells who
    somebody is leaves prospects out, and says so."""
    some = write_snapshot(casework, tmp_path / "1.toml", Wanted(cases=("P-1",)))
    assert (len(some.holder), len(some.prospect)) == (1, 1)
    assert some.made
    assert some.made.partial
    bare = write_snapshot(casework, tmp_path / "2.toml", Wanted(redact=True))
    assert bare.prospect == ()
    assert bare.made
    assert "prospects" in bare.made.left_out
    assert (tmp_path / "2.toml").read_text("utf-8").startswith('format = "qmas-book/1"')
    with pytest.raises(DataError) as caught:
        write_snapshot(casework, tmp_path / "3.toml", Wanted(cases=("P-3",)))
    assert "did you mean P-" in caught.value.problems[0].what


def test_identity_numbers_are_asked_about(casework: Casework) -> None:
    """What looks like an identity-card number is not kept of a prospect either."""
    told = structs.replace(WAITING, hk_link="brother A123456(3)")
    with pytest.raises(KeepsNumber):
        casework.session.make((edited(WAITING, told),), USUAL)
    assert casework.session.book.prospects()["P-1"] == WAITING


def test_forgotten_whole(casework: Casework) -> None:
    """Forgetting a case erases the prospect and the holder: they are one person."""
    assert [case for case, _ in casework.privacy.mentions("P-2")] == ["P-1", "Q-1"]
    held = "\n".join(whole_text(casework.privacy.dossier("P-2")))
    assert "name: LEE Ka\n" in held
    assert "new case: LEE Ka" in held
    assert "letter (signed: yes)" in "\n".join(whole_text(prospect_record(WAITING)))
    casework.privacy.forget("P-1")
    assert list(casework.holders) == ["Q-1"]
    assert list(casework.session.book.prospects()) == ["P-2"]
    casework.privacy.forget("P-2")
    with pytest.raises(DataError):
        casework.privacy.mentions("P-3")


def test_a_letter_is_a_row_of_its_own() -> None:
    """A change to a letter is told under the work that it is about."""
    (work,) = WAITING.work
    letters = (Letter(signed=True, letterhead=True), Letter(dated=AS_OF))
    after = structs.replace(WAITING, work=(structs.replace(work, letter=letters),))
    assert difference(edited(WAITING, after)) == (
        "work A, letter: letterhead: — → yes",
        "work A, added: letter of 22 Nov 2026",
    )
