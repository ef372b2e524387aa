"""What the desk looks like: the themes, handed on from the config."""

from qmas_tui.config.themes import Palette, load_themes

__all__ = ["Palette", "load_themes"]
