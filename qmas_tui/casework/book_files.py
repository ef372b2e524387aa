"""What concerns a book that cannot be opened, by where its user says that it lies."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qmas_tui.book.recover import recover, survey
from qmas_tui.book.verify import Copies, damage_of
from qmas_tui.casework.open import now, user_settings, who_changes

__all__ = ["Copies", "damage_of", "recover_book", "survey"]


def recover_book(path: Path) -> Sequence[str]:
    """Mend a damaged book; what was done, in sentences. Raises BookError."""
    return recover(path, who_changes(user_settings()), now())
