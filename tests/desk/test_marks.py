"""Marks on cases."""

from __future__ import annotations

from qmas_tui.desk.marks import Marks


def test_marks_ranges_and_all() -> None:
    """A range goes from the last mark to the cursor, up or down; all, and none."""
    marks, shown = Marks(), ["a", "b", "c", "d", "e"]
    marks.turn("d")
    marks.reach("b", shown)
    assert marks.in_order(shown) == ["b", "c", "d"]
    marks.turn("c")
    assert marks.cases == {"b", "d"}
    marks.turn_all(shown)
    assert marks.cases == {*shown}
    marks.turn_all(["a", "b"])
    assert marks.cases == {"c", "d", "e"}
    marks.clear()
    marks.reach("e", ["e", "f"])
    assert marks.cases == {"e"}


def test_marks_outlast_the_list() -> None:
    """What the list leaves out stays marked, is told, and comes last."""
    marks = Marks()
    for case in ("x", "b", "a"):
        marks.turn(case)
    assert marks.in_order(["b", "a", "c"]) == ["b", "a", "x"]
    assert marks.words(["a", "b", "x"]) == "3 marked"
    assert marks.words(["a"]) == "3 marked, 2 not in this list"
    marks.drop_gone({"a", "b"})
    assert marks.cases == {"a", "b"}
