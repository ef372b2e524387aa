"""Days of cases as an iCalendar file, which a calendar takes up again without doubling.

The library makes one event of each kind; the others are that one with other words and
days. Making every event anew takes it ten times as long.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from hashlib import sha256
from typing import Final

from icalendar import Alarm, Calendar, Event, vText
from icalendar.parser import Contentline

from qmas_tui.steps import Step, unheard, watched
from qmas_tui.views.appointment import Appointment

MORNING: Final = timedelta(hours=9)
"""When an alarm sounds; of a whole day it would be midnight."""
_UNFOLDED: Final = 74
"""So many ASCII signs stand on one line; the library looks at each to find out."""
_DAY = timedelta(days=1)
_START, _END = date(1900, 1, 1), date(1900, 1, 2)
"""Days that stand in the model of an event for those of an appointment."""


def write_ics(
    appointments: Sequence[Appointment],
    as_of: date,
    alarms: Sequence[int] = (),
    step: Step = unheard,
) -> bytes:
    """The bytes of the file: an event for each, with alarms so many days before.

    An event keeps its UID as long as its person and kind are on record, and counts as
    newer on a later day; one on whose day nothing is to be done is cancelled. The same
    appointments on the same day give the same bytes.
    """
    days = tuple(alarms)
    head, tail = _frame()
    events = [_event(each, as_of, days) for each in watched(appointments, step)]
    return f"{head}{''.join(events)}{tail}".encode()


def _frame() -> tuple[str, str]:
    """What stands before and after the events."""
    calendar = Calendar()
    calendar.add("prodid", "-//QMAS desk//qmas-tui//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "QMAS desk")
    text = calendar.to_ical().decode()
    end = text.index("END:VCALENDAR")
    return text[:end], text[end:]


def _event(appointment: Appointment, as_of: date, alarms: tuple[int, ...]) -> str:
    is_done = appointment.is_done
    model = _model(appointment.category, as_of, () if is_done else alarms, is_done)
    return model % {
        "uid": uid_of(appointment),
        "start": _digits(appointment.on),
        "end": _digits(appointment.on + _DAY),
        "summary": _line("SUMMARY", appointment.title),
        "note": _note(appointment.note),
    }


def uid_of(appointment: Appointment) -> str:
    """What names the event for good, without naming anybody."""
    key = "\0".join(appointment.key)
    return f"{sha256(key.encode()).hexdigest()[:32]}@qmas-desk"


@lru_cache(maxsize=256)
def _model(category: str, as_of: date, alarms: tuple[int, ...], is_done: bool) -> str:
    """An event with names in brackets for what differs from one to another."""
    event = Event()
    event.add("uid", "@uid")
    event.add("dtstamp", datetime.combine(as_of, time(), UTC))
    event.add("sequence", as_of.toordinal())
    event.add("dtstart", _START)
    event.add("dtend", _END)
    event.add("summary", "@")
    event.add("description", "@")
    event.add("categories", [category])
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    event.add("status", "CANCELLED" if is_done else "CONFIRMED")
    for days in alarms:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", category)
        alarm.add("trigger", MORNING - timedelta(days=days))
        event.add_component(alarm)
    text: str = event.to_ical().decode().replace("%", "%%")
    for model, name in (
        ("@uid", "%(uid)s"),
        (_digits(_START), "%(start)s"),
        (_digits(_END), "%(end)s"),
        ("SUMMARY:@\r\n", "%(summary)s"),
        ("DESCRIPTION:@\r\n", "%(note)s"),
    ):
        text = text.replace(model, name)
    return text


@lru_cache(maxsize=1 << 15)
def _note(note: str) -> str:
    """The line of a note; those of one limit are alike."""
    return _line("DESCRIPTION", note) if note else ""


def _line(name: str, text: str) -> str:
    """A line with its text escaped, and folded where it is long."""
    line = f"{name}:{''.join(map(_escaped, text.partition(': ')))}"
    if len(line) > _UNFOLDED or not line.isascii():
        line = Contentline(line).to_ical().decode()
    return f"{line}\r\n"


@lru_cache(maxsize=1 << 14)
def _escaped(part: str) -> str:
    """Part of a text; whom days are of, and what they are, is said of many."""
    escaped: str = vText(part).to_ical().decode()
    return escaped


@lru_cache(maxsize=1 << 14)
def _digits(day: date) -> str:
    return f"{day:%Y%m%d}"
