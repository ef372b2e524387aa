"""HTML that was made here, kept apart from text, which is escaped on its way in."""

from __future__ import annotations

import re
from html import escape

_HYPHENED = re.compile(r"(?<![\w&;-])\w{1,8}-\w{1,8}(?![\w;-])")


class Markup(str):
    """HTML; any other string is text."""

    __slots__ = ()


def tag(name: str, content: str, class_: str = "", **attributes: str) -> Markup:
    """An element of these classes; a content that is no Markup is escaped."""
    named = {"class": class_, **attributes} if class_ else attributes
    inside = content if isinstance(content, Markup) else escape(content)
    return Markup(f"<{name}{_written(named)}>{inside}</{name}>")


def words(text: str) -> Markup:
    """Text in which short words with a hyphen, such as e-Visa or PR-03, stay whole."""
    return Markup(_HYPHENED.sub(r'<span class="whole">\g<0></span>', escape(text)))


def joined(*parts: str) -> Markup:
    """Elements and texts one after the other."""
    every = [part if isinstance(part, Markup) else escape(part) for part in parts]
    return Markup("".join(every))


def _written(attributes: dict[str, str]) -> str:
    return "".join(
        f' {name.replace("_", "-")}="{escape(value)}"'
        for name, value in attributes.items()
    )
