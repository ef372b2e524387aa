"""From the entries about applications for entry to their tables, or to the problems."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from msgspec import Struct

from qmas_tui.errors import Problem
from qmas_tui.policy import kinds
from qmas_tui.policy.entry import (
    PARTS,
    AnyEntry,
    Approvals,
    DatedEntry,
    EntryFees,
    EntryTables,
    Exclusion,
    PartTable,
    Quota,
    Version,
)
from qmas_tui.policy.pathways import Nationals, Pathway
from qmas_tui.policy.rules import PartName, Rule
from qmas_tui.policy.spans import (
    DAY,
    Span,
    days_of,
    misfits,
    on,
    open_ends,
    place,
    runs,
    spans_of,
    unknown_rules,
    with_spells,
)

_FEES = (kinds.ENTRY_FILING_FEE, kinds.ENTRY_ISSUE_FEE)


class EntryFile(Struct, frozen=True, gc=False):
    """The entries as the config holds them."""

    version: tuple[Version, ...] = ()
    exclusion: tuple[Exclusion, ...] = ()
    quota: tuple[Quota, ...] = ()
    approvals: tuple[Approvals, ...] = ()
    pathway: tuple[Pathway, ...] = ()
    nationals: tuple[Nationals, ...] = ()

    @property
    def dated(self) -> tuple[DatedEntry, ...]:
        """All that hold on some days only."""
        barred: tuple[DatedEntry, ...] = (*self.exclusion, *self.quota)
        return (*self.version, *barred, *self.approvals, *self.pathway)


def entry_problems(rules: Sequence[Rule], file: EntryFile) -> Iterator[Problem]:
    """What keeps the entries from being tables in which each day has one answer."""
    known = {rule.id for rule in rules}
    for entry in file.dated:
        yield from unknown_rules(known, entry.about, "rules", entry.rules)
        if what := entry.ends_too_early:
            yield Problem(entry.about, what)
    for about in dict.fromkeys(entry.about for entry in file.dated):
        yield from _overlaps([entry for entry in file.dated if entry.about == about])
    yield from _gaps(file.version)
    yield from _gaps(file.quota)
    yield from _unlisted(file, known)
    yield from _quota_problems(file.quota)
    yield from _stray_tables(rules, file.version)
    for name in _FEES:
        yield from misfits(spans_of(rules, name))
    yield from open_ends(spans_of(rules, kinds.ENTRY_ISSUE_FEE), kinds.ENTRY_ISSUE_FEE)


def entry_tables(rules: Sequence[Rule], file: EntryFile) -> EntryTables:
    """The tables that sound entries make."""
    return EntryTables(
        versions=_by_day(file.version),
        exclusions=_by_day(file.exclusion),
        quotas=_by_day(file.quota),
        approvals=_by_day(file.approvals),
        parts={
            version.name: tuple(_table(rules, version, part) for part in PARTS)
            for version in file.version
            if version.test == "points"
        },
        fees=_fees_of(rules),
    )


def _by_day(entries: Iterable[AnyEntry]) -> tuple[AnyEntry, ...]:
    return tuple(sorted(entries, key=lambda entry: entry.first))


def _overlaps(entries: Iterable[DatedEntry]) -> Iterator[Problem]:
    for before, after in pairwise(_by_day(entries)):
        if after.first <= before.last:
            what = f"two entries hold on {after.first}; let one end on the day before"
            yield Problem(after.about, what)


def _gaps(entries: Iterable[DatedEntry]) -> Iterator[Problem]:
    """From the first day on, each day has one, and the last goes on."""
    ordered = _by_day(entries)
    for before, after in pairwise(ordered):
        if before.last < after.first and before.last + DAY < after.first:
            what = f"none holds on {before.last + DAY}; let the one before last longer"
            yield Problem(after.about, what)
    if ordered and (last := ordered[-1]).to is not None:
        yield Problem(last.about, f"none holds after {last.to}; take out the last to")


def _unlisted(file: EntryFile, known: set[str]) -> Iterator[Problem]:
    """Nationals of a rule that there is not, and ways in that ask for such."""
    for list_ in file.nationals:
        yield from unknown_rules(known, "nationals", "rule", (list_.rule,))
    listed = {each.rule for each in file.nationals}
    for pathway in file.pathway:
        for rule in pathway.refusals:
            if rule not in listed:
                what = f"{rule} has no list of nationals; add one, or correct the id"
                yield Problem(pathway.about, what)


def _quota_problems(quotas: Iterable[Quota]) -> Iterator[Problem]:
    for quota in quotas:
        if (quota.state == "yearly") != (quota.places is not None):
            what = "places are given exactly where the state is yearly; correct one"
            yield Problem(quota.about, what)


def _stray_tables(
    rules: Sequence[Rule], versions: Sequence[Version]
) -> Iterator[Problem]:
    """Points of a rule must hold on all days of each version, once for each part."""
    for version in versions if any(rule.points for rule in rules) else ():
        held: set[PartName] = set()
        for rule in rules:
            if rule.points is None or version.test != "points":
                continue
            first, last = rule.holds(version.first), rule.holds(version.last)
            if first != last:
                what = f"its points hold on some days of version {version.name} only"
                yield Problem(place(rule), f"{what}; correct from and to")
            if first and rule.points.part in held:
                what = f"another rule sets {rule.points.part} of version {version.name}"
                yield Problem(place(rule), f"{what}; correct from and to")
            if first:
                held.add(rule.points.part)


def _table(rules: Iterable[Rule], version: Version, part: PartName) -> PartTable:
    for rule in rules:
        points = rule.points
        if points is not None and points.part == part and rule.holds(version.first):
            return PartTable(part, (rule.id,), points.best, points.adds)
    return PartTable(part, ())


def _fees_of(rules: Sequence[Rule]) -> tuple[EntryFees, ...]:
    """What an application costs, span by span (X-05 to X-07)."""
    filing, issue = (with_spells(spans_of(rules, name)) for name in _FEES)
    every = days_of([*filing, *issue])
    whole = runs(date.min, date.max, every)
    return tuple(
        _fees(*days, on(days[0], filing), on(days[0], issue)) for days in whole
    )


def _fees(
    first: date, last: date, filing: Span | None, issue: Span | None
) -> EntryFees:
    rules = [span.rule for span in (filing, issue) if span]
    return EntryFees(
        rules=tuple(rule.id for rule in rules),
        filing=filing.amount if filing else 0,
        issue=issue.amount if issue else 0,
        first=first,
        last=last,
        overruled=tuple(rule.id for rule in rules if rule.overruled_on(first)),
    )
