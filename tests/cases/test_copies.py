"""The worked cases here are those of the specification."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cases.worked import BOOKS, FOLDER

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "domain" / "vectors"
NAMES = [f"{book}.{part}" for book in BOOKS for part in ("facts.toml", "expect.json")]


@pytest.mark.parametrize("name", [*NAMES, "order.expect.json"])
def test_are_plain_copies(name: str) -> None:
    """Every worked case of the specification is carried over, unaltered."""
    if not SHARED.is_dir():
        pytest.skip("the specification does not lie beside this checkout")
    assert (FOLDER / name).read_bytes() == (SHARED / name).read_bytes()


@pytest.mark.parametrize("name", ["whatif.toml", "whatif.expect.json"])
def test_so_are_those_of_what_if(name: str) -> None:
    """The worked cases of what would happen if are carried over too."""
    there = SHARED / "whatif" / name
    if not there.is_file():
        pytest.skip("the specification does not lie beside this checkout")
    assert (FOLDER / name).read_bytes() == there.read_bytes()
