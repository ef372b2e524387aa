"""Draws the pictures of README and docs from the real app, on a fixed day.

Run it from the checkout:  make pictures
The same program always draws the same pictures.
"""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

import pytest

from tests.desk.alone import be_alone
from tests.desk.idle import Loop
from tests.desk.support import press
from tests.pictures.drawn import at_demo, picture_of

ROOT = Path(__file__).parents[2]
TARGET = ROOT / "docs" / "pictures"
CLIENTS = ROOT / "tests" / "pictures" / "clients.csv"
WHAT_IF = (
    "0 slash '2107' enter enter = a j '31/12/26' ctrl+s "
    "a t '20/12/26' tab '5/3/27' ctrl+s d '1/7/27' ctrl+s"
)
PICTURES = {
    "queue": ("qmas-dark", "5 down down space down down space down"),
    "case": ("qmas-light", "0 slash '2105' enter enter 1"),
    "drawer": ("qmas-dark", "0 slash '2305' enter enter g '3/12/29'"),
    "bulk": ("qmas-dark", "5 down down space down down v b a 'mw' ctrl+s"),
    "prospect": ("qmas-light", "P slash 'P-2702' enter enter"),
    "what-if": ("qmas-light", WHAT_IF),
    "planner": ("qmas-dark", "0 slash '2107' enter enter B"),
    "month": ("qmas-light", "M ] down"),
    "mapping": ("qmas-dark", f"I '{CLIENTS}' ctrl+s tab tab tab"),
}
"""The theme of each picture, and the keys that lead there."""


async def draw(name: str) -> str:
    """The screen of the demo book after some keys, as an SVG picture."""
    theme, keys = PICTURES[name]
    async with at_demo(theme=theme) as (desk, pilot):
        await press(pilot, keys)
        return picture_of(desk)


def main() -> None:
    """Draw every picture into docs/pictures."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as own:
        be_alone(own)
        own.setenv("QMAS_TUI_CONFIG", folder)
        own.setenv("QMAS_TUI_STATE", folder)
        own.setenv("TERM", "xterm-256color")
        for name in PICTURES:
            path = TARGET / f"{name}.svg"
            with asyncio.Runner(loop_factory=Loop) as runner:
                path.write_text(runner.run(draw(name)), "utf-8")
            print(f"{path} is drawn.")


if __name__ == "__main__":
    main()
