"""The desk's own colours, by role."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from qmas_tui.config.place import config_folder
from qmas_tui.toml_files import read_toml

Colour = Annotated[str, Meta(pattern=r"^#[0-9a-f]{6}$")]


class Palette(Struct, frozen=True, gc=False, kw_only=True, forbid_unknown_fields=True):
    """A theme: a colour for each role of the text, as #rrggbb."""

    name: str
    dark: bool
    ground: Colour
    panel: Colour
    text: Colour
    dim: Colour
    accent: Colour
    act: Colour
    warn: Colour
    good: Colour
    today: Colour
    cursor: Colour


def load_themes() -> tuple[Palette, ...]:
    """Every theme that comes with the program."""
    paths = sorted((config_folder() / "themes").glob("*.toml"))
    return tuple(read_toml(path, Palette) for path in paths)
