"""What a title says of its column, in words that are known."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from qmas_tui.exchange.sheets.aliases import (
    OF_FAMILY,
    Aliases,
    Field,
    Words,
    key,
    known,
    named,
)
from qmas_tui.facts.day_writings import evened

_BRACKETS = re.compile(r"[(\[（【]([^()\[\]（）【】]*)[)\]）】]")
_PARTED = re.compile(
    r"[/|\n]|(?<=[a-z.)])\s*(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])\s*(?=[a-z])",
    re.IGNORECASE,
)
"""Between the parts of a title that says the same twice, in one script or two."""
_WORDS = re.compile(r"[a-z0-9$'\-]+|#")
_HAN: Final = "\u3400"
"""From here on words are written without spaces between them."""


def field_of(title: str, aliases: Aliases) -> Field | None:
    """What a column title stands for, brackets that change nothing left aside."""
    whole = named(title, aliases.columns)
    return (
        whole or named(bare(title, aliases), aliases.columns) or _twice(title, aliases)
    )


def _twice(title: str, aliases: Aliases) -> Field | None:
    """The field that each part of a title names, as in "Name / 姓名"."""
    parts = [part for part in _PARTED.split(title) if key(part)]
    fields = {named(part, aliases.columns) for part in parts}
    return fields.pop() if len(parts) > 1 and len(fields) == 1 else None


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
            return field
    return None if is_other else _partly(title, aliases)


def _partly(title: str, aliases: Aliases) -> Field | None:
    """The one field that parts of a title name, as in "Visa expiry 簽滿 (see file)"."""
    parts = _PARTED.split(_BRACKETS.sub("", title))
    fields = {named(part, aliases.columns) for part in parts if key(part)} - {None}
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
