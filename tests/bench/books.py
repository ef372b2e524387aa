"""Makes plausible books of any size, for trials and benchmarks.

    python -m tests.bench.books 10000 --seed 7 --as-of 2026-11-22 > book.toml

The people are invented. The same number, seed and day always give the same book.
With slips a book has rows that cannot be, too, as real records have.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date, timedelta
from random import Random

from msgspec import structs

from qmas_tui.exchange.facts_toml import write_facts
from qmas_tui.facts.holder import FORMAT, CaseFile, Holder
from qmas_tui.facts.rows import (
    Excluded,
    Gap,
    Grant,
    Note,
    Passport,
    Request,
    Review,
    Route,
)
from tests.bench import stays, words
from tests.bench.draw import Draw
from tests.bench.kin import family
from tests.bench.travels import trips
from tests.bench.works import evidence, incomes, with_sectors, works

AS_OF = date(2026, 11, 22)
SEVEN_YEARS = 2557
ABOUT = ("extension.target 2026-01-01 2026-02-02 holder",)
"""What hardly any case is about, so that most that were put off are awake."""


def people(
    n: int, seed: int = 1, as_of: date = AS_OF, slips: bool = False
) -> list[Holder]:
    """`n` holders as an adviser's book might know them on the day `as_of`."""
    draw = Draw(Random(seed), as_of, slips)
    return [holder(draw, number) for number in range(1, n + 1)]


def holder(draw: Draw, number: int) -> Holder:
    """One person's years up to the day of the book."""
    nation = draw.one(words.NATIONS)
    route: Route = "apt" if draw.chance(0.03) else "gpt"
    applied = draw.day(date(2016, 1, 1), draw.ago(200))
    landed = draw.after(applied, 180, 479)
    if draw.chance(0.03):  # the seven years are complete about now
        landed = draw.ago(SEVEN_YEARS + draw.number(-40, 59))
        applied = landed - timedelta(draw.number(180, 479))
    surname = draw.one(words.SURNAMES)
    adviser = draw.one(words.ADVISERS)
    base = Holder(
        case=f"B{applied.year}-{number:05d}",
        name=f"{surname} {draw.one(words.GIVEN)}",
        name_zh=draw.one(words.HANZI) if nation == "CN" else None,
        citizenship="chinese" if nation == "CN" else "other",
        nationality=nation,
        born_on=draw.day(date(1972, 1, 1), date(1998, 12, 31)),
        route=route,
        applied_on=applied,
        adviser=adviser,
        tags=("vip",) if draw.chance(0.02) else (),
        passport=_passports(draw, nation),
        note=_notes(draw, adviser),
    )
    if landed > draw.ago(3):
        return _waiting(draw, base, applied)
    return _landed(draw, base, applied, landed, surname)


def _waiting(draw: Draw, base: Holder, applied: date) -> Holder:
    """Applied, or approved and not here yet."""
    if not draw.chance(0.6):
        return base
    approved = min(draw.ago(2), applied + timedelta(180))
    entry_by = approved + timedelta(90) if draw.chance(0.4) else None
    return structs.replace(base, approved_on=approved, entry_by=entry_by)


def _landed(
    draw: Draw, base: Holder, applied: date, landed: date, surname: str
) -> Holder:
    newer = applied >= stays.SWITCH
    pattern = stays.NEWER if newer else stays.OLDER
    grants = stays.grants(
        draw, landed, stays.ACHIEVED if base.route == "apt" else pattern
    )
    limit = grants[-1].until
    old = landed < draw.ago(2300)
    done, pay = works(draw, landed)
    claimed, done = with_sectors(draw, done)
    kin = family(draw, surname, base.citizenship, landed, limit)
    names = [each.name for each in kin]
    filings = [
        *stays.extensions(draw, grants),
        *stays.open_filings(draw, landed, limit, names),
    ]
    settled = landed < draw.ago(SEVEN_YEARS) and draw.chance(0.3)
    found = structs.replace(
        base,
        applied_on=None if draw.chance(0.07) else applied,
        approved_on=landed - timedelta(draw.number(14, 89)),
        landed_on=landed,
        residence_since=(
            landed - timedelta(draw.number(365, 1499)) if draw.chance(0.06) else None
        ),
        claimed_sector=claimed,
        status="permanent" if settled else "active",
        abode="not-wanted" if draw.chance(0.15 if old else 0.03) else None,
        family=draw.one(words.FAMILIES) if not kin and draw.chance(0.1) else None,
        grant=tuple(grants),
        filing=tuple(filings),
        work=tuple(done),
        income=tuple(incomes(draw, landed, pay)),
        trip=tuple(trips(draw, landed, limit)),
        gap=_gaps(draw, landed),
        excluded=_excluded(draw, landed),
        request=_requests(draw),
        evidence=tuple(evidence(draw, done)),
        dependant=tuple(kin),
        review=_reviews(draw, base.adviser),
    )
    if draw.chance(0.05):
        found = _gone(draw, found, landed, limit)
    if not settled and draw.chance(0.07):
        found = _without_landing(draw, found)
    return found


def _gone(draw: Draw, found: Holder, landed: date, limit: date) -> Holder:
    left_on, left_for, more = stays.leaving(draw, landed, limit)
    grant = (*found.grant, *more)
    return structs.replace(found, left_on=left_on, left_for=left_for, grant=grant)


def _without_landing(draw: Draw, found: Holder) -> Holder:
    """As an office's sheet has it: a name, a limit, perhaps its number."""
    grants: tuple[Grant, ...] = found.grant[-1:] if draw.chance(0.5) else found.grant
    if draw.chance(0.4):
        last = structs.replace(grants[-1], step=draw.number(0, 2))
        grants = (*grants[:-1], last)
    applied = None if draw.chance(0.4) else found.applied_on
    return structs.replace(
        found, landed_on=None, approved_on=None, applied_on=applied, grant=grants
    )


def _passports(draw: Draw, nation: str) -> tuple[Passport, ...]:
    if not draw.chance(0.9):
        return ()
    return (Passport(expires_on=draw.soon(-20, 3400), country=nation),)


def _notes(draw: Draw, adviser: str) -> tuple[Note, ...]:
    return tuple(
        Note(on=draw.soon(-300, 0), by=adviser, text=draw.one(words.NOTES))
        for _ in range(draw.number(0, 2))
    )


def _gaps(draw: Draw, landed: date) -> tuple[Gap, ...]:
    if not draw.chance(0.04):
        return ()
    ended = draw.day(landed, draw.as_of)
    lasts = draw.chance(0.2)
    return (Gap(ended=ended, resumed=None if lasts else draw.after(ended, 3, 199)),)


def _excluded(draw: Draw, landed: date) -> tuple[Excluded, ...]:
    if not draw.chance(0.01):
        return ()
    first = draw.day(landed, draw.as_of)
    return (Excluded(from_=first, to=draw.after(first, 20, 89), reason="imprisonment"),)


def _requests(draw: Draw) -> tuple[Request, ...]:
    if not draw.chance(0.04):
        return ()
    asked = draw.ago(20)
    answered = None
    if draw.chance(0.2):
        answered = draw.after(asked, -2 if draw.slips else 0, 3)
    return (Request(asked_on=asked, answer_by=draw.soon(-6, 9), answered_on=answered),)


def _reviews(draw: Draw, adviser: str | None) -> tuple[Review, ...]:
    if not draw.chance(0.08):
        return ()
    on = draw.soon(-29, 0)
    if draw.chance(0.5):
        return (Review(on=on, by=adviser, outcome="reviewed"),)
    until = draw.soon(1, 59)
    return (Review(on=on, by=adviser, outcome="snoozed", until=until, about=ABOUT),)


def main() -> None:
    """Print a book as TOML."""
    parser = argparse.ArgumentParser(description="Print a plausible book as TOML.")
    parser.add_argument("n", type=int, help="how many holders")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--as-of", type=date.fromisoformat, default=AS_OF)
    parser.add_argument("--slips", action="store_true", help="with impossible rows")
    given = parser.parse_args()
    holders = tuple(people(given.n, given.seed, given.as_of, given.slips))
    book = CaseFile(format=FORMAT, as_of=given.as_of, holder=holders)
    sys.stdout.write(write_facts(book))


if __name__ == "__main__":
    main()
