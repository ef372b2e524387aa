"""A terminal of any kind and size with a program in it, and what stands on it."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

import pexpect
import pyte

KEYS = {"enter": "\r", "escape": "\x1b", "tab": "\t", "space": " ", "down": "\x1b[B"}
PATIENCE = 30.0
"""Seconds after which a program that does not show what it should has failed."""


class Terminal:
    """Runs a program until the block is left, and draws what the program sends."""

    def __init__(
        self,
        command: Sequence[str],
        size: tuple[int, int] = (80, 24),
        kind: str = "xterm-256color",
        env: Mapping[str, str] | None = None,
    ) -> None:
        columns, lines = size
        kept = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "LINES")}
        self.began = time.perf_counter()
        self.program: pexpect.spawn[bytes] = pexpect.spawn(
            command[0],
            list(command[1:]),
            env={**kept, "TERM": kind, **(env or {})},
            dimensions=(lines, columns),
        )
        self.program.delaybeforesend = None
        self._screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self._screen)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.program.isalive():
            self.program.kill(signal.SIGKILL)
            self.program.wait()
        self.program.close()

    @property
    def lines(self) -> list[str]:
        """What stands on the screen now, as far as it was read."""
        return list(self._screen.display)

    def type(self, *keys: str) -> None:
        """Send keys in one piece, named ones by name; `ctrl+s` as terminals do."""
        self.program.send("".join(_bytes_of(key) for key in keys))

    def resize(self, columns: int, lines: int) -> None:
        """Another size, on which nothing stands until the program, told, draws anew."""
        self._screen.reset()
        self._screen.resize(lines, columns)
        self.program.setwinsize(lines, columns)

    def until(self, *words: str) -> float:
        """Read until all these words stand on the screen.

        Gives the moment. Raises AssertionError with the screen where the program ends
        before, or keeps one waiting.
        """
        return self.see(
            lambda text: all(word in text for word in words),
            " · ".join(words),
        )

    def see(self, seen: Callable[[str], bool], wanted: str) -> float:
        """Read until the screen is as wanted; the moment."""
        end = time.perf_counter() + PATIENCE
        while not seen("\n".join(self.lines)):
            try:
                left = end - time.perf_counter()
                read = self.program.read_nonblocking(65536, timeout=max(left, 0))
            except (pexpect.TIMEOUT, pexpect.EOF) as failed:
                shown = "\n".join(self.lines)
                kind = type(failed).__name__
                raise AssertionError(f"{kind} before: {wanted}\n{shown}") from None
            self._stream.feed(read)
        return time.perf_counter()

    def hang_up(self) -> None:
        """Close the terminal under the program, and wait for the program's end."""
        ours: Any = vars(self.program)["ptyproc"]
        ours.fileobj.close()
        ours.closed = self.program.closed = True
        self.program.wait()

    def first(
        self, pieces: Sequence[tuple[float, bytes]], seen: Callable[[list[str]], bool]
    ) -> float:
        """The moment of the piece, of all that was read elsewhere, that showed this."""
        for moment, piece in pieces:
            self._stream.feed(piece)
            if seen(self.lines):
                return moment
        raise AssertionError("never seen:\n" + "\n".join(self.lines))

    def ended(self) -> int | None:
        """Wait for the program's own end; its exit code, None after a signal's."""
        self.program.expect(pexpect.EOF, timeout=PATIENCE)
        self.program.close()
        return self.program.exitstatus


def _bytes_of(key: str) -> str:
    if key.startswith("ctrl+"):
        return chr(ord(key[-1]) & 0x1F)
    return KEYS.get(key, key)


def desk_env(folder: Path) -> dict[str, str]:
    """A user's folders of its own, so that a desk meets nobody else's settings."""
    names = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")
    return {name: str(folder / name.lower()) for name in names}
