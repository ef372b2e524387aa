"""What a power cut leaves of a folder: worlds built from what was asked of the disk."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from random import Random

from msgspec import Struct

from tests.book.disk import Call

SECTOR = 512
"""Bytes that a disk writes as one."""


class World(Struct, frozen=True):
    """What is on a disk: folders and files by their paths below the watched folder.

    `has_holes`: of some file not its end, but sectors before that were lost.
    """

    folders: tuple[str, ...]
    files: dict[str, bytes]
    has_holes: bool

    def lay_out(self, folder: Path) -> None:
        """Make it in an empty folder."""
        for each in self.folders:
            (folder / each).mkdir()
        for name, data in self.files.items():
            (folder / name).write_bytes(data)


class _File:
    """The bytes of a file that are safe, and what was done to them since."""

    def __init__(self, data: bytes = b"") -> None:
        self.data = data
        self.since: list[Call] = []

    def sync(self) -> None:
        self.data, self.since = self.kept(len(self.since)), []

    def kept(self, count: int, part: int = 0) -> bytes:
        """With the first changes, and some bytes of the next."""
        data = bytearray(self.data)
        for call in self.since[:count]:
            if call.does == "write":
                data[call.at :] = call.data
            else:
                del data[call.at :]
        if part:
            data[self.since[count].at :] = self.since[count].data[:part]
        return bytes(data)

    def drawn(self, random: Random) -> tuple[bytes, bool]:
        """What a power cut may leave of it, and whether that has holes."""
        if not self.since:
            return self.data, False
        whole = self.kept(len(self.since))
        start = min(call.at for call in self.since)
        kind = random.choice(("prefix", "prefix", "zeros", "holes"))
        if kind == "prefix" or len(whole) <= start:
            count = random.randrange(len(self.since) + 1)
            left = self.since[count:] or [Call("said", "")]
            return self.kept(count, random.randint(0, len(left[0].data))), False
        if kind == "zeros":
            size = random.randint(start, len(whole))
            return whole[:size] + bytes(len(whole) - size), False
        return self._with_holes(bytearray(whole), start, random)

    def _with_holes(
        self, data: bytearray, start: int, random: Random
    ) -> tuple[bytes, bool]:
        old = self.data.ljust(len(data), b"\0")
        whole = bytes(data)
        for sector in range(start - start % SECTOR, len(data), SECTOR):
            if random.random() < 0.5:
                end = min(sector + SECTOR, len(data))
                data[sector:end] = old[sector:end]
        return bytes(data), bytes(data) != whole


class _Folder:
    """The names in a folder that are safe, and the changes of names since."""

    def __init__(self) -> None:
        self.names: dict[str, _File | _Folder] = {}
        self.since: list[dict[str, _File | _Folder | None]] = []

    def sync(self) -> None:
        self.names, self.since = self.kept(len(self.since)), []

    def kept(self, count: int) -> dict[str, _File | _Folder]:
        """With the first changes."""
        names: dict[str, _File | _Folder | None] = dict(self.names)
        for change in self.since[:count]:
            names.update(change)
        return {name: node for name, node in names.items() if node is not None}


class Model:
    """What is safe on the disk, and what is not, as call after call is taken up.

    Only what was synced is safe: of a file its bytes, of a folder its names. Changes
    of names in one folder reach the disk in their order, each whole.
    """

    def __init__(self, folder: Path) -> None:
        """A folder as it is, all of it safe."""
        self._base = os.path.realpath(folder)
        self._root = _Folder()
        self._open: dict[int, _File | _Folder] = {}
        for above, folders, files in os.walk(self._base):
            here = self._node(above)
            assert isinstance(here, _Folder)
            here.names.update({name: _Folder() for name in folders})
            for name in files:
                here.names[name] = _File(Path(above, name).read_bytes())

    def take(self, call: Call) -> None:
        """Take up the next call."""
        if call.does in ("open", "look"):
            if self._node(call.path) is None:
                self._change(call.path, _File())
            node = self._node(call.path)
            assert node is not None
            self._open[call.fd] = node
        elif call.does == "fsync":
            self._open[call.fd].sync()
        elif call.does in ("write", "ftruncate"):
            file = self._open[call.fd]
            assert isinstance(file, _File)
            file.since.append(call)
        elif call.does != "said":
            self._take_name(call)

    def whole(self) -> World:
        """What is there as long as the power holds."""
        return self._world(lambda node: (node.kept(len(node.since)), False), len)

    def safe(self) -> World:
        """What is left where nothing is but what was synced."""
        return self._world(lambda node: (node.data, False), lambda _: 0)

    def drawn(self, random: Random) -> World:
        """One of the worlds that a power cut may leave now."""
        return self._world(
            lambda node: node.drawn(random),
            lambda changes: random.randint(0, len(changes)),
        )

    def _take_name(self, call: Call) -> None:
        node = self._node(call.path)
        if call.does == "mkdir":
            self._change(call.path, _Folder())
        elif call.does == "unlink":
            self._change(call.path, None)
        elif call.does == "link":
            self._change(call.to, node)
        else:
            self._change(call.to, node, gone=call.path)

    def _change(self, path: str, node: _File | _Folder | None, gone: str = "") -> None:
        above, name = os.path.split(path)
        folder = self._node(above)
        assert isinstance(folder, _Folder)
        change = {name: node}
        if gone:
            assert os.path.dirname(gone) == above, "no file moves between folders"
            change[os.path.basename(gone)] = None
        folder.since.append(change)

    def _node(self, path: str) -> _File | _Folder | None:
        node: _File | _Folder | None = self._root
        for name in Path(path).relative_to(self._base).parts:
            if not isinstance(node, _Folder):
                return None
            node = node.kept(len(node.since)).get(name)
        return node

    def _world(
        self,
        of_file: Callable[[_File], tuple[bytes, bool]],
        of_names: Callable[[list[dict[str, _File | _Folder | None]]], int],
    ) -> World:
        folders, files, holes = list[str](), dict[str, bytes](), list[bool]()

        def walk(folder: _Folder, above: str) -> None:
            for name, node in folder.kept(of_names(folder.since)).items():
                path = os.path.join(above, name)
                if isinstance(node, _Folder):
                    folders.append(path)
                    walk(node, path)
                else:
                    files[path], has_holes = of_file(node)
                    holes.append(has_holes)

        walk(self._root, "")
        return World(tuple(folders), files, any(holes))
