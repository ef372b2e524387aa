"""An office's own tables about applications for entry."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qmas_tui.config.load import load_policy
from qmas_tui.errors import DataError
from qmas_tui.findings.calendar import DAY
from qmas_tui.policy.policy import Policy


def ruled(folder: Path, text: str) -> Policy:
    """The policy of an office that wrote this."""
    (folder / "policy.toml").write_text(text, "utf-8")
    return load_policy(folder)


def test_an_own_entry_holds_on_its_days(tmp_path: Path) -> None:
    """Before and after them that of the program does."""
    policy = ruled(
        tmp_path,
        '[[exclusion]]\nnationality = "AF"\nstate = "met"\nrules = ["B-12"]\n'
        "from = 2027-01-01\nto = 2027-12-31\n",
    )
    first, last = date(2027, 1, 1), date(2027, 12, 31)
    days = (first - DAY, first, last, last + DAY)
    found = [policy.entry.exclusion_on("AF", day) for day in days]
    states = [each and each.state for each in found]
    assert states == ["not-met", "met", "met", "not-met"]
    told = policy.rules["B-12"].overruled
    assert told == "exclusion AF from 2027-01-01 to 2027-12-31"
    assert policy.entry.exclusion_on("CU", first) is not None


def test_an_own_entry_without_days_takes_them_all(tmp_path: Path) -> None:
    """Nothing is left of the program's."""
    text = '[[exclusion]]\nnationality = "KH"\nstate = "met"\nrules = ["N-12"]\n'
    policy = ruled(tmp_path, text + 'why = "a guidebook"\n')
    found = {policy.entry.exclusion_on("KH", date(y, 1, 1)) for y in (2007, 2015, 2030)}
    assert [each and each.state for each in found] == ["met"]
    assert policy.rules["N-12"].overruled == "exclusion KH (a guidebook)"


def test_an_own_quota_and_an_own_share(tmp_path: Path) -> None:
    """From its first day on, and marked on its rule."""
    policy = ruled(
        tmp_path,
        '[[quota]]\nstate = "yearly"\nplaces = 3000\nrules = ["X-17"]\n'
        "from = 2028-01-01\n",
    )
    first = date(2028, 1, 1)
    found = [policy.entry.quota_on(day) for day in (first - DAY, first)]
    assert [each and each.places for each in found] == [None, 3000]
    assert policy.rules["X-17"].overruled == "quota from 2028-01-01"


def test_own_points_take_the_place_of_a_rules(tmp_path: Path) -> None:
    """In every version that the rule holds in; the most follows."""
    text = (
        '[[points]]\nrule = "O-14"\npart = "talent_list"\nwhy = "a test"\n'
        "best = [{ points = 20, least = { talent-list = 1 } }]\n"
        "[[figures]]\n"
    ).replace("[[figures]]\n", "[figures]\npass-mark = 90\n")
    policy = ruled(tmp_path, text)
    most = {table.part: table.most for table in policy.entry.parts["v5"]}
    assert (most["talent_list"], policy.intake.pass_mark) == (20, 90)
    assert policy.rules["O-14"].overruled == "points of talent_list (a test)"


def test_two_own_changes_of_one_rule_are_both_told(tmp_path: Path) -> None:
    """One after the other."""
    entry = '[[exclusion]]\nnationality = "{}"\nstate = "met"\nrules = ["B-12"]\n'
    policy = ruled(tmp_path, entry.format("AF") + entry.format("CU"))
    assert policy.rules["B-12"].overruled == "exclusion AF; exclusion CU"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            '[[points]]\nrule = "O-99"\npart = "age"\n',
            "policy.toml, points O-99: rule O-99 sets no points",
        ),
        (
            '[[exclusion]]\nnationality = "AF"\nstate = "met"\nrules = ["B-99"]\n',
            "exclusion AF: rules names B-99, which no rule has; correct the id",
        ),
    ],
)
def test_what_cannot_be_set_is_told(tmp_path: Path, text: str, said: str) -> None:
    """Where, what, and what to do."""
    with pytest.raises(DataError) as caught:
        ruled(tmp_path, text)
    assert any(str(each).startswith(said) for each in caught.value.problems)
