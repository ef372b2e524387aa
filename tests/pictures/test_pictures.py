"""The screens look as they did when somebody last looked at them and said yes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from textual.pilot import Pilot

from qmas_tui.desk.app import Desk
from tests.desk.support import press, settle
from tests.pictures.drawn import at_demo, at_nobody, at_opening, drawn, picture_of

HERE = Path(__file__).parent
ACCEPTED, NEW = HERE / "accepted", HERE / "new"
SIZES = {"80x24": (80, 24), "120x36": (120, 36), "200x50": (200, 50)}
USUAL = ("80x24", "120x36")
SUPPOSED = "0 slash '2303' enter = a j '20/12' ctrl+s"
SCREENS = {
    "queue": "0 down down",
    "case": "1 enter",
    "review": "1 r",
    "explain": "1 enter e",
    "form": "0 slash '2105' enter enter g '21/12/32' ctrl+s",
    "lost-job": "0 slash '2105' enter enter a j 'fri'",
    "log": "1 enter g '31/12/29' ctrl+s n 'Passport_sent' ctrl+s escape L right right",
    "month": "M ] down down",
    "workload": "W down right",
    "planner": "0 slash 'D-2107' enter enter B",
    "fees": "0 slash 'D-2105' enter enter $",
    "asleep": "Z",
    "prospects": "P down down",
    "both": "A down down",
    "prospect": "P slash 'P-2702' enter enter",
    "what-if": f"{SUPPOSED} a f 'today' ctrl+s a g '21/12' tab '20/12/27' ctrl+s",
    "against": f"{SUPPOSED} n a t '10/12' tab '5/1/27' ctrl+s h",
    "settings": "comma down",
    "rules": "R / f e e enter",
    "rules-diff": "R / h s 0 1 enter c right ctrl+s",
    "in-place": "0 slash 'D-2501' enter enter 2 home enter tab '1/1/30'",
    "columns": "0 C down",
    "facets": "0 F down space",
    "bulk": "0 space down space b a 'ak' ctrl+s",
    "keys": "1 question_mark",
    "masked": "0 f4",
    "mapping": "I 'clients.csv' ctrl+s tab tab tab",
    "merge": "I 'theirs.toml' ctrl+s space up",
    "travel": "0 / 'D-2501' enter I 'travel.csv' ctrl+s end space",
}
"""The keys that lead to each screen, pressed in this folder."""
WIDE = ("case", "month", "planner", "prospect", "queue", "what-if")
"""Screens that have something else to show where there is more room."""
DESKS = {"opening": at_opening, "first-run": at_nobody}
"""What stands before the queue, and on which desk; all other is of the demo book."""


def sizes_of(screen: str) -> Sequence[str]:
    """At which sizes a screen is drawn."""
    return (*USUAL, "200x50") if screen in WIDE else USUAL


async def stand_still(desk: Desk, pilot: Pilot[int]) -> None:
    """Wait until a screen is drawn as it was before: laying out can ask for more."""
    before = ""
    while (now := drawn(desk)) != before:
        before = now
        await settle(pilot)


@pytest.mark.parametrize("screen", [*SCREENS, *DESKS])
async def test_a_screen_looks_as_accepted(
    screen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is read, its colours and its grounds are those of the accepted pictures.

    It is reached on a terminal of the first size, which then is made larger.
    """
    monkeypatch.chdir(HERE)
    first, *larger = sizes_of(screen)
    async with DESKS.get(screen, at_demo)(SIZES[first]) as (desk, pilot):
        if screen in SCREENS:
            await press(pilot, SCREENS[screen])
            await stand_still(desk, pilot)
        different = [*compared(desk, f"{screen}-{first}")]
        for size in larger:
            await pilot.resize_terminal(*SIZES[size])
            if screen != "opening":  # which has no end here
                await stand_still(desk, pilot)
            different += compared(desk, f"{screen}-{size}")
    assert not different, "`make accept-pictures` takes what is new."


def compared(desk: Desk, name: str) -> Iterator[str]:
    """Where the screen looks different from the accepted picture, what to look at."""
    picture, accepted = drawn(desk), ACCEPTED / f"{name}.txt"
    if accepted.exists() and accepted.read_text("utf-8") == picture:
        return
    NEW.mkdir(exist_ok=True)
    new = NEW / f"{name}.txt"
    new.write_text(picture, "utf-8")
    new.with_suffix(".svg").write_text(picture_of(desk), "utf-8")
    yield f"{name} looks different: compare {new} (or .svg) with {ACCEPTED}."


def test_every_accepted_picture_is_drawn() -> None:
    """No picture is kept of a screen that nobody draws any more."""
    screens = (*SCREENS, *DESKS)
    names = {f"{each}-{size}.txt" for each in screens for size in sizes_of(each)}
    assert {path.name for path in ACCEPTED.iterdir()} == names
