"""What no file may hold: years that cannot be, halves of what stands together."""

from __future__ import annotations

from pathlib import Path

import pytest

from qmas_tui.errors import DataError
from qmas_tui.exchange.facts_toml import read_facts
from tests.exchange.records import HEAD, LEE

CHILD = '[[holder.dependant]]\nname = "Ming"\nrelation = "child"\n'


@pytest.mark.parametrize(
    ("extra", "where"),
    [
        ("born_on = 1899-12-31\n", "case Q-1, born_on"),
        ("[[holder.grant]]\nuntil = 2200-01-01\n", "case Q-1, grant 1, until"),
        ("[[holder.grant]]\nuntil = '2200-01-01'\n", "case Q-1, grant 1, until"),
        (
            f"{CHILD}[[holder.dependant.trip]]\nout = 1850-01-01\n",
            "case Q-1, dependant 1 (Ming), trip 1, out",
        ),
        (
            "[[holder.income]]\nyear = '2899/00'\nassessable = 1\n",
            "case Q-1, income 1, year",
        ),
    ],
)
def test_a_year_that_cannot_be_is_refused(
    tmp_path: Path, extra: str, where: str
) -> None:
    """It is told with file, case, row and field (HS-24), beside any other fault."""
    (path := tmp_path / "facts.toml").write_text(HEAD + LEE + extra)
    with pytest.raises(DataError, match="cannot be used") as caught:
        read_facts(path)
    (problem,) = caught.value.problems
    assert problem.where == f"{path}, {where}"
    assert "write a year from 1900 to 2199" in problem.what
    path.write_text("as_of = 1850-01-01\nformt = 1\n" + HEAD + LEE + extra)
    with pytest.raises(DataError) as caught:
        read_facts(path)
    told = [str(each) for each in caught.value.problems]
    assert told[0] == f"{path}: unknown key formt; did you mean format?"
    assert told[1].startswith(f"{path}, as_of: 1850-01-01 lies in the year 1850")


def test_a_day_that_is_no_value_is_told_once() -> None:
    """Where a day stands in the place of words its year is not told besides."""
    with pytest.raises(DataError, match="cannot be used"):
        read_facts(HEAD + LEE.replace('"LEE"', "1850-01-01"))


@pytest.mark.parametrize(
    ("extra", "where"),
    [("", "case Q-1"), (CHILD, "case Q-1, dependant 1 (Ming)")],
    ids=["holder", "dependant"],
)
@pytest.mark.parametrize(
    ("key", "other"),
    [("left_on = 2026-01-01", "left_for"), ('left_for = "left-hong-kong"', "left_on")],
)
def test_two_fields_stand_together(
    extra: str, where: str, key: str, other: str
) -> None:
    """A leaving without its day, or without its reason, is refused, with what lacks."""
    with pytest.raises(DataError) as caught:
        read_facts(HEAD + LEE + extra + key + "\n")
    assert [str(each) for each in caught.value.problems] == [
        f"{where}: {other} is missing; left_on and left_for stand together: "
        "give both, or neither"
    ]
    both = 'left_on = 2026-01-01\nleft_for = "left-hong-kong"\n'
    assert read_facts(HEAD + LEE + extra + both).holder
    nameless = LEE.replace('case = "Q-1"\n', "")
    with pytest.raises(DataError) as caught:
        read_facts(HEAD + nameless + key + "\n")
    assert any(f"holder 1: {other} is" in str(each) for each in caught.value.problems)
