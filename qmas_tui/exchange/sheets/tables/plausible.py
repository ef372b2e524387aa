"""How likely it is that bytes were read in the right encoding, from 0 to 1."""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from qmas_tui.exchange.sheets.tables.common_signs import COMMON
from qmas_tui.exchange.sheets.tables.pieces import counted

_RUN = re.compile(r"([A-Za-z]?)([\xc0-\xd6\xd8-\xf6\xf8-\xff\u0152\u0153\u0160\u0161"
                  r"\u0178\u017d\u017e\u0192]+|[^\x00-\x7f])([A-Za-z]?)")  # fmt: skip
_LETTERS = re.compile(r"[\xc0-\xd6\xd8-\xf6\xf8-\xff\u0152\u0153\u0160\u0161\u0178]+")
_PRINTED: Final = frozenset("‘’“”–—…€£•°©®™½¼¾·\xa0§«»¡¿")
_LOOK: Final = 20_000
"""Runs of letters that are looked at."""
_EVERYDAY: Final = {"big5hkscs": (0xA4, 0xC6), "gb18030": (0xB0, 0xD7)}
"""The first bytes of the block of everyday characters."""
_RARE: Final = 0.3
_SCRIPTS: Final = {
    "shift_jis": re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\u3000-\u303f]"),
    "euc_kr": re.compile(r"[\uac00-\ud7a3]"),
    "cp1251": re.compile(r"[\u0400-\u045f]"),
    "cp874": re.compile(r"[\u0e00-\u0e7f]"),
}


def western(text: str) -> float:
    """Of what is not ASCII, the share that Western texts hold.

    Accented letters stand alone or in twos, beside plain ones ("MÜLLER"); a longer
    run, or one that touches no plain letter, was written in another encoding.
    """
    total, good = 0, 0.0
    for found in islice(_RUN.finditer(text), _LOOK):
        before, run, after = found.groups()
        total += len(run)
        if run in _PRINTED or (
            _LETTERS.fullmatch(run)
            and (len(run) == 1 or (len(run) == 2 and (before or after)))
        ):
            good += len(run)
    return good / total if total else 0.0


def chinese(text: str, codec: str) -> float:
    """Of what is not ASCII, the share of characters that client lists are made of.

    A character of the codec's everyday block counts a little; punctuation, nothing. One
    of four bytes counts whole: no other encoding makes those by chance.
    """
    first, last = _EVERYDAY[codec]
    total, good = 0, 0.0
    for sign, times in counted(text).items():
        if (
            sign < "\x80"
            or "\u3000" <= sign <= "\u303f"
            or "\uff00" <= sign <= "\uff5e"
        ):
            continue
        total += times
        written = sign.encode(codec)
        if sign in COMMON or (len(written) == 4 and sign.isalpha()):
            good += times
        elif first <= written[0] <= last:
            good += _RARE * times
    return good / total if total else 0.0


def foreign(text: str, codec: str) -> float:
    """The share of what is not ASCII that is in the script of the codec."""
    high = [sign for sign in text[:_LOOK] if sign > "\x7f"]
    home = sum(1 for sign in high if _SCRIPTS[codec].match(sign))
    return home / len(high) if high else 0.0


def foreign_codecs() -> tuple[str, ...]:
    """Encodings of other scripts, named to the user where they fit."""
    return tuple(_SCRIPTS)
