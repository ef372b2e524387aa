"""Whatever facts the format admits, a case is worked out or told as broken."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from qmas_tui.exchange.facts_toml import read_facts, write_facts
from qmas_tui.facts.contradictions import contradictions
from qmas_tui.facts.holder import FORMAT, CaseFile, Holder
from qmas_tui.facts.rows import Filing, Gap, Grant, Request, Trip, Work
from qmas_tui.findings.queue import queue_key
from tests.findings.anyone import DAYS, holders
from tests.findings.invented import BOUNDED, NUMBERS, every_finding, person
from tests.findings.people import assessed
from tests.findings.shape import shape

pytestmark = pytest.mark.many


@BOUNDED
@given(holder=holders(), as_of=DAYS)
def test_any_holder_is_worked_out(holder: Holder, as_of: date) -> None:
    """No row that the format admits stops a case, absurd as it is."""
    found = assessed(holder, as_of)
    assert found.stage != "broken", found.findings
    queue_key(found)
    shape(found)
    for each in found.items:
        assert each.act_by == max(as_of, each.due_on)


@BOUNDED
@given(holder=holders())
def test_any_holder_can_be_written_and_read(holder: Holder) -> None:
    """What is invented here is what a file may hold."""
    left = structs.replace(holder, left_on=None, left_for=None, dependant=())
    book = CaseFile(format=FORMAT, holder=(left,))
    assert read_facts(write_facts(book)) == book


@BOUNDED
@given(number=NUMBERS, day=st.integers(1, 3000), back=st.integers(1, 900))
def test_an_impossible_row_breaks_nothing(number: int, day: int, back: int) -> None:
    """An end before its beginning is kept, named, and the case is worked out."""
    holder, as_of = person(number)
    first = date.fromordinal(as_of.toordinal() - day + 900)
    last = date.fromordinal(first.toordinal() - back)
    turned = structs.replace(
        holder,
        trip=(*holder.trip, Trip(out=first, back=last)),
        work=(*holder.work, Work(kind="business", from_=first, to=last)),
        gap=(*holder.gap, Gap(ended=first, resumed=last)),
        request=(*holder.request, Request(asked_on=first, answered_on=last)),
        grant=(*holder.grant, Grant(until=last, granted_on=first)),
        filing=(
            *holder.filing,
            Filing(kind="extension", filed_on=first, decided_on=last),
        ),
    )
    found = assessed(turned, as_of)
    assert found.stage != "broken"
    if found.stage in ("closed", "permanent", "left"):
        return
    named = {
        dict(f.evidence)["row"] for f in every_finding(found) if f.code == "facts.order"
    }
    assert {each.place for each in contradictions(turned, as_of)} <= named
