"""How the palette of commands looks; the palette itself is loaded when it opens."""

from __future__ import annotations

from typing import Final

PALETTE_CSS: Final = """
CommandPalette {
    & > Vertical { width: 84; max-width: 100%; background: $panel; }
    & SearchIcon { display: none; }
    & #--input { border: none; padding: 1 2 0 2; }
    & CommandInput { border: none; padding: 0; }
    & CommandList {
        border: none; min-width: 8; max-height: 60vh; scrollbar-size-vertical: 1;
    }
    & CommandList > .option-list--option-highlighted {
        background: $cursor; color: $foreground;
    }
}
"""
