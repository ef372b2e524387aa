"""The groups of the queue."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.findings.model import AssessedCase
from qmas_tui.findings.queue import queue_key
from qmas_tui.findings.snooze import about_of
from qmas_tui.views.groups import Asleep, Head, Told, group_of, queue_index
from qmas_tui.views.listings import HOLDERS
from qmas_tui.views.model import text_of
from qmas_tui.views.queue_line import asleep_line, head_line, told_line
from tests.make import AS_OF, entry
from tests.views.everyone import everyone

SOON = 30


def asleep(case: str, until: date) -> AssessedCase:
    """A case that was put off."""
    awake = entry(case=case)
    review = {
        "on": AS_OF,
        "outcome": "snoozed",
        "until": until,
        "about": about_of(awake.assessment),
        "text": "Client abroad.",
    }
    return entry(case=case, review=[review])


@pytest.mark.parametrize(
    ("facts", "group"),
    [
        ({"grant": [{"until": date(2026, 11, 1), "confirmed": True}]}, "over"),
        ({"grant": [{"until": date(2026, 12, 10), "confirmed": True}]}, "missed"),
        ({"request": [{"asked_on": AS_OF, "answer_by": date(2026, 12, 22)}]}, "due"),
        ({"request": [{"asked_on": AS_OF, "answer_by": date(2026, 12, 23)}]}, "later"),
        ({"status": "closed"}, "nothing"),
    ],
)
def test_a_case_is_in_the_first_group_that_fits(
    facts: dict[str, object], group: str
) -> None:
    """Over the limit, missed, due within so many days, later, nothing due."""
    assert group_of(entry(AS_OF, **facts).assessment, SOON) == group


def test_groups_keep_the_order_of_the_queue_and_add_up() -> None:
    """Inside a group the order stays, and the heads count every case once."""
    people = {each.holder.case: each for each in everyone()}
    cases = sorted(people.values(), key=lambda each: queue_key(each.assessment))
    index = queue_index(HOLDERS, cases, (), SOON)
    heads = [row for row in index if isinstance(row, Head)]
    shown = [row for row in index if isinstance(row, str)]
    place = {each.holder.case: at for at, each in enumerate(cases)}
    assert sum(head.count for head in heads) == len(shown) == len(cases)
    assert [head.title for head in heads][:3] == [
        "Over the limit",
        "Missed",
        "Due within 30 days",
    ]
    starts = [index.index(head) for head in heads]
    for start, head in zip(starts, heads, strict=True):
        rows = index[start + 1 : start + 1 + head.count]
        places = [place[row] for row in rows if isinstance(row, str)]
        assert places == sorted(places)
        assert len(places) == head.count
        assert not start or index[start - 1] is None
    assert text_of(head_line(heads[0])) == f"  Over the limit {heads[0].count}"


def test_what_sleeps_is_one_line_at_the_end() -> None:
    """It is not counted, and tells who wakes first, when and why, and where to look."""
    late, early = asleep("Q-1", date(2026, 12, 9)), asleep("Q-2", date(2026, 12, 6))
    *_, air, line = queue_index(HOLDERS, [entry(case="Q-3")], [late, early], SOON)
    assert (air, line) == (None, Asleep("Q-2", 2))
    assert isinstance(line, Asleep)
    told = text_of(asleep_line(line, early, 118))
    assert told.startswith("  Asleep 2")
    assert "LEE Ka Yan" in told
    assert "until 6 Dec · Client abroad. · 1 other" in told
    assert told.endswith("Z all that sleep")
    alone = text_of(asleep_line(Asleep("Q-2", 1), early, 118))
    assert "other" not in alone


def test_an_empty_list_says_so() -> None:
    """Its words stand in the list, also above what sleeps."""
    assert queue_index(HOLDERS, [], [], SOON) == [None]
    late = asleep("Q-1", date(2026, 12, 9))
    index = queue_index(HOLDERS, [], [late], SOON, ["Nobody."])
    assert index == [None, Told("Nobody."), None, Asleep("Q-1", 1)]
    assert text_of(told_line(Told("Nobody."))) == "  Nobody."
