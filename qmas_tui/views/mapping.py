"""A sheet as the adviser maps it: its columns, its questions, its first rows.

Casework makes these values from what an import would do; here is no sheet and no book.
"""

from __future__ import annotations

from typing import Final, Literal

from msgspec import Struct, structs

Sure = Literal["sure", "said", "likely", "asked", "left out", "never"]
"""By its title; as the adviser said; as it looks; the same, not yet looked at; without
a field; without one whatever is said, as a number of identity is."""
CellKind = Literal["read", "unread", "blank", "refused"]

SHEET: Final = "sheet"
"""The key of the choice of a sheet."""
LEAVE_OUT: Final = "leave out"
"""The answer that leaves a column out."""
FIELD_NAMES: Final = {
    "case": "case",
    "name": "name",
    "name_zh": "Chinese name",
    "surname": "surname",
    "given_names": "given names",
    "relation": "relation",
    "nationality": "nationality",
    "citizenship": "citizenship",
    "scheme": "test",
    "born_on": "born on",
    "applied_on": "applied on",
    "approved_on": "approved on",
    "entry_by": "enter by",
    "landed_on": "landed on",
    "residence_since": "residence since",
    "limit": "limit of stay",
    "employer": "employer",
    "title": "position",
    "work_from": "work from",
    "salary": "income a month",
    "spouse": "spouse",
    "children": "children",
    "family": "family",
    "spouse_name": "spouse's name",
    "spouse_limit": "spouse's limit",
    "child_name": "child's name",
    "child_limit": "child's limit",
    "child_2_name": "2nd child's name",
    "child_2_limit": "2nd child's limit",
    "child_3_name": "3rd child's name",
    "child_3_limit": "3rd child's limit",
    "child_4_name": "4th child's name",
    "child_4_limit": "4th child's limit",
    "passport": "passport expires",
    "adviser": "adviser",
    "remarks": "remarks",
}
"""What a column can stand for, as a person says it."""
SHORT_NAMES: Final = {
    "case": "Case",
    "name": "Name",
    "name_zh": "Chinese",
    "nationality": "Nat",
    "landed_on": "Landed",
    "limit": "Limit of stay",
    "salary": "HK$ a month",
    "passport": "Passport",
    "adviser": "Adv",
}
"""The same over a column of values, where another word is usual or shorter."""


class Option(Struct, frozen=True, gc=False):
    """One answer: its id, and its words."""

    id: str
    words: str


class ColumnRow(Struct, frozen=True, gc=False):
    """A column of the sheet: `key` names it in answers, `field` is ours or empty."""

    key: str
    letters: str
    title: str
    first: str
    field: str
    sure: Sure
    why: str
    read: int
    unread: int

    @property
    def words(self) -> str:
        """What to call the column."""
        return self.title or f"column {self.letters}"

    @property
    def options(self) -> tuple[Option, ...]:
        """What can be said of it: nothing of a column that is never kept."""
        return () if self.sure == "never" else FIELD_OPTIONS

    @property
    def now(self) -> str:
        """What counts as the answer."""
        return self.field or LEAVE_OUT

    @property
    def is_open(self) -> bool:
        """Whether it waits for somebody to look at it."""
        return self.sure == "asked"

    def said(self, answer: str) -> ColumnRow:
        """The column after somebody said what it is."""
        field = "" if answer == LEAVE_OUT else answer
        sure: Sure = "said" if field else "left out"
        return structs.replace(self, field=field, sure=sure, why="as you said")


class AskedRow(Struct, frozen=True, gc=False):
    """A question that the sheet leaves open; `answer` is empty while nobody answered.

    `brief` says it in fewer words, as a line of the list; `target` is what an answer
    sets where it is not the question itself: the field that
    a chosen column then stands for.
    """

    key: str
    words: str
    options: tuple[Option, ...]
    answer: str
    proposal: str
    required: bool
    target: str = ""
    brief: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer before anything can be taken in."""
        return self.required and not self.answer

    @property
    def now(self) -> str:
        """What counts: the answer, else what is likely; empty where nothing is."""
        return self.answer or self.proposal

    def said(self, answer: str) -> AskedRow:
        """The question after somebody answered it."""
        return structs.replace(self, answer=answer)


class TakenCell(Struct, frozen=True, gc=False):
    """A value as it would be kept; what is unread shows the cell, and why."""

    text: str
    kind: CellKind = "read"
    why: str = ""


class TakenRow(Struct, frozen=True, gc=False):
    """A row of the sheet by its number there; `why` says why it gives no case."""

    number: int
    cells: dict[str, TakenCell]
    why: str = ""


class Outcome(Struct, frozen=True, gc=False):
    """What would come of it, in numbers.

    Of `kept` rows the book says something else in some field, and keeps it.
    """

    rows: int
    new: int
    changed: int
    same: int
    refused: int
    unread: int
    left_out: int
    kept: int = 0


NOTHING: Final = Outcome(0, 0, 0, 0, 0, 0, 0)


class MappingPage(Struct, frozen=True, gc=False):
    """All that is shown of a sheet before it is taken in.

    `file` is what can be chosen of the file itself: its sheet, its encoding. `fault`
    says why nothing can be taken out of this sheet.
    """

    source: str
    sheet: str
    header_row: int
    columns: tuple[ColumnRow, ...]
    asked: tuple[AskedRow, ...]
    rows: tuple[TakenRow, ...]
    outcome: Outcome
    file: tuple[AskedRow, ...] = ()
    fault: str = ""

    @property
    def sheet_words(self) -> str:
        """Which sheet it is, and of how many."""
        for row in self.file:
            if row.key == SHEET:
                ids = [each.id for each in row.options]
                return f"sheet {self.sheet} ({ids.index(row.now) + 1} of {len(ids)})"
        return f"sheet {self.sheet}"

    @property
    def open(self) -> int:
        """How many answers are still wanted."""
        waits = sum(each.is_open for each in self.columns)
        return waits + sum(each.is_open for each in (*self.asked, *self.file))

    def answered(self, key: str, answer: str) -> MappingPage:
        """The page with an answer on it of which nothing was worked out yet."""
        return structs.replace(
            self,
            columns=tuple(c.said(answer) if c.key == key else c for c in self.columns),
            asked=tuple(a.said(answer) if a.key == key else a for a in self.asked),
            file=tuple(a.said(answer) if a.key == key else a for a in self.file),
        )


FIELD_OPTIONS: Final = (
    *(Option(field, words) for field, words in FIELD_NAMES.items()),
    Option(LEAVE_OUT, "leave it out"),
)
"""What can be said of a column."""


def field_name(field: str) -> str:
    """A field of ours in words; without one the column is left out."""
    return FIELD_NAMES.get(field, field) if field else "left out"


def field_title(field: str) -> str:
    """The same as the title of a column."""
    return SHORT_NAMES.get(field) or field_name(field).capitalize()
