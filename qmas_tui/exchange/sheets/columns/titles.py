"""What a title says of its column, in words that are known."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from qmas_tui.exchange.sheets.aliases import (
    MEMBERS,
    OF_FAMILY,
    Aliases,
    Field,
    Words,
    key,
    known,
    named,
    parts,
)
from qmas_tui.facts.day_writings import evened

_BRACKETS = re.compile(r"[(\[（【]([^()\[\]（）【】]*)[)\]）】]")
_FIGURE = re.compile(r"第?(?<!\d)(\d{1,2})(?:st|nd|rd|th)?(?![a-z0-9])")
"""Which of several: a figure may follow the noun at once, as in "Child2"."""
_WORDS = re.compile(r"[a-z0-9$'\-]+|#")
_HAN: Final = "\u3400"
"""From here on words are written without spaces between them."""
_CHILDREN: Final = [each for relation, *each in MEMBERS if relation == "child"]


def field_of(title: str, aliases: Aliases) -> Field | None:
    """What a column title stands for, brackets that change nothing left aside."""
    whole = _named(title, aliases)
    return whole or _named(bare(title, aliases), aliases) or _twice(title, aliases)


def _named(title: str, aliases: Aliases) -> Field | None:
    """The field that a title names: "Child 2 name" is that of the second child."""
    if field := named(title, aliases.columns):
        return field
    number, rest = _counted(title, aliases)
    return _of_child(named(rest, aliases.columns), number)


def counted_child(title: str, aliases: Aliases) -> Field | None:
    """The name of which child may stand under a title like "Child 2"; None for none."""
    number, rest = _counted(title, aliases)
    is_child = named(rest, aliases.columns) == "children"
    return _of_child("child_name", number) if is_child else None


def _of_child(field: Field | None, number: int) -> Field | None:
    """A field of the first child as that of another; None where there is no such."""
    if field not in _CHILDREN[0] or not 1 <= number <= len(_CHILDREN):
        return None
    return _CHILDREN[number - 1][_CHILDREN[0].index(field)]


def _counted(title: str, aliases: Aliases) -> tuple[int, str]:
    """Which of several a title is about, the first unless it says, and the rest."""
    plain = evened(title)
    found = [
        (each.start(), -each.end(), number)
        for number, words in enumerate(aliases.ordinals, 1)
        for word in words
        if (each := _ordinal(word).search(plain))
    ]
    found += [(f.start(), -f.end(), int(f[1])) for f in _FIGURE.finditer(plain)]
    if not found:
        return 1, plain
    start, end, number = min(found)
    return number, f"{plain[:start]} {plain[-end:]}"


@lru_cache(maxsize=128)
def _ordinal(word: str) -> re.Pattern[str]:
    """A word that counts."""
    if word[0] >= _HAN:
        return re.compile(re.escape(word))
    return re.compile(rf"\b{re.escape(word)}(?![a-z0-9])")


def _twice(title: str, aliases: Aliases) -> Field | None:
    """The field that each part of a title names, as in "Name / 姓名"."""
    fields = {_named(part, aliases) for part in parts(title)}
    return fields.pop() if len(fields) == 1 else None


def bare(title: str, aliases: Aliases) -> str:
    """The title without brackets that change nothing, as in "Salary (HKD/mth)"."""
    return _BRACKETS.sub(
        lambda found: "" if known(found[1], aliases.qualifiers) else found[0], title
    )


def worded_field(title: str, aliases: Aliases) -> Field | None:
    """The field that the title likely means: it holds a word of each list for it."""
    is_other = holds(title, aliases.other_subjects)
    for field, lists in aliases.wording.items():
        if is_other and field not in OF_FAMILY:
            continue
        if all(holds(title, words) for words in lists):
            number, _ = _counted(title, aliases)
            return _of_child(field, number) if field in _CHILDREN[0] else field
    return None if is_other else _partly(title, aliases)


def _partly(title: str, aliases: Aliases) -> Field | None:
    """The one field that parts of a title name, as in "Visa expiry 簽滿 (see file)"."""
    said = parts(_BRACKETS.sub("", title))
    fields = {named(part, aliases.columns) for part in said} - {None}
    return fields.pop() if len(fields) == 1 else None


def is_number(title: str, aliases: Aliases) -> bool:
    """Whether the column holds numbers of identity cards or passports."""
    return holds(title.replace("#", " no "), aliases.number_columns) or any(
        key(title) == key(word) for word in aliases.number_columns
    )


def holds(title: str, words: Words) -> bool:
    """Whether the title holds one of the words; a star stands for any end of one.

    An entry of several words holds where they stand side by side.
    """
    plain = evened(title)
    spaced = f" {' '.join(_WORDS.findall(plain))} "
    return any(
        word in plain if word[0] >= _HAN else bool(_pattern(word).search(spaced))
        for word in words
    )


@lru_cache(maxsize=2048)
def _pattern(word: str) -> re.Pattern[str]:
    end = "" if word.endswith("*") else r"(?= )"
    words = " ".join(_WORDS.findall(word))
    return re.compile(rf"(?<= ){re.escape(words)}{end}")
