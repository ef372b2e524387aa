"""What a snapshot says of its findings: what was worked out, in codes and days.

It is written for whoever compares later and is no fact: reading a book passes it over.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import field

from qmas_tui.facts.rows import Row, Text

LevelSaid = Literal["act", "warn", "watch", "good"]


class WorkedOut(Row, frozen=True, gc=False):
    """What came out for one person of a case: the holder, or a dependant by name.

    Each by its name: `deadlines.extension.target` is the day to file among `days`;
    `stage` and the like stand among `states`; HKD, persons, days away and yes or no
    among `figures`. `findings` gives the level of each by its code.
    """

    case: Text
    subject: Text = "holder"
    days: dict[str, date] = field(default_factory=dict)
    states: dict[str, str] = field(default_factory=dict)
    figures: dict[str, int | bool] = field(default_factory=dict)
    findings: dict[str, LevelSaid] = field(default_factory=dict)
