"""What is typed in one form of one case, and how it is kept until it is saved."""

from __future__ import annotations

from qmas_tui.casework.casework import Casework
from qmas_tui.casework.drafts import NO_CASE, Draft
from qmas_tui.facts.clock import in_hong_kong
from qmas_tui.facts.parsing import FieldTexts
from qmas_tui.views.say import day_words

KEPT = "Kept as a draft: it comes back when this form is opened again."
ONLY_HERE = (
    "Kept as a draft until you leave the desk: it cannot be written to your disk."
)
THROWS = "ctrl+r throws"
THROWN = "Thrown away; ctrl+r brings it back, until you leave the form."
CHANGED = " What stood here is another by now: look at each field."


class FormDraft:
    """The draft of a form, if there is one, and the place for another.

    A form without a code is not kept: what is typed there is soon typed again.
    """

    def __init__(self, casework: Casework, case: str, form: str) -> None:
        self._casework = casework
        self._case = case
        self._form = form
        self.found = casework.drafts.of(case, form) if form else None
        self._kept = self._seen = self.found.typed if self.found else ()
        self._became = KEPT
        self._is_over = not form

    @property
    def keeps(self) -> bool:
        """Whether what is typed outlives the form: not of a case that is gone."""
        case, casework = self._case, self._casework
        is_known = case in casework.holders or case in casework.prospects
        return (is_known or case == NO_CASE) and not self._is_over

    def words(self, began: FieldTexts) -> str:
        """When it was typed, and whether the form begins as it did then."""
        if self.found is None:
            return ""
        at = in_hong_kong(self.found.at)
        told = f"Your draft of {day_words(at.date())}, {at:%H:%M}; {THROWS} it away."
        return told if self.found.began == tuple(began) else told + CHANGED

    def settle(self, began: FieldTexts, typed: FieldTexts) -> str:
        """Keep what is typed, or nothing any more; says what became of it.

        Nothing is kept of a case that is not in the book any more.
        """
        drafts = self._casework.drafts
        if self._is_over:
            return ""
        if not typed or not self.keeps:
            drafts.drop(self._case, self._form)
            self._kept = ()
            return ""
        if tuple(typed) != self._kept:
            self._kept = tuple(typed)
            draft = Draft(self._kept, tuple(began), self._casework.session.clock())
            is_safe = drafts.keep(self._case, self._form, draft)
            self._became = KEPT if is_safe else ONLY_HERE
        return self._became

    def rest(self, began: FieldTexts, typed: FieldTexts) -> None:
        """Keep what is typed, too, whenever the keys come to rest."""
        has_rested = tuple(typed) == self._seen
        self._seen = tuple(typed)
        if has_rested and self._seen != self._kept:
            self.settle(began, typed)

    def end(self) -> None:
        """What was typed is saved."""
        self.settle((), ())
        self._is_over = True
