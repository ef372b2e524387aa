"""Every row of a sheet against the cases in the book."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from qmas_tui.exchange.sheets.aliases import Aliases
from qmas_tui.exchange.sheets.case import names_of, read_case
from qmas_tui.exchange.sheets.cells import RowCells
from qmas_tui.exchange.sheets.differs import Differs
from qmas_tui.exchange.sheets.grid import Row, Sheet, cleaned, text_of
from qmas_tui.exchange.sheets.layout import Layout, find_layouts
from qmas_tui.exchange.sheets.members import (
    Member,
    read_member,
    relation_in,
    with_member,
)
from qmas_tui.exchange.sheets.merge import Settled, Written, is_named, is_same_person
from qmas_tui.exchange.sheets.offers import family_question, pay_question
from qmas_tui.exchange.sheets.plan import (
    NOT_SHOWN,
    Cleaned,
    CommentFate,
    ImportPlan,
    Refused,
    RowFate,
    Told,
)
from qmas_tui.exchange.sheets.questions import Overrides, Question
from qmas_tui.exchange.sheets.rows import beside_cells, passed_over
from qmas_tui.exchange.sheets.taking import Taken, reference
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.reading import quoted
from qmas_tui.facts.rows import Relation as FamilyRelation
from qmas_tui.steps import Step, unheard

_EVERY = 100


def plan_import(
    sheet: Sheet,
    aliases: Aliases,
    existing: Mapping[str, Holder],
    today: date,
    overrides: Overrides | None = None,
    settled: Collection[Settled] | None = None,
    written: Mapping[str, Written] | None = None,
    step: Step = unheard,
) -> ImportPlan:
    """Every row of the sheet against the cases in the book, by reference.

    A case in the book gets what it lacks, and what an import wrote (`written`) follows
    the sheet. It gets unread cells only where `settled` says which were settled
    before; else they are in the report alone, so that none comes back. `step` hears
    how many rows are read of how many, and stops it by raising. Raises DataError where
    the sheet has no usable header.
    """
    said = overrides or Overrides()
    layouts = find_layouts(sheet, aliases, today, said)
    taken = Taken(existing, aliases, today, settled, written or {})
    planner = _Planner(sheet, aliases, today, said, taken, step)
    for layout in layouts.blocks:
        planner.read(layout)
    return planner.plan(layouts.blocks, layouts.questions)


class _Planner:
    def __init__(
        self,
        sheet: Sheet,
        aliases: Aliases,
        today: date,
        overrides: Overrides,
        taken: Taken,
        step: Step,
    ) -> None:
        self.sheet, self.aliases, self.today = sheet, aliases, today
        self.step = step
        self.overrides, self.taken = overrides, taken
        self.beside = beside_cells(sheet)
        self.seen: dict[tuple[str, ...], int] = {}
        self.fates: dict[int, RowFate] = {}
        self.cleaned: list[Cleaned] = []
        self.told: list[Told] = []
        self.comments: list[CommentFate] = []
        self.questions: list[Question] = []
        self.paid: list[int] = []
        self.waiting: list[tuple[RowCells, str, Member]] = []
        """Members of families whose holders may stand further down."""
        self.above = ""
        """The case of the row above, if that row gave one."""

    def read(self, layout: Layout) -> None:
        """Every row of a block."""
        columns = layout.columns
        self.fates[columns.header + 1] = RowFate("header")
        self._comments_of(columns.header, "", layout)
        self.above = ""
        for index in range(columns.header + 1, columns.end):
            row = self.sheet.rows[index]
            if index % _EVERY == 0:
                self.step(index, len(self.sheet.rows))
            fate = self._fate(index, row, layout)
            self.fates[index + 1] = fate
            self.above = self._case_of(fate)
            if fate.kind in ("refused", "passed over", "repeated"):
                self._comments_of(index, "", layout)

    def _case_of(self, fate: RowFate) -> str:
        """The case that a row without a reference below this one belongs to."""
        if fate.kind in ("case", "member"):
            return fate.words
        return self.above if fate.kind == "repeated" else ""

    def _fate(self, index: int, row: Row, layout: Layout) -> RowFate:
        columns = layout.columns
        if reason := self.sheet.refusal(index, columns.header):
            return RowFate("refused", reason)
        if why := passed_over(row, self.sheet.rows[columns.header], self.aliases):
            return RowFate("passed over", why)
        if columns.missing:
            return RowFate(
                "refused",
                f"the header in row {columns.header + 1} has no column for"
                f" {columns.missing}",
            )
        if self.beside.is_crossed_out(index, row):
            return RowFate("refused", "the whole row is crossed out")
        texts = tuple(text_of(cell).strip() for cell in row)
        while not texts[-1]:
            texts = texts[:-1]
        if index not in self.beside.merged and texts in self.seen:
            self.above = self.fates[self.seen[texts]].words
            return RowFate("repeated", f"row {self.seen[texts]} says the same")
        fate = self._read_row(index, row, layout)
        if fate.kind != "refused":
            self.seen.setdefault(texts, index + 1)
        return fate

    def _read_row(self, index: int, row: Row, layout: Layout) -> RowFate:
        cells = RowCells(
            index + 1,
            row,
            layout,
            self.aliases,
            self.beside.struck.get(index, frozenset()),
            self.beside.merged.get(index),
        )
        relation = relation_in(cells)
        if relation is None:
            relation = self._said_relation(cells)
        if relation in ("spouse", "child"):
            case = cells.text("case") or self.above
            remarks = [words for _, words in self._remarks(index, layout)]
            member = read_member(cells, relation, self.today, self.overrides, remarks)
            return self._take_member(cells, case, member)
        return self._take_case(index, cells)

    def _said_relation(self, cells: RowCells) -> FamilyRelation | None:
        """What was said of a row of another person than the holder of its case."""
        answer = self.overrides.answer(f"row {cells.number}")
        held, _ = self.taken.held(cells.text("case") or self.above)
        name, _ = names_of(cells)
        if held is None or not name or answer not in ("spouse", "child"):
            return None
        if is_named(held, name, self.aliases.titles):
            return None
        return "spouse" if answer == "spouse" else "child"

    def _take_case(self, index: int, cells: RowCells) -> RowFate:
        remarks = [words for _, words in self._remarks(index, cells.layout)]
        reading = read_case(cells, self.today, self.overrides, remarks)
        self._note(cells.number, reading.unclean, reading.told)
        holder = reading.holder
        if holder is None:
            is_blank = not cells.has("case") and not cells.is_given_up("case")
            if is_blank and cells.has("name"):
                self._offer_family(cells.number, self.above, cells.text("name") or "")
            return RowFate("refused", reading.refusal)
        held, where = self.taken.held(holder.case)
        if held and not is_same_person(held, holder, self.aliases.titles):
            self._offer_family(cells.number, held.case, holder.name)
            reason = f"{quoted(holder.case)} already names {held.name} {where}"
            return RowFate("refused", reason)
        says_more = self.taken.take(cells, reading, holder)
        for each in reading.members:
            member = Member(each, (), (), ())
            says_more |= self._put_member(cells.number, holder.case, member)
        if reading.is_paid:
            self.paid.append(cells.number)
        self._comments_of(index, holder.case, cells.layout)
        if says_more:
            return RowFate("case", holder.case)
        self.above = holder.case
        return RowFate("repeated", "an earlier row says the same")

    def _take_member(self, cells: RowCells, case: str, member: Member | str) -> RowFate:
        if isinstance(member, str):
            self.taken.leave(cells, case, member)
            return RowFate("refused", member)
        self._note(cells.number, member.unclean, tuple(cells.told))
        held, _ = self.taken.held(case)
        if held is None:
            if cells.has("case"):
                self.waiting.append((cells, case, member))
            return RowFate("refused", f"no case for {member.dependant.name} above it")
        self._put_member(cells.number, held.case, member)
        self._comments_of(cells.number - 1, held.case, cells.layout)
        return RowFate("member", held.case)

    def _put_member(self, number: int, case: str, member: Member) -> bool:
        """Take a member into a case that there is; whether that changes anything."""
        held, _ = self.taken.held(case)
        assert held is not None, "a member is put into a case that was found"
        written = self.taken.written.get(reference(case), {})
        after, differing = with_member(held, member, self.today, written)
        self.taken.put(after, member.unread)
        if differing:
            self.taken.differing.append(Differs(number, held.case, differing))
        return after != held or bool(differing)

    def _note(
        self, number: int, unclean: tuple[str, ...], told: tuple[tuple[int, str], ...]
    ) -> None:
        self.cleaned += [Cleaned(number, title) for title in unclean]
        row = self.sheet.rows[number - 1]
        for index, words in told:
            text = cleaned(text_of(row[index])) if index < len(row) else ""
            self.told.append(Told(number, index, text, words))

    def _remarks(self, index: int, layout: Layout) -> list[tuple[int, str]]:
        """The comments on the cells of a row, each with its column's title."""
        columns = {c.index: c for c in layout.columns.columns}
        found = list[tuple[int, str]]()
        for at, text in self.beside.comments.get(index, ()):
            column = columns.get(at)
            if text and not (column and column.standing == "numbers"):
                title = column.title if column else ""
                found.append((at, f"{title}: {text}" if title else text))
        return found

    def _comments_of(self, index: int, case: str, layout: Layout | None = None) -> None:
        """What becomes of the comments in a row: notes of a case, or told."""
        columns = layout.columns.columns if layout else ()
        hidden = {c.index for c in columns if c.standing == "numbers"}
        for at, text in self.beside.comments.get(index, ()):
            if at in hidden:
                self.comments.append(CommentFate(index + 1, at, NOT_SHOWN, ""))
            else:
                self.comments.append(CommentFate(index + 1, at, text, case))

    def _offer_family(self, number: int, case: str, name: str) -> None:
        if case:
            self.questions.append(family_question(number, case, name))

    def plan(
        self, layouts: tuple[Layout, ...], questions: tuple[Question, ...]
    ) -> ImportPlan:
        """The whole report, in the order of the sheet."""
        waiting, self.waiting = self.waiting, []
        for cells, case, member in waiting:
            self.fates[cells.number] = self._take_member(cells, case, member)
        offers = [*self.questions, *([pay_question(self.paid)] if self.paid else [])]
        header = layouts[0].columns.header
        for index in range(header):
            self._comments_of(index, "")
        return ImportPlan(
            sheet=self.sheet.name,
            header_row=header + 1,
            holders=self.taken.imported(),
            unchanged=self.taken.unchanged(),
            refused=tuple(
                Refused(row, fate.words)
                for row, fate in self.fates.items()
                if fate.kind == "refused"
            ),
            unread=tuple(self.taken.unread),
            repeated=self._rows("repeated"),
            skipped=self._rows("passed over"),
            cleaned=tuple(self.cleaned),
            differing=tuple(self.taken.differing),
            told=tuple(self.told),
            comments=tuple(self.comments),
            questions=(*questions, *offers),
            layouts=layouts,
            rows=self.fates,
            grid=self.sheet,
            said=self.overrides,
            blank=self.aliases.blank,
        )

    def _rows(self, kind: str) -> tuple[int, ...]:
        return tuple(row for row, fate in self.fates.items() if fate.kind == kind)
