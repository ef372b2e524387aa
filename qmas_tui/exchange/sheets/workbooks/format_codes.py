"""Number formats taken apart: `"HK$"#,##0;[Red]-0` into sections and pieces."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from msgspec import Struct

from qmas_tui.exchange.sheets.workbooks.currencies import currency_of

PieceKind = Literal[
    "literal", "digit", "point", "comma", "percent", "exponent", "fraction",
    "text", "general", "year", "era", "month", "day", "weekday",
    "hour", "minute", "second", "elapsed", "half",
]  # fmt: skip


class Piece(NamedTuple):
    """One piece of a format, as it is written; of a literal, what it shows."""

    kind: PieceKind
    text: str


class Section(Struct, frozen=True):
    """The part of a format for some numbers; `is_roc` counts years from 1912."""

    pieces: tuple[Piece, ...]
    condition: tuple[str, float] | None = None
    currency: str = ""
    is_roc: bool = False

    def kinds(self) -> frozenset[PieceKind]:
        """What the section shows."""
        return frozenset(piece.kind for piece in self.pieces)


_DATE: Final = frozenset({"year", "era", "month", "day", "weekday"})
_TIME: Final = frozenset({"hour", "minute", "second", "elapsed", "half"})
_TOKEN = re.compile(
    r'(?P<end>;)|"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|[_*](?P<space>.)'
    r"|\[\$(?P<sign>[^\]-]*)(?:-(?P<locale>[0-9A-Fa-f]{0,8}))?[^\]]*\]"
    r"|\[(?P<condition>[<>=]+)(?P<limit>-?[\d.]+)\]"
    r"|(?P<elapsed>\[(?:h+|m+|s+)\])|\[[^\]]*\]"
    r"|(?P<general>General)|(?P<half>AM/PM|A/P|上午/下午)"
    r"|(?P<exponent>E[+-])|(?P<year>y+|e+|b{2,}|b[12]?)|(?P<era>g+)|(?P<month>m+)"
    r"|(?P<weekday>d{3,}|a{3,})|(?P<day>d{1,2})|(?P<hour>h+)|(?P<second>s+)"
    r"|(?P<digit>[0#?])|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)|(?P<text>@)"
    r"|(?P<fraction>/(?=\s*[0-9?#]))|(?P<literal>.)",
    re.IGNORECASE | re.DOTALL,
)
_TAIWAN: Final = 0x404
_SHOWN: Final = ("quoted", "escaped", "literal")


@lru_cache(maxsize=4096)
def sections_of(code: str) -> tuple[Section, ...]:
    """The sections of a format code; codes of any nonsense have sections, too."""
    sections, pieces = list[Section](), list[Piece]()
    condition: tuple[str, float] | None = None
    sign, locale = "", ""
    for found in _TOKEN.finditer(code):
        kind, text = found.lastgroup or "", found[0]
        if kind == "end":
            sections.append(_section(pieces, condition, sign, locale))
            pieces, condition, sign, locale = [], None, "", ""
        elif found["condition"]:
            condition = (found["condition"], _number(found["limit"]))
        elif found["sign"] is not None:
            sign, locale = found["sign"], found["locale"] or ""
            pieces.append(Piece("literal", sign))
        elif found["space"]:
            pieces.append(Piece("literal", " " if text[0] == "_" else ""))
        elif kind in _SHOWN:
            pieces.append(Piece("literal", found[kind]))
        elif kind and not (kind == "year" and text.lower() in ("b", "b1", "b2")):
            pieces.append(Piece(kind, text))  # type: ignore[arg-type]
    sections.append(_section(pieces, condition, sign, locale))
    return tuple(sections)


def is_date(section: Section) -> bool:
    """Whether the section shows a day, a part of one or a time."""
    return bool(section.kinds() & (_DATE | _TIME))


def shows_date(section: Section) -> bool:
    """Whether the section shows more of a day than the time."""
    return bool(section.kinds() & _DATE)


def _section(
    pieces: list[Piece], condition: tuple[str, float] | None, sign: str, locale: str
) -> Section:
    words = sign + "".join(p.text for p in pieces if p.kind == "literal")
    language = int(locale, 16) & 0xFFFF if locale else 0
    return Section(
        pieces=tuple(_minutes(pieces)),
        condition=condition,
        currency=currency_of(words, language),
        is_roc=language == _TAIWAN,
    )


def _minutes(pieces: list[Piece]) -> list[Piece]:
    """The same with minutes told from months: they stand by hours or seconds."""
    found, before = list[Piece](), ""
    clock = [p.kind for p in pieces if p.kind in _DATE | _TIME]
    at = 0
    for piece in pieces:
        if piece.kind in _DATE | _TIME:
            after = clock[at + 1] if at + 1 < len(clock) else ""
            at += 1
            if piece.kind == "month" and len(piece.text) <= 2:
                elapsed = before == "elapsed"
                if before == "hour" or elapsed or after == "second":
                    piece = Piece("minute", piece.text)
            before = piece.kind
        found.append(piece)
    return found


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
