"""The header is found, and its columns are known by many names."""

from __future__ import annotations

from pathlib import Path

import pytest

from qmas_tui.errors import DataError
from qmas_tui.exchange.sheets.aliases import Aliases, key
from qmas_tui.exchange.sheets.columns import field_of, find_columns
from qmas_tui.exchange.sheets.grid import Cell, Sheet
from qmas_tui.toml_files import read_toml

CONFIG = Path(__file__).parents[2] / "config" / "import.toml"
ALIASES = read_toml(CONFIG, Aliases)
LEE: tuple[Cell, ...] = ("Q1", "LEE")


def sheet(*rows: tuple[Cell, ...]) -> Sheet:
    """A sheet of these rows."""
    return Sheet(name="s", rows=rows)


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("Ref", "case"),
        ("CASE NO.", "case"),
        ("檔案編號", "case"),
        ("档案编号", "case"),
        ("Client (EN)", "name"),
        ("姓名", "name"),
        ("中文姓名", "name_zh"),
        ("姓名（中文）", "name_zh"),
        ("Nat.", "nationality"),
        ("国籍", "nationality"),
        ("Visa  Expiry (dd/mm/yyyy)", "limit"),
        ("逗留期限", "limit"),
        ("Passport exp.", "passport"),
        ("護照有效期", "passport"),
        ("Salary (HKD/mth)", "salary"),
        ("Salary (HK$)", "salary"),
        ("Salary (RMB)", None),
        ("Name (spouse)", None),
        ("Expiry", None),
        ("Passport", None),
        ("備註", "remarks"),
        ("# of kids", None),
        ("#", None),
    ],
)
def test_titles(title: str, field: str | None) -> None:
    """A column is known by many names in English and Chinese, or not at all."""
    assert field_of(title, ALIASES) == field


def test_no_alias_names_two_fields() -> None:
    """Every title in the list stands for one field only, and for no card number."""
    titles = [key(word) for words in ALIASES.columns.values() for word in words]
    assert all(titles)
    named = {key(w): f for f, words in ALIASES.columns.items() for w in words}
    for field, words in ALIASES.columns.items():
        assert {named[key(word)] for word in words} == {field}


def test_every_field_has_its_words() -> None:
    """Each proposed citizenship is a country with a code."""
    nations = ALIASES.nationality
    codes = {*nations.chinese, *nations.unknown, *nations.names}
    assert codes <= set(nations.codes)


def test_the_header_stands_anywhere_near_the_top() -> None:
    """A title and blank rows may come first, and columns in any order."""
    found = find_columns(
        sheet(
            ("Our clients",), (), ("Name", None, "Ref", "Shoe size"), ("LEE", 1, "Q1")
        ),
        ALIASES,
    )
    assert found.header == 2
    assert [(c.index, c.field) for c in found.columns] == [(0, "name"), (2, "case")]
    assert found.unknown == ("Shoe size",)
    assert found.of("limit") is None


@pytest.mark.parametrize(
    "title",
    [
        "HKID",
        "HKID No.",
        "ID no",
        "Passport No.",
        "Passport #",
        "身份證號碼",
        "护照号码",
    ],
)
def test_numbers_of_cards_are_not_imported(title: str) -> None:
    """A column of identity-card or passport numbers is named and never read."""
    found = find_columns(sheet(("Ref", "Name", title), (*LEE, "A123456(7)")), ALIASES)
    assert found.refused == (title,)
    assert len(found.columns) == 2


def test_two_columns_for_one_field() -> None:
    """The first column that claims a field has it, and the other is named."""
    found = find_columns(sheet(("Ref", "Client", "Name"), ("Q1", "A", "B")), ALIASES)
    assert [c.title for c in found.columns] == ["Ref", "Client"]
    assert found.doubled == ("Name",)


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([("a", "b"), LEE], "has no header in its first 20 rows"),
        (
            [(), *([()] * 20), ("Ref", "Name"), LEE],
            "has no header in its first 20 rows",
        ),
        ([("Name", "Visa expiry"), ("LEE", "x")], "no column for the case reference"),
        ([("Ref", "Visa expiry"), ("Q1", "x")], "has no column for the name"),
        ([("Ref", "Name"), (), (" ", None)], "has no rows below it"),
    ],
)
def test_no_header(rows: list[tuple[Cell, ...]], sentence: str) -> None:
    """A sheet without a usable header is refused in a sentence."""
    with pytest.raises(DataError, match=sentence):
        find_columns(sheet(*rows), ALIASES)


def test_every_fault_of_the_words(tmp_path: Path) -> None:
    """Every slip in the list of words is told, with its place."""
    path = tmp_path / "import.toml"
    words = CONFIG.read_text("utf-8").replace("\nblank =", "\nblnk =", 1)
    path.write_text(words.replace("\ncase =", "\ncse =", 1), "utf-8")
    with pytest.raises(DataError) as caught:
        read_toml(path, Aliases)
    told = [str(each).partition(" not one of")[0] for each in caught.value.problems]
    assert told == [
        "import.toml: unknown key blnk; did you mean blank?",
        'import.toml, columns, cse: "cse" is',
        "import.toml: blank is missing; add it",
    ]
