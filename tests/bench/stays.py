"""The stays of an invented holder: grants, filings, and leaving the scheme."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import structs

from qmas_tui.facts.rows import Filing, Grant, LeftScheme, Outcome
from tests.bench.draw import Draw, months_on

OLDER, NEWER, ACHIEVED = (24, 36, 36), (36, 36, 24), (96,)
SWITCH = date(2022, 12, 28)
LEFT_FOR: tuple[LeftScheme, ...] = (
    *("employment", "employment", "dependant", "student", "other-scheme"),
    "left-hong-kong",
)


def grants(draw: Draw, landed: date, pattern: Sequence[int]) -> list[Grant]:
    """Stays one after the other; in some books short ones use the pattern up."""
    short = 0.8 if draw.chance(0.06) else 0.12
    rows: list[Grant] = []
    end, step = landed, 0
    while step < 6:
        if step and end > draw.as_of:
            break
        if step and end > draw.ago(40) and draw.chance(0.3):
            break
        months = pattern[step] if step < len(pattern) else 24
        if draw.chance(short):
            months = draw.one((6, 12, 12, 24))
        granted = end - timedelta(draw.number(1, 19)) if step else landed
        until = months_on(end, months)
        rows.append(Grant(until=until, granted_on=granted, confirmed=draw.chance(0.9)))
        end, step = until, step + 1
    last = rows[-1]
    assert last.granted_on is not None, "drawn with each grant"
    if draw.chance(0.1) and last.granted_on < draw.ago(120):  # the limit is close by
        rows[-1] = structs.replace(last, until=draw.soon(-25, 44))
    return rows


def extensions(draw: Draw, rows: Sequence[Grant]) -> list[Filing]:
    """What was filed for the grants so far."""
    return [
        Filing(
            kind="extension",
            filed_on=row.until - timedelta(draw.number(20, 27)),
            outcome="granted",
            decided_on=row.until - timedelta(1),
        )
        for row in rows[:-1]
    ]


def open_filings(
    draw: Draw, landed: date, limit: date, names: Sequence[str]
) -> list[Filing]:
    """What is filed for the limit that runs or has just passed, and for abode."""
    rows: list[Filing] = []
    ahead = (limit - draw.as_of).days
    if -45 <= ahead <= 80 and landed < draw.ago(200):
        rows += _round_the_limit(draw, limit, names)
    if landed < draw.ago(2400) and draw.chance(0.45):
        rows.append(_abode(draw, names))
    if landed < draw.ago(2300) and names and draw.chance(0.2):
        filed = draw.soon(-69, -30)
        who = (draw.one(names),)
        rows.append(Filing(kind="right-of-abode", filed_on=filed, for_=who))
    if draw.slip(0.02):
        rows.append(Filing(kind="extension", filed_on=draw.soon(1, 399)))
    return rows


def _round_the_limit(draw: Draw, limit: date, names: Sequence[str]) -> list[Filing]:
    filed = min(draw.as_of, limit) - timedelta(draw.number(1, 27))
    decided = min(draw.as_of, draw.after(filed, 3, 24))
    for_: tuple[str, ...] = ()
    if draw.chance(0.3):
        for_ = ("holder", *draw.some(names, draw.number(0, len(names))))
    what = draw.random.random()
    rows: list[Filing] = []
    outcomes: tuple[tuple[float, Outcome], ...] = (
        *((0.35, "pending"), (0.45, "granted"), (0.55, "refused")),
        (0.60, "withdrawn"),
    )
    for share, outcome in outcomes:
        if what < share:
            rows.append(_decided(filed, outcome, decided, for_))
            break
    else:
        late = draw.after(limit, 1, 8)
        if what < 0.63 and (late <= draw.as_of or draw.slips):
            rows.append(Filing(kind="extension", filed_on=late))
    if names and what < 0.60 and draw.chance(0.25):
        own: Outcome = draw.one(("refused", "refused", "pending", "granted"))
        rows.append(_decided(filed, own, decided, (draw.one(names),)))
    return rows


def _decided(
    filed: date, outcome: Outcome, decided: date, for_: tuple[str, ...]
) -> Filing:
    return Filing(
        kind="extension",
        filed_on=filed,
        outcome=outcome,
        decided_on=None if outcome == "pending" else decided,
        for_=for_,
    )


def _abode(draw: Draw, names: Sequence[str]) -> Filing:
    filed = draw.soon(-149, -1)
    outcomes: tuple[Outcome, ...] = (
        *("pending", "pending", "granted", "refused", "refused", "withdrawn"),
    )
    outcome = draw.one(outcomes)
    who = draw.one(((), (), ("holder",), tuple(names[:1]), ("holder", *names[:1])))
    is_open = outcome == "pending" or draw.chance(0.05)
    return Filing(
        kind="right-of-abode",
        filed_on=filed,
        outcome=outcome,
        decided_on=None if is_open else draw.day(filed, draw.as_of),
        for_=who,
    )


def leaving(
    draw: Draw, landed: date, limit: date
) -> tuple[date, LeftScheme, list[Grant]]:
    """The day of leaving the scheme or Hong Kong, and a grant that followed."""
    left = draw.day(min(landed + timedelta(60), draw.as_of), draw.soon(60, 60))
    why = draw.one(LEFT_FOR)
    rows: list[Grant] = []
    if why != "left-hong-kong" and left <= draw.as_of and draw.chance(0.6):
        until = draw.after(max(limit, left), 90, 799)
        rows.append(Grant(until=until, granted_on=left, confirmed=True))
    return left, why, rows
