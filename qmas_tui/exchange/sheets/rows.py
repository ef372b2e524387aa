"""What a row is before it is read: a total, a header again, crossed out, merged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from qmas_tui.exchange.sheets.aliases import Aliases, Words, key, keys, known
from qmas_tui.exchange.sheets.grid import Cell, Row, Sheet, cleaned, text_of
from qmas_tui.facts.day_writings import evened
from qmas_tui.facts.reading import is_blank

_AMOUNT = re.compile(r"(?:hk\$|\$|hkd)?\s*[\d,. ]+%?\s*[km]?")


def passed_over(row: Row, header: Row, aliases: Aliases) -> str:
    """Why the row is no client: blank, a total, the header again; else empty."""
    first = next(_words(row, aliases), None)
    if first is None:
        return "blank"
    if _totals(aliases.totals).match(key(first)) and _is_total(row, aliases):
        return "a total"
    titles = _keys(header)
    if key(first) not in titles:
        return ""
    is_header = all(key(word) in titles for word in _words(row, aliases))
    return "the header again" if is_header else ""


def _words(row: Row, aliases: Aliases) -> Iterator[str]:
    """The cells that hold more than a word for blank."""
    for cell in row:
        text = cleaned(text_of(cell)) if cell is not None else ""
        if text and not is_blank(text, aliases.blank):
            yield text


@lru_cache(maxsize=16)
def _keys(header: Row) -> frozenset[str]:
    return frozenset(key(text_of(cell)) for cell in header)


def _is_total(row: Row, aliases: Aliases) -> bool:
    """Whether a word for totals comes first, and nothing else but numbers.

    Where it stands alone more may follow it in its cell: "Total: 3 clients".
    """
    first, *others = _words(row, aliases)
    if not others:
        return known(first, aliases.totals) or bool(
            _counted(aliases.totals).match(key(first))
        )
    is_total = known(first.rstrip("0123456789 "), aliases.totals)
    return is_total and all(_AMOUNT.fullmatch(evened(each)) for each in others)


@lru_cache(maxsize=8)
def _totals(words: Words) -> re.Pattern[str]:
    """One of the words at the start."""
    listed = sorted(keys(words), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, listed)))


@lru_cache(maxsize=8)
def _counted(words: Words) -> re.Pattern[str]:
    """One of the words, and a number."""
    return re.compile(rf"(?:{_totals(words).pattern})\d")


class Beside(Struct, frozen=True, gc=False):
    """What a sheet says of its cells beside what stands in them, by row from 0."""

    struck: Mapping[int, frozenset[int]]
    merged: Mapping[int, Mapping[int, Cell]]
    comments: Mapping[int, tuple[tuple[int, str], ...]]

    def is_crossed_out(self, index: int, row: Row) -> bool:
        """Whether every filled cell of a row is crossed out."""
        struck = self.struck.get(index)
        if not struck:
            return False
        filled = {at for at, cell in enumerate(row) if text_of(cell).strip()}
        return bool(filled) and filled <= struck


def beside_cells(sheet: Sheet) -> Beside:
    """The crossed-out cells, the merged ones and the comments of a sheet."""
    struck = dict[int, set[int]]()
    for row, column in sheet.struck:
        struck.setdefault(row, set()).add(column)
    merged = dict[int, dict[int, Cell]]()
    for area in sheet.merged:
        rows = sheet.rows
        top = rows[area.top] if area.top < len(rows) else ()
        value = top[area.left] if area.left < len(top) else None
        for row in range(area.top + 1, min(area.bottom + 1, len(rows))):
            merged.setdefault(row, {})[area.left] = value
    comments = dict[int, list[tuple[int, str]]]()
    for comment in sheet.comments:
        text = cleaned(comment.text, lines=True)
        comments.setdefault(comment.row, []).append((comment.column, text))
    return Beside(
        struck={row: frozenset(columns) for row, columns in struck.items()},
        merged=merged,
        comments={row: tuple(each) for row, each in comments.items()},
    )
