"""Names as sheets write them: in parts, in two scripts, with a relation in brackets."""

from __future__ import annotations

import re
from typing import Final

from qmas_tui.exchange.sheets.aliases import Relation, Words, named

_HAN: Final = "[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff·]"
_HAN_RUN = re.compile(f"{_HAN}(?:{_HAN}|[ \u3000](?={_HAN}))*")
_LATIN = re.compile(r"[^\W\d_]", re.UNICODE)
_EDGE: Final = " \u3000/|,;-–()（）[]"
_BRACKET = re.compile(r"[(（\[]([^()（）\[\]]+)[)）\]]\s*$")


def whole_name(surname: str | None, given: str | None) -> str | None:
    """The name of its two parts: "CHAN Tai Man"; Chinese ones are not parted."""
    if not surname or not given:
        return surname or given
    is_chinese = _HAN_RUN.fullmatch(surname) and _HAN_RUN.fullmatch(given)
    return f"{surname}{given}" if is_chinese else f"{surname} {given}"


def in_two_scripts(name: str) -> tuple[str, str] | None:
    """The Latin and the Chinese name of a cell that holds one of each; else None."""
    runs = _HAN_RUN.findall(name)
    if len(runs) != 1:
        return None
    before, _, after = name.partition(runs[0])
    latin = [part.strip(_EDGE) for part in (before, after)]
    found = [part for part in latin if part]
    if len(found) != 1 or not _LATIN.search(found[0]):
        return None
    return found[0], runs[0]


def without_relation(
    name: str, words: dict[Relation, Words]
) -> tuple[str, Relation | None]:
    """The name and the relation in brackets behind it: "LAM Siu (child)"."""
    if found := _BRACKET.search(name):
        relation = named(found[1], words)
        rest = name[: found.start()].strip()
        if relation is not None and rest:
            return rest, relation
    return name, None
