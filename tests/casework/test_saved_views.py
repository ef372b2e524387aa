"""Views that the user saves, in a file that may be changed by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from qmas_tui.casework.open import open_empty
from qmas_tui.casework.saved_views import Look
from qmas_tui.config.settings import user_folder
from qmas_tui.errors import DataError
from qmas_tui.views.sort import QUEUE_ORDER, parse_sort

SHIPPED = open_empty().saved.all
LOOK = Look(
    filter='adviser:mw limit<=60 "陳 [/]"',
    sort=parse_sort("-limit"),
    columns=("case", "name"),
)


@pytest.fixture
def file() -> Path:
    """Where the user's views lie; there is no such file yet."""
    return user_folder() / "views.toml"


def test_a_view_is_saved_changed_and_removed(file: Path) -> None:
    """It is there at once and the next time, after those of the program."""
    saved = open_empty().saved
    mine = saved.add("Mine [/] 陳", LOOK)
    plain = saved.add("Mine 2", Look(filter="", sort=QUEUE_ORDER))
    assert set(saved.all) - set(SHIPPED) == {mine, plain}
    assert saved.all == open_empty().saved.all
    assert (mine.key, mine.filter, mine.sort) == ("mine", LOOK.filter, "-limit")
    assert mine.columns == ("case", "name")
    assert saved.is_own(mine)
    assert not saved.is_own(SHIPPED[0])
    named = saved.change(mine, "Ours", Look(filter="due<1", sort=QUEUE_ORDER))
    assert (named.key, named.title, named.sort) == ("mine", "Ours", "")
    assert open_empty().saved.all == saved.all
    saved.remove(named)
    assert set(saved.all) - set(SHIPPED) == {plain}
    assert saved.all == open_empty().saved.all
    assert file.stat().st_mode & 0o077 == 0


def test_what_cannot_be_saved_is_told() -> None:
    """A title is needed, of its own; a view of the program stays as it is."""
    saved = open_empty().saved
    for title, told in ((" ", "is missing"), (SHIPPED[0].title, "another view")):
        with pytest.raises(DataError) as caught:
            saved.add(title, LOOK)
        assert told in str(caught.value.problems[0])
    with pytest.raises(DataError, match="comes with the program"):
        saved.change(SHIPPED[0], "Mine", LOOK)
    with pytest.raises(DataError, match="comes with the program"):
        saved.remove(SHIPPED[0])
    assert [saved.add(title, LOOK).key for title in ("陳", "Today!", "today.")] == [
        *("view", "today-2", "today-3"),
    ]


def test_a_bad_entry_is_named_and_passed_over(file: Path) -> None:
    """Others are used; what is wrong is told once, and stays in the file."""
    text = """# mine
[[view]]
key = "good"
title = "Good"
filter = "due<9"

[[view]]  # bad
key = "bad"
title = "Bad"
filter = "due<soon"
columns = ["salery"]

[[view]]
key = "today"
title = "Again"
sort = "-nix"

[[view]]
title = 7
"""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    casework = open_empty()
    assert [each.key for each in casework.saved.all if each not in SHIPPED] == ["good"]
    told = casework.notices()
    assert len(told) == 6
    for words in (
        "view 2 (Bad): there is no column salery",
        "view 2 (Bad): due<soon: write a number of days",
        "view 3 (Again): there is a view today already",
        "view 3 (Again): There is no column nix",
        "view 4: key is missing",
        "view 4, title",
    ):
        assert any(words in each for each in told), (words, told)
    assert not casework.notices()
    casework.saved.add("New", LOOK)
    good = next(each for each in casework.saved.all if each.key == "good")
    casework.saved.remove(good)
    left = file.read_text("utf-8")
    assert text.partition("[[view]]  # bad")[2].strip() in left
    assert left.startswith("# mine\n[[view]]  # bad")
    assert 'title = "New"' in left


def test_each_view_has_a_digit_while_there_are_any(file: Path) -> None:
    """A new one gets the next that is free, before Everyone; a clash moves."""
    text = '[[view]]\nkey = "clash"\ntitle = "Clash"\ndigit = "1"\n'
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    saved = open_empty().saved
    for title in "abc":
        saved.add(title, LOOK)
    digits = {each.title: each.digit for each in saved.all if each not in SHIPPED}
    assert digits == {"Clash": "7", "a": "8", "b": "9", "c": ""}
    assert [each.digit for each in saved.of("holders")] == [*"123456789", "", "0"]
    alerts = saved.add("d", LOOK, SHIPPED[0])
    assert alerts.alert


def test_a_view_knows_its_list(file: Path) -> None:
    """One of prospects asks for what they have, and has a digit among theirs."""
    saved = open_empty().saved
    filed = next(each for each in saved.of("prospects") if each.key == "filed")
    look = Look(filter="phase:filed adviser:mw", sort=QUEUE_ORDER, columns=("stage",))
    mine = saved.add("Mine", look, filed)
    assert (mine.of, mine.digit) == ("prospects", "8")
    assert saved.add("Mine", LOOK).of == "holders"
    again = open_empty().saved
    assert mine in again.of("prospects")
    assert mine not in again.of("holders")
    text = file.read_text("utf-8").replace("phase:filed", "limit<60")
    file.write_text(text, "utf-8")
    assert "there is no such field" in open_empty().notices()[0]


@pytest.mark.parametrize("text", ["[[view", "view = 7\n", "\xff"])
def test_a_file_that_cannot_be_read_is_never_written_over(
    file: Path, text: str
) -> None:
    """The desk opens with its own views, says so, and saves none there."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode("latin-1"))
    casework = open_empty()
    assert casework.saved.all == SHIPPED
    assert str(file) in casework.notices()[0]
    with pytest.raises(DataError):
        casework.saved.add("New", LOOK)
    assert file.read_bytes() == text.encode("latin-1")
    assert casework.saved.all == SHIPPED


def test_a_folder_that_cannot_be_made_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing can be written the view is not there either."""
    (tmp_path / "file").touch()
    monkeypatch.setenv("QMAS_TUI_CONFIG", str(tmp_path / "file" / "config"))
    casework = open_empty()
    with pytest.raises(DataError, match="cannot be made"):
        casework.saved.add("New", LOOK)
    assert casework.saved.all == SHIPPED
