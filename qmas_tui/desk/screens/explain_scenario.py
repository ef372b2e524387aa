"""Why a date is that date, or why a finding stands, if what is supposed were so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from qmas_tui.casework.trying import Tried, case_then
from qmas_tui.desk.screens.explain import ExplainScreen, WhyScreen
from qmas_tui.desk.screens.page import PageScreen
from qmas_tui.views.explain.page import explain, explain_head
from qmas_tui.views.model import Line, Section, Span
from qmas_tui.views.scenario.explained import explained_in
from qmas_tui.views.scenario.head import SCENARIO, asked_words


class ExplainScenario(WhyScreen):
    """A date or finding as the scenario has it, on its day and by its rules."""

    sign: ClassVar[Span] = SCENARIO

    def __init__(self, tried: Tried, kind: str, subject: str) -> None:
        super().__init__()
        self._tried = tried
        self._about = kind, subject

    def explained(self) -> tuple[Line, Sequence[Section]]:
        """The date or finding, of whom; below it when it is asked."""
        case, question = case_then(self._tried), self._tried.question
        found = explain(case, *self._about, question.other_rules)
        rules = self._tried.scenario.rules
        when = asked_words(question.then, question.as_of, rules)
        supposed = Section("Supposed", (Line((Span(self._tried.scenario.title),)),))
        asked = Section("Asked", (Line((Span(when, "dim"),)),))
        return explain_head(case, *self._about), [supposed, asked, *found]


def explain_tried(page: PageScreen, tried: Tried) -> None:
    """Explain what the cursor of a page rests on: if, else as it is on record."""
    here = page.page.here
    if here is not None and here.about:
        wanted = explained_in(case_then(tried), here.about, here.subject)
        if wanted is not None:
            page.app.push_screen(ExplainScenario(tried, *wanted))
            return
        now = page.casework.assessed(tried.scenario.case)
        wanted = explained_in(now, here.about, here.subject)
        if wanted is not None:
            page.notify("If so, there is no such any more: this is how it is now.")
            page.app.push_screen(ExplainScreen(tried.scenario.case, *wanted))
            return
    page.notify("There is nothing to explain here.")
