"""Writes config/policy/holidays.toml from the package `holidays`, a dev dependency.

Run it from the checkout:  python -m tests.tools.make_holidays
General holidays under Cap. 149 are the package's category OPTIONAL alone: its default
misses Good Friday, and the union of both adds a day in 2028 that does not exist.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import holidays

FIRST, LAST = 2005, 2045
LAST_GAZETTED = 2026
SOURCES = {
    2026: "http://sc.isd.gov.hk/TuniS//www.info.gov.hk/gia/general/202505/16/"
    "P2025051300354.htm (official, 2025-05-16)"
}
GAZETTED = "Gazetted under Cap. 149, as the package holidays (Python) gives them"
COMPUTED = "Worked out by the package holidays (Python); not gazetted yet"
TARGET = Path(__file__).parents[2] / "config" / "policy" / "holidays.toml"
HEAD = """\
# General holidays other than Sundays (Cap. 149). Made by tests/tools/make_holidays.py;
# an office adds a day in its own policy.toml. Years after the last gazetted one are
# worked out from the calendar and may still change.
"""


def days_of(year: int) -> tuple[date, ...]:
    """The general holidays of a year that are not Sundays, in order."""
    found = holidays.country_holidays("HK", years=year, categories=("optional",))
    return tuple(sorted(day for day in found if day.isoweekday() != 7))


def entry(year: int) -> str:
    """One year as TOML, a month on a line."""
    gazetted = year <= LAST_GAZETTED
    source = SOURCES.get(year, GAZETTED if gazetted else COMPUTED)
    months: dict[int, list[str]] = {}
    for day in days_of(year):
        months.setdefault(day.month, []).append(day.isoformat())
    lines = "".join(f"    {', '.join(days)},\n" for days in months.values())
    status = "gazetted" if gazetted else "computed"
    return (
        f'\n[[year]]\nyear = {year}\nstatus = "{status}"\n'
        f'source = "{source}"\ndays = [\n{lines}]\n'
    )


def document() -> str:
    """The whole file."""
    return HEAD + "".join(entry(year) for year in range(FIRST, LAST + 1))


if __name__ == "__main__":
    TARGET.write_text(document(), encoding="utf-8")
