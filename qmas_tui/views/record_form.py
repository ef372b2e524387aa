"""What a form asks of a certain case: its papers, its stays, its family by name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import structs

from qmas_tui.errors import DataError, Problem
from qmas_tui.facts.holder import Dependant
from qmas_tui.facts.parsing import FieldTexts, names_text
from qmas_tui.facts.rows import Work
from qmas_tui.findings.effective_facts import is_current
from qmas_tui.findings.filings import pending_for
from qmas_tui.findings.model import HOLDER, AssessedCase, DependantAssessment
from qmas_tui.policy.policy import Policy
from qmas_tui.views.echo import read_day
from qmas_tui.views.form import (
    CLOSES,
    SHARED_WITH,
    YES_NO,
    FormField,
    Tick,
    fields_of,
    whose_trip,
)
from qmas_tui.views.model import Span
from qmas_tui.views.say import day_words

NOBODY = "no"
"""The text of ticks of which none is set."""
_SIGNED = frozenset({"on", "by"})
"""What the program fills in of a new note or review."""


def new_fields(table: str, case: AssessedCase, policy: Policy) -> tuple[FormField, ...]:
    """The fields of a new row of a table."""
    fields = [f for f in row_fields(table, case, policy) if f.name not in _SIGNED]
    if table == "trip" and case.holder.dependant:
        fields.append(whose_trip(case.holder.dependant))
    if table == "grant":
        fields += [
            FormField(SHARED_WITH, "also for", "", "ticks", (), False),
            FormField(CLOSES, "closes", "", "ticks", (), False),
        ]
        fields = [_ticked(each, case, policy, ()) for each in fields]
        fields = [each for each in fields if each.kind != "ticks" or each.ticks]
    return tuple(fields)


def row_fields(table: str, case: AssessedCase, policy: Policy) -> tuple[FormField, ...]:
    """The fields of a row of a table, with what can be chosen in this case."""
    return tuple(_of_case(each, table, case, policy) for each in fields_of(table))


def with_ticks(
    fields: Sequence[FormField], case: AssessedCase, policy: Policy, given: FieldTexts
) -> list[FormField]:
    """The fields of ticks as they are told beside what else is typed."""
    ticked = [each for each in fields if each.kind == "ticks"]
    return [_ticked(each, case, policy, given) for each in ticked]


def as_recorded(
    given: FieldTexts, fields: Sequence[FormField]
) -> list[tuple[str, str]]:
    """What is given, as it is recorded: an extension for all of them names nobody.

    Raises DataError where nobody is ticked that something is filed for.
    """
    ticks = {each.name: each.ticks for each in fields}.get("for", ())
    said = dict(given)
    if said.get("for") == NOBODY and ticks:
        raise DataError("Not saved.", [Problem("for", "is nobody; tick who it is for")])
    everyone = names_text([each.value for each in ticks if not each.fixed])
    if ticks and said["for"] == everyone and said["kind"] == "extension":
        said["for"] = ""
    return list(said.items())


def _of_case(
    field: FormField, table: str, case: AssessedCase, policy: Policy
) -> FormField:
    if (table, field.name) == ("evidence", "kind"):
        kinds = tuple(dict.fromkeys(paper.kind for paper in policy.papers))
        titles = {paper.kind: paper.title for paper in policy.papers}
        named = tuple(titles[kind] for kind in kinds)
        return structs.replace(field, kind="choice", choices=kinds, titles=named)
    if (table, field.name) == ("grant", "step"):
        most = max(len(pattern.months) for pattern in policy.patterns)
        steps = tuple(str(step) for step in range(most))
        named = ("initial", *[f"extension {step}" for step in range(1, most)])
        return structs.replace(field, kind="choice", choices=steps, titles=named)
    if (table, field.name) == ("filing", "for") and case.holder.dependant:
        filed_for = structs.replace(field, kind="ticks")
        return _ticked(filed_for, case, policy, ())
    return field


def _ticked(
    field: FormField, case: AssessedCase, policy: Policy, given: FieldTexts
) -> FormField:
    if field.name == SHARED_WITH:
        until = read_day(dict(given).get("until", ""), case.assessment.as_of)
        ticks = [_shares(each, case, until) for each in case.holder.dependant]
    elif field.name == "for":
        ticks = _filed_for(case, dict(given).get("kind", ""))
    elif field.name == CLOSES:
        ticks = _closes(case, policy)
    else:
        return field
    return structs.replace(field, ticks=tuple(ticks))


def _shares(dependant: Dependant, case: AssessedCase, until: date | None) -> Tick:
    """Whether one of the family gets the limit of a grant, and from what to what."""
    name, found = dependant.name, case.assessment
    if why := _left_out(dependant, case):
        return Tick(name, name, False, (Span(f"{why}: left out", "dim"),), fixed=True)
    if dependant.limit_of_stay is None:
        follows = Span("follows the holder's limit", "dim")
        return Tick(name, name, True, (follows,), fixed=True)
    same = found.limit is not None and dependant.limit_of_stay == found.limit.on
    told = [Span(day_words(dependant.limit_of_stay), "plain" if same else "warn")]
    if until is not None:
        told += [Span(" → ", "dim"), Span(day_words(until), "strong")]
    ask = "" if same else "differs today: ask who was included"
    return Tick(name, name, same, tuple(told), ask)


def _left_out(dependant: Dependant, case: AssessedCase) -> str:
    """Why one of the family has no part in what is for all; empty where they have."""
    found = case.assessment.of(dependant.name)
    if not isinstance(found, DependantAssessment) or found.standing == "dependant":
        return ""
    if found.standing == "permanent":
        return "permanent"
    since = f" {day_words(dependant.left_on)}" if dependant.left_on else ""
    if found.standing == "own-permission":
        return f"own permission{since}"
    return f"left{since}" if since else "no basis any more"


def _filed_for(case: AssessedCase, kind: str) -> list[Tick]:
    """Everyone of the family; a right of abode is the holder's alone unless said."""
    is_for_all = kind != "right-of-abode"
    ticks = [Tick(HOLDER, case.holder.name, True)]
    for each in case.holder.dependant:
        why = _left_out(each, case)
        told = (Span(f"{why}: left out", "dim"),) if why else ()
        is_in = is_for_all and not why
        ticks.append(Tick(each.name, each.name, is_in, told, fixed=bool(why)))
    return ticks


def _closes(case: AssessedCase, policy: Policy) -> list[Tick]:
    """The pending filing that a grant answers."""
    found = case.assessment
    if found.limit is None:
        return []
    pending = pending_for(found.limit.on, case.holder.filing, policy, found.as_of)
    if not pending:
        return []
    days = " and ".join(day_words(each.filed_on) for each in pending)
    age = (found.as_of - min(each.filed_on for each in pending)).days
    told = (Span(f"pending {age} d", "dim"),)
    return [Tick(YES_NO[0], f"extension of {days}", True, told)]


def job_lost_fields(case: AssessedCase) -> tuple[FormField, ...]:
    """The last day, which of the current jobs it was, whether that ends, a note."""
    works = case.holder.work
    jobs = current_jobs(works, case.assessment.as_of)
    last = FormField("on", "last day", "15/3/28, fri, +2m", "date", (), True)
    note = FormField("text", "note", "for the file", "text", (), False)
    if not jobs:
        return (last, note)
    titles = tuple(_job_words(works[number - 1]) for number in jobs)
    numbers = tuple(str(number) for number in jobs)
    usual = numbers[0] if len(numbers) == 1 else ""
    which = FormField("job", "which job", "", "choice", numbers, True, titles, usual)
    ends = FormField("ends", "end it", "", "choice", YES_NO, False, usual="yes")
    return (last, which, ends, note)


def current_jobs(works: Sequence[Work], as_of: date) -> list[int]:
    """The numbers of the jobs that go on, counted from 1."""
    return [
        number
        for number, work in enumerate(works, 1)
        if work.kind != "none" and is_current(work, as_of)
    ]


def _job_words(work: Work) -> str:
    return work.employer or work.title or work.kind.replace("-", " ")
