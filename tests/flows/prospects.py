"""Prospects of an office, for the stories about them."""

from __future__ import annotations

from datetime import date

from qmas_tui.casework.casework import Casework
from qmas_tui.desk.app import Desk
from qmas_tui.facts.prospect import Prospect
from tests.desk.support import casework_of
from tests.intake.someone import prospect as someone
from tests.make import holder

ODD = "[/] [Dr] 陳大文"
APPROVED = someone(
    case="P-3",
    name="ROSSI Luca",
    plan_sector="finance",
    engaged_on=date(2026, 1, 5),
    dependant=[{"name": "ROSSI Pia", "relation": "child"}],
    application=[
        {
            "submitted_on": date(2026, 3, 2),
            "outcome": "approved",
            "decided_on": date(2026, 9, 1),
            "paid_on": date(2026, 9, 9),
            "evisa_on": date(2026, 9, 9),
            "entry_by": date(2026, 12, 9),
        }
    ],
)
"""Approved, with an e-Visa, and not landed."""
PREPARED = someone(
    case="P-1",
    name=ODD,
    adviser="mw",
    born_on=date(1990, 5, 4),
    engaged_on=date(2026, 9, 1),
    work=[{"kind": "employment", "employer": "Harbour Bank", "from": date(2016, 2, 1)}],
)
"""Somebody of whom much is still to be asked."""
NEW = someone(case="P-2", name="KATO Rei", next_on=date(2026, 11, 20))
"""A first contact, to whom something was promised that is late."""

WALKS = {
    "new-letter": "r down down down ctrl+s",
    "new-degree": "d m down 'Leeds' ctrl+s",
    "new-language": "l 'zh' down g ctrl+s",
    "new-work": "w e ctrl+s",
    "new-period": "t '1/3/20' down '1/9/20' down 'study' ctrl+s",
    "new-income": "i '31/3/26' down '900k' ctrl+s",
    "new-business": "b 'Nile_Ltd' ctrl+s",
    "new-account": "k 'Bank_A' ctrl+s",
    "new-balance": "m down '1/10/26' down '400k' ctrl+s",
    "new-credit": "c down '1/10/26' down '90k' ctrl+s",
    "new-achievement": "h a down 'Prize' ctrl+s",
    "new-offer": "j 'Sha_Tin_Labs' ctrl+s",
    "new-lived": "y 'GB' down '1/1/15' ctrl+s",
    "new-conflict": "x 'today' down 'two_dates' ctrl+s",
    "new-dependant": "f 'Mo' down c ctrl+s",
    "new-passport": "p '1/1/34' ctrl+s",
    "new-evidence": "v 'transcript' enter ctrl+s",
    "new-application": "s ctrl+s",
    "new-exercise": "e down '1/10/26' down s ctrl+s",
    "new-request": "q 'today' ctrl+s",
}
"""The keys that fill in the form of each table after `a`."""


def office() -> Casework:
    """A holder, and three prospects at different stages."""
    return casework_of(holder(), PREPARED, NEW, APPROVED)


def found(desk: Desk, case: str) -> Prospect:
    """A prospect as it is in the book."""
    return desk.casework.prospects[case]
