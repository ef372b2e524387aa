"""An office's own tables about entry in place of the program's, marked on the rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import structs

from qmas_tui.errors import DataError, Problem
from qmas_tui.facts.validation import did_you_mean
from qmas_tui.policy.compile_entry import EntryFile
from qmas_tui.policy.entry import AnyEntry, DatedEntry
from qmas_tui.policy.office import Office, OwnPoints
from qmas_tui.policy.rules import Points, Rule
from qmas_tui.policy.spans import DAY


def with_own_entries(shipped: EntryFile, office: Office) -> EntryFile:
    """The entries, those of the office on its days in place of the program's."""
    return EntryFile(
        version=shipped.version,
        exclusion=_laid_over(shipped.exclusion, office.exclusion),
        quota=_laid_over(shipped.quota, office.quota),
        approvals=_laid_over(shipped.approvals, office.approvals),
        pathway=_laid_over(shipped.pathway, office.pathway),
        nationals=shipped.nationals,
    )


def mark_own_entries(
    rules: Sequence[Rule], office: Office, where: str = "policy.toml"
) -> tuple[Rule, ...]:
    """The rules with the office's points; each that it touched says so.

    Raises DataError where points are for a rule that has none.
    """
    scored = {rule.id for rule in rules if rule.points}
    problems = [
        Problem(f"{where}, points {own.rule}", what)
        for own in office.points
        if (what := _stray(own, scored))
    ]
    if problems:
        raise DataError("Points of the office cannot be set.", problems)
    marked = {rule.id: rule for rule in rules}
    for own in office.points:
        table = Points(own.part, own.best, own.adds)
        rule = structs.replace(marked[own.rule], points=table)
        marked[own.rule] = _told(rule, f"points of {own.part}", own.why)
    for entry in (*office.exclusion, *office.quota, *office.approvals, *office.pathway):
        for id_ in entry.rules:
            if id_ in marked:
                marked[id_] = _told(marked[id_], _named(entry), entry.why)
    return tuple(marked.values())


def _stray(own: OwnPoints, scored: set[str]) -> str | None:
    if own.rule in scored:
        return None
    advice = did_you_mean(own.rule, sorted(scored), "correct the id")
    return f"rule {own.rule} sets no points; {advice}"


def _told(rule: Rule, what: str, why: str | None) -> Rule:
    note = f"{what} ({why})" if why else what
    told = f"{rule.overruled}; {note}" if rule.overruled else note
    return structs.replace(rule, overruled=told)


def _named(entry: DatedEntry) -> str:
    first = f" from {entry.from_}" if entry.from_ else ""
    return f"{entry.about}{first}" + (f" to {entry.to}" if entry.to else "")


def _laid_over(
    shipped: Iterable[AnyEntry], owns: Sequence[AnyEntry]
) -> tuple[AnyEntry, ...]:
    kept = list(shipped)
    for own in owns:
        kept = [piece for entry in kept for piece in _beside(entry, own)]
    return (*kept, *owns)


def _beside(entry: AnyEntry, own: AnyEntry) -> Iterator[AnyEntry]:
    """What is left of an entry before and after the days of one about the same."""
    apart = entry.last < own.first or own.last < entry.first
    if apart or entry.about != own.about:
        yield entry
        return
    if entry.first < own.first:
        yield structs.replace(entry, to=own.first - DAY)
    if own.last < entry.last:
        yield structs.replace(entry, from_=own.last + DAY)
