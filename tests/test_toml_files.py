"""TOML files, read or refused; tomli against the standard library's own reader."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st

from qmas_tui.errors import DataError
from qmas_tui.exchange.facts_toml import read_facts
from qmas_tui.facts.holder import FORMAT
from qmas_tui.policy.office import Office
from qmas_tui.toml_files import parsed, read_toml, typed

BOOK = (Path(__file__).parent / "data" / "findings.toml").read_text("utf-8")


def refused(path: Path) -> str:
    """What is wrong with a file that cannot be read at all."""
    with pytest.raises(DataError) as caught:
        read_toml(path, Office)
    assert caught.value.message == f"{path.name} cannot be used."
    (problem,) = caught.value.problems
    return str(problem)


def test_missing_file(tmp_path: Path) -> None:
    """A file that is not there is named, with the system's reason."""
    assert refused(tmp_path / "a.toml") == (
        "a.toml: it cannot be read (No such file or directory); "
        "see that you may open it"
    )


def test_not_utf8(tmp_path: Path) -> None:
    """A file in another encoding is refused with what to do."""
    path = tmp_path / "a.toml"
    path.write_bytes("# 香港\n".encode("big5"))
    assert refused(path) == "a.toml: it is not UTF-8 text (byte 2); save it as UTF-8"


def test_not_toml(tmp_path: Path) -> None:
    """A file that is no TOML is refused with line and column."""
    path = tmp_path / "a.toml"
    path.write_text("[figures]\ntarget-days 5\n")
    assert "(at line 2, column 13); correct it there" in refused(path)


def test_byte_order_mark(tmp_path: Path) -> None:
    """A byte order mark, as some editors write it, does no harm."""
    path = tmp_path / "a.toml"
    path.write_bytes(b"\xef\xbb\xbf[figures]\ntarget-days = 5\n")
    assert read_toml(path, Office).figures == {"target-days": 5}


HOSTILE = (
    "x ==",
    "a = 1\na = 2",
    "[a]\n[a]",
    "[a]\n[[a]]",
    "a.b = 1\na = {}",
    "a = ",
    'a = "',
    "a = '''",
    'a = "\\q"',
    "a = '\x00'",
    "a = \r1",
    "é = 1",
    "\ufeffa = 1",
    "a = 2026-02-30",
    "a = 2026-01-01T00:00:00.1234567Z",
    "a = 24:00:00",
    "a = nan",
    "a = -0",
    "a = +1_0",
    "a = 1__0",
    "a = 01",
    "a = 1e999",
    f"a = 1e{'9' * 400}",
    f"a = {'9' * 4300}",
    f"a = {'9' * 4301}",
    f"a = 0x{'f' * 5000}",
    f"a = {'[' * 90}{']' * 90}",
    f"a = {'[' * 100_000}",
    f"a = {'{a = ' * 100_000}",
    f"{'a.' * 3000}a = 1",
    f"[{'a.' * 3000}a]",
)


def read_by(loads: Callable[[str], object], text: str) -> str:
    """What a reader makes of a text; an error by its kind, and a fault of syntax whole.

    The values are compared as written out: nan is not equal to itself.
    """
    try:
        return repr(loads(text))
    except (tomllib.TOMLDecodeError, tomli.TOMLDecodeError) as error:
        return str(error)
    except (ValueError, RecursionError) as error:
        return type(error).__name__


@pytest.mark.parametrize("text", HOSTILE, ids=[text[:20] for text in HOSTILE])
def test_the_compiled_reader_agrees(text: str) -> None:
    """tomli and the standard library's tomllib refuse the same, in the same words."""
    assert read_by(tomli.loads, text) == read_by(tomllib.loads, text)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_the_compiled_reader_agrees_on_a_spoilt_book(data: st.DataObject) -> None:
    """However a book of facts is cut or spoilt, both read it alike, or refuse it alike.

    Apart stand the few forms that TOML 1.1 has besides, which tomllib refuses.
    """
    text = BOOK[: data.draw(st.integers(0, 20_000))]
    at = data.draw(st.integers(0, len(text)))
    text = text[:at] + data.draw(st.text(max_size=3)) + text[at + 1 :]
    standard, ours = read_by(tomllib.loads, text), read_by(tomli.loads, text)
    assert standard == ours or ours.startswith("{")


def test_the_compiled_reader_agrees_on_a_book() -> None:
    """A whole book of facts is the same to both."""
    assert tomli.loads(BOOK) == tomllib.loads(BOOK)


@pytest.mark.parametrize(
    "text", ["a = {b = 1,}", "a = {\nb = 1}", "a = 07:32", 'a = "\\e"', 'a = "\\x41"']
)
def test_what_is_read_besides(text: str) -> None:
    """TOML 1.1 is read, which this Python's tomllib may refuse."""
    assert parsed(text, "a.toml")


@pytest.mark.parametrize("text", HOSTILE, ids=[text[:20] for text in HOSTILE])
def test_nothing_hostile_gets_past(text: str) -> None:
    """Whatever stands in a file of facts or of settings, it is refused in sentences."""
    for read in (
        lambda: typed(parsed(text, "a.toml"), Office, "a.toml"),
        lambda: read_facts(text),
    ):
        with pytest.raises(DataError, match="cannot be used") as caught:
            read()
        assert caught.value.problems
        assert all(len(str(each)) < 400 for each in caught.value.problems)


@pytest.mark.parametrize("deep", [90, 300, 390, 900, 990])
def test_deep_nesting(deep: int) -> None:
    """As deep as the reader goes, what follows it goes too."""
    for text in (
        f"holder = {'[' * deep}1850-01-01{']' * deep}",
        f"holder = {'{a = ' * deep}1850-01-01{'}' * deep}",
        f"{'a.' * deep}a = 1850-01-01",
    ):
        with pytest.raises(DataError) as caught:
            read_facts(text)
        assert caught.value.problems


@pytest.mark.parametrize("digits", [20, 400, 4299])
def test_a_huge_number(digits: int) -> None:
    """A number that its field cannot hold is told in its place, and not at length."""
    case = 'case = "Q-1"\nname = "A"\ncitizenship = "other"\nroute = "gpt"\n'
    work = f'[[holder.work]]\nkind = "business"\nstaff = -{"9" * digits}\n'
    with pytest.raises(DataError) as caught:
        read_facts(f'format = "{FORMAT}"\n[[holder]]\n{case}{work}')
    (problem,) = caught.value.problems
    assert problem.where == "case Q-1, work 1, staff"
    assert len(problem.what) < 100


@pytest.mark.parametrize("encoding", ["big5", "gb18030", "utf-16", "utf-32-le"])
def test_wrong_encodings(tmp_path: Path, encoding: str) -> None:
    """Other encodings are refused with what to do, in facts as in settings."""
    path = tmp_path / "a.toml"
    path.write_bytes("a = '李嘉欣'\n".encode(encoding))
    assert "save it as UTF-8" in refused(path) or "is not TOML" in refused(path)
    with pytest.raises(DataError, match="cannot be used"):
        read_facts(path)
