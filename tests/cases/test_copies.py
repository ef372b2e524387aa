"""The worked cases here are those of the specification."""

from __future__ import annotations

from pathlib import Path

import pytest

HERE = Path(__file__).parent
SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "domain" / "vectors"


def test_are_plain_copies() -> None:
    """Every worked case of the specification is carried over, unaltered."""
    if not SHARED.is_dir():
        pytest.skip("the specification does not lie beside this checkout")
    theirs = {path.name: path.read_bytes() for path in SHARED.iterdir()}
    ours = {
        path.name: path.read_bytes()
        for path in HERE.iterdir()
        if path.suffix in (".toml", ".json")
    }
    assert ours == theirs
