"""What the golden books hold: a few cases and the steps that were made with them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import Final

from msgspec.structs import replace

from qmas_tui.facts.changes import Change, Step
from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.rows import Grant, Note, Trip

HONG_KONG: Final = timezone(timedelta(hours=8))

LEE: Final = Holder(
    case="Q-0142",
    name="LEE Ka Yan",
    name_zh="李嘉欣",
    citizenship="other",
    route="gpt",
    landed_on=date(2023, 3, 15),
    tags=("first",),
    grant=(
        Grant(until=date(2025, 3, 15), confirmed=True),
        Grant(until=date(2028, 3, 15), confirmed=True),
    ),
    dependant=(
        Dependant(name="LEE Siu Ming", relation="child", born_on=date(2019, 2, 28)),
    ),
)
LEE_AWAY: Final = replace(
    LEE, trip=(Trip(out=date(2026, 10, 1), back=date(2026, 10, 9)),)
)
NEIL: Final = Holder(
    case="Q-0150", name='O\'NEILL "Pat"', citizenship="chinese", route="apt"
)
TAN: Final = Holder(
    case="Q-0161",
    name="TAN <b>Wei</b> 100%",
    citizenship="unknown",
    route="gpt",
    note=(Note(on=date(2026, 1, 31), text="Line one\nline two"),),
)
TAN_CORRECTED: Final = replace(TAN, case="Q-0160")


def _change(
    day: int,
    who: str,
    what: str,
    before: Holder | None,
    after: Holder | None,
    why: str = "",
    zone: tzinfo = UTC,
) -> Change:
    when = datetime(2026, 11, day, 9, 30, 15, 250_000, tzinfo=zone)
    return Change(who=who, when=when, what=what, why=why, before=before, after=after)


STEPS: Final[tuple[Step, ...]] = (
    (
        _change(2, "mw", "added", None, LEE, "import of cases.xlsx"),
        _change(2, "mw", "added", None, NEIL, "import of cases.xlsx"),
    ),
    (_change(3, "mw", "trip added", LEE, LEE_AWAY, zone=HONG_KONG),),
    (_change(4, "ab", "added", None, TAN),),
    (_change(5, "ab", "taken out", NEIL, None, "moved to another adviser"),),
    (_change(6, "mw", "reference corrected", TAN, TAN_CORRECTED),),
    (_change(7, "mw", "name", LEE_AWAY, replace(LEE_AWAY, name="LEE Kar Yan")),),
)
"""The last one was taken back."""
