"""A recorded row as the texts that a person would type."""

from __future__ import annotations

from datetime import date

from qmas_tui.facts.rows import Filing, Grant
from qmas_tui.views.form import texts_of


def test_a_row_is_given_back_as_it_would_be_typed() -> None:
    """Days, yes and no, and names are said as a form takes them."""
    grant = Grant(until=date(2028, 3, 15), confirmed=True)
    assert texts_of(grant) == (("until", "15 Mar 2028"), ("confirmed", "yes"))
    filing = Filing(
        kind="extension", filed_on=date(2028, 1, 4), for_=("holder", "LEE Ming")
    )
    assert dict(texts_of(filing))["for"] == "holder, LEE Ming"
