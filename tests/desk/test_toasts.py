"""What is said in passing is whole, above the keys, and hides little of the page."""

from __future__ import annotations

import pytest

from qmas_tui.desk.app import Desk
from tests.desk.support import at_desk, casework_of, people, screen_text, settle

SMALL, USUAL = (60, 15), (80, 24)
NEWS = " ".join(f"news-{n:02}" for n in range(16))
ANSWER = " ".join(f"said-{n:02}" for n in range(16))


def lines_with(desk: Desk, word: str) -> list[int]:
    """The lines of the screen on which a toast with that word stands."""
    lines = screen_text(desk).splitlines()
    return [at for at, line in enumerate(lines) if word in line]


@pytest.mark.parametrize("size", [USUAL, (100, 24), (120, 36), SMALL])
async def test_two_toasts_are_whole_above_the_keys(size: tuple[int, int]) -> None:
    """News and an answer to a key, of three lines each, stand one above the other."""
    async with at_desk(casework_of(*people(9)), size) as (desk, pilot):
        await settle(pilot)
        desk.announce(NEWS, "warning")
        await settle(pilot)
        desk.notify(ANSWER)
        await settle(pilot)
        text = screen_text(desk)
        assert all(word in text for word in (*NEWS.split(), *ANSWER.split()))
        above, below = lines_with(desk, "news-"), lines_with(desk, "said-")
        assert len(above) == len(below) == 3
        assert above[-1] < below[0]
        assert below[-1] == size[1] - 2
        assert "esc" in text.splitlines()[-1] or "quit" in text.splitlines()[-1]


async def test_a_long_toast_leaves_the_page_in_sight() -> None:
    """Whatever it says, it covers at most a third of a small screen."""
    async with at_desk(casework_of(*people(9)), SMALL) as (desk, pilot):
        await settle(pilot)
        before = screen_text(desk).splitlines()
        desk.announce(" ".join([NEWS] * 9), "warning")
        await settle(pilot)
        after = screen_text(desk).splitlines()
        covered = [at for at, line in enumerate(after) if line != before[at]]
        assert 0 < len(covered) <= SMALL[1] // 3
        assert covered[-1] == SMALL[1] - 2
