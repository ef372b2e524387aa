"""From which recorded fact something follows, and where that fact came from."""

from __future__ import annotations

from collections.abc import Iterator

from qmas_tui.facts.holder import Holder
from qmas_tui.findings.model import HOLDER, Limit
from qmas_tui.views.explain.target import Target
from qmas_tui.views.lay import day_or_dash, row, said, sentence
from qmas_tui.views.model import Line, Span
from qmas_tui.views.say import CITIZENS, ROUTES, day_words
from qmas_tui.views.turns import step_words
from qmas_tui.views.words import because


def fact_lines(target: Target) -> tuple[Line, ...]:
    """The facts on which everything else stands."""
    if target.findings:
        return tuple([row(said(f"{because(each)}.")) for each in target.findings])
    if target.milestone is not None:
        return tuple(_start(target))
    assert target.deadline is not None, "a target is a date, seven years or findings"
    match target.kind:
        case "extension.decision-late":
            return tuple(_filed(target, "Extension filed"))
        case "abode.decision-late":
            return tuple(_filed(target, "Right of abode filed"))
        case "entry.use-by":
            return tuple(_entry(target.case.holder))
    return tuple(_limit(target))


def _fact(words: str, origin: str = "") -> Line:
    return row(Span(words, "strong"), said(f", {origin}" if origin else "", "dim"))


def _limit(target: Target) -> Iterator[Line]:
    """The limit of stay, and the grant or the landing that it comes from."""
    found = target.case.assessment.of(target.subject)
    limit = found.limit if found else None
    assert limit is not None, "only a limit of stay has such dates"
    words = f"Limit of stay {day_words(limit.on)}"
    holder = target.case.holder
    standing = getattr(found, "standing", "")
    match limit.source:
        case "linked" if standing == "basis-lost":
            yield _fact(words, "the one that ran on the day of leaving, presumed")
        case "linked":
            yield _fact(words, "taken from the holder: no own limit is recorded")
        case "forecast":
            yield _fact(words, "expected: no grant is recorded")
            yield from _landing(holder)
            if target.case.assessment.pattern is not None:
                yield _fact(*_pattern(target))
        case "assumed":
            yield _fact(words, "assumed: neither pattern nor grant is recorded")
            yield from _landing(holder)
        case _ if target.subject == HOLDER:
            yield _fact(words, _grant(holder, limit))
        case _:
            yield _fact(words, "recorded as the dependant's own")


def _grant(holder: Holder, limit: Limit) -> str:
    grant = next(each for each in reversed(holder.grant) if each.until == limit.on)
    granted = f"granted {day_words(grant.granted_on)}, " if grant.granted_on else ""
    if grant.confirmed:
        return f"{granted}read on the e-Visa and confirmed"
    return f"{granted}recorded, and not confirmed against the e-Visa"


def _landing(holder: Holder) -> Iterator[Line]:
    yield _fact(f"Landed {day_or_dash(holder.landed_on)}", "as recorded")


def _pattern(target: Target) -> tuple[str, str]:
    holder, pattern = target.case.holder, target.case.assessment.pattern
    words = f"Stay pattern {pattern}, {ROUTES[holder.route]}"
    if holder.pattern is not None or holder.applied_on is None:
        return words, "as recorded for this holder"
    return words, f"from the application of {day_words(holder.applied_on)}"


def _filed(target: Target, what: str) -> Iterator[Line]:
    assert target.deadline is not None, "a date of its own"
    assert target.deadline.filed is not None, "counted from a filing"
    yield _fact(f"{what} {day_words(target.deadline.filed)}", "still pending")


def _entry(holder: Holder) -> Iterator[Line]:
    yield _fact(f"Approved {day_or_dash(holder.approved_on)}", "as recorded")
    if holder.entry_by is not None:
        yield _fact(f"Use by {day_words(holder.entry_by)}", "read from the e-Visa")


def _start(target: Target) -> Iterator[Line]:
    """From when the seven years count."""
    person, milestone = target.case.person(target.subject), target.milestone
    assert milestone is not None, "the seven years"
    if person.residence_since is not None:
        day = day_words(person.residence_since)
        yield _fact(f"Resident since {day}", "on another permission without a break")
    else:
        yield _fact(f"Landed {day_or_dash(person.landed_on)}", "as recorded")
    for reason in milestone.because:
        if reason.key in ("excluded", "excluded-open"):
            yield _fact(sentence(step_words(reason)), "as recorded")
    citizen = sentence(CITIZENS[person.citizenship])
    if person.citizenship == "unknown":
        yield _fact(f"{citizen}: counted as not Chinese")
    else:
        yield _fact(citizen, "as recorded")
