"""The page of one case: what is to be done and when, and every recorded row below."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from textual.binding import BindingType

from qmas_tui.desk.commands import bindings_at
from qmas_tui.desk.screens.blocks import ROOM_FOR_PATH, BlockScreen
from qmas_tui.desk.screens.fees import FeesScreen
from qmas_tui.desk.screens.forgets import Forgets
from qmas_tui.desk.screens.jump import Target, tab_targets
from qmas_tui.desk.screens.planner import PlannerScreen
from qmas_tui.desk.screens.recording import unread
from qmas_tui.desk.screens.settling import Settling
from qmas_tui.desk.widgets.bars import Bar
from qmas_tui.desk.widgets.case_blocks import EDGE, LEAST_SECTION
from qmas_tui.errors import BookError
from qmas_tui.facts.changes import Past
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.prospect import Prospect
from qmas_tui.views.case.dates import dates_part
from qmas_tui.views.case.findings import finding_sections
from qmas_tui.views.case.head import beside_words, case_head
from qmas_tui.views.case.notes import notes_part
from qmas_tui.views.case.page import NOW, PARTS, case_part, section_tabs
from qmas_tui.views.case.papers import papers_part
from qmas_tui.views.items import kind_of
from qmas_tui.views.lay import INDENT
from qmas_tui.views.model import HOLDER, AssessedCase, Line, Section
from qmas_tui.views.timeline import timeline
from qmas_tui.views.timeline_line import timeline_line
from qmas_tui.views.two_records import NO_DATES_HERE, is_watched, told_of_prospect

ENTER = "enter"
"""The key that does the next step."""


class CaseScreen(Settling, Forgets, BlockScreen):
    """Everything known of a case, section by section."""

    place = "case"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_at("case")]

    def __init__(
        self,
        case: str,
        cases: Sequence[str] = (),
        came_to: Callable[[str], object] | None = None,
    ) -> None:
        """`cases` are those of the list one comes from, in its order.

        `came_to` is told of each of them that one goes on to.
        """
        super().__init__()
        self._case = case
        self._cases = tuple(cases)
        self._came_to = came_to
        self._part = NOW
        self._who = HOLDER
        self._read: tuple[Holder, Sequence[Past]] | None = None

    @property
    def case(self) -> str:
        """The case that the page is about."""
        return self._case

    @property
    def record(self) -> Holder:
        """The case as it is recorded."""
        return self.casework.holders[self._case]

    @property
    def part(self) -> str:
        """The section that is open; in columns what is to be done now is none."""
        if self._part == NOW and not self.blocks.is_narrow:
            return "work"
        return self._part

    def on_mount(self) -> None:
        """Begin with the next step."""
        self.redraw()
        self._to_next_step()

    def _to_next_step(self) -> None:
        """Put the cursor on the step that comes first, if the findings are shown."""
        blocks = self.blocks
        if blocks.is_narrow and self.part != NOW:
            blocks.block("page").begin()
            return
        page = blocks.block("page" if blocks.is_narrow else "findings")
        assessed = self.casework.assessed(self._case)
        item = assessed.assessment.next
        wanted = (kind_of(item, assessed), item.subject) if item else None
        page.focus()
        if not page.go_to(lambda line: (line.about, line.subject) == wanted):
            page.begin()

    def redraw(self) -> None:
        """Show the case as it is now."""
        here, in_section = self.page.here, self.page is self.blocks.block("page")
        part, was_narrow = self.part, self.blocks.is_narrow
        self.blocks.lay_out(self.size.width)
        is_folded = self.blocks.is_narrow != was_narrow
        if is_folded and self.blocks.is_narrow:
            self._part = part if in_section else NOW
        super().redraw()
        if self._case not in self.casework.holders:
            self.is_gone(f"There is no case {self._case} any more.")
            return
        assessed = self.casework.assessed(self._case)
        top = self._top_lines(assessed)
        self.show_top(top)
        if not self.blocks.is_narrow:
            self._draw_now(assessed, self.size.height - len(top))
        self._draw_section(assessed)
        if is_folded and not self.stay_at(here):
            self._to_next_step()
        elif self.focused not in self.pages:
            self.page.focus()

    def _top_lines(self, assessed: AssessedCase) -> Sequence[Line]:
        """Who it is, and the path to scale."""
        place = [each for each in self._cases if each in self.casework.holders]
        at = place.index(self._case) + 1 if self._case in place else 0
        beside = (at, len(place)) if len(place) > 1 and at else None
        head = case_head(assessed, self.room, beside_words(assessed, beside))
        width, landed_on = self.size.width - 4, assessed.holder.landed_on
        drawn = timeline if self.size.height >= ROOM_FOR_PATH else timeline_line
        path = drawn(assessed.assessment, self.casework.as_of, width, landed_on)
        if self.size.height < ROOM_FOR_PATH:
            return [*head, *path]
        return [*head, Line(), *path, Line()]

    def _draw_now(self, assessed: AssessedCase, height: int) -> None:
        blocks = self.blocks

        def dates(room: int) -> Sequence[Section]:
            return self._dates(assessed, room)

        def findings(room: int) -> Sequence[Section]:
            return self._found(assessed, room)

        self.draw_columns(dates, findings, height - LEAST_SECTION - 4)
        if blocks.has_aside:
            width = self.size.width
            beside = width - blocks.room(width) - INDENT - 2 * EDGE
            papers, *_ = papers_part(assessed, self.casework.policy, beside)
            notes, *_ = notes_part(assessed)
            blocks.block("aside").show_sections([papers, notes], beside)

    def _draw_section(self, assessed: AssessedCase) -> None:
        blocks, policy = self.blocks, self.casework.policy
        room = blocks.room(self.size.width)
        tabs = section_tabs(assessed, policy, self.part, room + 2, blocks.is_narrow)
        blocks.show_tabs(tabs)
        blocks.block("page").show_sections(self._sections(assessed, room), room)

    def _sections(self, assessed: AssessedCase, room: int) -> Sequence[Section]:
        """The section that is open, and no other."""
        policy, part = self.casework.policy, self.part
        if part == NOW:
            return [*self._found(assessed, room), *self._dates(assessed, room)]
        if part != "history":
            return case_part(part, assessed, policy, (), room)
        try:
            history = self._history(assessed.holder)
            return case_part(part, assessed, policy, history)
        except BookError as error:
            (empty,) = case_part(part, assessed, policy, ())
            return (unread(empty.title, error),)

    def _dates(self, assessed: AssessedCase, room: int) -> Sequence[Section]:
        """The dates, unless they stand on the page of the prospect."""
        if is_watched(assessed, self._prospect):
            return (NO_DATES_HERE,)
        return dates_part(assessed, self.casework.policy, self._who, room)

    def _found(self, assessed: AssessedCase, room: int) -> Sequence[Section]:
        """What was found; then the prospect who the holder was, or still is."""
        prospect = self._prospect
        if prospect is None:
            return finding_sections(assessed, room, ENTER)
        told = told_of_prospect(prospect, self.casework.as_of)
        if is_watched(assessed, prospect):
            return (told,)
        return *finding_sections(assessed, room, ENTER), told

    @property
    def _prospect(self) -> Prospect | None:
        """The prospect of the same case, if there is one."""
        return self.casework.prospects.get(self._case)

    def _history(self, holder: Holder) -> Sequence[Past]:
        """The steps of the case, kept until one of them makes it another holder."""
        if self._read is None or self._read[0] is not holder:
            self._read = holder, self.casework.history(holder.case)
        return self._read[1]

    def targets(self) -> Iterator[Target]:
        """The blocks, the sections, the places."""
        yield from super().targets()
        keys = list(PARTS)[0 if self.blocks.is_narrow else 1 :]
        yield from tab_targets(self.query_one("#tabs", Bar), keys, self.show_section)

    # Commands

    def show_section(self, key: str) -> None:
        """Open a section and go to it."""
        self._part = key
        self.redraw()
        if key == NOW:
            self._to_next_step()
        else:
            self.blocks.block("page").begin()

    def action_section(self, digit: int) -> None:
        """Open the section of that digit; 0 goes to what is to be done now."""
        self.show_section(list(PARTS)[digit])

    def turn(self, step: int) -> None:
        """Go to the next block; where there is but one, to the next section."""
        if len(self.pages) > 1:
            super().turn(step)
            return
        keys = list(PARTS)
        self.show_section(keys[(keys.index(self._part) + step) % len(keys)])

    def action_person(self, step: int) -> None:
        """Let the cursor go over the dates of another of the family."""
        found = self.casework.assessed(self._case).assessment
        names = [name for name, _ in found.people]
        place = names.index(self._who) if self._who in names else 0
        self._who = names[(place + step) % len(names)]
        self.redraw()

    def action_case(self, step: int) -> None:
        """Go to another case of the list; the same section stays open."""
        known = self.casework.holders
        cases = [each for each in self._cases if each in known]
        place = cases.index(self._case) + step if self._case in cases else -1
        if not 0 <= place < len(cases):
            return
        self._case, self._who = cases[place], HOLDER
        self.redraw()
        self._to_next_step()
        if self._came_to is not None:
            self._came_to(self._case)

    def action_what_if(self) -> None:
        """Ask what would happen if."""
        from qmas_tui.desk.screens.what_if import WhatIfScreen

        self.app.push_screen(WhatIfScreen(self._case))

    def action_planner(self) -> None:
        """Until when somebody who is away should be back."""
        self.app.push_screen(PlannerScreen(self._case))

    def action_fees(self) -> None:
        """What the family pays until the right of abode."""
        self.app.push_screen(FeesScreen(self._case))
