"""The zip of a workbook: its parts by name, unpacked no further than is held."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final

from qmas_tui.errors import DataError
from qmas_tui.exchange.sheets.limits import MAX_TAGS, MAX_UNPACKED, Step, unheard

_CHUNK: Final = 1 << 17
_UNPACKABLE: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Other packings are in no workbook, and cannot be unpacked piece by piece."""


class Package:
    """The parts of a packed workbook. Errors name it by its title (DataError).

    `step` hears of the bytes that are unpacked, of all there are.
    """

    def __init__(self, data: bytes, title: str, step: Step = unheard) -> None:
        self.title = title
        self.damaged = f"{title} is damaged or is not a workbook"
        self._bytes, self._tags = MAX_UNPACKED, MAX_TAGS
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            raise DataError(self.damaged) from None
        self._entries = {_plain(e.filename): e for e in self._zip.infolist()}
        self._total = sum(e.file_size for e in self._zip.infolist())
        self._step = step

    def __contains__(self, name: str) -> bool:
        return _plain(name) in self._entries

    def names(self) -> list[str]:
        """The names of all parts, plain."""
        return list(self._entries)

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of a part, piece by piece; one that is missing is damage."""
        entry = self._entries.get(_plain(name))
        if entry is None or entry.compress_type not in _UNPACKABLE:
            raise DataError(self.damaged)
        if entry.flag_bits & 1:
            raise DataError(f"{self.title} is protected by a password; save it without")
        try:
            with self._zip.open(entry) as stream:
                while chunk := stream.read(_CHUNK):
                    self._spend(chunk)
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError):
            raise DataError(self.damaged) from None
        except (NotImplementedError, RuntimeError):
            raise DataError(self.damaged) from None

    def read(self, name: str) -> bytes:
        """A whole part."""
        return b"".join(self.chunks(name))

    def _spend(self, chunk: bytes) -> None:
        self._bytes -= len(chunk)
        self._tags -= chunk.count(b"<")
        self._step(min(MAX_UNPACKED - self._bytes, self._total), self._total)
        if self._bytes < 0 or self._tags < 0:
            raise DataError(f"{self.title} unpacks to more than can be read")


def resolved(target: str, base: str) -> str:
    """The part that a relationship of the part `base` points to."""
    plain = target.replace("\\", "/")
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(base), plain))


def _plain(name: str) -> str:
    """A part's name as all packers mean it: slashes, no first one, small letters."""
    return name.replace("\\", "/").lstrip("/").casefold()
