"""The words by which a column is known."""

from __future__ import annotations

from pathlib import Path

import pytest

from qmas_tui.errors import DataError
from qmas_tui.exchange.sheets.aliases import Aliases, key
from qmas_tui.exchange.sheets.columns.titles import field_of, worded_field
from qmas_tui.toml_files import read_toml
from tests.exchange.sheet_plans import (
    ALIASES,
    CONFIG,
    column,
)


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("Ref", "case"),
        ("CASE NO.", "case"),
        ("檔案編號", "case"),
        ("档案编号", "case"),
        ("Client (EN)", "name"),
        ("Name of holder", "name"),
        ("姓名", "name"),
        ("Name / 姓名", "name"),
        ("姓名 Name", "name"),
        ("Nationality國籍", "nationality"),
        ("Employer/Company", "employer"),
        ("Name / 國籍", None),
        ("姓", "surname"),
        ("名", "given_names"),
        ("First Name", "given_names"),
        ("中文姓名", "name_zh"),
        ("姓名（中文）", "name_zh"),
        ("Nat.", "nationality"),
        ("国籍", "nationality"),
        ("Date of entry", "landed_on"),
        ("Visa  Expiry (dd/mm/yyyy)", "limit"),
        ("Visa Expiration", "limit"),
        ("Visa valid not after", "limit"),
        ("Stay until", "limit"),
        ("簽證到期日", "limit"),
        ("逗留期限至", "limit"),
        ("逗留期限", "limit"),
        ("Passport exp.", "passport"),
        ("護照有效期", "passport"),
        ("Salary (HKD/mth)", "salary"),
        ("月薪(港元)", "salary"),
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


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("Present visa runs until", "limit"),
        ("Permission lapses", "limit"),
        ("現有簽證有效期至", "limit"),
        ("Travel document valid to", "passport"),
        ("Employee ID", "case"),
        ("Client #", "case"),
        ("Day of birth", "born_on"),
        ("入境日", "landed_on"),
        ("Visa expiry (see file)", "limit"),
        ("Comments 備忘錄", "remarks"),
        ("Salary / Bonus", "salary"),
        ("Name / DOB", None),
        ("Spouse visa expiry", "spouse_limit"),
        ("Previous visa valid until", None),
        ("配偶簽證到期日", "spouse_limit"),
        ("Visa Issue Date", None),
        ("Extending", None),
    ],
)
def test_titles_in_other_words(title: str, field: str | None) -> None:
    """A title that holds a word of each kind, or a known part, is likely.

    One about others never is, nor one whose parts name two fields.
    """
    assert worded_field(title, ALIASES) == field


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


@pytest.mark.parametrize("title", ["Paid notes", "Covid notes", "Remarks (paid note)"])
def test_no_column_is_a_number_by_a_part_of_a_word(title: str) -> None:
    """An identity number is known by its own words, not by letters inside others."""
    assert column(title, "x").standing != "numbers"


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
