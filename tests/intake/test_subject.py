"""Where a prospect stands on a day."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.facts.prospect_rows import Application
from qmas_tui.intake.subject import subject
from tests.intake.people import prospect
from tests.make import AS_OF

FILED = date(2026, 1, 5)
LANDED = date(2026, 10, 1)


@pytest.mark.parametrize(
    ("application", "landed"),
    [
        (Application(FILED, outcome="approved", landed_on=LANDED), True),
        (Application(FILED, outcome="approved"), False),
        (Application(FILED, outcome="pending"), False),
        (None, False),
    ],
)
def test_who_has_landed(application: Application | None, landed: bool) -> None:
    """Whoever used an approval to enter; nobody else, whatever is under way."""
    rows = (application,) if application else ()
    assert subject(prospect(application=rows), AS_OF).has_landed is landed
