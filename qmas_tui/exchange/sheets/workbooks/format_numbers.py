"""A number as its format shows it."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from qmas_tui.exchange.sheets.workbooks.format_codes import Piece, Section

_PLAIN_KINDS = frozenset(
    {"digit", "point", "comma", "literal", "general", "text", "exponent"}
)


def is_plain(section: Section) -> bool:
    """Whether the section shows the number itself: no words, unit, scale or padding."""
    pieces = section.pieces
    words = "".join(p.text for p in pieces if p.kind == "literal")
    whole = _whole(pieces)
    return (
        bool(section.kinds() & {"digit", "general", "text"})
        and section.kinds() <= _PLAIN_KINDS
        and not words.strip()
        and not section.currency
        and sum(p.text == "0" for p in whole) <= 1
        and not _scale(pieces)
    )


def number_words(section: Section, value: float) -> str:
    """The number in the section's digits and words, such as "HK$45,000" or "Q-0007"."""
    pieces = section.pieces
    kinds = section.kinds()
    if "general" in kinds or not kinds & {"digit"} or kinds & {"exponent", "fraction"}:
        shown = general(value) if kinds & {"general", "digit", "text"} else ""
        return _worded(pieces, [shown])
    percent = sum(p.kind == "percent" for p in pieces)
    places = _places(pieces)
    try:
        scaled = Decimal(repr(value)).scaleb(2 * percent - 3 * _scale(pieces))
        rounded = scaled.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    except InvalidOperation:
        return _worded(pieces, [general(value)])
    whole, _, part = f"{abs(rounded):f}".partition(".")
    return ("-" if rounded < 0 else "") + _filled(pieces, whole, part)


def general(value: float) -> str:
    """The number as a cell without a format shows it, with all its digits."""
    if value.is_integer() and abs(value) < 1e15:
        return f"{value:.0f}"
    return f"{value:.15G}"


def _worded(pieces: tuple[Piece, ...], numbers: list[str]) -> str:
    """The literal pieces, with the number in the place of the first of the others."""
    words = list[str]()
    for piece in pieces:
        if piece.kind == "literal":
            words.append(piece.text)
        elif piece.kind in ("digit", "general", "text") and numbers:
            words.append(numbers.pop())
    return "".join(words).strip()


def _whole(pieces: tuple[Piece, ...]) -> list[Piece]:
    """The digits before the point."""
    kinds = [p.kind for p in pieces]
    end = kinds.index("point") if "point" in kinds else len(pieces)
    return [p for p in pieces[:end] if p.kind == "digit"]


def _places(pieces: tuple[Piece, ...]) -> int:
    return sum(p.kind == "digit" for p in pieces) - len(_whole(pieces))


def _scale(pieces: tuple[Piece, ...]) -> int:
    """How many thousands the number is shown in: commas after its last digit."""
    commas = 0
    for piece in reversed(pieces):
        if piece.kind == "comma":
            commas += 1
        elif piece.kind == "digit":
            return commas
        elif piece.kind != "literal" or commas:
            commas = 0
    return 0


def _filled(pieces: tuple[Piece, ...], whole: str, part: str) -> str:
    """The pieces with the digits put in, from the right before the point."""
    digits = _whole(pieces)
    last = max((at for at, p in enumerate(pieces) if p.kind == "digit"), default=0)
    grouped = any(p.kind == "comma" for p in pieces[:last])
    least = sum(p.text == "0" for p in digits)
    whole = whole.lstrip("0").rjust(least, "0")
    if grouped and whole:
        whole = f"{int(whole):,}".rjust(least, "0")
    takes = _shares(whole, len(digits), grouped)
    shown = list[str]()
    after = False
    for piece in pieces:
        if piece.kind == "literal":
            shown.append(piece.text)
        elif piece.kind == "percent":
            shown.append("%")
        elif piece.kind == "point":
            after = True
            shown.append(f".{part}" if part else "")
        elif piece.kind == "digit" and not after:
            shown.append(takes.pop(0))
    return "".join(shown).strip()


def _shares(whole: str, places: int, grouped: bool) -> list[str]:
    """What each digit of the format shows: the first takes all that is left over."""
    if not places:
        return []
    if grouped:
        return [whole] + [""] * (places - 1)
    cut = max(0, len(whole) - places + 1)
    rest = list(whole[cut:])
    first = whole[:cut]
    return [""] * (places - 1 - len(rest)) + [first, *rest]
