"""What is wrong with the book just now: a word for the header, and a sentence."""

from __future__ import annotations

from msgspec import Struct

from qmas_tui.errors import DamagedBook, QmasError
from qmas_tui.views.say import capital

SETTLED = "Changes are saved again."


class Trouble(Struct, frozen=True, gc=False):
    """Why nothing can be saved: a word or two, and a whole sentence."""

    word: str
    words: str


def find_trouble(unsaved: str, unread: QmasError | None) -> Trouble | None:
    """The worst that is known: why nothing is saved, and what reading met."""
    if isinstance(unread, DamagedBook):
        words = (
            f"{_sentence(unread.message)} Leave the desk and open it again to recover."
        )
        return Trouble("BOOK DAMAGED", words)
    words = unsaved or (unread.message if unread is not None else "")
    return Trouble("CANNOT SAVE", _sentence(words)) if words else None


def _sentence(words: str) -> str:
    words = capital(words)
    return words if words.endswith((".", "!", "?")) else f"{words}."
