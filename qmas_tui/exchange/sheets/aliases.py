"""What offices call things: the words that an import understands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, Literal, TypeVar, get_args

from msgspec import Struct

from qmas_tui.facts.rows import Citizenship
from qmas_tui.facts.rows import Relation as Kin

Field = Literal[
    "case",
    "name",
    "name_zh",
    "surname",
    "given_names",
    "relation",
    "nationality",
    "citizenship",
    "scheme",
    "born_on",
    "applied_on",
    "approved_on",
    "entry_by",
    "landed_on",
    "residence_since",
    "limit",
    "employer",
    "title",
    "work_from",
    "salary",
    "spouse",
    "children",
    "family",
    "spouse_name",
    "spouse_limit",
    "child_name",
    "child_limit",
    "child_2_name",
    "child_2_limit",
    "child_3_name",
    "child_3_limit",
    "child_4_name",
    "child_4_limit",
    "passport",
    "adviser",
    "remarks",
]
"""What a column of a sheet can stand for."""

FIELDS: Final[tuple[Field, ...]] = get_args(Field)
MEMBERS: Final[tuple[tuple[Kin, Field, Field], ...]] = (
    ("spouse", "spouse_name", "spouse_limit"),
    ("child", "child_name", "child_limit"),
    ("child", "child_2_name", "child_2_limit"),
    ("child", "child_3_name", "child_3_limit"),
    ("child", "child_4_name", "child_4_limit"),
)
"""Dependants with columns of their own in the row of the holder: name and limit."""
OF_FAMILY: Final[dict[str, tuple[Kin, str]]] = {
    **{name: (relation, "name") for relation, name, _ in MEMBERS},
    **{limit: (relation, "limit_of_stay") for relation, _, limit in MEMBERS},
}
"""The fields of those columns: of whom, and which field of theirs."""

DAYS: Final[frozenset[Field]] = frozenset(
    {
        "born_on",
        "applied_on",
        "approved_on",
        "entry_by",
        "landed_on",
        "residence_since",
        "limit",
        "work_from",
        "passport",
        *(limit for _, _, limit in MEMBERS),
    }
)
"""The fields that hold a day."""

Relation = Literal["holder", "spouse", "child"]
"""Who the person of a row is in the family of a case."""

BETWEEN: Final = re.compile(
    r"\s*(?:[+&,，、;；/＋]|\band\b|\bwith\b|及|和|與)\s*", re.IGNORECASE
)
"""What stands between several that one cell names."""

_PARTED = re.compile(
    r"[/|\n]|(?<=[a-z.)])\s*(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])\s*(?=[a-z])",
    re.IGNORECASE,
)
"""What stands between words that may say the same twice, in one script or two."""

T = TypeVar("T")
Words = tuple[str, ...]


class Nations(Struct, frozen=True, forbid_unknown_fields=True):
    """Nationalities: ISO codes, the names for them, and who is a Chinese citizen."""

    codes: Words
    chinese: Words
    unknown: Words
    names: dict[str, Words]

    def code(self, text: str) -> str | None:
        """The ISO code that a text names; None where it names no country."""
        found = {self._code(part) for part in parts(text)}
        return found.pop() if len(found) == 1 else self._code(text)

    def _code(self, text: str) -> str | None:
        wanted = key(text).upper()
        return wanted if wanted in self.codes else named(text, self.names)

    def citizenship(self, code: str | None) -> Citizenship:
        """What a nationality proposes; without one it is unknown."""
        if code is None or code in self.unknown:
            return "unknown"
        return "chinese" if code in self.chinese else "other"


class Aliases(Struct, frozen=True, forbid_unknown_fields=True):
    """`config/import.toml` as typed words; compare them with `key` or `known`."""

    columns: dict[Field, Words]
    qualifiers: Words
    number_columns: Words
    scheme: dict[Literal["gpt", "apt"], Words]
    citizenship: dict[Citizenship, Words]
    nationality: Nations
    blank: Words
    ditto: Words
    other_subjects: Words
    ordinals: tuple[Words, ...]
    contacts: Words
    wording: dict[Field, tuple[Words, ...]]
    relation: dict[Relation, Words]
    totals: Words
    titles: Words
    no_work: Words
    self_employment: Words
    yes: Words
    no: Words


@lru_cache(maxsize=4096)
def key(text: str) -> str:
    """The text without case, width, spaces and punctuation: what names it."""
    wide = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\W_]+", "", wide)


@lru_cache(maxsize=1024)
def keys(words: Words) -> frozenset[str]:
    """The keys of some words; one without any is left out."""
    return frozenset(filter(None, map(key, words)))


def named(text: str, table: Mapping[T, Words]) -> T | None:
    """What a text stands for, of things with the words for each; None for nothing."""
    return next((each for each, words in table.items() if known(text, words)), None)


def known(text: str, words: Words) -> bool:
    """Whether the text is one of the words, or says two of them: "Husband 丈夫".

    Case and punctuation do not count.
    """
    wanted = keys(words)
    if key(text) in wanted:
        return True
    said = parts(text)
    return len(said) > 1 and all(key(part) in wanted for part in said)


@lru_cache(maxsize=4096)
def parts(text: str) -> Words:
    """The parts of a text that may say the same twice, in one script or two."""
    return tuple([part for part in _PARTED.split(text) if key(part)])
