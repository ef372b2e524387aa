"""The family: each dependant with limit, dates, birthday and seven years."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmas_tui.facts.holder import Dependant
from qmas_tui.findings.ageing import turns_of_age
from qmas_tui.findings.model import AssessedCase, DependantAssessment, Standing
from qmas_tui.findings.risk import by_gravity
from qmas_tui.policy.policy import Policy
from qmas_tui.views.case.dates import date_lines
from qmas_tui.views.case.findings import finding_lines
from qmas_tui.views.lay import cell, dim, period, row, said, section
from qmas_tui.views.model import Line, Section, Span
from qmas_tui.views.say import CITIZENS, count, day_words
from qmas_tui.views.width import clean

_BORN_IN: Final = {"hong-kong": "in Hong Kong", "elsewhere": "outside Hong Kong"}
_STANDING: Final[dict[Standing, str]] = {
    "dependant": "",
    "permanent": "permanent resident",
    "left": "left Hong Kong",
    "own-permission": "on a permission of their own",
    "basis-lost": "no longer a dependant of the holder",
}
_NOT_WORKED_OUT: Final = {
    "broken": "no limit of stay: this case could not be worked out",
    "closed": "no limit of stay: the case is closed",
}


def family_part(case: AssessedCase, policy: Policy) -> tuple[Section, ...]:
    """One section for each dependant, whether anything was worked out or not."""
    holder = case.holder
    if not holder.dependant:
        words = "No dependant is recorded."
        if holder.family:
            words = f"The sheet says “{holder.family}”; nobody is recorded by name."
        return (section("Family", (), words),)
    results = {each.name: each for each in case.assessment.dependants}
    sections = []
    for number, each in enumerate(holder.dependant, 1):
        lines = _member(number, each, results.get(each.name), case, policy)
        sections.append(section(f"{clean(each.name)}, {each.relation}", lines))
    return tuple(sections)


def _member(
    number: int,
    dependant: Dependant,
    result: DependantAssessment | None,
    case: AssessedCase,
    policy: Policy,
) -> Iterator[Line]:
    as_of = case.assessment.as_of
    limit, how = _limit_words(result, case)
    doubt = result is not None and result.linked
    yield row(
        Span(limit, "strong"),
        Span(f"   {how}" if how else "", "warn" if doubt else "dim"),
        of=("dependant", number),
    )
    if result is not None and (standing := _standing_words(dependant, result, case)):
        yield row(said(standing, "accent"))
    yield dim(" · ".join(_facts(dependant)))
    is_dependant = result is not None and result.standing == "dependant"
    birthday = turns_of_age(dependant, as_of, policy) if is_dependant else None
    if birthday is not None:
        age = policy.figures.child_age_years
        yield row(f"turns {age} on {day_words(birthday)}")
    if result is not None:
        yield from _worked_out(result, case)
    trips = list(enumerate(dependant.trip, 1))
    for place, trip in sorted(trips, key=lambda pair: pair[1].out, reverse=True):
        yield row(
            cell("away", 8, "dim"),
            cell(period(trip.out, trip.back), 26, "dim", "out", "back"),
            said(trip.reason or "", "dim", "reason"),
            of=("trip", place),
            subject=dependant.name,
        )


def _limit_words(
    result: DependantAssessment | None, case: AssessedCase
) -> tuple[str, str]:
    """The limit of stay and how it is known, or why there is none."""
    if result is None:
        unlanded = "no limit of stay: the holder has not landed"
        return _NOT_WORKED_OUT.get(case.assessment.stage, unlanded), ""
    if result.limit is not None:
        how = "own, as recorded"
        if result.linked:
            gone = case.assessment.stage == "left"
            how = "the holder's, presumed" if gone else "with the holder, not confirmed"
        return f"limit of stay {day_words(result.limit.on)}", how
    if result.standing in ("permanent", "left"):
        return "no limit of stay", ""
    return "limit of stay not recorded", ""


def _standing_words(
    dependant: Dependant, result: DependantAssessment, case: AssessedCase
) -> str:
    """How somebody stands who is no dependant any more, and since when."""
    words, as_of = _STANDING[result.standing], case.assessment.as_of
    left_on = dependant.left_on
    if not words or result.standing == "permanent":
        return words
    if left_on is not None and left_on <= as_of:
        return f"{words} since {day_words(left_on)}"
    left_on = case.holder.left_on
    assert left_on is not None, "else the holder left Hong Kong"
    return f"{words}, who left Hong Kong on {day_words(left_on)}"


def _worked_out(result: DependantAssessment, case: AssessedCase) -> Iterator[Line]:
    findings = by_gravity(result.findings)
    yield from finding_lines(findings)
    deadlines, as_of = list(result.deadlines), case.assessment.as_of
    if result.linked and result.limit is not None and case.assessment.deadlines:
        # Of one who shares the limit all other dates are those of the holder.
        deadlines = [each for each in deadlines if each.kind.startswith("abode.")]
        yield dim("the dates of filing are the holder's")
    yield from date_lines(deadlines, result.milestone, result.name, as_of)


def _facts(dependant: Dependant) -> Iterator[str]:
    if dependant.born_on is not None or dependant.born_in is not None:
        born = [day_words(dependant.born_on)] if dependant.born_on else []
        born += [_BORN_IN[dependant.born_in]] if dependant.born_in else []
        yield f"born {' '.join(born)}"
    yield CITIZENS[dependant.citizenship]
    landed, since = dependant.landed_on, dependant.residence_since
    yield f"landed {day_words(landed)}" if landed else "landing not recorded"
    if since is not None:
        yield f"resident since {day_words(since)}"
    expires = dependant.passport_expires_on
    yield f"passport until {day_words(expires)}" if expires else "no passport recorded"
    if dependant.abode is not None:
        yield "right of abode not wanted"
    if dependant.trip:
        yield count(len(dependant.trip), "trip")
