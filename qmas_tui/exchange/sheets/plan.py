"""What importing a sheet would do, worked out before anything is done."""

from __future__ import annotations

from typing import Final, Literal

from msgspec import Struct, structs

from qmas_tui.exchange.sheets.cells import UnreadCell
from qmas_tui.exchange.sheets.columns.column import Columns
from qmas_tui.exchange.sheets.columns.mapping import Mapping, mapping_of, shape_key
from qmas_tui.exchange.sheets.differs import Differs
from qmas_tui.exchange.sheets.grid import Sheet, cleaned, text_of
from qmas_tui.exchange.sheets.layout import Layout
from qmas_tui.exchange.sheets.questions import DATES, Overrides, Question
from qmas_tui.facts.day_writings import Order
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.prospect import Prospect

NOT_SHOWN: Final = "(not shown)"
"""In the place of identity numbers."""


class Imported(Struct, frozen=True, gc=False):
    """A case as it is and as it would be; `before` is None for a new one."""

    before: Holder | None
    after: Holder


class ImportedProspect(Struct, frozen=True, gc=False):
    """A case that is a prospect, as it is and as it would be."""

    before: Prospect | None
    after: Prospect


class Stays(Struct, frozen=True, gc=False):
    """Fields of a row for which a prospect has no place.

    One that `is_new` stays a holder for them; of a prospect in the book they are left
    out.
    """

    case: str
    fields: tuple[str, ...]
    is_new: bool


class Refused(Struct, frozen=True, gc=False):
    """A row that gives no case, and why."""

    row: int
    reason: str


class Cleaned(Struct, frozen=True, gc=False):
    """A cell out of which control characters were taken."""

    row: int
    column: str


class Told(Struct, frozen=True, gc=False):
    """A cell of which something is to be said although it is on no case as unread."""

    row: int
    index: int
    text: str
    words: str


class CommentFate(Struct, frozen=True, gc=False):
    """A comment in the sheet; `case` is whose note it became, empty for nobody's."""

    row: int
    index: int
    text: str
    case: str


RowKind = Literal["case", "member", "refused", "repeated", "passed over", "header"]


class RowFate(Struct, frozen=True, gc=False):
    """What became of a row; `words` say the case, or why it was left out."""

    kind: RowKind
    words: str = ""


class ImportPlan(Struct, frozen=True):
    """What an import would do, and a report on every row; rows count from 1.

    Every case stands among `holders`, as its row was read; those that are prospects
    stand in `before_landing` as they would be recorded.

    `layouts` are the blocks of the sheet, the first under the header in `header_row`.
    `rows` says of each row below it what becomes of it, `said` is what it was worked
    out by.
    """

    sheet: str
    header_row: int
    holders: tuple[Imported, ...] = ()
    before_landing: tuple[ImportedProspect, ...] = ()
    stays: tuple[Stays, ...] = ()
    unchanged: tuple[str, ...] = ()
    refused: tuple[Refused, ...] = ()
    unread: tuple[UnreadCell, ...] = ()
    repeated: tuple[int, ...] = ()
    skipped: tuple[int, ...] = ()
    cleaned: tuple[Cleaned, ...] = ()
    differing: tuple[Differs, ...] = ()
    told: tuple[Told, ...] = ()
    comments: tuple[CommentFate, ...] = ()
    questions: tuple[Question, ...] = ()
    layouts: tuple[Layout, ...] = ()
    rows: dict[int, RowFate] = {}
    grid: Sheet = Sheet("", ())
    said: Overrides = Overrides()
    blank: tuple[str, ...] = ()
    """The words that stood for nothing."""

    @property
    def records(self) -> tuple[Imported | ImportedProspect, ...]:
        """The cases as they would be recorded, in the order of the sheet."""
        before = {each.after.case: each for each in self.before_landing}
        return tuple(before.get(each.after.case, each) for each in self.holders)

    @property
    def columns(self) -> Columns:
        """The columns under the first header."""
        return self.layouts[0].columns

    @property
    def mapping(self) -> Mapping:
        """What the columns were taken for, to be kept for the next such sheet."""
        return structs.replace(mapping_of(self.columns), dates=self.dates)

    @property
    def dates(self) -> Order | None:
        """What somebody said of days that can be read in two ways, now or before."""
        asked = [each for each in self.questions if each.id == DATES]
        return self.said.order_for(asked[0]) if asked else self.said.mapping.dates

    @property
    def shape(self) -> str:
        """The name of the shape of the header, under which a mapping is remembered."""
        return header_shape(self.grid, self.header_row - 1)

    def open_questions(self, overrides: Overrides) -> tuple[Question, ...]:
        """What must be answered before the import can be done."""
        return tuple(
            each for each in self.questions if each.required and overrides.is_open(each)
        )

    def offers(self, overrides: Overrides) -> tuple[Question, ...]:
        """What may be answered, and is told until then."""
        return tuple(
            each
            for each in self.questions
            if not each.required and overrides.is_open(each)
        )


def header_shape(sheet: Sheet, header: int) -> str:
    """The name of the shape of a header row, counted from 0."""
    return shape_key([cleaned(text_of(cell)) for cell in sheet.rows[header]])
