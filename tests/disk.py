"""A disk that is watched: what is asked of it is noted, and may be refused.

`watched` patches the calls of `os` that write. Each is told to a `Disturb` first, which
may refuse it; then it is made, and noted.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any, Literal

from msgspec import Struct

Does = Literal[
    "open",
    "look",
    "write",
    "fsync",
    "ftruncate",
    "replace",
    "rename",
    "link",
    "unlink",
    "mkdir",
    "said",
]

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_OF_PATHS: tuple[Does, ...] = ("replace", "rename", "link", "unlink", "mkdir")
_PATCHED = ("open", "close", "write", "fsync", "ftruncate", *_OF_PATHS)


class Call(Struct, frozen=True):
    """Something asked of the disk, about the file that had a path when it was opened.

    `to` is the other path of a rename or a link; `data` and `at` are of a write, `at`
    also of a truncation. "look" opens only to read. "said" is no call: at that moment
    the user was told that something is done.
    """

    does: Does
    path: str
    to: str = ""
    data: bytes = b""
    at: int = 0
    fd: int = -1

    @property
    def name(self) -> str:
        """The file it is about: without folder and date; of a new one, its purpose."""
        name = os.path.basename(self.to or self.path)
        name = name.removeprefix(".").removesuffix(".tmp")
        if self.is_unfinished:
            name = name.rpartition(".")[0] + ".tmp"
        return "".join("0" if letter.isdigit() else letter for letter in name)

    @property
    def is_unfinished(self) -> bool:
        """Whether it is about a file that is not in place yet."""
        return (self.to or self.path).endswith(".tmp")


Disturb = Callable[[Call], int | None]
"""Told of each call before it is made: may raise, or let only so many bytes through."""


class Fault:
    """Refuses one call, counted from 0; `is_short` writes half of it before."""

    def __init__(self, n: int, code: int, *, is_short: bool = False) -> None:
        self.error = OSError(code, os.strerror(code))
        self._left = n
        self._is_short = is_short

    def __call__(self, call: Call) -> int | None:
        self._left -= 1
        if self._left == -1 and self._is_short:
            return len(call.data) // 2
        if self._left == -1 or (self._left == -2 and self._is_short):
            raise self.error
        return None


class Disk:
    """What was asked of the disk below a folder, and what of it was done, in order."""

    def __init__(self, folder: Path, disturb: Disturb | None = None) -> None:
        self.folder = os.path.realpath(folder)
        self.asked: list[Call] = []
        self.done: list[Call] = []
        self._disturb = disturb
        self._paths: dict[int, str] = {}
        self._turn = RLock()
        self._real: dict[str, Any] = {name: getattr(os, name) for name in _PATCHED}

    def say(self, what: str) -> None:
        """Note that the user was told of something done."""
        self.done.append(Call("said", what))

    def open(self, path: Any, flags: int, *rest: Any, **more: Any) -> int:
        name = os.path.abspath(path)
        if not self._is_mine(name):
            return int(self._real["open"](path, flags, *rest, **more))
        assert not flags & os.O_TRUNC, "no file is emptied by opening it"
        with self._turn:
            does: Does = "open" if flags & _WRITING else "look"
            if does == "open":
                self._ask(Call(does, name))
            fd = int(self._real["open"](path, flags, *rest, **more))
            self._paths[fd] = name
            self.done.append(Call(does, name, fd=fd))
        return fd

    def close(self, fd: int) -> None:
        with self._turn:
            self._paths.pop(fd, None)
            self._real["close"](fd)

    def write(self, fd: int, data: Any) -> int:
        if fd not in self._paths:
            return int(self._real["write"](fd, data))
        with self._turn:
            path, whole, at = self._paths[fd], bytes(data), os.fstat(fd).st_size
            part = self._ask(Call("write", path, data=whole, at=at, fd=fd))
            size = int(self._real["write"](fd, whole[:part]))
            assert os.lseek(fd, 0, os.SEEK_CUR) == at + size, "files grow at their end"
            self.done.append(Call("write", path, data=whole[:size], at=at, fd=fd))
        return size

    def fsync(self, fd: int) -> None:
        self._of_open_file("fsync", fd)

    def ftruncate(self, fd: int, size: int) -> None:
        self._of_open_file("ftruncate", fd, size)

    def of_path(self, does: Does) -> Callable[..., None]:
        """The call of `os` that has this name, watched."""

        def call(path: Any, *rest: Any, **more: Any) -> None:
            self._of_path(does, path, *rest, **more)

        return call

    def _of_path(self, does: Does, path: Any, *rest: Any, **more: Any) -> None:
        name = os.path.abspath(path)
        if not self._is_mine(name) or self._is_idle(does, name):
            self._real[does](path, *rest, **more)
            return
        has_other = does in ("replace", "rename", "link")
        with self._turn:
            call = Call(does, name, os.path.abspath(rest[0]) if has_other else "")
            self._ask(call)
            self._real[does](path, *rest, **more)
            self.done.append(call)

    def _of_open_file(self, does: Does, fd: int, *rest: int) -> None:
        with self._turn:
            if fd in self._paths:
                call = Call(does, self._paths[fd], at=rest[0] if rest else 0, fd=fd)
                self._ask(call)
                self.done.append(call)
            self._real[does](fd, *rest)

    def _ask(self, call: Call) -> int | None:
        self.asked.append(call)
        return self._disturb(call) if self._disturb else None

    @staticmethod
    def _is_idle(does: Does, path: str) -> bool:
        """Whether a call is to remove what is not there, or to make what is."""
        is_there = os.path.lexists(path)
        return is_there if does == "mkdir" else does == "unlink" and not is_there

    def _is_mine(self, path: str) -> bool:
        return path == self.folder or path.startswith(self.folder + os.sep)


@contextmanager
def watched(folder: Path, disturb: Disturb | None = None) -> Iterator[Disk]:
    """Within this, what is asked of the disk below a folder is noted, or refused."""
    disk = Disk(folder, disturb)
    real = {name: getattr(os, name) for name in _PATCHED}
    try:
        for name in ("open", "close", "write", "fsync", "ftruncate"):
            setattr(os, name, getattr(disk, name))
        for does in _OF_PATHS:
            setattr(os, does, disk.of_path(does))
        yield disk
    finally:
        for name, call in real.items():
            setattr(os, name, call)


def failing(code: int) -> Callable[..., object]:
    """What stands for a call of the system that fails with an error of this number."""

    def fail(*_: object) -> object:
        raise OSError(code, os.strerror(code))

    return fail
