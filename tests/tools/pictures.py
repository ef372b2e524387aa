"""Draws the pictures of the README from the real app, on a fixed day.

Run it from the checkout:  python -m tests.tools.pictures
The same program always draws the same pictures.
"""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path
from unittest.mock import patch

from qmas_tui.casework.open import demo_casework
from qmas_tui.desk.app import Desk

DAY = date(2026, 11, 22)
MOMENT = datetime(2026, 11, 22, 1, tzinfo=UTC)
SIZE = (120, 36)
TARGET = Path(__file__).parents[2] / "docs" / "pictures"
PICTURES = {
    "queue-dark": ("qmas-dark", ("5", *["down"] * 15)),
    "review-light": ("qmas-light", ("5", "r", *["j"] * 11)),
}
"""The theme of each picture, and the keys that lead there."""


async def draw(theme: str, keys: tuple[str, ...]) -> str:
    """The screen of the demo book after some keys, as an SVG picture."""
    with patch("qmas_tui.casework.open.now", lambda: MOMENT):
        casework = demo_casework(DAY)
    desk = Desk(casework, lambda: DAY)
    async with desk.run_test(size=SIZE) as pilot:
        desk.theme = theme
        await pilot.press(*keys)
        await pilot.pause()
        return steady(desk.export_screenshot())


def steady(svg: str) -> str:
    """The picture with its spaces kept, and under names that never change."""
    svg = re.sub(r"terminal-\d+", "desk", svg)
    svg = "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"
    return svg.replace("<svg ", '<svg xml:space="preserve" ', 1)


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
