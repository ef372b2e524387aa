"""The one way to the terminal: plain lines in which no sign steers the screen."""

from __future__ import annotations

import os
import re
import sys
from typing import TextIO

from qmas_tui.errors import QmasError

REPLACED = "\N{REPLACEMENT CHARACTER}"
_SPACES = re.compile("[\t\n\r]")
_STEERING = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""Control characters, line breaks, signs that turn the reading order, half signs."""
_NOT_ASCII = re.compile("[^\x00-\x7f]")


def safe(text: str) -> str:
    """Text as one line that prints itself and does nothing else."""
    return _STEERING.sub(REPLACED, _SPACES.sub(" ", text))


def say(*lines: str) -> None:
    """Print lines."""
    _put(sys.stdout, "".join(f"{safe(line)}\n" for line in lines))


def complain(*lines: str) -> None:
    """Print lines to where errors go."""
    _put(sys.stderr, "".join(f"{safe(line)}\n" for line in lines))


def say_json(data: bytes) -> None:
    """Print JSON; what would steer a terminal, or does not fit it, is escaped."""
    text = _STEERING.sub(_escaped, data.decode())
    if (sys.stdout.encoding or "").lower().replace("-", "") != "utf8":
        text = _NOT_ASCII.sub(_escaped, text)
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


def _escaped(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be")
    pairs = zip(units[::2], units[1::2], strict=True)
    return "".join(f"\\u{high:02x}{low:02x}" for high, low in pairs)
