"""Cases that sleep, and what the desk says of steps that were missed."""

from __future__ import annotations

from datetime import date

from qmas_tui.desk.screens.case import CaseScreen
from qmas_tui.desk.screens.explain import ExplainScreen
from qmas_tui.desk.screens.form import FormScreen
from qmas_tui.desk.screens.queue import QueueScreen
from qmas_tui.desk.screens.review import ReviewScreen
from tests.desk.support import at_desk, box_text, casework_of, on, press, screen_text
from tests.make import holder
from tests.views.support import broken

SOON = [{"until": date(2027, 1, 3), "confirmed": True}]
LOST = [{"asked_on": date(2026, 11, 1), "answer_by": date(2026, 11, 20)}]


async def test_a_case_asleep_leaves_the_alerts_and_stays_with_everyone() -> None:
    """It is one line of Today, not counted; row, page and review say until when."""
    async with at_desk(casework_of(holder(grant=SOON))) as (desk, pilot):
        await press(pilot, "1")
        assert "file by target" in screen_text(desk)
        assert "Q-1" in screen_text(desk)
        await press(pilot, "r s '+1w' tab 'client_abroad' ctrl+s escape")
        on(desk, QueueScreen)
        text = screen_text(desk)
        assert "1 Today 0 " in text, "what sleeps is not counted"
        assert "Nothing needs a decision today." in text
        assert "Asleep 1" in text
        assert "until 29 Nov · client abroad" in text
        assert "Z all that sleep" in text
        await press(pilot, "0")
        assert "asleep until 29 Nov 2026" in screen_text(desk)
        await press(pilot, "enter")
        on(desk, CaseScreen)
        assert "asleep until 29 Nov 2026 · extension 1" in screen_text(desk)
        await press(pilot, "escape r")
        on(desk, ReviewScreen)
        assert "asleep until 29 Nov 2026 ·" in screen_text(desk)


async def test_a_day_too_late_is_brought_forward_and_said() -> None:
    """A case wakes in time for its filing, and the desk says so at once."""
    async with at_desk(casework_of(holder(grant=SOON))) as (desk, pilot):
        await press(pilot, "0 r s '1/3/27' ctrl+s")
        text = " ".join(screen_text(desk).split())
        assert "asleep until 12 Dec 2026, the office's last day before" in text


async def test_what_would_not_sleep_is_refused() -> None:
    """A case whose step is lost cannot be snoozed; the form says why and stays."""
    lost = holder(request=LOST)
    async with at_desk(casework_of(lost)) as (desk, pilot):
        await press(pilot, "0 r s '+2w' ctrl+s")
        on(desk, FormScreen)
        assert "20 Nov 2026" in box_text(desk)
        await press(pilot, "escape")
        assert not desk.casework.holders["Q-1"].review


async def test_a_passed_limit_is_explained_by_what_was_found() -> None:
    """From the queue the finding is explained that says what the passed limit means."""
    grant = [{"until": date(2026, 11, 10), "confirmed": True}]
    async with at_desk(casework_of(holder(grant=grant))) as (desk, pilot):
        await press(pilot, "0 e")
        on(desk, ExplainScreen)
        text = screen_text(desk)
        assert "If the holder is in Hong Kong, this is an overstay" in text
        assert "What settles it" in text


async def test_a_missed_step_says_how_late_it_is() -> None:
    """A row says that it is late, and the page until when it can still be done."""
    grant = [{"until": date(2026, 12, 20), "confirmed": True}]
    async with at_desk(casework_of(holder(grant=grant))) as (desk, pilot):
        await press(pilot, "0")
        assert "14 d late" in screen_text(desk)
        assert "file now" in screen_text(desk)
        await press(pilot, "enter")
        text = " ".join(screen_text(desk).split())
        assert "file by (target) 8 Nov 2026 14 d late" in text
        assert "last filing day 19 Dec 2026 in 27 d" in text


async def test_a_broken_case_stops_nobody() -> None:
    """It stands in the queue with all others, and its page says what is wrong."""
    fault, fine = broken().holder, holder()
    async with at_desk(casework_of(fault, fine)) as (desk, pilot):
        await press(pilot, "0")
        text = screen_text(desk)
        assert "could not be worked out" in text
        assert "Q-1" in text
        assert "This case could not be worked out" in text
        await press(pilot, "enter e")
        assert "Correct the row; until then watch" in screen_text(desk)
        await press(pilot, "escape tab tab tab tab tab tab tab escape r space")
        assert "1 reviewed" in screen_text(desk)
