"""The one way to the terminal: plain lines in which no sign steers the screen."""

from __future__ import annotations

import os
import re
import sys
from contextlib import suppress
from typing import TextIO

from qmas_tui.errors import QmasError

UNPRINTED = 141
"""What shells give where nobody reads the output to its end."""
REPLACED = "\N{REPLACEMENT CHARACTER}"
_SPACES = re.compile("[\t\n\r]")
_STEERING = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""Control characters, line breaks, signs that turn the reading order, half signs."""
_AT_START, _TO_END = "\r", "\x1b[K"
_NOT_ASCII = re.compile("[^\x00-\x7f]")


class Unprinted(QmasError):
    """The output cannot be written to its end; without a word where nobody reads it."""

    exit_code = UNPRINTED


def safe(text: str) -> str:
    """Text as one line that prints itself and does nothing else."""
    return _STEERING.sub(REPLACED, _SPACES.sub(" ", text))


def say(*lines: str) -> None:
    """Print lines. Raises Unprinted."""
    _put(sys.stdout, _text(lines))


def say_done(*lines: str) -> None:
    """Print what was changed. Raises an Unprinted that says that it was."""
    try:
        say(*lines)
    except Unprinted:
        done = " ".join(lines)
        raise Unprinted(f"This was done, but could not be printed: {done}") from None


def complain(*lines: str) -> None:
    """Print lines to where errors go; where nobody reads them, go on."""
    if lines:
        with suppress(Unprinted):
            _put(sys.stderr, _text(lines))


def overwrite(text: str) -> None:
    """Show one line on a terminal where errors go, in the place of the last such."""
    with suppress(Unprinted):
        _put(sys.stderr, f"{_AT_START}{safe(text)}{_TO_END}")


def say_json(data: bytes) -> None:
    """Print JSON; what would steer a terminal, or does not fit it, is escaped.

    Raises Unprinted.
    """
    text = _STEERING.sub(_escaped, data.decode())
    if (getattr(sys.stdout, "encoding", "") or "").lower().replace("-", "") != "utf8":
        text = _NOT_ASCII.sub(_escaped, text)
    _put(sys.stdout, text + "\n")


def prepare() -> None:
    """Let signs that the terminal does not know become "?" and not an error."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if is_open(stream) and reconfigure is not None:
            reconfigure(errors="replace")


def can_ask() -> bool:
    """Whether somebody sits before a terminal."""
    both = (sys.stdin, sys.stdout)
    return all(is_open(stream) and stream.isatty() for stream in both)


def is_open(stream: TextIO | None) -> bool:
    """Whether there is such a stream; a shell may close it, as by `>&-`."""
    return stream is not None and not stream.closed


def _text(lines: tuple[str, ...]) -> str:
    return "".join(f"{safe(line)}\n" for line in lines)


def _put(stream: TextIO, text: str) -> None:
    if not is_open(stream):
        return
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        _hush(stream)
        raise Unprinted("") from None
    except OSError as error:
        _hush(stream)
        why = error.strerror or str(error)
        raise Unprinted(f"The output cannot be written: {why}") from None


def _hush(stream: TextIO) -> None:
    """Let what is still to be written go nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    with suppress(OSError):  # a stream without a file
        os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def _escaped(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be")
    pairs = zip(units[::2], units[1::2], strict=True)
    return "".join(f"\\u{high:02x}{low:02x}" for high, low in pairs)
