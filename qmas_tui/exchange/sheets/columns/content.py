"""What the cells of a column say that its title does not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Final

from qmas_tui.exchange.sheets.aliases import BETWEEN, DAYS, Aliases, Field, known, named
from qmas_tui.exchange.sheets.grid import Cell, text_of
from qmas_tui.facts.day_writings import taken_apart
from qmas_tui.facts.identity import identity_numbers
from qmas_tui.facts.reading import is_blank, read_date

LOOK: Final = 200
"""How many cells of a column are looked at."""
_MOST: Final = 0.8
"""The share of cells that makes a column one of their kind."""
_FEW: Final = 2
"""Fewer cells than these say nothing about their column."""
KIN: Final = "its cells are members of a family"
_MAIL = re.compile(r"\S+@\S+\.\S+")
_PHONE = re.compile(
    r"(?:\+?\(?\d{1,4}\)?[ -]?)?(?:\d{4}[ -]?\d{4}|\d{3}[ -]\d{3}[ -]\d{3,4})"
)
_PASSPORT = re.compile(r"[A-Z]{1,2}\d{7,8}[A-Z]?")
_HAN_NAME = re.compile(r"[\u3400-\u9fff·]{2,6}")
_REFERENCE = re.compile(r"[A-Z]{1,4}\d{0,4}[-/ ]?\d{1,6}(?:[-/]\d{1,4})?")
_PAST: Final[frozenset[Field]] = frozenset(
    {
        "born_on",
        "applied_on",
        "approved_on",
        "landed_on",
        "residence_since",
        "work_from",
    }
)


class Content:
    """The filled cells of a column, and what most of them are."""

    def __init__(self, cells: Iterable[Cell], aliases: Aliases, today: date) -> None:
        self._aliases, self._today = aliases, today
        self._cells = [cell for cell in cells if text_of(cell).strip()][:LOOK]

    def __bool__(self) -> bool:
        return bool(self._cells)

    def are_numbers(self) -> bool:
        """Whether they are numbers of identity cards or passports."""
        return self._mostly(lambda t: bool(identity_numbers(t)), least=1) or (
            self._mostly(lambda t: bool(_PASSPORT.fullmatch(t)))
        )

    def are_contacts(self) -> bool:
        """Whether they are e-mail addresses or telephone numbers."""
        return self._mostly(lambda t: bool(_MAIL.fullmatch(t)), least=1) or (
            self._mostly(lambda t: bool(_PHONE.fullmatch(t)))
        )

    def field(self) -> tuple[Field, str] | None:
        """The field that the cells likely are, and why."""
        if self.lies_ahead():
            return "limit", "its days all lie ahead"
        aliases = self._aliases
        codes = frozenset(aliases.nationality.codes)
        if self._mostly(lambda t: t in codes):
            return "nationality", "its cells are codes of countries"
        if self.are_kin():
            return "relation", KIN
        if self._mostly(lambda t: named(t, aliases.scheme) is not None):
            return "scheme", "its cells name a scheme"
        if self._are_references():
            return "case", "its cells look like references, each another"
        return None

    def are_kin(self) -> bool:
        """Whether they say who is who in a family, not only who the clients are."""
        table = self._aliases.relation
        found = {named(text_of(cell), table) for cell in self._cells}
        is_family = bool(found & {"spouse", "child"})
        return is_family and self._mostly(lambda t: named(t, table) is not None)

    def are_countries(self) -> bool:
        """Whether they are nationalities, and do not only say Chinese or other."""
        aliases = self._aliases
        words = [text_of(cell) for cell in self._cells]
        says_more = any(named(each, aliases.citizenship) is None for each in words)
        code = aliases.nationality.code
        return says_more and self._mostly(lambda t: code(t) is not None, least=1)

    def lies_ahead(self) -> bool:
        """Whether the cells are days, and all of them lie ahead."""
        days = [day_of(cell) for cell in self._cells]
        known = [day for day in days if day is not None]
        return len(known) >= max(_FEW, _MOST * len(days)) and min(known) > self._today

    def fits(self, field: Field) -> bool:
        """Whether the cells may be of the field: days of a day, figures of pay."""
        if not self._cells:
            return True
        if field in DAYS:
            return self._share(lambda cell: day_of(cell) is not None) >= 0.5
        if field == "salary":
            return self._share(lambda c: any(map(str.isdigit, text_of(c)))) >= 0.5
        return self._share(lambda cell: day_of(cell) is not None) < 0.5

    def contradicts(self, field: Field) -> bool:
        """Whether the field is of the past, and the days all lie ahead."""
        return field in _PAST and self.lies_ahead()

    def name_people(self) -> bool:
        """Whether they are names, where yes and no or a number could stand.

        Cells that say that there is nobody say nothing of the others.
        """
        aliases = self._aliases

        def is_name(text: str) -> bool:
            relation = named(text, aliases.relation)
            is_word = relation is not None or known(text, aliases.yes)
            has_names = len(text.split()) > 1 or bool(_HAN_NAME.fullmatch(text))
            return has_names and not (is_word or any(map(str.isdigit, text)))

        texts = [text_of(cell).strip() for cell in self._cells]
        nobody = (*aliases.no, *aliases.blank)
        said = [is_name(text) for text in texts if not is_blank(text, nobody)]
        return bool(said) and sum(said) / len(said) >= _MOST

    def lists(self) -> bool:
        """Whether a cell names several, so that none of it is the name of one."""
        return any(BETWEEN.search(text_of(cell)) for cell in self._cells)

    def _are_references(self) -> bool:
        texts = [text_of(cell).strip() for cell in self._cells]
        return len(set(texts)) == len(texts) and self._mostly(
            lambda t: bool(_REFERENCE.fullmatch(t)) and any(map(str.isdigit, t))
        )

    def _mostly(self, is_kind: Callable[[str], bool], least: int = _FEW) -> bool:
        if len(self._cells) < least:
            return False
        return self._share(lambda cell: is_kind(text_of(cell).strip())) >= _MOST

    def _share(self, is_kind: Callable[[Cell], bool]) -> float:
        return sum(map(is_kind, self._cells)) / len(self._cells)


def day_of(cell: Cell) -> date | None:
    """The day of a cell, day first where it could be either; None for no day."""
    if isinstance(cell, date):
        return cell
    text = text_of(cell)
    if taken_apart(text) is None:
        return None
    for order in ("dmy", "mdy"):
        try:
            return read_date(text, order=order)
        except ValueError:
            continue
    return None
