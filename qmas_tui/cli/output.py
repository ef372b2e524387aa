"""The one way to the terminal: plain lines in which no sign steers the screen."""

from __future__ import annotations

import os
import sys
import unicodedata
from typing import TextIO

from qmas_tui.errors import QmasError

REPLACED = "\N{REPLACEMENT CHARACTER}"
_SPACES = "\t\n\r"
_STEERING = frozenset({"Cc", "Cs", "Zl", "Zp"})
_BIDI = frozenset(
    map(chr, (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
)


def safe(text: str) -> str:
    """Text as one line that prints itself and does nothing else."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(" " if c in _SPACES else _safe(c) for c in text)


def say(*lines: str) -> None:
    """Print lines."""
    _put(sys.stdout, "".join(f"{safe(line)}\n" for line in lines))


def complain(*lines: str) -> None:
    """Print lines to where errors go."""
    _put(sys.stderr, "".join(f"{safe(line)}\n" for line in lines))


def say_json(data: bytes) -> None:
    """Print JSON; what would steer a terminal, or does not fit it, is escaped."""
    narrow = (sys.stdout.encoding or "").lower().replace("-", "") != "utf8"
    text = data.decode()
    if narrow or not text.isprintable():
        text = "".join(
            _escaped(c) if _steers(c) or (narrow and not c.isascii()) else c
            for c in text
        )
    _put(sys.stdout, text + "\n")


def prepare() -> None:
    """Let signs that the terminal does not know become "?" and not an error."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def hush() -> None:
    """Nobody reads any more: let what is still to be written go nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _put(stream: TextIO, text: str) -> None:
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        hush()
        why = error.strerror or str(error)
        raise QmasError(f"The output cannot be written: {why}") from None


def _safe(sign: str) -> str:
    return REPLACED if _steers(sign) else sign


def _steers(sign: str) -> bool:
    return unicodedata.category(sign) in _STEERING or sign in _BIDI


def _escaped(sign: str) -> str:
    units = sign.encode("utf-16-be", "surrogatepass")
    pairs = zip(units[::2], units[1::2], strict=True)
    return "".join(f"\\u{high:02x}{low:02x}" for high, low in pairs)
