"""What a view is made of: lines of text in roles. Screens colour the roles."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from msgspec import Struct

from qmas_tui.findings.model import AssessedCase as AssessedCase  # for the screens

Role = Literal[
    "plain", "dim", "strong", "accent", "act", "warn", "good", "today",
    "head", "head-act", "head-warn", "chip", "chosen",
]  # fmt: skip
"""What a stretch of text means. "head" is a section's title, also one of what is to
act on or to be warned of; "chip" the place where one is, "chosen" one of several
values."""


class Span(Struct, frozen=True, gc=False):
    """A stretch of text in one role. The text is data and never markup."""

    text: str
    role: Role = "plain"


class Line(Struct, frozen=True, gc=False):
    """One line of a page. `about` is the kind of date or finding that it shows,

    and `subject` whom it concerns, so that it can be explained; `row` is the table and
    number of the recorded row that it shows, so that it can be corrected.
    """

    spans: tuple[Span, ...] = ()
    about: str = ""
    subject: str = ""
    row: tuple[str, int] | None = None


class Section(Struct, frozen=True, gc=False):
    """A titled part of a page."""

    title: str
    lines: tuple[Line, ...]


class Part(Struct, frozen=True, gc=False):
    """A tab of the case page."""

    key: str
    title: str
    sections: tuple[Section, ...]


def text_of(line: Line) -> str:
    """The words of a line, for a plain terminal."""
    return "".join(span.text for span in line.spans).rstrip()


def as_text(lines: Iterable[Line]) -> str:
    """The words of several lines."""
    return "\n".join(text_of(each) for each in lines)


def days_until(day: date, as_of: date) -> int:
    """Days from `as_of` to a day, negative once past."""
    return (day - as_of).days
