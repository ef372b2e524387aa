"""The office's file is changed entry by entry; what stands round them stays."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qmas_tui.config import own_policy
from qmas_tui.config.load import read_office
from qmas_tui.config.own_policy import write_office
from qmas_tui.errors import DataError
from qmas_tui.policy.amend import Amendment, amended, setting, taking_out
from qmas_tui.policy.entry import Exclusion
from qmas_tui.policy.office import (
    Office,
    OwnFigure,
    OwnHoliday,
    OwnPoints,
    Wish,
    wishes_of,
)
from tests.policy.offices import fee, own

OURS = """\
# ours
[figures]
income-low = 35000  # seen
three-month-window = false

# the fee
[[figure]]
rule = "E-11"
name = "application-fee"
value = 610  # to be sure
from = 2027-01-01
to = 2027-03-31

[[holiday]]
on = 2027-01-02
reason = "gazetted late"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an office's file."""
    (tmp_path / "policy.toml").write_text(OURS)
    return tmp_path


def wish(office: Office, name: str) -> Wish:
    """The first entry of the office about a figure."""
    return next(each for each in wishes_of(office, "") if each.name == name)


def test_an_entry_is_added_with_air_round_it(folder: Path) -> None:
    """Comments, order and the other entries stay; the file before lies beside it."""
    office = read_office(folder)
    why = 'announced, "at last"'
    added = own("E-11", "application-fee", 620, date(2027, 4, 1), None, why)
    write_office(folder, setting(office, added, None))
    new = (
        '[[figure]]\nrule = "E-11"\nname = "application-fee"\nvalue = 620\n'
        'from = 2027-04-01\nwhy = "announced, \\"at last\\""\n\n'
    )
    before, after = OURS.split("[[holiday]]")
    written = f"{before}{new}[[holiday]]{after}"
    assert (folder / "policy.toml").read_text() == written
    assert (folder / "policy.toml.before").read_text() == OURS


def test_an_entry_is_corrected_where_it_stands(folder: Path) -> None:
    """Its days and value are others, its comment stays; one taken out is gone."""
    office = read_office(folder)
    other = fee(date(2027, 1, 2), value=615)
    write_office(folder, setting(office, other, wish(office, "application-fee")))
    office = read_office(folder)
    write_office(folder, taking_out(wish(office, "three-month-window")))
    text = (folder / "policy.toml").read_text()
    assert "value = 615  # to be sure\nfrom = 2027-01-02\n\n[[holiday]]" in text
    assert "three-month-window" not in text
    write_office(folder, taking_out(wish(read_office(folder), "application-fee")))
    assert "[[figure]]" not in (folder / "policy.toml").read_text()


def test_what_holds_on_every_day_stands_under_figures(tmp_path: Path) -> None:
    """A file is begun for it; where it is an entry already it stays one."""
    plain = OwnFigure(rule="R-02", name="income-low", value=31000)
    write_office(tmp_path, setting(Office(), plain, None))
    path = tmp_path / "policy.toml"
    assert path.read_text() == "[figures]\nincome-low = 31000\n"
    assert not (tmp_path / "policy.toml.before").exists()
    why = OwnFigure(rule="R-02", name="income-low", value=32000, why="seen")
    write_office(tmp_path, setting(read_office(tmp_path), why, None))
    assert path.read_text() == (
        '[figures]\nincome-low = {value = 32000, why = "seen"}\n'
    )
    path.write_text('figure = [{rule = "R-02", name = "income-low", value = 1}]\n')
    write_office(tmp_path, setting(read_office(tmp_path), plain, None))
    assert read_office(tmp_path) == Office(figure=(plain,))


def test_every_table_of_another_file_is_taken_over(folder: Path) -> None:
    """An entry about the same on the same days takes the place of the one there."""
    entries = Office(
        figures={"income-low": 36000},
        figure=(fee(date(2027, 4, 1)),),
        holiday=(OwnHoliday(date(2027, 1, 2), "moved"),),
        points=(OwnPoints("age", rule="O-14"),),
        exclusion=(
            Exclusion(nationality="KH", state="met", rules=("N-12",), why="book"),
        ),
    )
    change = Amendment(entries)
    expected = amended(read_office(folder), change)
    assert len(expected.figure) == 2
    assert [each.reason for each in expected.holiday] == ["moved"]
    write_office(folder, change)
    assert read_office(folder) == expected


def test_a_file_that_the_office_shares_is_changed_where_it_lies(
    folder: Path, tmp_path: Path
) -> None:
    """A link to it stays one, and colleagues can still read and write it."""
    own = tmp_path / "own"
    own.mkdir()
    (folder / "policy.toml").chmod(0o664)
    (own / "policy.toml").symlink_to(folder / "policy.toml")
    write_office(own, Amendment(Office(figures={"income-low": 36000})))
    assert (own / "policy.toml").is_symlink()
    assert "income-low = 36000  # seen" in (folder / "policy.toml").read_text()
    assert (folder / "policy.toml").stat().st_mode & 0o777 == 0o664
    assert (folder / "policy.toml.before").read_text() == OURS


def test_what_cannot_be_written_is_left_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is read back before it counts: what came out otherwise is not written."""
    change = Amendment(Office(figures={"income-low": 36000}))
    for wrong in (lambda _value: 1, lambda _value: "x", lambda _value: int("x")):
        monkeypatch.setattr(own_policy, "_inline", wrong)
        with pytest.raises(DataError, match="Nothing was saved"):
            write_office(folder, change)
        assert (folder / "policy.toml").read_text() == OURS
