"""Texts that look like the number of a Hong Kong identity card.

Such a number is one or two letters, six digits and a check digit, as in A123456(3).
Nothing here needs one; what looks like one is asked about before it is kept.
"""

from __future__ import annotations

import re
from typing import Final

import msgspec

from qmas_tui.facts.rows import Row
from qmas_tui.facts.texts import texts_of

_NUMBER: Final = re.compile(
    r"(?<![a-z0-9])"
    r"(?P<letters>[a-z]{1,2})[ \t\xa0]*(?P<digits>[0-9]{6})[ \t\xa0]*"
    r"(?:\([ \t\xa0]*[0-9a][ \t\xa0]*\)|(?P<check>[0-9a])(?![a-z0-9]))",
    re.ASCII | re.IGNORECASE,
)
_SHAPES: Final = bytes(
    ord("0") if chr(byte).isdecimal() else
    ord("a") if byte > 127 or chr(byte) == " " or chr(byte).isalpha() else
    ord(".")
    for byte in range(256)
)  # fmt: skip
"""What each byte of UTF-8 is for a quick look: a digit, a letter or blank, or other."""
_SUSPECT: Final = b"a000000"
"""Where JSON has neither letter nor blank before six digits it holds no such number; a
tab in it is written with a letter. Amounts have none, so few cases are gone through."""
_WIDE: Final = "\uff10".encode()[:2]
"""With these two bytes begins every full-width digit."""
_HALF_WIDTH: Final = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    0x3000: 0x20,
}
"""Full-width signs and their plain ones, one for one: places stay the same."""

_MODULUS: Final = 11
_WEIGHTS: Final = range(9, 1, -1)
"""From the first letter to the last digit; the check digit itself weighs one."""
_NO_LETTER: Final = 36
"""What stands for the first letter where there is one only; A is 10, and Z is 35."""


def identity_numbers(text: str) -> tuple[str, ...]:
    """The stretches of a text that look like such a number, as they are written.

    With brackets any check digit counts; without them only the right one does, so
    that numbers of passports and cases seldom match.
    """
    plain = text.translate(_HALF_WIDTH)
    return tuple(
        text[found.start() : found.end()]
        for found in _NUMBER.finditer(plain)
        if found["check"] is None or _is_right(found)
    )


def new_identity_numbers(
    before: Row | None, after: Row | None
) -> tuple[tuple[str, str], ...]:
    """Where `after` holds such numbers in texts that `before` did not hold yet.

    Each comes with its place inside the case, such as "note 2, text". A text counts as
    held where the same field of any row had it, so that rows may move.
    """
    if after is None or not _may_hold(after):
        return ()
    found = [
        (written, number)
        for written in texts_of(after, beside=before)
        for number in identity_numbers(written.text)
    ]
    if not found:
        return ()
    held = {(each.field, each.text) for each in (texts_of(before) if before else ())}
    return tuple(
        (written.where, number)
        for written, number in found
        if (written.field, written.text) not in held
    )


def _may_hold(recorded: Row) -> bool:
    """Whether it is worth while to look closely."""
    data = msgspec.json.encode(recorded)
    return _WIDE in data or _SUSPECT in data.translate(_SHAPES)


def _is_right(found: re.Match[str]) -> bool:
    """Whether the check digit makes the weighted sum a multiple of eleven."""
    signs = found["letters"] + found["digits"]
    values = [int(sign, 36) for sign in signs]
    if len(values) < len(_WEIGHTS):
        values.insert(0, _NO_LETTER)
    total = sum(n * weight for n, weight in zip(values, _WEIGHTS, strict=True))
    return (total + int(found["check"], 16)) % _MODULUS == 0
