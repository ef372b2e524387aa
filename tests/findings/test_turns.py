"""Days and amounts on which something turns, that are no figure of their own."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.facts.holder import Holder
from tests.findings import turns_work
from tests.findings.edge import Turn, grave, now, on, status
from tests.findings.people import (
    BO,
    LIMIT,
    NOW,
    OPENS,
    assessed,
    child,
    days,
    filing,
    holder,
    later,
)

FIRST_OF_MARCH = date(2026, 3, 1)


def pending(limit: date) -> Holder:
    """A holder who waits for a decision, with that limit."""
    return holder(
        landed_on=date(2023, 2, 25),
        grant=[{"until": limit, "confirmed": True, "step": 0}],
        filing=[filing(limit - days(20))],
    )


def away(out: date, back: date | None) -> Holder:
    """A holder with one trip, perhaps without a day back."""
    return holder(trip=[{"out": out} | ({"back": back} if back else {})])


PERMANENT = {"status": "permanent", "dependant": [child()]}

TURNS = (
    Turn(
        "a stay is lawful up to its limit",
        on(LIMIT, holder()),
        lambda found: found.stage,
        ("initial-stay", "initial-stay", "overstayed"),
    ),
    Turn(
        "from a limit of 1 March 2026 on who waits is told to leave by it (E-33)",
        lambda n: (pending(FIRST_OF_MARCH + days(n)), FIRST_OF_MARCH - days(4)),
        grave("stay.leave-by"),
        (None, "act", "act"),
    ),
    Turn(
        "with that limit to wait beyond it may be an overstay (E-24, E-33)",
        lambda n: (pending(FIRST_OF_MARCH + days(n)), FIRST_OF_MARCH + days(9)),
        grave("stay.pending-past-limit"),
        ("warn", "act", "act"),
    ),
    Turn(
        "a trip counts as away at the end where it ends after the limit",
        lambda n: (away(LIMIT - days(9), LIMIT + days(1 + n)), LIMIT + days(20)),
        lambda found: found.stage,
        ("overstayed", "lapsed", "lapsed"),
    ),
    Turn(
        "and where it began by the limit",
        lambda n: (away(LIMIT + days(n), LIMIT + days(12)), LIMIT + days(20)),
        lambda found: found.stage,
        ("lapsed", "lapsed", "overstayed"),
    ),
    Turn(
        "a permanent holder's family can file from four weeks before (E-34)",
        on(LIMIT - days(28), holder(**PERMANENT)),
        status("extension.opens", BO),
        ("ahead", "today", "open"),
    ),
    Turn(
        "yet a filing of the three months before belongs to their limit",
        lambda n: (
            holder(**PERMANENT, filing=[filing(OPENS + days(n))]),
            LIMIT - days(20),
        ),
        status("extension.opens", BO),
        ("open", "done", "done"),
    ),
    Turn(
        "a filing of the day of the limit belongs to it, and one after does not",
        lambda n: (holder(filing=[filing(LIMIT + days(n))]), LIMIT + days(2)),
        grave("facts.filing-unmatched"),
        (None, None, "warn"),
    ),
    Turn(
        "a stay within three days of the top tier's length is one",
        now(lambda n: later(until=date(2033, 3, 15) + days(3 + n))),
        lambda found: found.path[-1].top_tier,
        (True, True, False),
    ),
    Turn(
        "a stay within three days of its normal length does not differ",
        now(lambda n: later(until=date(2030, 3, 15) + days(3 + n))),
        grave("stay.differs"),
        (None, None, "watch"),
    ),
    Turn(
        "a first grant within three days of a normal end is that step",
        now(lambda n: holder(grant=[{"until": LIMIT - days(3 - n)}])),
        grave("facts.step-assumed"),
        ("watch", None, None),
    ),
    Turn(
        "without a pattern a first grant is the first where it has a first length",
        now(
            lambda n: holder(
                applied_on=None, grant=[{"until": date(2026, 12, 18) + days(n)}]
            )
        ),
        lambda found: found.path[0].step,
        (None, None, None),
    ),
    Turn(
        "as long as one year, three days more included",
        now(
            lambda n: holder(
                landed_on=date(2026, 1, 15),
                applied_on=None,
                grant=[{"until": date(2027, 1, 18) + days(n)}],
            )
        ),
        lambda found: found.path[0].step,
        (0, 0, None),
    ),
    Turn(
        "who left the scheme is on another permission from that day on",
        on(NOW, holder(left_on=NOW, left_for="employment")),
        lambda found: found.stage,
        ("initial-stay", "other-permission", "other-permission"),
    ),
    Turn(
        "who left Hong Kong has nothing open from that day on",
        on(NOW, holder(left_on=NOW, left_for="left-hong-kong")),
        lambda found: (found.stage, len(found.deadlines)),
        (("initial-stay", 4), ("left", 0), ("left", 0)),
    ),
    Turn(
        "a dependant's own seven years begin once the day has come",
        on(NOW, holder(dependant=[child(landed_on=NOW)])),
        lambda found: found.dependants[0].milestone is not None,
        (False, True, True),
    ),
    Turn(
        "a decision is made on its day and not before",
        on(
            OPENS + days(9),
            holder(filing=[filing(OPENS, "refused", decided_on=OPENS + days(9))]),
        ),
        grave("filing.refused"),
        (None, "act", "act"),
    ),
    Turn(
        "a request is answered on its day and not before",
        on(NOW, holder(request=[{"asked_on": NOW - days(3), "answered_on": NOW}])),
        grave("request.unanswered"),
        ("warn", None, None),
    ),
    *turns_work.TURNS,
)


@pytest.mark.parametrize("turn", TURNS, ids=[turn.says for turn in TURNS])
def test_turns_on_the_day(turn: Turn) -> None:
    """The case before, on and after comes out as the specification says."""
    found = []
    for n in (-1, 0, 1):
        who, as_of = turn.made(n)
        found.append(turn.look(assessed(who, as_of)))
    assert tuple(found) == turn.seen
