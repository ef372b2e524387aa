"""Which pending filings belong to a limit of stay, and which a grant answers."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from qmas_tui.facts.rows import Filing, Grant
from qmas_tui.findings.filings import answered_by, pending_for
from qmas_tui.findings.model import HOLDER
from tests.make import AS_OF, POLICY

LIMIT = date(2026, 12, 15)
FILED = date(2026, 11, 1)
OWN = Filing(kind="extension", filed_on=FILED)


def test_the_pending_extensions_of_a_limit() -> None:
    """Neither another kind, nor one decided, nor one of the family alone, nor one for
    another limit."""
    others = (
        Filing(kind="right-of-abode", filed_on=FILED),
        Filing(kind="extension", filed_on=FILED, outcome="refused", decided_on=AS_OF),
        Filing(kind="extension", filed_on=FILED, for_=("LEE Mo",)),
        Filing(kind="extension", filed_on=date(2023, 11, 1)),
    )
    for_him = Filing(kind="extension", filed_on=FILED, for_=(HOLDER, "LEE Mo"))
    found = pending_for(LIMIT, (*others, OWN, for_him), POLICY, AS_OF)
    assert found == [OWN, for_him]


@pytest.mark.parametrize(
    ("old", "longer", "granted_on", "is_answered"),
    [
        (LIMIT, 1, None, True),
        (LIMIT, 0, None, False),
        (LIMIT, -1, None, False),
        (None, 1, None, False),
        (LIMIT, 1, FILED, True),
        (LIMIT, 1, FILED - timedelta(days=1), False),
    ],
)
def test_a_longer_stay_answers_what_was_filed_before_it(
    old: date | None, longer: int, granted_on: date | None, is_answered: bool
) -> None:
    """A filing for the old limit, of the day of the grant or before."""
    grant = Grant(until=LIMIT + timedelta(days=longer), granted_on=granted_on)
    found = answered_by(grant, old, (OWN,), POLICY, AS_OF)
    assert found == ([OWN] if is_answered else [])
