"""How each command that changes the book is done by keys, over a book of one case."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from msgspec import Struct

from qmas_tui.casework.casework import Casework
from tests.desk.support import casework_of
from tests.make import AS_OF, holder

SHEET = Path(__file__).parents[1] / "data" / "clients.xlsx"
ASKED = {"asked_on": date(2026, 11, 8), "answer_by": AS_OF + timedelta(days=9)}


class Doing(Struct, frozen=True):
    """Keys that lead there, and keys that do it; the rest is the command's own."""

    there: str
    does: str


ON_PAGE, ASLEEP = "0 enter", "0 enter s '+2w' ctrl+s escape Z"
NOTED = "0 enter n 'one' ctrl+s 6 home"
DOING: Mapping[str, Doing] = {
    "reviewed": Doing("0 r", "space"),
    "snooze": Doing(ON_PAGE, "s '+1w' tab 'abroad' ctrl+s"),
    "grant": Doing(ON_PAGE, "g '15/3/31' ctrl+s"),
    "filing": Doing(ON_PAGE, "f tab 'today' ctrl+s"),
    "note": Doing(ON_PAGE, "n 'hello' ctrl+s"),
    "work": Doing(ON_PAGE, "w e ctrl+s"),
    "next-step": Doing(ON_PAGE, "enter ctrl+s"),
    "correct": Doing(NOTED, "c 'more' ctrl+s"),
    "remove": Doing(NOTED, "x y"),
    "tick": Doing(f"{ON_PAGE} 4", "space"),
    "close": Doing("0", "x y"),
    "add-holder": Doing("0", "a h 'Q-2' down 'NAIR_Priya' down n down g ctrl+s"),
    "job-lost": Doing(ON_PAGE, "a j '15/11/26' ctrl+s"),
    "trip": Doing(ON_PAGE, "a t '1/3/26' ctrl+s"),
    "passport": Doing(ON_PAGE, "a p '1/1/30' ctrl+s"),
    "income": Doing(ON_PAGE, "a i '2025/26' tab '900k' ctrl+s"),
    "dependant": Doing(ON_PAGE, "a d 'Mo' down c ctrl+s"),
    "evidence": Doing(ON_PAGE, "a v 'payslips' enter ctrl+s"),
    "request": Doing(ON_PAGE, "a q 'today' ctrl+s"),
    "gap": Doing(ON_PAGE, "a x '1/3/26' ctrl+s"),
    "excluded": Doing(ON_PAGE, "a e '1/3/26' ctrl+s"),
    "particulars": Doing(ON_PAGE, "a o home shift+end 'CHAN_Mo' ctrl+s"),
    "wake": Doing(ASLEEP, "x"),
    "other-day": Doing(ASLEEP, "s ctrl+u '+3w' ctrl+s"),
    "make-real": Doing(f"{ON_PAGE} = a j '15/11/26' ctrl+s", "ctrl+s"),
    "bulk": Doing("0", "b t 'vip' ctrl+s ctrl+s"),
    "take": Doing(f"I '{SHEET}' ctrl+s", "ctrl+s"),
    "plan-trip": Doing(f"{ON_PAGE} B", "enter ctrl+s"),
    "first-holder": Doing("", "n 'Q-2' down 'NAIR_Priya' down n down g ctrl+s"),
}


def book_for(command: str) -> Casework:
    """A book of one case that owes an answer; of none for those who begin."""
    return (
        casework_of()
        if command == "first-holder"
        else casework_of(holder(request=[ASKED]))
    )
