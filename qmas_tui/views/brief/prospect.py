"""The assessment letter of a prospect: the line, what supports it, what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qmas_tui.findings.model import Finding
from qmas_tui.findings.risk import by_gravity
from qmas_tui.intake.model import CriteriaTest, Criterion, Evaluation, PointsTest
from qmas_tui.intake.pathways.model import ComparedPathway
from qmas_tui.intake.result import AssessedProspect
from qmas_tui.policy.policy import Policy
from qmas_tui.views.brief.case import worked_out_by
from qmas_tui.views.brief.found import source_of
from qmas_tui.views.criteria_words import criterion_name, meets_words, why_words
from qmas_tui.views.document import (
    Block,
    Cell,
    Chapter,
    Document,
    Facts,
    Note,
    Notes,
    Sources,
    Words,
    cell,
    grid,
)
from qmas_tui.views.intake_words import (
    because_of,
    evidence_words,
    headline_of,
    remedy_of,
)
from qmas_tui.views.lay import NOT_RECORDED, sentence
from qmas_tui.views.model import Role
from qmas_tui.views.pathway_words import (
    FITS_MEANS,
    VERDICTS,
    gives_words,
    pathway_name,
    wants_words,
)
from qmas_tui.views.prospect.ahead import filing_words, item_words
from qmas_tui.views.prospect.head import full_name
from qmas_tui.views.prospect.line import achievement_words, counts_words, points_words
from qmas_tui.views.prospect_words import (
    DEADLINES,
    MAY_FILE,
    MET,
    NO_CHANCE,
    PREREQUISITES,
    SPECIAL,
    STAGES,
    STATES,
)
from qmas_tui.views.say import BASES, ROUTES, capital, count, day_words, money
from qmas_tui.views.width import clean
from qmas_tui.views.words import steps_of

_NOTHING = "Nothing stands in the way."
PROSPECT_TERMS = f"{NO_CHANCE} What the department writes stands above all of it."
"""What is no part of what was worked out."""
_ROLES: dict[str, Role] = {"yes": "good", "no": "warn", "met": "good", "not-met": "act"}


def prospect_brief(
    of: AssessedProspect, ways: Sequence[ComparedPathway], policy: Policy
) -> Document:
    """What was found on a day, for the client's file; it forecasts no decision."""
    who, found = of.prospect, of.assessment
    chapters = [Chapter("Where the case stands", (Facts(tuple(standing(of))),))]
    if evaluation := found.evaluation:
        chapters += [
            Chapter("Prerequisites", (_prerequisites(evaluation),)),
            Chapter("The test", tuple(_test(evaluation, who.route == "apt"))),
            Chapter("What changes with time", tuple(_forecast(evaluation))),
        ]
    chapters += [
        Chapter("To do", tuple(_to_do(of))),
        Chapter("Dates", tuple(_dates(of))),
        Chapter("Findings", tuple(_findings(of))),
        Chapter("Other ways in", tuple(_ways(ways))),
        Chapter("Sources", tuple(_sources(of, ways, policy))),
    ]
    adviser = f" · adviser {clean(who.adviser)}" if who.adviser else ""
    return Document(
        clean(full_name(who)),
        f"Assessment · case {clean(who.case)}{adviser}",
        found.as_of,
        tuple([chapter for chapter in chapters if chapter.blocks]),
        prospect_foot(policy),
    )


def prospect_foot(policy: Policy) -> tuple[str, ...]:
    """What a letter is made of, and what it is not."""
    return (f"{worked_out_by(policy)} {PROSPECT_TERMS}",)


def standing(of: AssessedProspect) -> Iterator[tuple[str, Cell]]:
    """Where the case stands, each with its title."""
    found, evaluation = of.assessment, of.assessment.evaluation
    yield "Stage", Cell(capital(STAGES[found.stage]), "strong")
    yield "Route", Cell(ROUTES[of.prospect.route])
    if found.evaluated_on is not None:
        yield "Measured on", Cell(day_words(found.evaluated_on))
    if evaluation is None:
        return
    if not found.filed:
        yield "Filing", Cell(capital(MAY_FILE[evaluation.may_file]))
    for each in evaluation.special:
        yield "Note", Cell(capital(SPECIAL[each]))
    fees = evaluation.fees
    yield (
        "Fees",
        Cell(
            f"{filing_words(fees)}; {money(fees.issue)} on approval; "
            f"for {count(fees.persons, 'person')}"
        ),
    )


def _prerequisites(found: Evaluation) -> Block:
    rows = [
        (
            Cell(capital(PREREQUISITES[each.name])),
            Cell(MET[each.state], _ROLES.get(each.state, "plain")),
            cell(evidence_words(each.evidence)),
            Cell(", ".join(each.rules), "dim"),
        )
        for each in found.prerequisites
    ]
    return grid(("Prerequisite", "State", "On record", "Rules used"), rows, whole=(1,))


def tests_told(found: Evaluation, is_apt: bool) -> Iterator[str]:
    """What each test comes to, in a sentence; that of the route first."""
    if is_apt:
        yield f"Achievement-based Points Test: {achievement_words(found.apt)}."
    match found.gpt:
        case CriteriaTest() as test:
            yield f"General Points Test: {counts_words(test)}."
        case PointsTest() as old:
            yield f"General Points Test of old: {points_words(old)}."


def _test(found: Evaluation, is_apt: bool) -> Iterator[Block]:
    yield Words(NO_CHANCE, "dim")
    for told in tests_told(found, is_apt):
        yield Words(told, "strong")
    match found.gpt:
        case CriteriaTest() as test:
            rows = [_criterion(each) for each in test.criteria]
            columns = ("Criterion", "State", "Why", "Still needed", "Rules used")
            yield grid(columns, rows, whole=(1,))
        case PointsTest() as old:
            parts = [
                (
                    Cell(capital(part.name.replace("_", " "))),
                    Cell(f"{part.points} of {part.most}"),
                    Cell(", ".join(part.rules), "dim"),
                )
                for part in old.parts
            ]
            yield grid(("Part", "Points", "Rules used"), parts)


def _criterion(found: Criterion) -> tuple[Cell, ...]:
    state = STATES[found.state]
    if found.safe:
        state += ", with a margin"
    return (
        Cell(criterion_name(found.n)),
        Cell(state, _ROLES.get(found.state, "plain")),
        cell(sentence(why_words(found))),
        cell(sentence(meets_words(found)) or NOT_RECORDED),
        Cell(", ".join(found.rules), "dim"),
    )


def _forecast(found: Evaluation) -> Iterator[Block]:
    """How many criteria are met from which day on, if all else stays as it is."""
    forecast, test = found.forecast, found.gpt
    if forecast is None or not isinstance(test, CriteriaTest):
        return
    rows = []
    for day, number in forecast.counts:
        turned = [f"{criterion_name(n)} met" for n, on in forecast.met_on if on == day]
        turned += [
            f"{criterion_name(n)} lost" for n, on in forecast.lost_on if on == day
        ]
        enough = number >= test.threshold
        rows.append(
            (
                Cell(day_words(day)),
                Cell(str(number), "plain" if enough else "warn"),
                Cell("; ".join(turned) or NOT_RECORDED),
            )
        )
    caption = "If work goes on and all else stays as it is on the filing day"
    columns = ("From", "Criteria met", "What changes")
    yield grid(columns, rows, caption, whole=(0,))


def _to_do(of: AssessedProspect) -> Iterator[Block]:
    rows = [
        (
            cell(capital(item_words(each, of.prospect))),
            Cell(day_words(each.due_on)),
            Cell(day_words(each.lost_on) if each.lost_on else NOT_RECORDED),
        )
        for each in of.assessment.items
    ]
    if rows:
        yield grid(("Step", "Due", "Lost on"), rows, whole=(1, 2))


def _dates(of: AssessedProspect) -> Iterator[Block]:
    rows = [
        (
            Cell(capital(DEADLINES[each.kind])),
            Cell(day_words(each.on)),
            cell(capital("; ".join(steps_of(each)))),
            Cell(f"{BASES[each.basis]} · {', '.join(each.rules)}", "dim"),
        )
        for each in of.assessment.deadlines
    ]
    if rows:
        yield grid(("Date", "Day", "Reason", "Rules used"), rows, whole=(1,))


def _findings(of: AssessedProspect) -> Iterator[Block]:
    notes = tuple(
        [note_with_remedy(each) for each in by_gravity(of.assessment.findings)]
    )
    if notes:
        yield Notes(notes)
    elif of.assessment.evaluation is not None:
        yield Words(_NOTHING, "good")


def note_with_remedy(found: Finding) -> Note:
    """A finding as a note: its fact, what settles it, and what it rests on."""
    told = [f"{because_of(found)}."]
    if found.level != "good":
        told.append(f"To settle: {remedy_of(found)}.")
    rests = f"{capital(BASES[found.basis])} · {', '.join(found.rules)}"
    head = sentence(headline_of(found))
    return Note(found.level, head, tuple(clean(each) for each in told), rests)


def _ways(ways: Sequence[ComparedPathway]) -> Iterator[Block]:
    if not ways:
        return
    yield Words(FITS_MEANS, "dim")
    rows = [
        (
            Cell(pathway_name(each.code)),
            Cell(VERDICTS[each.verdict]),
            cell(sentence(wants_words(each)) or NOT_RECORDED),
            Cell(capital(gives_words(each))),
            Cell(", ".join(each.pathway.rules), "dim"),
        )
        for each in ways
    ]
    columns = ("Way in", "By the record", "Against, or open", "Gives", "Rules used")
    yield grid(columns, rows, whole=(1,))


def _sources(
    of: AssessedProspect, ways: Sequence[ComparedPathway], policy: Policy
) -> Iterator[Block]:
    found, evaluation = of.assessment, of.assessment.evaluation
    ids = {rule for each in found.findings for rule in each.rules}
    ids |= {rule for each in found.deadlines for rule in each.rules}
    ids |= {rule for each in ways for rule in each.pathway.rules}
    if evaluation is not None:
        ids |= {rule for each in evaluation.prerequisites for rule in each.rules}
        ids |= set(evaluation.fees.rules)
        match evaluation.gpt:
            case CriteriaTest() as test:
                ids |= {rule for each in test.criteria for rule in each.rules}
            case PointsTest() as old:
                ids |= {*old.rules, *(r for part in old.parts for r in part.rules)}
    if ids:
        yield Sources(tuple(source_of(policy.rules[name]) for name in sorted(ids)))
