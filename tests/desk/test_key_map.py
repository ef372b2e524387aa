"""Keys of one's own are checked before they count."""

from __future__ import annotations

import pytest

from qmas_tui.desk.commands import commands_at, key_map
from qmas_tui.desk.key_map import check_keys, read_key


def test_two_commands_can_change_their_keys() -> None:
    """What two commands swap is no clash, and holds on every screen of each."""
    checked = check_keys({"snooze": ("g",), "grant": ("s", "f5")})
    assert not checked.problems
    assert key_map(checked.own) == {
        "review.snooze": "g",
        "case.snooze": "g",
        "prospect.snooze": "g",
        "prospect-review.snooze": "g",
        "review.grant": "s,f5",
        "case.grant": "s,f5",
    }
    keys = {command.id: command.keys for command in commands_at("case", checked.own)}
    assert (keys["snooze"], keys["grant"]) == (("g",), ("s", "f5"))


@pytest.mark.parametrize(
    ("id", "keys", "told"),
    [
        ("snoze", "z", "there is no such command; did you mean snooze?"),
        ("snooze", "g", "g is grant on the same screen (case)"),
        ("snooze", "", "name at least one key"),
        ("snooze", "ctrl+j", "terminals send ctrl+j as enter"),
        ("snooze", "ctrl+i", "terminals send ctrl+i as tab"),
        ("snooze", "ctrl+h", "terminals send ctrl+h as backspace"),
        ("snooze", "ctrl+space", "is kept back by"),
        ("snooze", "f11", "f11 is kept back by the window of the terminal"),
        ("snooze", "f1", "f1 alone is not enough"),
        ("snooze", "alt+s", "alt+s cannot be told from esc and a letter"),
        ("snooze", "ctrl+q", "ctrl+q leaves the desk"),
        ("snooze", "j", "j moves the cursor in lists"),
        ("snooze", "hyper", "no terminal sends a key hyper"),
        ("quit", "Q", "its keys cannot be changed"),
        ("forget", "X", "its keys cannot be changed"),
    ],
)
def test_a_key_at_fault_is_told(id: str, keys: str, told: str) -> None:
    """The line is left out, and it is said why."""
    checked = check_keys({id: tuple(keys.split())})
    assert not checked.own
    (problem,) = checked.problems
    assert problem.where == id
    assert told in problem.what


def test_of_two_lines_that_clash_the_first_counts() -> None:
    """The line that comes later is left out."""
    checked = check_keys({"snooze": ("z",), "note": ("z",)})
    assert checked.own == {"snooze": ("z",)}
    assert [each.where for each in checked.problems] == ["note"]


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("?", "question_mark"),
        ("/", "slash"),
        ("<", "less_than_sign"),
        ("pgup", "pageup"),
        ("esc", "escape"),
        ("Z", "Z"),
        ("ctrl+e", "ctrl+e"),
        ("-", "minus"),
    ],
)
def test_keys_are_written_as_people_write_them(typed: str, key: str) -> None:
    """The sign on the key stands for its name."""
    assert read_key(typed) == key
