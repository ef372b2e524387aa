"""Files as the two sides of a comparison."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec import structs

from qmas_tui.exchange.redact import redacted
from qmas_tui.exchange.sides import side_of, sides
from qmas_tui.exchange.snapshot import Wanted, make_snapshot
from qmas_tui.facts.holder import FORMAT, CaseFile, Made
from qmas_tui.findings.compare import HOLDERS, compare
from tests.exchange.snapshots import DAY, MADE, book, say
from tests.make import POLICY

BOOK = CaseFile(format=FORMAT, as_of=DAY, holder=tuple(book(5).values()))


def test_a_snapshot_brings_what_it_said() -> None:
    """A file gives its holders, its day, what was worked out, and whether it is all."""
    first = next(iter(book(5)))
    wanted = Wanted(findings=True, cases=(first,))
    one = side_of(HOLDERS, make_snapshot(book(5), DAY, MADE, say, wanted))
    assert list(one.cases) == list(one.said) == [first]
    assert {each.case for each in one.said[first]} == {first}
    assert (one.on, one.partial) == (DAY, True)
    bare = side_of(HOLDERS, structs.replace(BOOK, as_of=None, made=Made()))
    assert (bare.on, bare.said, bare.partial) == (None, {}, False)


def test_a_redacted_snapshot_brings_nothing_that_it_said() -> None:
    """It was worked out from more than the file holds: rules would seem to move it."""
    wanted = Wanted(findings=True, redact=True)
    assert side_of(HOLDERS, make_snapshot(book(5), DAY, MADE, say, wanted)).said == {}


@pytest.mark.parametrize("turned", [False, True])
def test_what_was_taken_out_is_no_difference(turned: bool) -> None:
    """A redacted snapshot differs from its book in nothing but what was changed."""
    first, *others = BOOK.holder
    changed = structs.replace(first, landed_on=date(2020, 1, 2))
    left = redacted(structs.replace(BOOK, holder=(changed, *others)))
    pair = sides(HOLDERS, left, BOOK) if turned else sides(HOLDERS, BOOK, left)
    found = compare(HOLDERS, *pair, POLICY, DAY)
    assert [each.case for each in found.changed] == [first.case]
    assert [each.field for each in found.changed[0].facts.fields] == ["landed_on"]
    assert compare(HOLDERS, *sides(HOLDERS, left, left), POLICY, DAY).is_empty
    assert compare(HOLDERS, *sides(HOLDERS, BOOK, BOOK), POLICY, DAY).is_empty
