"""The seven years: when they are complete, and what may be held against them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from typing import Final

from msgspec import Struct

from qmas_tui.facts.rows import Excluded, Gap
from qmas_tui.findings.absence import (
    DayCount,
    Run,
    full_days_away,
    nights_away,
    six_months_long,
)
from qmas_tui.findings.calendar import DAY, add_months, anniversary
from qmas_tui.findings.model import (
    Absence,
    Milestone,
    MilestoneRules,
    Reason,
    Residence,
)
from qmas_tui.findings.person import Person
from qmas_tui.policy.policy import Figures, Policy

_MOVES: Final = {
    "gap": "OR-13",
    "gap-open": "OR-13",
    "overstayed": "OR-05",
    "pending-past-limit": "E-33",
    "lapsed": "E-35",
    "limit-passed": "E-35",
}
"""Rules behind what leaves the latest day of the seven years open, or moves it."""
_FIGURES: Final = ("residence-years", "prepare-days", "absence-months")
"""The figures that the seven years are counted with."""


class Break(Struct, frozen=True, gc=False):
    """An event that might be held a break; `ended` is None while it lasts."""

    began: date
    ended: date | None
    reason: Reason


class Count(Struct, frozen=True, gc=False):
    """The start of the seven years; `held` while excluded time has no end.

    `earlier` where residence before the landing counts (OR-11).
    """

    start: date
    held: bool
    because: tuple[Reason, ...]
    earlier: bool


class Cover(Struct, frozen=True, gc=False):
    """What a person's stay means for the seven years.

    `path_end` is the end of the last step of the path, None where no limit is known or
    one passed with nothing filed; `passed` says of a limit that passed.
    """

    path_end: date | None
    refused: bool
    passed: Reason | None


def find_start(
    landed_on: date | None,
    since: date | None,
    excluded: Sequence[Excluded],
    as_of: date,
) -> Count | None:
    """From when the seven years count (OR-04 to OR-07, OR-11, OR-12, P-09).

    None where neither the landing nor earlier residence is recorded.
    """
    start = since or landed_on
    if start is None:
        return None
    held = False
    because = []
    for row in excluded:
        if row.from_ > as_of:
            continue
        if row.to is None:
            held = True
            because.append(Reason("excluded-open", (("from", row.from_),)))
        elif row.to >= start:
            start = row.to + DAY
            days = (("from", row.from_), ("to", row.to), ("start", start))
            because.append(Reason("excluded", days))
    return Count(start, held, tuple(because), since is not None)


def _gap_breaks(gaps: Sequence[Gap], as_of: date, figures: Figures) -> list[Break]:
    found = []
    for gap in gaps:
        if gap.ended > as_of:
            continue
        if gap.resumed is not None and gap.resumed <= as_of:
            evidence = (("ended", gap.ended), ("resumed", gap.resumed))
            found.append(Break(gap.ended, gap.resumed, Reason("gap", evidence)))
        elif as_of >= add_months(gap.ended, figures.absence_months):
            reason = Reason("gap-open", (("ended", gap.ended),))
            found.append(Break(gap.ended, None, reason))
    return found


def _absence_breaks(
    absences: Sequence[Absence], runs: Sequence[Run], figures: Figures
) -> list[Break]:
    found = []
    for absence in six_months_long(absences, figures):
        key = "absence-open" if absence.open else "absence"
        evidence = (
            ("out", absence.out),
            ("back", absence.back),
            ("nights", absence.nights),
        )
        ended = None if absence.open else absence.back
        found.append(Break(absence.out, ended, Reason(key, evidence)))
    for first, last, away in runs:
        evidence = (("out", first.out), ("back", last.back), ("days", away))
        ended = None if last.open else last.back
        found.append(Break(first.out, ended, Reason("touchdown", evidence)))
    return found


def find_milestone(
    person: Person,
    count: Count,
    absences: Sequence[Absence] | None,
    runs: Sequence[Run],
    gaps: Sequence[Gap],
    chinese: bool,
    cover: Cover,
) -> Milestone:
    """The seven years as a range, with the reasons that move it (PR-01 to PR-04).

    `absences` is None where nobody recorded any; then, and where a limit passed, there
    is no latest day. While a refusal stands nothing is covered.
    """
    policy, as_of = person.policy, person.as_of
    figures = policy.figures
    if count.held:
        rules = _rules(count.because, chinese, count.earlier, policy)
        return Milestone(count.start, None, None, None, None, count.because, rules)
    start = count.start
    earliest = anniversary(start, figures.residence_years)
    prepare = earliest - timedelta(days=figures.prepare_days)
    because = list(count.because)
    known = absences is not None
    if absences is None:
        because.append(Reason("absences-unrecorded"))
    breaks = _absence_breaks(absences, runs, figures) if absences else []
    if gaps:
        breaks += _gap_breaks(gaps, as_of, figures)
    last = start
    lasting = False
    for each in breaks:
        if each.ended is not None and each.ended <= start:
            continue
        if chinese and each.began >= earliest:
            continue
        because.append(each.reason)
        if each.ended is None:
            lasting = True
        else:
            last = max(last, each.ended)
    if cover.passed is not None:
        because.append(cover.passed)
    firm = known and not lasting and cover.passed is None
    latest = anniversary(last, figures.residence_years) if firm else None
    covered = None
    if cover.path_end is not None:
        need = max(as_of, earliest) + timedelta(days=figures.cover_days)
        covered = cover.path_end >= need and not cover.refused
    rules = _rules(because, chinese, count.earlier, policy)
    return Milestone(start, earliest, latest, prepare, covered, tuple(because), rules)


def _rules(
    because: Sequence[Reason], chinese: bool, earlier: bool, policy: Policy
) -> MilestoneRules:
    """The rules behind each day, in the order in which they are cited."""
    keys = frozenset([reason.key for reason in because])
    return _cited(keys, chinese, earlier, *[policy.set_by[name] for name in _FIGURES])


@cache
def _cited(
    keys: frozenset[str],
    chinese: bool,
    earlier: bool,
    years: str,
    prepare: str,
    absence: str,
) -> MilestoneRules:
    ids = [years, "OR-12", "P-09"]
    if earlier:
        ids.append("OR-11")
    if not keys.isdisjoint(("excluded", "excluded-open")):
        ids += ["OR-05", "OR-07"]
    ids += ["PR-01"] if chinese else ["PR-02", "PR-03"]
    moving = [rule for key, rule in _MOVES.items() if key in keys]
    latest = [*ids, "OR-02", "OR-03", absence, *moving]
    return MilestoneRules(
        tuple(dict.fromkeys([years, prepare])),
        tuple(dict.fromkeys(ids)),
        tuple(dict.fromkeys(latest)),
    )


def find_residence(
    start: date, absences: Sequence[Absence], as_of: date, figures: Figures
) -> Residence:
    """Full days away by residence year, the longest absences, the most in 365 days."""
    wanted = figures.residence_years
    if not absences:
        count = wanted
        while anniversary(start, count) <= as_of:
            count += 1
        return Residence((0,) * count, 0, 0, 0)
    away = full_days_away(absences, start)
    return Residence(
        _by_year(away, start, as_of, figures),
        max([a.full_days for a in absences]),
        max([a.nights for a in absences]),
        away.most_in(figures.absence_window_days),
    )


def nights_by_year(
    start: date, absences: Sequence[Absence], as_of: date, figures: Figures
) -> tuple[int, ...]:
    """Nights away in each residence year."""
    return _by_year(nights_away(absences, start), start, as_of, figures)


def _by_year(
    counted: DayCount, start: date, as_of: date, figures: Figures
) -> tuple[int, ...]:
    """The days in each residence year, up to the seventh and the one of `as_of`."""
    years: list[int] = []
    before = 0
    end = start
    while len(years) < figures.residence_years or end <= as_of:
        end = anniversary(start, len(years) + 1)
        total = counted.until(end.toordinal() - 1)
        years.append(total - before)
        before = total
    return tuple(years)
