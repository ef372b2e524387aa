"""Commands that change: record, amend, remove, set, add."""

from __future__ import annotations

import pytest

from tests.cli.runs import Run


def test_a_grant_is_one_change(qmas: Run) -> None:
    """A grant closes its filing and shares its limit, and one undo takes all back."""
    before = qmas.text("show", "T-002")
    done = qmas.lines(
        "record", "T-002", "grant", "until=2029-03-01", "granted_on=today",
        "confirmed=yes", "--why", "letter of today",
    )  # fmt: skip
    assert done == [
        "T-002: Grant until 1 Mar 2029 recorded; filing of 5 Feb 2026 closed as "
        "granted; the same limit for LEE Ming."
    ]
    after = qmas.text("show", "T-002")
    assert "1 Mar 2029" in after
    assert "letter of today" in after
    assert qmas.lines("undo")[0].startswith("To undo: T-002, grant until")
    assert _recorded(qmas.text("show", "T-002")) == _recorded(before)


def test_a_grant_for_the_holder_alone(qmas: Run) -> None:
    """Told so, a grant leaves the limits of the dependants."""
    done = qmas.lines("record", "T-002", "grant", "until=2029-03-01", "family=no")
    assert "LEE Ming" not in done[0]


def test_every_table_takes_rows(qmas: Run) -> None:
    """Each table is recorded, corrected and removed by key=value."""
    for table, first, second in (
        ("note", "text=Called.", "text=Called twice."),
        ("trip", "out=1/7/25", "back=20/8/25"),
        ("passport", "expires_on=2030-01-01", "country=SG"),
        ("work", "kind=none", "from=2026-01-01"),
        ("evidence", "kind=payslips", "dated=today"),
        ("dependant", "name=CHAN Ling", "relation=child"),
    ):
        given = [first] if table != "dependant" else [first, second]
        assert "recorded" in qmas.lines("record", "T-001", table, *given)[0]
    assert "corrected" in qmas.lines("amend", "T-001", "trip", "2", "back=20/8/25")[0]
    assert "removed" in qmas.lines("remove", "T-001", "trip", "2")[0]
    assert "[trip 2]" not in qmas.text("show", "T-001")


def test_set_and_add(qmas: Run) -> None:
    """Own fields are changed, a case is added, and both are in the book."""
    qmas.lines("set", "T-001", "adviser=mw", "tags=bank, vip")
    assert "adviser mw" in qmas.text("show", "T-001")
    qmas.lines("add", "case=T-003", "name=NAIR Priya", "citizenship=other", "route=gpt")
    assert "NAIR Priya" in qmas.lines("show", "T-003")[0]
    assert (
        qmas("add", "case=T-003", "name=X", "citizenship=other", "route=gpt").exit_code
        == 1
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["record", "T-001", "grant", "until=31/2/28", "shoes=1"], ["until", "shoes"]),
        (["record", "T-001", "grant", "confirmed=yes"], ["until", "missing"]),
        (["record", "T-001", "shoe", "size=44"], ["shoe", "grant, filing"]),
        (["record", "T-009", "note", "text=x"], ["T-009"]),
        (["amend", "T-001", "grant", "7", "until=today"], ["grant 7"]),
        (["remove", "T-001", "gap", "1"], ["gap 1"]),
        (["set", "T-001", "case=X"], ["reference"]),
        (["record", "T-001", "note", "text=\x1b[31mred"], ["control character"]),
    ],
)
def test_refused_changes(qmas: Run, words: list[str], said: list[str]) -> None:
    """A change that is refused exits with 1, says all that is wrong, saves nothing."""
    before = qmas.bytes()
    result = qmas(*words)
    assert (result.exit_code, result.stdout) == (1, "")
    for words_of_it in said:
        assert words_of_it in result.stderr
    assert "\x1b" not in result.stderr
    assert qmas.bytes() == before


def _recorded(page: str) -> str:
    """A page without the history, in which what was taken back stays."""
    return page.split("\nHISTORY\n")[0]
