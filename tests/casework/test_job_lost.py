"""A lost job: it ends, and from the next day on there is none."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.casework.casework import Casework
from qmas_tui.errors import DataError

JOB = [("kind", "employment"), ("employer", "Harbour")]


def test_the_other_job_goes_on(lee: Casework) -> None:
    """No spell without work is recorded on days that another job covers."""
    lee.record("Q-1", "work", JOB)
    lee.record("Q-1", "work", [("kind", "business")])
    count = len(lee.holders["Q-1"].work)
    number = str(count - 1)
    lee.lose_job("Q-1", [("on", "+1d"), ("job", number), ("text", "called")])
    after = lee.holders["Q-1"]
    assert len(after.work) == count
    assert after.work[count - 2].to is not None
    assert after.note[-1].text == "called"


def test_without_a_job_on_record_there_is_none(lee: Casework) -> None:
    """Told not to end one, it only records that there is none."""
    for number in range(len(lee.holders["Q-1"].work), 0, -1):
        lee.remove("Q-1", "work", number)
    lee.lose_job("Q-1", [("on", "1/11/26"), ("ends", "no")])
    (idle,) = lee.holders["Q-1"].work
    assert (idle.kind, idle.from_) == ("none", date(2026, 11, 2))


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ([("job", "1")], "on"),
        ([("on", "31/2/26"), ("job", "1")], "on"),
        ([("on", "today")], "job"),
        ([("on", "today"), ("job", "9")], "job"),
        ([("on", "today"), ("job", "1"), ("ends", "perhaps")], "ends"),
    ],
)
def test_what_is_missing_is_said_at_its_field(
    lee: Casework, given: list[tuple[str, str]], field: str
) -> None:
    """The day, and which job; nothing is saved."""
    lee.record("Q-1", "work", JOB)
    lee.record("Q-1", "work", [("kind", "business")])
    before = lee.holders["Q-1"]
    with pytest.raises(DataError) as caught:
        lee.lose_job("Q-1", given)
    assert [each.where for each in caught.value.problems] == [field]
    assert lee.holders["Q-1"] == before


def test_a_trial_saves_and_asks_nothing(lee: Casework) -> None:
    """What would come of it is told, with what is odd; the book stays as it is."""
    before = lee.holders["Q-1"]
    given = [("until", "1/1/2090")]
    found = lee.foresee(lambda terms: lee.record("Q-1", "grant", given, terms=terms))
    assert found.after.holder.grant[-1].until == date(2090, 1, 1)
    assert [each.again for each in found.odd] == ["2090"]
    assert lee.holders["Q-1"] is before
    added = [("case", "Q-9"), ("name", "A"), ("citizenship", "other"), ("route", "gpt")]
    new = lee.foresee(lambda terms: lee.add(added, terms=terms))
    assert new.before is None
    assert "Q-9" not in lee.holders


def test_a_filing_stays_pending_where_it_is_said(lee: Casework) -> None:
    """Beside a grant `closes` takes yes or no, and nothing else."""
    with pytest.raises(DataError) as caught:
        lee.record("Q-1", "grant", [("until", "1/1/29"), ("closes", "perhaps")])
    assert caught.value.problems[0].where == "closes"


def test_a_job_cannot_end_before_it_began(lee: Casework) -> None:
    """What is wrong with its last day is said where that was typed."""
    lee.record("Q-1", "work", [*JOB, ("from", "1/6/26")])
    number = str(len(lee.holders["Q-1"].work))
    before = lee.holders["Q-1"]
    with pytest.raises(DataError) as caught:
        lee.lose_job("Q-1", [("on", "1/5/26"), ("job", number)])
    assert {each.where for each in caught.value.problems} == {"on"}
    assert lee.holders["Q-1"] is before
