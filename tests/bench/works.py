"""The work, income and papers of an invented holder."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import structs

from qmas_tui.facts.rows import Evidence, Income, Work, WorkKind
from tests.bench import words
from tests.bench.draw import Draw

KINDS: tuple[WorkKind, ...] = ("employment", "self-employment", "business", "none")
KINDS_OFTEN = (80, 6, 9, 5)


def works(draw: Draw, landed: date) -> tuple[list[Work], int]:
    """Jobs one after the other, now and then a gap, and the pay of the last."""
    rows: list[Work] = []
    start, pay = draw.after(landed, 5, 149), draw.one(words.PAY)
    while start < draw.as_of:
        end = draw.after(start, 200, 1399)
        rows.append(_work(draw, start, end if end < draw.as_of else None, pay))
        start = end + timedelta(draw.one((0, 1, 1, 20, 75, 200)))
        pay = int(pay * draw.one((0.75, 1, 1.1, 1.25)))
    if rows and draw.chance(0.06):
        rows = [*rows[:-1], structs.replace(rows[-1], to=None), _idle(draw, landed)]
    if draw.chance(0.03):
        rows = [
            structs.replace(row, monthly_income=0) if row.monthly_income else row
            for row in rows
        ]
    return rows, pay


def _work(draw: Draw, start: date, end: date | None, pay: int) -> Work:
    kind = draw.often(KINDS, KINDS_OFTEN)
    if kind == "none":
        return Work(kind="none", from_=start, to=end)
    paid, business = draw.chance(0.93), kind == "business"
    return Work(
        kind=kind,
        employer=draw.one(words.EMPLOYERS),
        title=draw.one(words.TITLES),
        from_=start,
        to=end,
        level=draw.often(words.LEVELS, words.LEVELS_OFTEN),
        place=draw.often(words.PLACES, words.PLACES_OFTEN),
        monthly_income=pay if paid else None,
        currency="HKD" if paid and draw.chance(0.94) else None,
        commission_only=True if draw.chance(0.03) else None,
        staff=draw.number(0, 5) if business else None,
        office=draw.chance(0.7) if business else None,
    )


def _idle(draw: Draw, landed: date) -> Work:
    """A spell without work beside a job that nobody ended."""
    start = max(landed, draw.soon(-259, -1))
    end = draw.soon(-19, 9) if draw.chance(0.2) else None
    if end is not None and end < start:
        end = None
    return Work(kind="none", from_=start, to=end)


def with_sectors(draw: Draw, rows: list[Work]) -> tuple[str | None, list[Work]]:
    """What the application said would be done, and what is done."""
    claimed = draw.one(words.SECTORS) if draw.chance(0.4) else None
    done = []
    for row in rows:
        if row.kind != "none" and draw.chance(0.7):
            as_claimed = claimed is not None and draw.chance(0.6)
            sector = claimed if as_claimed else draw.one(words.SECTORS)
            row = structs.replace(row, sector=sector)
        done.append(row)
    return claimed, done


def incomes(draw: Draw, landed: date, pay: int) -> list[Income]:
    """An assessment for most years, and now and then a second one."""
    rows: list[Income] = []
    for first in range(landed.year, draw.as_of.year):
        year = f"{first}/{(first + 1) % 100:02d}"
        if draw.chance(0.8):
            amount = max(0, pay * 12 + draw.number(-9999, 9999))
            rows.append(Income(year=year, assessable=amount))
        if draw.chance(0.03):
            rows.append(Income(year=year, assessable=pay * 9))
    return rows


def evidence(draw: Draw, rows: list[Work]) -> list[Evidence]:
    """Some papers, a few without a day; a search for work where there is none."""
    kinds = draw.some(words.PAPERS, draw.number(0, 5))
    papers = [
        Evidence(kind=kind, dated=None if draw.chance(0.06) else draw.soon(-399, -5))
        for kind in kinds
    ]
    if any(row.kind == "none" for row in rows) and draw.chance(0.5):
        papers.append(Evidence(kind="job-search", dated=draw.soon(-199, 0)))
    return papers
