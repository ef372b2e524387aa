"""TOML files, read or refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from qmas_tui.config.toml import read_toml
from qmas_tui.errors import DataError
from qmas_tui.policy.office import Office


def refused(path: Path) -> str:
    """What is wrong with a file that cannot be read at all."""
    with pytest.raises(DataError) as caught:
        read_toml(path, Office)
    assert caught.value.message == f"{path.name} cannot be used."
    (problem,) = caught.value.problems
    return str(problem)


def test_missing_file(tmp_path: Path) -> None:
    """A file that is not there is named, with the system's reason."""
    assert refused(tmp_path / "a.toml") == (
        "a.toml: it cannot be read (No such file or directory); "
        "see that you may open it"
    )


def test_not_utf8(tmp_path: Path) -> None:
    """A file in another encoding is refused with what to do."""
    path = tmp_path / "a.toml"
    path.write_bytes("# 香港\n".encode("big5"))
    assert refused(path) == "a.toml: it is not UTF-8 text; save it as UTF-8"


def test_not_toml(tmp_path: Path) -> None:
    """A file that is no TOML is refused with line and column."""
    path = tmp_path / "a.toml"
    path.write_text("[figures]\ntarget-days 5\n")
    assert "(at line 2, column 13); correct it there" in refused(path)


def test_byte_order_mark(tmp_path: Path) -> None:
    """A byte order mark, as some editors write it, does no harm."""
    path = tmp_path / "a.toml"
    path.write_bytes(b"\xef\xbb\xbf[figures]\ntarget-days = 5\n")
    assert read_toml(path, Office).figures == {"target-days": 5}
