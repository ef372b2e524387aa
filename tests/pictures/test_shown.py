"""The pictures of README and docs show the program as it is."""

from __future__ import annotations

import pytest

from tests.tools.pictures import PICTURES, TARGET, draw


@pytest.mark.parametrize("name", PICTURES)
async def test_a_picture_shows_the_program_as_it_is(name: str) -> None:
    """`make pictures` would draw it as it lies there."""
    path = TARGET / f"{name}.svg"
    assert path.read_text("utf-8") == await draw(name), "make pictures"


def test_no_picture_is_left_over() -> None:
    """Every picture in docs is drawn by the program."""
    assert {path.stem for path in TARGET.iterdir()} == {*PICTURES}
