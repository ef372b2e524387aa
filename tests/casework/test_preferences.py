"""Settings as a list that is made from their own descriptions, and changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from qmas_tui.casework.preferences import (
    change_setting,
    own_keys,
    save_keys,
    settings_in_force,
    settings_list,
    take_up_settings,
)
from qmas_tui.casework.sleep import wake
from qmas_tui.config.settings import Settings
from qmas_tui.errors import DataError
from tests.desk.support import casework_of
from tests.make import AS_OF, holder


def test_every_setting_is_listed_and_explained() -> None:
    """Each has what the shipped file says of it, a kind, and its default."""
    listed = {each.name: each for each in settings_list()}
    assert tuple(listed) == Settings.__struct_fields__
    assert all(each.help.endswith(".") for each in listed.values())
    assert not any(each.is_own for each in listed.values())
    assert listed["animations"].kind == "choice"
    assert listed["animations"].choices == ("yes", "no")
    assert listed["animations"].value == "no"
    assert listed["adviser"].kind == "text"
    assert (listed["calendar_alarms"].kind, listed["calendar_alarms"].value) == (
        "list",
        "7, 1",
    )
    kept = listed["backups_kept"]
    assert (kept.title, kept.kind, kept.default) == ("backups kept", "number", "14")


def test_a_setting_is_changed_and_given_back() -> None:
    """It is read as it is typed; none gives back the default."""
    change_setting("adviser", " mw ")
    change_setting("animations", "yes")
    change_setting("backups_kept", "3")
    change_setting("calendar_alarms", "14, 2")
    change_setting("filings_a_month", "")
    read = settings_in_force()
    assert read.own == {
        *("adviser", "animations", "backups_kept"),
        *("calendar_alarms", "filings_a_month"),
    }
    settings = read.settings
    assert (settings.adviser, settings.animations) == ("mw", True)
    assert (settings.backups_kept, settings.calendar_alarms) == (3, (14, 2))
    change_setting("backups_kept", None)
    assert settings_in_force().settings.backups_kept == 14


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("backups_kept", "many", 'backups_kept: "many" cannot be read: no number'),
        ("backups_kept", "0", "backups_kept: 0 is too low; write 1 or more"),
        ("calendar_alarms", "7, x", "write numbers with commas between them"),
        ("animations", "perhaps", '"perhaps" cannot be read: write yes or no'),
        ("theme", " ", "theme"),
    ],
)
def test_what_cannot_be_is_refused(name: str, text: str, told: str) -> None:
    """It is said what is wrong, and nothing is saved."""
    with pytest.raises(DataError) as caught:
        change_setting(name, text)
    assert told in str(caught.value.problems[0])
    assert not settings_in_force().own


def test_a_book_goes_by_the_settings_as_they_are_now() -> None:
    """Changes are signed with the new initials; without any, as before."""
    casework = casework_of(holder())
    change_setting("adviser", "jt")
    assert take_up_settings(casework).adviser == "jt"
    assert (casework.settings.adviser, casework.session.who) == ("jt", "jt")
    change_setting("adviser", None)
    take_up_settings(casework)
    assert casework.session.who == "jt"


def test_who_is_awake_cannot_be_woken() -> None:
    """Waking ends the snooze today and leaves the reason; twice is refused."""
    casework = casework_of(holder())
    with pytest.raises(DataError, match="Q-1 is awake"):
        wake(casework, "Q-1")
    casework.snooze("Q-1", "+2w", "abroad")
    wake(casework, "Q-1")
    (review,) = casework.holders["Q-1"].review
    assert (review.until, review.text) == (AS_OF, "abroad")
    with pytest.raises(DataError, match="Q-1 is awake"):
        wake(casework, "Q-1")


def test_keys_are_kept_by_command(tmp_path: Path) -> None:
    """A command has one key, several, or its own again."""
    save_keys("snooze", ("z",))
    save_keys("note", ("N", "f5"))
    assert own_keys().own == {"snooze": ("z",), "note": ("N", "f5")}
    save_keys("snooze", ())
    assert own_keys().own == {"note": ("N", "f5")}
    assert (tmp_path / "config" / "keys.toml").read_text() == 'note = ["N", "f5"]\n'
