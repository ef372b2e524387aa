"""Which named views a case belongs to: asked once for each assessment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from qmas_tui.findings.model import AssessedCase
from qmas_tui.views.filter import matches, parse_filter
from qmas_tui.views.queue import NamedView


class Membership:
    """The views that hold each case; a new assessment is another entry."""

    def __init__(self, views: Sequence[NamedView]) -> None:
        self._views = [(view, parse_filter(view.filter)) for view in views]
        self._known: dict[str, tuple[AssessedCase, frozenset[str]]] = {}

    def of(self, entry: AssessedCase, as_of: date) -> frozenset[str]:
        """The keys of the views that hold a case; alerts leave out what sleeps."""
        case = entry.holder.case
        known = self._known.get(case)
        if known is not None and known[0] is entry:
            return known[1]
        asleep = entry.assessment.asleep_until is not None
        keys = frozenset(
            view.key
            for view, wanted in self._views
            if not (asleep and view.alert) and matches(wanted, entry, as_of)
        )
        self._known[case] = entry, keys
        return keys
