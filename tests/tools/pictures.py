"""Draws the pictures of the README from the real app, on a fixed day.

Run it from the checkout:  python -m tests.tools.pictures
The same program always draws the same pictures.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
from pathlib import Path

from tests.pictures.drawn import at_demo, picture_of

TARGET = Path(__file__).parents[2] / "docs" / "pictures"
PICTURES = {
    "queue-dark": ("qmas-dark", ("5", *["down"] * 15)),
    "review-light": ("qmas-light", ("5", "r", *["j"] * 11)),
}
"""The theme of each picture, and the keys that lead there."""


async def draw(theme: str, keys: tuple[str, ...]) -> str:
    """The screen of the demo book after some keys, as an SVG picture."""
    async with at_demo(theme=theme) as (desk, pilot):
        await pilot.press(*keys)
        await pilot.pause()
        return picture_of(desk)


def main() -> None:
    """Draw every picture into docs/pictures."""
    TARGET.mkdir(parents=True, exist_ok=True)
    os.environ.pop("NO_COLOR", None)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["QMAS_TUI_CONFIG"] = folder
        for name, (theme, keys) in PICTURES.items():
            path = TARGET / f"{name}.svg"
            path.write_text(asyncio.run(draw(theme, keys)), "utf-8")
            print(f"{path} is drawn.")


if __name__ == "__main__":
    main()
