"""What is to be done and what lies ahead: steps, forecast, the way to the landing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from qmas_tui.facts.prospect import Prospect
from qmas_tui.findings.model import Deadline
from qmas_tui.intake.model import CriteriaTest, EntryFeesDue, Evaluation, QuotaState
from qmas_tui.intake.result import AssessedProspect, ProspectItem
from qmas_tui.views.criteria_words import criterion_name
from qmas_tui.views.lay import dim, row, said
from qmas_tui.views.model import Line, Role, Section
from qmas_tui.views.prospect.line import day_line
from qmas_tui.views.prospect.nearest import nearest_words
from qmas_tui.views.prospect_rows import TO_DO, far_words
from qmas_tui.views.prospect_words import DEADLINES
from qmas_tui.views.say import capital, count, day_words, days_words, money
from qmas_tui.views.words import steps_of

NOTHING_OPEN = "Nothing is open."


def ahead_sections(of: AssessedProspect) -> tuple[Section, ...]:
    """Steps, the forecast while nothing is filed, and the way to the landing."""
    found, evaluation = of.assessment, of.assessment.evaluation
    steps = [_step(each, of.prospect, found.as_of) for each in found.items]
    sections = [Section("Next", tuple(steps) or (dim(NOTHING_OPEN),))]
    if found.deadlines:
        days = tuple(_deadline(each) for each in by_day(found.deadlines))
        sections.append(Section("On the way to the landing", days))
    if evaluation is not None:
        if ahead := tuple(_forecast(evaluation)):
            sections.append(Section("Forecast", ahead))
        costs = tuple(_costs(evaluation.fees, evaluation.quota))
        sections.append(Section("Fees", costs))
    return tuple(sections)


def by_day(deadlines: Iterable[Deadline]) -> list[Deadline]:
    """Dates in the order in which they come."""
    return sorted(deadlines, key=lambda each: each.on)


def item_words(item: ProspectItem, of: Prospect) -> str:
    """What is to be done; of a promise, in its own words."""
    if item.kind == "next" and of.next_step:
        return of.next_step
    return TO_DO[item.kind]


def _step(item: ProspectItem, of: Prospect, as_of: date) -> Line:
    lost = f"; lost on {day_words(item.lost_on)}" if item.lost_on else ""
    role: Role = "act" if item.act_by <= as_of else "plain"
    far = far_words(item, as_of)
    words = f"{capital(item_words(item, of))} ({far}{lost})"
    return row(said(f"{day_words(item.due_on)}  ", role), said(words), about=item.kind)


def _deadline(found: Deadline) -> Line:
    words = f"{capital(DEADLINES[found.kind])} ({days_words(found.days)})"
    told = "; ".join(steps_of(found))
    line = row(said(f"{day_words(found.on)}  "), said(words), said(f": {told}", "dim"))
    return row(*line.spans, about=found.kind)


def _forecast(found: Evaluation) -> Iterator[Line]:
    forecast, test = found.forecast, found.gpt
    if forecast is None or not isinstance(test, CriteriaTest):
        return
    yield dim("If work goes on and all else stays as it is:")
    for day, number in forecast.counts:
        marks = [f"+ {criterion_name(n)}" for n, on in forecast.met_on if on == day]
        marks += [f"- {criterion_name(n)}" for n, on in forecast.lost_on if on == day]
        enough = "" if number >= test.threshold else ", too few to file"
        why = f" ({'; '.join(marks)})" if marks else ""
        yield day_line(
            day, f"{count(number, 'criterion', 'criteria')} met{enough}{why}"
        )
    if found.nearest is not None:
        yield row(said(f"Nearest: {nearest_words(found.nearest)}"))


def filing_words(fees: EntryFeesDue) -> str:
    """What is paid at the filing, if anything is."""
    if not fees.filing:
        return "nothing at the filing"
    return f"{money(fees.filing)} at the filing, never refunded"


def _costs(fees: EntryFeesDue, quota: QuotaState | None) -> Iterator[Line]:
    yield row(
        said(
            f"{money(fees.total)} for {count(fees.persons, 'person')}: "
            f"{filing_words(fees)}, and {money(fees.issue)} on approval"
        )
    )
    if quota is not None and quota.state != "none":
        places = f" of {quota.places:,} places" if quota.places else ""
        yield dim(f"Quota of that day: {quota.state}{places}.")
