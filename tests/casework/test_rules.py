"""Other rules are held against the book, accepted, and noticed when they came alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec import structs

from qmas_tui.casework.accepted import UNREAD
from qmas_tui.casework.casework import Casework
from qmas_tui.casework.rules import (
    accept,
    office_now,
    proposal_diff,
    proposed,
    proposed_by_file,
    rules_told,
    waiting,
)
from qmas_tui.casework.session import Terms
from qmas_tui.config.accepted import Copy, copy_of, read_copy, write_copy
from qmas_tui.config.load import RuleFiles, load_rules
from qmas_tui.config.settings import user_folder
from qmas_tui.errors import DataError, WritesRules
from qmas_tui.policy.amend import Amendment, setting
from qmas_tui.policy.office import Office
from qmas_tui.policy.rules import Rule
from tests.desk.support import book_of, casework_of
from tests.make import AS_OF, holder
from tests.policy.entries import shipped
from tests.policy.offices import fee, own

SOON = [{"until": date(2027, 1, 20), "confirmed": True}]
PEOPLE = (
    holder(case="Q-1", name="[/] 陳大文", grant=SOON),
    holder(case="Q-2", status="closed", closed_on=date(2026, 1, 1)),
)
DEARER = Amendment(Office(figure=(fee(AS_OF),)))


def never(done: int, total: int) -> bool:
    """Stop at once."""
    del done, total
    return False


def always(done: int, total: int) -> bool:
    """Go on to the end."""
    return done <= total


@pytest.fixture
def casework(tmp_path: Path) -> Casework:
    """A book on disk, whose rules were accepted when it was first looked at."""
    casework = book_of(tmp_path / "book.db", *PEOPLE)
    assert casework.accepted.look(casework.policy, AS_OF) == ""
    return casework


def fee_of(casework: Casework) -> int:
    """What the next step costs a person."""
    fees = casework.assessed("Q-1").assessment.fees
    return fees.per_person if fees else 0


def test_an_announced_fee_is_tried_and_accepted(casework: Casework) -> None:
    """Who moves is known before; accepted, the open book goes by it at once."""
    asked = proposed(casework, "fee", DEARER)
    found = proposal_diff(casework, asked, always)
    assert found is not None
    (moved,) = found.cases
    assert (moved.case, moved.amount("fees.total")) == ("Q-1", 20)
    assert [each.use for each in found.figures] == ["cases"]
    assert (found.looked_at, found.closed) == (1, 1)
    assert proposal_diff(casework, asked, never) is None
    assert fee_of(casework) == 1900
    casework.assess_all()
    done = accept(casework, asked)
    assert done.what.startswith("Written into ")
    assert office_now().figure == DEARER.entries.figure
    assert fee_of(casework) == 1920
    assert waiting(casework) is None
    assert casework.accepted.look(casework.policy, AS_OF) == ""
    assert proposal_diff(casework, asked, always) == found


def test_what_cannot_be_is_refused_in_the_files_own_words(casework: Casework) -> None:
    """Two values on one day, a value out of range: each is named."""
    accept(casework, proposed(casework, "fee", DEARER))
    clash = Amendment(Office(figure=(fee(date(2027, 1, 1), value=-1),)))
    with pytest.raises(DataError) as caught:
        proposed(casework, "fee", clash)
    told = " ".join(map(str, caught.value.problems))
    assert "policy.toml, figure 2 (application-fee): -1 is out of range" in told
    assert "it has two values, for figure 1 (application-fee) sets it too" in told


def test_a_file_changed_meanwhile_is_not_written_over(casework: Casework) -> None:
    """What somebody else wrote since the page was opened stays."""
    asked = proposed(casework, "fee", DEARER)
    path = user_folder() / "policy.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text("[figures]\nincome-low = 1\n")
    with pytest.raises(DataError) as caught:
        accept(casework, asked)
    assert "changed meanwhile" in str(caught.value.problems[0])
    assert path.read_text() == "[figures]\nincome-low = 1\n"


def test_the_entries_of_a_file_are_taken_over(
    casework: Casework, tmp_path: Path
) -> None:
    """Those of the office stay beside them; a file that sets nothing says so."""
    office = office_now()
    low = own("R-02", "income-low", 1)
    accept(casework, proposed(casework, "low", setting(office, low, None)))
    path = tmp_path / "announced.toml"
    path.write_text("")
    with pytest.raises(DataError):
        proposed_by_file(casework, path)
    path.write_text(
        '[[figure]]\nrule = "E-11"\nname = "application-fee"\nvalue = 620\n'
        "from = 2026-11-22\n"
    )
    accept(casework, proposed_by_file(casework, path))
    assert office_now().figures == {"income-low": 1}
    assert office_now().figure == DEARER.entries.figure


def test_a_file_edited_outside_waits_to_be_accepted(
    casework: Casework, tmp_path: Path
) -> None:
    """The desk works by it; it is held against what was accepted, until it is, too."""
    path = user_folder() / "policy.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text('[[holiday]]\non = 2027-01-20\nreason = "gazetted late"\n')
    casework.close()
    again = book_of(tmp_path / "again.db", *PEOPLE)
    assert "already: d shows who moves" in rules_told(again, "d")
    asked = waiting(again)
    assert asked is not None
    assert asked.is_in_force
    found = proposal_diff(again, asked, always)
    assert found is not None
    assert found.tables == ("holidays",)
    assert [each.case for each in found.cases] == ["Q-1"]
    accept(again, proposed(again, "fee", DEARER))  # that leaves the other waiting
    assert again.accepted.waiting is not None
    kept = read_copy(copy_of(user_folder())).files.office
    assert (kept.holiday, kept.figure) == ((), DEARER.entries.figure)
    asked = waiting(again)
    assert asked is not None
    assert accept(again, asked).what == "The rules in force are accepted."
    assert waiting(again) is None
    kept = read_copy(copy_of(user_folder())).files.office
    assert kept == office_now()


def test_words_alone_are_accepted_in_silence(casework: Casework) -> None:
    """A source read anew, or a title, moves nobody and asks nobody."""
    rules = shipped().rule
    first = structs.replace(rules[0], title="Another", says="Other words.")
    files = load_rules(user_folder())
    kept = structs.replace(files.shipped, rule=(first, *rules[1:]))
    file = copy_of(user_folder())
    write_copy(file, Copy(RuleFiles(kept), AS_OF))
    assert casework.accepted.look(casework.policy, AS_OF) == ""
    assert casework.accepted.waiting is None
    assert read_copy(file).files == files


def of_another_version(rule: Rule) -> Rule:
    """As a version before might have had it."""
    if rule.id == "HS-13":
        return structs.replace(rule, figure=rule.figure[:1])
    if rule.id == "E-11":
        odd = structs.replace(rule.figure[0], name="unheard-of")
        return structs.replace(rule, figure=(*rule.figure, odd))
    return structs.replace(rule, to=AS_OF) if rule.id == "R-02" else rule


def test_a_version_with_other_figures_can_still_be_compared(casework: Casework) -> None:
    """What it lacked is lent and told as new; what it alone knew is told as gone."""
    old = [of_another_version(e) for e in shipped().rule if e.id != "HS-31"]
    files = structs.replace(shipped(), rule=tuple(old))
    office = Office(figures={"unheard-of": 3}, figure=(own("E-11", "unheard-of", 3),))
    write_copy(copy_of(user_folder()), Copy(RuleFiles(files, office), AS_OF))
    assert casework.accepted.look(casework.policy, AS_OF) == ""
    accepted = casework.accepted.waiting
    assert accepted is not None
    assert accepted.differ.added == ("HS-31",)
    moved = {e.name: (e.before, e.after) for e in accepted.differ.figures}
    assert moved == {
        "planner-months": (None, 36),
        "work-none-act-days": (None, 120),
        "unheard-of": (600, None),
    }
    assert [each.rule for each in accepted.differ.days] == ["R-02"]


@pytest.mark.parametrize("damage", [b"", b"x", b"x\x9c"])
def test_a_damaged_copy_is_told_once_and_replaced(
    casework: Casework, damage: bytes
) -> None:
    """It stops nobody."""
    file = copy_of(user_folder())
    assert file.stat().st_mode & 0o777 == 0o600
    file.write_bytes(damage)
    assert rules_told(casework, "d") == UNREAD
    assert casework.accepted.look(casework.policy, AS_OF) == ""


def test_without_a_place_for_it_nothing_waits() -> None:
    """As in the demo, and over facts from a file."""
    casework = casework_of(*PEOPLE)
    assert casework.accepted.look(casework.policy, AS_OF) == ""
    assert waiting(casework) is None
    with pytest.raises(WritesRules, match="thrown away with the desk"):
        accept(casework, proposed(casework, "fee", DEARER))
    assert office_now() == Office()
    accept(casework, proposed(casework, "fee", DEARER), Terms(agreed=(WritesRules,)))
    assert fee_of(casework) == 1920
