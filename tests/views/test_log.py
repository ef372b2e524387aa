"""The log in lines."""

from __future__ import annotations

from datetime import UTC, datetime

from msgspec import structs

from qmas_tui.facts.changes import Change, Past
from qmas_tui.facts.holder import Holder
from qmas_tui.findings.compare import HOLDERS, Side, compare
from qmas_tui.views.log import Entry, moved_entries, step_entries
from qmas_tui.views.model import as_text
from tests.make import AS_OF, POLICY, holder

MOMENT = datetime(2026, 11, 22, 1, 5, tzinfo=UTC)


def change(before: Holder | None, after: Holder | None, why: str = "") -> Change:
    """A change of a morning."""
    what = "adviser set"
    return Change(who="mw", when=MOMENT, what=what, before=before, after=after, why=why)


def step(*changes: Change) -> Past:
    """A step of them."""
    return Past(number=1, when=MOMENT, does="do", who="mw", changes=changes)


def told(entry: Entry) -> str:
    """What an entry says."""
    return as_text(entry.lines)


def test_who_is_new_gone_and_changed_the_gravest_first() -> None:
    """A case with a new danger stands before one of which a tag was changed."""
    new, gone = holder(case="Q-8", name="HO New"), holder(case="Q-9", name="HO Gone")
    calm, grave = holder(case="Q-1"), holder(case="Q-2")
    over = structs.replace(
        grave, grant=holder(grant=[{"until": "2026-11-01", "confirmed": True}]).grant
    )
    tagged = structs.replace(calm, tags=("x",))
    before = Side(cases={each.case: each for each in (gone, calm, grave)})
    after = Side(cases={each.case: each for each in (tagged, over, new)})
    found = list(moved_entries(compare(HOLDERS, before, after, POLICY, AS_OF)))
    assert [each.case for each in found] == ["Q-8", "Q-9", "Q-2", "Q-1"]
    assert told(found[0]) == "+ Q-8           HO New   new"
    assert told(found[1]) == "− Q-9           HO Gone   gone"
    assert "limit of stay: " in told(found[2])
    assert "tags: — → x" in told(found[3])


def test_steps_are_told_newest_first() -> None:
    """One case is named, with its holder where there is room; of many, how many."""
    one, other = holder(), holder(case="Q-2")
    pasts = [
        step(change(None, one), change(None, other)),
        step(change(one, structs.replace(one, adviser="mw"), "asked to")),
        step(change(one, None)),
    ]
    taken, set_, both = step_entries(pasts, AS_OF, 80)
    assert told(set_).split() == [
        *("22", "Nov", "09:05", "mw", "Q-1", "adviser", "set", "asked", "to")
    ]
    assert (set_.case, both.case, taken.case) == ("Q-1", "", "Q-1")
    assert "2 cases, adviser set" in told(both)
    _, wide, _ = step_entries(pasts, AS_OF, 120)
    assert "LEE Ka Yan" in told(wide)
    assert list(step_entries([], AS_OF, 80)) == []


def test_a_step_of_which_nothing_is_left_is_about_no_case() -> None:
    """What was forgotten is told, and names nobody."""
    past = Past(number=1, when=MOMENT, does="forget", who="mw", changes=())
    (found,) = step_entries([past], AS_OF, 120)
    assert found.case == ""
    assert "a case was forgotten" in told(found)


def test_words_are_looked_for_in_any_script_and_case() -> None:
    """Each word must stand somewhere in the entry."""
    (found,) = step_entries([step(change(None, holder()))], AS_OF, 120)
    assert found.holds(["lee", "q-1"])
    assert not found.holds(["lee", "nobody"])
