"""Snapshots: the book, or some of its cases, as one file of facts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from qmas_tui.casework.casework import Casework
from qmas_tui.errors import DataError
from qmas_tui.exchange.facts_toml import write_facts, years_outside
from qmas_tui.exchange.snapshot import Wanted, make_snapshot
from qmas_tui.facts.changes import Case
from qmas_tui.facts.holder import CaseFile, Made
from qmas_tui.facts.prospect import Prospect
from qmas_tui.facts.worked_out import WorkedOut
from qmas_tui.findings.compare import HOLDERS
from qmas_tui.intake.compare import PROSPECTS
from qmas_tui.steps import Step, halves, unheard
from qmas_tui.views.labels import TABLE_TITLES, field_label
from qmas_tui.views.say import count, day_words

__all__ = ["Wanted", "snapshot_words", "write_snapshot"]


def write_snapshot(
    casework: Casework,
    path: Path,
    wanted: Wanted | None = None,
    force: bool = False,
    step: Step = unheard,
) -> CaseFile:
    """Write a snapshot of the book as it is today, and give what was written.

    Raises DataError as `Casework.save` does, for a case that there is not, and where
    the file could not be read again.
    """
    policy, day = casework.policy, casework.session.today
    holders, prospects = casework.holders, casework.prospects
    wanted, number = wanted or Wanted(), len(holders) + len(prospects)
    parts = halves(step, number) if wanted.findings else (step, step)
    made = Made(rules_checked_on=policy.checked_on, head=casework.head or None)

    def say(case: Case) -> tuple[WorkedOut, ...]:
        if isinstance(case, Prospect):
            return PROSPECTS.said(case, policy, day)
        return HOLDERS.said(case, policy, day)

    file = make_snapshot(holders, day, made, say, wanted, parts[0], prospects)
    if problems := years_outside(file):
        what = "A snapshot that could not be restored is not written."
        raise DataError(what, problems)
    casework.save(path, write_facts(file, parts[1]), force)
    return file


def snapshot_words(file: CaseFile, path: Path) -> Iterator[str]:
    """What was written, and what was left out of it, in sentences."""
    more = f" and {count(len(file.prospect), 'prospect')}" if file.prospect else ""
    yield f"{count(len(file.holder), 'case')}{more} written to {path}."
    if file.made and file.made.partial:
        yield "These are some of the cases of the book."
    if file.worked_out and file.as_of:
        yield f"With what was worked out on {day_words(file.as_of)}."
    if file.made and file.made.left_out:
        yield f"Left out: {', '.join(map(_left_out_words, file.made.left_out))}."


def _left_out_words(name: str) -> str:
    """A name of `left_out` in words: names, notes, employer of work."""
    if name == "names":
        return "names (initials stand for them)"
    if title := TABLE_TITLES.get(name):
        return title.lower()
    table, _, field = name.rpartition(".")
    return f"{field_label(field)} of {table}" if table else field_label(field)
