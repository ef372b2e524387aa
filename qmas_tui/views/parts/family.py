"""The family: each dependant with limit, dates, birthday and seven years."""

from __future__ import annotations

from collections.abc import Iterator

from qmas_tui.facts.holder import Dependant
from qmas_tui.findings.family import turns_of_age
from qmas_tui.findings.model import DependantAssessment
from qmas_tui.policy.policy import Policy
from qmas_tui.views.lay import cell, dim, period, row, said
from qmas_tui.views.model import Entry, Line, Part, Section, Span
from qmas_tui.views.parts.dates import date_lines, finding_lines
from qmas_tui.views.say import RANKS, count, day_words
from qmas_tui.views.width import clean

_CITIZENSHIP = {
    "chinese": "Chinese citizen",
    "other": "not a Chinese citizen",
    "unknown": "citizenship not known",
}


def family_part(entry: Entry, policy: Policy) -> Part:
    """One section for each dependant."""
    holder = entry.holder
    if not holder.dependant:
        words = "No dependant is recorded."
        if holder.family:
            words = f"The sheet says “{holder.family}”; nobody is recorded by name."
        return Part("family", "Family", (Section("Family", (dim(words),)),))
    results = {each.name: each for each in entry.assessment.dependants}
    return Part(
        "family",
        "Family",
        tuple(
            [
                Section(
                    f"{clean(each.name)}, {each.relation}",
                    tuple(_member(n, each, results.get(each.name), entry, policy)),
                )
                for n, each in enumerate(holder.dependant, 1)
            ]
        ),
    )


def _member(
    number: int,
    dependant: Dependant,
    result: DependantAssessment | None,
    entry: Entry,
    policy: Policy,
) -> Iterator[Line]:
    as_of = entry.assessment.as_of
    limit, how = "no limit of stay", ""
    if result is not None and result.limit is not None:
        limit = f"limit of stay {day_words(result.limit.on)}"
        how = "with the holder, not confirmed" if result.linked else "own, as recorded"
    yield row(
        Span(limit, "strong"),
        Span(f"   {how}", "warn" if result and result.linked else "dim"),
        of=("dependant", number),
    )
    yield dim(" · ".join(_facts(dependant)))
    birthday = turns_of_age(dependant, as_of, policy)
    if birthday is not None:
        age = policy.figures.child_age_years
        yield row(f"turns {age} on {day_words(birthday)}")
    if result is not None:
        yield from _worked_out(result, entry)
    for trip in sorted(dependant.trip, key=lambda trip: trip.out, reverse=True):
        yield row(
            cell("away", 8, "dim"),
            cell(period(trip.out, trip.back), 26, "dim"),
            said(trip.reason or "", "dim"),
        )


def _worked_out(result: DependantAssessment, entry: Entry) -> Iterator[Line]:
    findings = sorted(result.findings, key=lambda found: RANKS[found.level])
    yield from finding_lines(findings, named=False)
    deadlines = () if result.linked else result.deadlines
    if result.linked and result.limit is not None:
        yield dim("the dates of filing are the holder's")
    yield from date_lines(
        deadlines, result.milestone, result.name, entry.assessment.as_of
    )


def _facts(dependant: Dependant) -> Iterator[str]:
    if dependant.born_on is not None:
        yield f"born {day_words(dependant.born_on)}"
    yield _CITIZENSHIP[dependant.citizenship]
    landed = dependant.landed_on
    yield f"landed {day_words(landed)}" if landed else "landing not recorded"
    expires = dependant.passport_expires_on
    yield f"passport until {day_words(expires)}" if expires else "no passport recorded"
    if dependant.trip:
        yield count(len(dependant.trip), "trip")
