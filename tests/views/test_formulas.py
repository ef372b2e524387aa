"""No cell that the program writes is run as a formula, and none is altered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qmas_tui.views.formulas import guarded, unguarded


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＠"])
def test_formulas_are_guarded(start: str) -> None:
    """Whatever a spreadsheet would run begins with an apostrophe, even guarded text."""
    assert guarded(f"{start}1+1") == f"'{start}1+1"
    assert guarded(f"'{start}1+1") == f"''{start}1+1"


@pytest.mark.parametrize("text", ["", "LEE Ka Yan", "'tis so", "'", "a=b", "李嘉欣"])
def test_other_texts_stay(text: str) -> None:
    """A text that is no formula is written and read as it stands."""
    assert guarded(text) == unguarded(text) == text


@given(st.text(alphabet="'=+-@\t\r\n＝a 李", max_size=8) | st.text(max_size=8))
def test_there_and_back(text: str) -> None:
    """What was guarded comes back the same, and no guarded text is a formula."""
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
