"""Words and months of two papers, compared as a reader would."""

from __future__ import annotations

from datetime import date

from qmas_tui.findings.calendar import months_apart


def plain(text: str | None) -> str | None:
    """A text for comparison: case and outer blanks do not matter."""
    return None if text is None else text.strip().casefold()


def other_title(said: str | None, recorded: str | None) -> bool:
    """Whether a paper gives another title than the record, or the record has none."""
    return said is not None and plain(said) != plain(recorded)


def other_month(said: date | None, recorded: date | None) -> bool:
    """Whether a paper gives another month than the record, or the record has none."""
    if said is None:
        return False
    return recorded is None or months_apart(recorded, said) != 0
