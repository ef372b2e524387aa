"""A screen knows its size from its first moment on."""

from __future__ import annotations

import pytest

from qmas_tui.desk.screens.drawer import Drawer
from tests.desk.support import LOW, SIZE, at_desk, casework_of, settle


class Seen(Drawer[None]):
    """A drawer that notes its classes before it was laid out."""

    before: frozenset[str]

    def on_mount(self) -> None:
        """Note them."""
        self.before = self.classes


@pytest.mark.parametrize(
    ("size", "place"), [(LOW, "-below"), (SIZE, "-beside"), ((80, 20), "-short")]
)
async def test_a_screen_is_styled_once(size: tuple[int, int], place: str) -> None:
    """Its classes are there before its layout, and no layout changes them."""
    async with at_desk(casework_of(), size) as (desk, pilot):
        drawer = Seen()
        desk.push_screen(drawer)
        await settle(pilot)
        assert place in drawer.before
        assert drawer.classes == drawer.before
