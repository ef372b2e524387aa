"""What a view is made of: lines of text in roles. Screens colour the roles."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from msgspec import Struct

from qmas_tui.findings.model import HOLDER as HOLDER  # for the screens
from qmas_tui.findings.model import AssessedCase as AssessedCase
from qmas_tui.views.width import cell_width

Role = Literal[
    "plain", "dim", "strong", "accent", "act", "warn", "good", "today",
    "head", "head-act", "head-warn", "chip", "chosen",
]  # fmt: skip
"""What a stretch of text means. "head" is a section's title, also one of what is to
act on or to be warned of; "chip" the place where one is, "chosen" one of several
values."""


Form = Literal[
    "record",
    "correct",
    "particulars",
    "papers",
    "fact",
    "tick",
    "ways",
    "land",
    "holder",
    "prospect",
]
"""How something is settled."""


class Span(Struct, frozen=True, gc=False):
    """A stretch of text in one role. The text is data and never markup.

    `fields` are those that it shows of what its line stands for, and all that it shows:
    so they can be given another value where they stand.
    """

    text: str
    role: Role = "plain"
    fields: tuple[str, ...] = ()


class Remedy(Struct, frozen=True, gc=False):
    """What settles something: the form to open, filled in, and what it is for in words.

    A form records a new row of `table`, corrects that of a `number`, or changes the
    particulars; "papers" leads to the list of papers, "fact" to a recorded row, and
    "tick" needs no form at all. Of a prospect "ways" leads to the other ways in, and
    "land" is the form of the landing; "holder" and "prospect" lead from one page of a
    case that is both to the other.
    `fields` are those that it asks for, all of them where none is named; `values` are
    texts as a person would type them; `of` is the number of the row that the one to be
    corrected stands under.
    """

    words: str
    form: Form
    table: str = ""
    number: int = 0
    fields: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    of: str = ""


class Line(Struct, frozen=True, gc=False):
    """One line of a page. `about` is the kind of date or finding that it shows,

    and `subject` whom it concerns, so that it can be explained; `row` is the table and
    number of the recorded row that it shows, so that it can be corrected; `remedy` is
    what the next step on it is.
    """

    spans: tuple[Span, ...] = ()
    about: str = ""
    subject: str = ""
    row: tuple[str, int] | None = None
    remedy: Remedy | None = None


class Section(Struct, frozen=True, gc=False):
    """A titled part of a page; `columns` are titles at the right of its own."""

    title: str
    lines: tuple[Line, ...]
    columns: tuple[Span, ...] = ()

    @property
    def head(self) -> Line:
        """Its title as a line, over its lines as they are set in."""
        return Line((Span(self.title, "head"), *self.columns))


class Part(Struct, frozen=True, gc=False):
    """A section of the case page."""

    key: str
    title: str
    sections: tuple[Section, ...]


def width_of(section: Section) -> int:
    """The cells of the longest line of a section, and of its head."""
    return max(cell_width(text_of(line)) for line in (section.head, *section.lines))


def fields_shown(line: Line) -> tuple[str, ...]:
    """The fields that a line shows, in its order."""
    return tuple(dict.fromkeys(name for span in line.spans for name in span.fields))


def text_of(line: Line) -> str:
    """The words of a line, for a plain terminal."""
    return "".join(span.text for span in line.spans).rstrip()


def as_text(lines: Iterable[Line]) -> str:
    """The words of several lines."""
    return "\n".join(text_of(each) for each in lines)


def days_until(day: date, as_of: date) -> int:
    """Days from `as_of` to a day, negative once past."""
    return (day - as_of).days
