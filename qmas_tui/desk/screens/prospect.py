"""The page of one prospect: what is to be done, the test, and every recorded row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from qmas_tui.casework.casework import Done, Terms
from qmas_tui.casework.prospects import Prospects
from qmas_tui.casework.scope import Scope
from qmas_tui.desk.attempt import Attempt
from qmas_tui.desk.commands import bindings_at
from qmas_tui.desk.screens.explain_prospect import explain_prospect_line
from qmas_tui.desk.screens.filing_day import FilingDay
from qmas_tui.desk.screens.forgets import Forgets
from qmas_tui.desk.screens.jump import Target, tab_targets
from qmas_tui.desk.screens.on_prospect import WAYS
from qmas_tui.desk.screens.outcomes import OutcomesScreen
from qmas_tui.desk.screens.recording import unread
from qmas_tui.desk.widgets.bars import Bar
from qmas_tui.desk.widgets.header import PROSPECTS
from qmas_tui.desk.widgets.lines import LineView
from qmas_tui.desk.widgets.page_view import PageView
from qmas_tui.errors import BookError
from qmas_tui.facts.prospect import Prospect
from qmas_tui.views.lay import INDENT
from qmas_tui.views.model import Line, Section
from qmas_tui.views.prospect.now import found_sections, now_sections
from qmas_tui.views.prospect.sections import PARTS, prospect_part, prospect_tabs
from qmas_tui.views.prospect.top import prospect_top
from qmas_tui.views.prospect_rows import AssessedProspect
from qmas_tui.views.two_records import told_of_holder

WITH_ASIDE = 160
"""From this width on what was found stands beside the page."""
ASIDE = 40
"""The part of the width that it takes, in per cent."""
NOW = "now"
EDGE = 2 * INDENT + 2


class ProspectScreen(FilingDay, Forgets):
    """Everything known of a prospect; the filing day can be moved without saving."""

    place = "prospect"
    where = PROSPECTS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_at("prospect")]
    DEFAULT_CSS = """
    ProspectScreen {
        & #main { width: 1fr; }
        & #aside { width: 40%; margin: 1 0 0 2; }
        & #tabs { margin: 1 0 0 0; }
    }
    """

    def __init__(
        self,
        case: str,
        cases: Sequence[str] = (),
        came_to: Callable[[str], object] | None = None,
        part: str = NOW,
    ) -> None:
        """`cases` are those of the list one comes from, as `CaseScreen` has them."""
        super().__init__()
        self._case, self._cases, self._came_to = case, tuple(cases), came_to
        self._part = part

    def body(self) -> ComposeResult:
        """Who it is; the section, and beside it what was found."""
        yield LineView(has_cursor=False, id="top")
        with Horizontal():
            with Vertical(id="main"):
                yield Bar(id="tabs")
                yield PageView(id="page")
            yield PageView(id="aside")

    @property
    def case(self) -> str:
        """The case that the page is about."""
        return self._case

    @property
    def record(self) -> Prospect:
        """The prospect as it is recorded."""
        return self.casework.prospects[self._case]

    @property
    def scope(self) -> Scope:
        """The prospect, for an export."""
        return Scope(of="prospects", case=self._case)

    @property
    def pages(self) -> Sequence[PageView]:
        """The section, and what stands beside it where there is room."""
        return [each for each in self.query(PageView) if each.display]

    @property
    def page(self) -> PageView:
        """The block to which the keys go."""
        there = self.focused
        return (
            there if isinstance(there, PageView) else self.query_one("#page", PageView)
        )

    def on_mount(self) -> None:
        """Begin with the next step."""
        self.redraw()
        self.page.focus()

    # Showing

    def redraw(self) -> None:
        """Show the prospect as it is now."""
        super().redraw()
        if self._case not in self.casework.prospects:
            self.is_gone(f"There is no prospect {self._case} any more.")
            return
        asked = self.asked
        of = asked.of(self._case)
        has_aside = self._part == NOW and self.size.width >= WITH_ASIDE
        aside = self.query_one("#aside", PageView)
        aside.display = has_aside
        room = self.size.width - EDGE
        if has_aside:
            beside = self.size.width * ASIDE // 100
            room -= beside
            aside.show_sections(found_sections(of, beside - EDGE), beside - EDGE)
        at = self._place
        self.show_top(prospect_top(of, self.file_on, at, self.room))
        self.query_one("#tabs", Bar).say(*prospect_tabs(of, self._part, room).spans)
        sections = self._sections(asked, of, room, not has_aside)
        self.query_one("#page", PageView).show_sections(sections, room)
        if self.focused not in self.pages:
            self.query_one("#page", PageView).focus()

    def _sections(
        self, asked: Prospects, of: AssessedProspect, room: int, with_found: bool
    ) -> Sequence[Section]:
        if self._part == NOW:
            next_, *rest = now_sections(of, self.casework.policy, room, with_found)
            return next_, *self._landed(of), *rest
        if self._part == WAYS:
            return prospect_part(WAYS, of, asked.pathways(of), room=room)
        try:
            is_asked = self._part == "history"
            history = self.casework.history(self._case) if is_asked else ()
        except BookError as error:
            return (unread(PARTS[self._part], error),)
        return prospect_part(self._part, of, history=history, room=room)

    def _landed(self, of: AssessedProspect) -> Iterator[Section]:
        """The holder who this prospect became, or ought to be by now."""
        casework = self.casework
        is_holder = self._case in casework.holders
        case = casework.assessed(self._case) if is_holder else None
        if told := told_of_holder(of.prospect, case, casework.as_of):
            yield told

    @property
    def _list(self) -> Sequence[str]:
        """The list one comes from, without those that are gone."""
        there = self.casework.prospects
        return [each for each in self._cases if each in there]

    @property
    def _place(self) -> tuple[int, int] | None:
        """Which of how many of the list one comes from."""
        known = self._list
        if self._case not in known or len(known) < 2:
            return None
        return known.index(self._case) + 1, len(known)

    def targets(self) -> Iterator[Target]:
        """The blocks, the sections, the places."""
        yield from super().targets()
        yield from tab_targets(self.query_one("#tabs", Bar), PARTS, self.show_section)

    # Going about

    def show_section(self, key: str) -> None:
        """Open a section and go to it."""
        self._part = key
        self.redraw()
        self.query_one("#page", PageView).begin()

    def action_section(self, digit: int) -> None:
        """Open the section of that digit."""
        self.show_section(list(PARTS)[digit])

    def action_next_block(self) -> None:
        """Go to the next block."""
        self._turn(1)

    def action_previous_block(self) -> None:
        """Go to the block before."""
        self._turn(-1)

    def _turn(self, step: int) -> None:
        """Go to the next block; where there is but one, to the next section."""
        pages = list(self.pages)
        if len(pages) > 1:
            pages[(pages.index(self.page) + step) % len(pages)].focus()
            return
        keys = list(PARTS)
        self.show_section(keys[(keys.index(self._part) + step) % len(keys)])

    def action_case(self, step: int) -> None:
        """Go to another prospect of the list; the same section stays open."""
        known = self._list
        place = known.index(self._case) + step if self._case in known else -1
        if not 0 <= place < len(known):
            return
        self._case, self.file_on = known[place], None
        self.show_section(self._part)
        if self._came_to is not None:
            self._came_to(self._case)

    # Recording

    def action_seen(self) -> None:
        """Note that it was looked at, and go on to the next."""
        case = self._case

        def save(terms: Terms) -> Done:
            return self.casework.mark_reviewed(case, terms=terms, kind=Prospect)

        def saved(done: Done) -> None:
            self.tell(done)
            self.action_case(1)

        Attempt(self.app, save, saved, self.fail).run()

    def action_outcomes(self) -> None:
        """Show exercises and outcomes."""
        self.app.push_screen(OutcomesScreen())

    def action_explain(self) -> None:
        """Explain what is under the cursor, or what is to be done first."""
        here: Line | None = self.page.here
        of = self.asked.of(self._case)
        item = of.assessment.next
        about = here.about if here else ""
        explain_prospect_line(
            self.app, self._case, about or (item.kind if item else ""), self.file_on
        )
