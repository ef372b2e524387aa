"""How the word that is being typed into a filter may go on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from qmas_tui.views.filter import Fields

_FEWEST: Final = 2
"""So many letters are typed before a field is offered."""


def stems(fields: Fields[Any]) -> tuple[str, ...]:
    """Each field with the sign that its value is asked by."""
    return tuple(
        f"{each}{'<' if each in fields.days else ':'}" for each in fields.names
    )


def completed(text: str, terms: Iterable[str]) -> str:
    """The line with its last word whole, or as it is where nothing begins so.

    `terms` are stems and whole parts, such as `adviser=mw`; a colon typed stays one.
    """
    before, word = _last_word(text)
    sign, wanted = ("-", word[1:]) if word.startswith("-") else ("", word)
    if len(wanted) < _FEWEST or text.endswith(" "):
        return text
    colon = ":" in wanted and "=" not in wanted
    begins = wanted.casefold().replace(":", "=", 1) if colon else wanted.casefold()
    for each in terms:
        offered = each.casefold()
        if offered.startswith(begins) and offered not in (begins, wanted.casefold()):
            whole = each.replace("=", ":", 1) if colon else each
            return f"{before}{sign}{whole}"
    return text


def _last_word(text: str) -> tuple[str, str]:
    """What stands before the word that is being typed, and that; quotes keep spaces."""
    start, quoted = 0, False
    for place, sign in enumerate(text):
        if sign == '"':
            quoted = not quoted
        elif sign == " " and not quoted:
            start = place + 1
    return text[:start], text[start:]
