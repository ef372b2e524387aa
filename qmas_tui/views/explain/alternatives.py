"""What was looked at and does not apply, and what would change a result."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from qmas_tui.findings.calendar import first_within
from qmas_tui.findings.model import Deadline, Finding
from qmas_tui.policy.policy import Policy
from qmas_tui.policy.rules import Rule
from qmas_tui.views.explain.rules_cited import INDENT, own_figures
from qmas_tui.views.explain.target import Target
from qmas_tui.views.lay import dim, row, said
from qmas_tui.views.model import Line, Span
from qmas_tui.views.say import day_words, long_day
from qmas_tui.views.words import remedy

_BESIDE = {
    "extension.target": (("E-09", "the department's own time to decide is shorter"),),
    "extension.last-day": (("C-03", "it is not about a limit of stay"),),
    "extension.decision-late": (
        ("E-33", "it is about a filing undecided at the limit itself"),
    ),
    "abode.decision-late": (("E-09", "it is about extensions of stay"),),
    "stay.ends": (("C-03", "it is not about a limit of stay"),),
    "milestone": (("AP-02", "practitioners differ; the anniversary is safe"),),
    "milestone.earliest": (("AP-02", "practitioners differ; the anniversary is safe"),),
    "milestone.latest": (
        ("AB-04", "no published rule says so"),
        ("OR-10", "an absence is weighed and breaks nothing by itself"),
    ),
    "stay.lapsed": (
        ("E-22", "nobody overstays while away"),
        ("OR-16", "it asks for a return within the limit of stay"),
    ),
    "stay.overstayed": (
        ("E-24", "no pending filing belongs to the limit"),
        ("E-35", "no absence on the day after the limit is on record"),
    ),
    "stay.unrecorded": (("E-24", "no pending filing belongs to the limit"),),
    "stay.leave-by": (("E-24", "it is reported to have ended, see E-33"),),
    "facts.grant-missing": (("E-24", "the filing is decided"),),
    "filing.refused": (("E-24", "the filing is decided"),),
    "abode.slow": (("E-09", "it is about extensions of stay"),),
    "scheme.left": (("S-05", "another permission follows no pattern of the scheme"),),
    "income.low": (("E-21", "the figure is seen in practice, not published"),),
    "work.commission-only": (("E-21", "it is about the amount, not the kind of pay"),),
    "residence.thin": (("R-13", "an agent's figure for one absence"),),
    "work.none": (("E-21", "no figure or number of days is published either"),),
    "absence.six-months": (("AB-04", "no published rule says so"),),
    "absence.long": (("AB-04", "no published rule says so"),),
    "absence.year": (("AB-04", "no published rule says so"),),
    "absence.nights": (("AB-04", "no published rule says so"),),
    "absence.touchdown": (("OR-10", "each trip by itself interrupts nothing"),),
    "dependant.ageing-out": (("D-09", "it says nothing of a child past 18"),),
    "dependant.basis-lost": (("D-09", "it is for the family of a permanent resident"),),
    "facts.limit-unknown": (("D-02", "what normally follows cannot be presumed here"),),
    "facts.birthplace-unknown": (
        ("CH-02", "it is for a child who is not a Chinese citizen"),
    ),
    "milestone.reached": (("AP-02", "practitioners differ; the anniversary is safe"),),
    "evidence.missing": (("E-19", "it is for other schemes"),),
}
"""Rules that come to mind and do not decide, each with the reason why."""


def alternative_lines(target: Target) -> tuple[Line, ...]:
    """Rules that come to mind, each with why it does not decide here."""
    lines: list[Line] = []
    deadline = target.deadline
    if deadline is not None and deadline.kind == "extension.opens":
        lines += _other_windows(target.policy, deadline)
    if deadline is not None and deadline.kind in ("extension.opens", "stay.ends"):
        lines.append(_no_rolling(target, deadline))
    if target.kind.startswith("milestone."):
        lines.append(_other_citizens(target))
    for finding in target.findings:
        if finding.code == "stay.pending-past-limit":
            lines.append(_pending(target, finding))
    lines += [_beside(target, *each) for each in _BESIDE.get(target.kind, ())]
    return tuple(lines) or (dim("No other rule was in question."),)


def _aside(id_: str, words: str, why: str) -> Line:
    return row(
        Span(f"{id_:<{len(INDENT)}}", "dim"), said(words), said(f"   {why}", "dim")
    )


def _beside(target: Target, id_: str, why: str) -> Line:
    return _aside(id_, target.policy.rules[id_].title, why)


def _pending(target: Target, finding: Finding) -> Line:
    """Which of the two practices does not decide over a filing undecided at the limit.

    Neither makes a stay past it lawful.
    """
    if finding.fact("tolerated"):
        since = day_words(target.policy.leave_by_since)
        return _beside(target, "E-33", f"reported for limits of stay from {since} on")
    return _beside(target, "E-24", "it is reported to have ended")


def _no_rolling(target: Target, deadline: Deadline) -> Line:
    limit = long_day(deadline.counted_from)
    return _beside(target, "C-04", f"{limit} stays {limit}")


def other_windows(
    policy: Policy, deadline: Deadline
) -> Iterator[tuple[Rule, date, str]]:
    """Every other window rule, the day that it would have given, and why not."""
    limit = deadline.counted_from
    used = {window.rule for window in policy.windows}
    is_permanent = not used & set(deadline.rules)
    for rule in policy.rules.values():
        for figure in rule.figure:
            if figure.name != "filing-window" or rule.id in deadline.rules:
                continue
            length = figure.value
            assert isinstance(length, int), "a window is one number"
            months = figure.unit == "months"
            earlier = limit - timedelta(days=length)
            day = first_within(limit, length) if months else earlier
            why = "opens later than the rule in force"
            if is_permanent and months:
                why = "not for the dependants of a permanent resident"
            elif rule.id not in used:
                why = "switched off by this office"
            elif rule.to is not None and day > rule.to:
                why = f"in force until {day_words(rule.to)}"
            elif rule.from_ is not None and limit < rule.from_:
                why = f"in force from {day_words(rule.from_)}"
            else:
                day = max(day, rule.from_ or day)
            yield rule, day, why


def _other_windows(policy: Policy, deadline: Deadline) -> Iterator[Line]:
    for rule, day, why in other_windows(policy, deadline):
        yield _aside(rule.id, f"{rule.title}: would open {day_words(day)}", why)


def _other_citizens(target: Target) -> Line:
    if target.case.person(target.subject).citizenship == "chinese":
        return _beside(target, "PR-03", "not for a Chinese citizen")
    return _beside(target, "PR-01", "only for a Chinese citizen")


def _is_due(target: Target) -> bool:
    """Whether the filing for the right of abode is to be prepared by now."""
    found = target.case.assessment
    return any(
        item.kind == target.kind
        and item.subject == target.subject
        and item.due_on <= found.as_of
        for item in found.items
    )


def change_lines(target: Target) -> tuple[Line, ...]:
    """What would give another result."""
    changes = map(remedy, target.findings) if target.findings else _changes(target)
    return tuple([row(said(words)) for words in dict.fromkeys(changes)])


def _changes(target: Target) -> Iterator[str]:
    if target.kind == "milestone" and _is_due(target):
        yield (
            "Prepare form ROP145 and file it in Hong Kong while the limit of stay is "
            "valid, or record that it is not wanted"
        )
    match target.kind:
        case "extension.decision-late" | "abode.decision-late":
            yield "the decision, once it is recorded"
        case "entry.use-by":
            yield "another last day on the e-Visa, or the landing on record"
        case "milestone" | "milestone.earliest":
            yield "another day of landing, or earlier residence on record"
            yield "time that does not count, such as prison or an overstay"
        case "milestone.latest":
            yield "a trip or a gap in permission recorded, corrected or removed"
            yield "the citizenship: for a Chinese citizen the years may lie anywhere"
        case _:
            yield "a different limit on the e-Visa"
    if target.kind == "extension.opens" and target.deadline is not None:
        for rule, day, why in other_windows(target.policy, target.deadline):
            if rule.from_ is not None and why.startswith("switched"):
                yield f"the office switching {rule.id} on (then {day_words(day)})"
            elif "E-02" in target.deadline.rules:
                yield f"the office switching E-02 off (then {day_words(day)})"
    if figures := own_figures(target):
        yield f"another figure, set by the office: {', '.join(figures)}"
