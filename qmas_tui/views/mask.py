"""Hides who a text is about: names become initials, numbers dots, each as wide.

Word for word, so that a name is hidden too where a column cuts it, or a sentence or a
note names only its half.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Final

from qmas_tui.facts.changes import Case
from qmas_tui.views.say import MONTHS, WEEKDAYS
from qmas_tui.views.width import ELLIPSIS, cell_width

_WORD: Final = re.compile(rf"\w[\w'’-]*{ELLIPSIS}?")
_AMOUNT: Final = re.compile(r"\d{1,3}(?:,\d{3})+")
_NUMBER: Final = re.compile(r"(?:[^\W\d_]{1,3}-?\d[\d-]{2,}|\d{5,})")
_DOT: Final = "•"
_STAR: Final = "＊"
_KEPT: Final = frozenset({*MONTHS, *WEEKDAYS})
"""Words of dates, whoever bears them as a name."""


class _Names:
    """The words of these names: those in letters, those in signs by the first."""

    def __init__(self, names: set[str]) -> None:
        self.of = names
        self.words: set[str] = set()
        self.signs: dict[str, set[str]] = {}
        for word in set(_WORD.findall("\n".join(names))):
            if cell_width(word[0]) == 1:
                self.words |= {word, word.upper(), word.casefold()} - _KEPT
            else:
                self.signs.setdefault(word[0], set()).add(word)

    @cached_property
    def starts(self) -> set[str]:
        """With what names begin, for those that are cut."""
        names = [word for word in self.words if not word.islower()]
        return {name[: end + 1] for name in names for end in range(len(name))}


class Mask:
    """Knows the names of these people and of their families, and their cases."""

    def __init__(self, cases: Iterable[Case], before: Mask | None = None) -> None:
        """`before` knew the names of earlier, which most often are the same."""
        every = list(cases)
        self._cases = {case.case for case in every}
        names = {case.name for case in every} | {case.name_zh or "" for case in every}
        names |= {each.name for case in every for each in case.dependant}
        is_known = before is not None and before._names.of == names
        self._names: _Names = before._names if before and is_known else _Names(names)

    def hide(self, text: str) -> str:
        """The text without anybody's name or number."""
        shown = _AMOUNT.sub(lambda found: _dotted(found[0]), text)
        return _WORD.sub(lambda found: self._hidden(found[0]), shown)

    def _hidden(self, word: str) -> str:
        bare = word.removesuffix(ELLIPSIS)
        if bare in self._cases or _NUMBER.fullmatch(bare):
            return _dotted(word)
        if bare in self._names.words or (bare != word and bare in self._names.starts):
            return _initial(word)
        return self._without_signs(word)

    def _without_signs(self, word: str) -> str:
        """A word without the Chinese names in it, of which the first sign is kept."""
        for place, sign in enumerate(word):
            if cells := self._name_at(word, place, sign):
                end = place + cells
                stars = _STAR * (cells - 1)
                return word[: place + 1] + stars + self._without_signs(word[end:])
        return word

    def _name_at(self, word: str, place: int, sign: str) -> int:
        """How many signs of a name stand there; one that is cut counts as far."""
        rest = word[place:]
        bare = rest.removesuffix(ELLIPSIS)
        for name in self._names.signs.get(sign, ()):
            if rest.startswith(name) or (bare != rest and name.startswith(bare)):
                return min(len(name), len(bare))
        return 0


def _dotted(text: str) -> str:
    return re.sub(r"\d", _DOT, text)


def _initial(word: str) -> str:
    """The first letter, and room for the rest."""
    if len(word) == 1:
        return word
    return f"{word[0]}.".ljust(len(word))
