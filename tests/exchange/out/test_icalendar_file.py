"""The calendar file, read back by another library."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import vobject
from hypothesis import given
from hypothesis import strategies as st

from qmas_tui.exchange.out.icalendar_file import uid_of, write_ics
from qmas_tui.views.agenda import agenda
from qmas_tui.views.appointment import Appointment
from tests.make import AS_OF, POLICY, entry
from tests.views.everyone import everyone

DAY = date(2028, 3, 15)
WORST = st.text(alphabet="a;,:\\\"%@'=\n李嘉欣🙂 \u0301", max_size=120)


def read(data: bytes) -> list[Any]:
    """The events that another library finds in a file."""
    calendar = vobject.readOne(data.decode())
    return list(calendar.contents.get("vevent", []))


def one(title: str = "Q-1: x", note: str = "", *, is_done: bool = False) -> Appointment:
    """An appointment with these words."""
    return Appointment(("Q-1", "holder", "x"), DAY, title, note, "Filing", is_done)


def test_every_day_is_an_event() -> None:
    """Each appointment is a private event of a whole day, which blocks no time."""
    days = agenda([entry()], POLICY, names=True)
    events = read(write_ics(days, AS_OF))
    assert [each.summary.value for each in events] == [each.title for each in days]
    assert [each.dtstart.value for each in events] == [each.on for each in days]
    assert [each.description.value for each in events[:4]] == [
        each.note for each in days[:4]
    ]
    first = events[0]
    assert first.dtend.value == days[0].on + timedelta(days=1)
    assert first.dtstamp.value == datetime(2026, 11, 22, tzinfo=UTC)
    assert first.categories.value == ["Filing"]
    words = (first.transp.value, first.status.value)
    assert words == ("TRANSPARENT", "CONFIRMED")
    assert first.contents["class"][0].value == "PRIVATE"
    assert "valarm" not in first.contents


def test_a_second_export_updates() -> None:
    """The same file twice is the same; on a later day the same events, but newer."""
    days = agenda([entry()], POLICY)
    assert write_ics(days, AS_OF) == write_ics(days, AS_OF)
    later = agenda(
        [entry(date(2026, 12, 1), grant=[{"until": date(2028, 4, 1)}])], POLICY
    )
    before, after = read(write_ics(days, AS_OF)), read(write_ics(later, DAY))
    moved = {each.uid.value: each for each in after}
    assert {each.uid.value for each in before} <= set(moved)
    for each in before:
        newer = moved[each.uid.value]
        assert int(newer.sequence.value) > int(each.sequence.value)
        assert newer.dtstamp.value > each.dtstamp.value


def test_uids_name_nobody() -> None:
    """A UID is the same for the same person and kind, another's differs."""
    uids = [
        uid_of(each) for case in everyone()[:100] for each in agenda([case], POLICY)
    ]
    assert all(each.endswith("@qmas-desk") and len(each) == 42 for each in uids)
    assert uid_of(one()) == uid_of(one("Q-1: other words"))


def test_alarms_sound_in_the_morning() -> None:
    """An alarm sounds at nine, so many days before; one for each that is asked for."""
    (event,) = read(write_ics([one()], AS_OF, (7, 0)))
    triggers = [alarm.trigger.value for alarm in event.valarm_list]
    assert triggers == [timedelta(days=-7, hours=9), timedelta(hours=9)]
    assert {alarm.action.value for alarm in event.valarm_list} == {"DISPLAY"}


def test_what_is_done_is_cancelled() -> None:
    """A day on which nothing is to be done any more is cancelled, without alarms."""
    (event,) = read(write_ics([one(is_done=True)], AS_OF, (7,)))
    assert event.status.value == "CANCELLED"
    assert "valarm" not in event.contents


def test_no_day_is_a_calendar_too() -> None:
    """A calendar without events can be read."""
    assert read(write_ics([], AS_OF)) == []


@given(WORST, WORST)
def test_every_text_comes_back(title: str, note: str) -> None:
    """Whatever the words hold, another library reads them as they were."""
    (event,) = read(write_ics([one(f"x{title}", f"x{note}")], AS_OF))
    assert event.summary.value == f"x{title}"
    assert event.description.value == f"x{note}"


@given(WORST, WORST)
def test_no_line_is_too_long(title: str, note: str) -> None:
    """No line has more than 75 octets, and every line ends as the format asks."""
    lines = write_ics([one(title, note)], AS_OF, (1,)).split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)
    assert lines[-1] == b""
