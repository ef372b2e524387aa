"""What a document is made of: titled chapters of facts, tables, notes and drawings.

Where a page of lines is for a screen, a document is for paper. Texts are data and never
markup; each file format escapes them in its own way.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from qmas_tui.findings.model import HOLDER, Level
from qmas_tui.views.drawing import Drawing
from qmas_tui.views.model import Role
from qmas_tui.views.width import clean


class Cell(Struct, frozen=True, gc=False):
    """Words in a role, on one line."""

    text: str
    role: Role = "plain"


class Facts(Struct, frozen=True, gc=False):
    """Names with what stands for each, one under the other."""

    rows: tuple[tuple[str, Cell], ...]


class Grid(Struct, frozen=True, gc=False):
    """A table.

    Of the columns, from 0, the cells of `numbers` stand at the right, and those of
    `whole` are never broken into lines.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    numbers: tuple[int, ...] = ()
    whole: tuple[int, ...] = ()


class Note(Struct, frozen=True, gc=False):
    """Something that was found: how grave, in a few words, and what is told of it."""

    level: Level
    head: str
    told: tuple[str, ...] = ()
    rests_on: str = ""


class Notes(Struct, frozen=True, gc=False):
    """What was found, worst first."""

    notes: tuple[Note, ...]


class Source(Struct, frozen=True, gc=False):
    """A rule that something rests on: what it says, how sure it is, and from where."""

    id: str
    title: str
    says: str
    standing: str
    source: str


class Sources(Struct, frozen=True, gc=False):
    """The rules behind a document, by their ids."""

    sources: tuple[Source, ...]


class Words(Struct, frozen=True, gc=False):
    """A sentence or two in a role."""

    text: str
    role: Role = "plain"


Block = Facts | Grid | Notes | Sources | Words | Drawing


class Chapter(Struct, frozen=True, gc=False):
    """A titled part; one at level 2 stands under the one before at level 1."""

    title: str
    blocks: tuple[Block, ...]
    level: int = 1


class Document(Struct, frozen=True, gc=False):
    """A whole document; `foot` says what it is made of, at its end."""

    title: str
    subtitle: str
    as_of: date
    chapters: tuple[Chapter, ...]
    foot: tuple[str, ...] = ()


def cell(text: str, role: Role = "plain") -> Cell:
    """A cell of user text, on one line."""
    return Cell(clean(text), role)


def grid(
    columns: tuple[str, ...],
    rows: Sequence[tuple[Cell, ...]],
    caption: str = "",
    numbers: tuple[int, ...] = (),
    whole: tuple[int, ...] = (),
) -> Grid:
    """A table from its rows."""
    return Grid(columns, tuple(rows), clean(caption), numbers, whole)


def whose(subject: str, holder: str) -> str:
    """The name of whom something concerns."""
    return clean(holder if subject == HOLDER else subject)
