"""A snapshot: a book or some of its cases as one file of facts, as it is wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from itertools import chain

from msgspec import Struct, structs

from qmas_tui.errors import DataError, Problem
from qmas_tui.exchange.redact import redacted
from qmas_tui.facts.holder import FORMAT, CaseFile, Holder, Made
from qmas_tui.facts.reading import plain
from qmas_tui.facts.validation import did_you_mean
from qmas_tui.findings.model import Assessment
from qmas_tui.findings.outcome import outcome
from qmas_tui.steps import Step, unheard, watched

LookAt = Callable[[Holder], Assessment]
"""What is worked out of a holder on the day of the snapshot."""


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
    look: LookAt,
    wanted: Wanted | None = None,
    step: Step = unheard,
) -> CaseFile:
    """The book of a day as a file; its `made` says what was left out, if anything was.

    The cases stand in the order of the book, whatever the order in which some were
    asked for. Raises DataError, naming each reference that no case has.
    """
    wanted = wanted or Wanted()
    chosen = _chosen(holders, wanted.cases)
    file = CaseFile(
        format=FORMAT,
        as_of=as_of,
        made=structs.replace(made, partial=len(chosen) < len(holders)),
        holder=chosen,
    )
    if wanted.findings:
        found = [outcome(look(holder)) for holder in watched(chosen, step)]
        file = structs.replace(file, worked_out=tuple(chain.from_iterable(found)))
    return redacted(file) if wanted.redact else file


def _chosen(holders: Mapping[str, Holder], cases: Iterable[str]) -> tuple[Holder, ...]:
    wanted = frozenset(cases)
    if unknown := [case for case in dict.fromkeys(cases) if case not in holders]:
        problems = [_unknown(case, holders) for case in unknown]
        raise DataError("Some of these cases are not in the book.", problems)
    return tuple(h for case, h in holders.items() if not wanted or case in wanted)


def _unknown(case: str, holders: Mapping[str, Holder]) -> Problem:
    advice = did_you_mean(case, holders, "name one that is in the book")
    return Problem(f"case {plain(case)}", f"there is none; {advice}")
