"""A snapshot: a book or some of its cases as one file of facts, as it is wanted."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from itertools import chain
from types import MappingProxyType
from typing import TypeVar

from msgspec import Struct, structs

from qmas_tui.errors import DataError, Problem
from qmas_tui.exchange.redact import redacted
from qmas_tui.facts.changes import Case
from qmas_tui.facts.holder import FORMAT, WITH_PROSPECTS, CaseFile, Holder, Made
from qmas_tui.facts.prospect import Prospect
from qmas_tui.facts.reading import plain
from qmas_tui.facts.validation import did_you_mean
from qmas_tui.facts.worked_out import WorkedOut
from qmas_tui.steps import Step, unheard, watched

R = TypeVar("R", Holder, Prospect)
NOBODY: Mapping[str, Prospect] = MappingProxyType({})
Say = Callable[[Case], tuple[WorkedOut, ...]]
"""What is worked out of a case on the day of the snapshot."""


class Wanted(Struct, frozen=True, gc=False, kw_only=True):
    """What a snapshot is to hold.

    `cases` are the references of some, none for all; `findings` adds what was worked
    out; `redact` leaves out what tells who somebody is.
    """

    cases: tuple[str, ...] = ()
    findings: bool = False
    redact: bool = False


def make_snapshot(
    holders: Mapping[str, Holder],
    as_of: date,
    made: Made,
    say: Say,
    wanted: Wanted | None = None,
    step: Step = unheard,
    prospects: Mapping[str, Prospect] = NOBODY,
) -> CaseFile:
    """The book of a day as a file; its `made` says what was left out, if anything was.

    The cases stand in the order of the book, whatever the order in which some were
    asked for. Raises DataError, naming each reference that no case has.
    """
    wanted = wanted or Wanted()
    _check_known((*holders, *prospects), wanted.cases)
    chosen = _chosen(holders, wanted.cases)
    before = _chosen(prospects, wanted.cases)
    is_partial = len(chosen) + len(before) < len(holders) + len(prospects)
    file = CaseFile(
        format=WITH_PROSPECTS if before else FORMAT,
        as_of=as_of,
        made=structs.replace(made, partial=is_partial),
        holder=chosen,
        prospect=before,
    )
    if wanted.findings:
        every: tuple[Case, ...] = (*chosen, *before)
        found = [say(case) for case in watched(every, step)]
        file = structs.replace(file, worked_out=tuple(chain.from_iterable(found)))
    return redacted(file) if wanted.redact else file


def _check_known(there: Collection[str], cases: Iterable[str]) -> None:
    if unknown := [case for case in dict.fromkeys(cases) if case not in there]:
        problems = [_unknown(case, there) for case in unknown]
        raise DataError("Some of these cases are not in the book.", problems)


def _chosen(records: Mapping[str, R], cases: Iterable[str]) -> tuple[R, ...]:
    wanted = frozenset(cases)
    return tuple(r for case, r in records.items() if not wanted or case in wanted)


def _unknown(case: str, there: Collection[str]) -> Problem:
    advice = did_you_mean(case, there, "name one that is in the book")
    return Problem(f"case {plain(case)}", f"there is none; {advice}")
