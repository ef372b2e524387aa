"""The papers of a prospect: what the case rests on, ticked where it is on file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from qmas_tui.facts.prospect import Prospect
from qmas_tui.intake.model import CriteriaTest
from qmas_tui.intake.result import AssessedProspect
from qmas_tui.views.lay import DAY_CELLS, cell, day_or_dash, right, row, said
from qmas_tui.views.model import Line, Remedy, Section
from qmas_tui.views.prospect.remedies import paper_remedy

KINDS: Final = {
    "travel-document": "Passport or travel document",
    "degree-certificate": "Degree certificate",
    "transcript": "Transcript of the degree",
    "tax-assessment": "Tax assessment",
    "payslips": "Payslips",
    "employer-letter": "Letter from the employer on the income",
    "accounts": "Accounts of the business",
    "ownership-proof": "Proof of ownership",
    "listing-proof": "Proof of the listing",
    "relationship-proof": "Proof of the family relationship",
    "plan": "Plan for Hong Kong",
}
"""The papers that are looked for, by the kind of evidence."""
AT_ROWS: Final = {
    "degree-verification": "Verification of the degree",
    "language-proof": "Proof of a language",
    "letter": "Letter from the employer on the work",
    "second-proof": "Contract, pay slips or the like",
    "reputable-proof": "Ranking or listing of the employer",
    "permit": "Permission to work at that place",
    "income-proof": "Payslips, letter or accounts",
}
"""Papers that are no kind of evidence: the row itself says that they are there."""
_CELLS: Final = 40
_ON_FILE, _MISSING = "[x]", "[ ]"


def paper_sections(of: AssessedProspect) -> tuple[Section, ...]:
    """What is wanted first, then what is on file; each can be ticked."""
    who, wanted = of.prospect, _wanted(of)
    kept = {each.kind for each in who.evidence}
    first = [_line(kind, who, wanted.get(kind, "")) for kind in _in_order(wanted, kept)]
    others = [_other(n, who) for n in range(1, len(who.evidence) + 1)]
    more = [line for line in others if line is not None]
    told = (
        ("Papers", first),
        ("Recorded at degree, language, work or income", _at_rows(of)),
    )
    sections = [Section(title, tuple(lines)) for title, lines in told if lines]
    return (*sections, *([Section("Others on file", tuple(more))] if more else []))


def _at_rows(of: AssessedProspect) -> list[Line]:
    """Papers that are recorded of a work, a degree or a language."""
    found, lines = of.assessment.evaluation, dict[str, Line]()
    if found is None or not isinstance(found.gpt, CriteriaTest):
        return []
    wanted = _wanted(of)
    for each in found.gpt.criteria:
        for paper in each.wanting:
            if paper not in KINDS and paper not in lines:
                lines[paper] = row(
                    cell(_MISSING, 3, "warn"),
                    cell(AT_ROWS[paper], _CELLS),
                    said(wanted[paper], "dim"),
                    remedy=paper_remedy(paper, each, of),
                )
    return list(lines.values())


def _in_order(wanted: dict[str, str], kept: set[str]) -> Iterator[str]:
    """Those that are wanted, those on file, and the rest."""
    yield from (kind for kind in KINDS if kind in wanted and kind not in kept)
    yield from (kind for kind in KINDS if kind in kept)
    yield from (kind for kind in KINDS if kind not in wanted and kind not in kept)


def _wanted(of: AssessedProspect) -> dict[str, str]:
    """By its kind what a paper that is missing is wanted for."""
    found, needed = of.assessment.evaluation, dict[str, list[str]]()
    if found is not None and isinstance(found.gpt, CriteriaTest):
        for each in found.gpt.criteria:
            for kind in each.wanting:
                needed.setdefault(kind, []).append(str(each.n))
    words = {kind: _for(numbers) for kind, numbers in needed.items()}
    codes = {each.code for each in of.assessment.findings}
    if "family.papers" in codes:
        words["relationship-proof"] = "for the family"
    if "plan.missing" in codes:
        words["plan"] = "for the plan"
    return words


def _for(numbers: list[str]) -> str:
    noun = "criterion" if len(numbers) == 1 else "criteria"
    return f"for {noun} {', '.join(numbers)}"


def _line(kind: str, of: Prospect, why: str) -> Line:
    kept = [n for n, each in enumerate(of.evidence, 1) if each.kind == kind]
    if kept:
        newest = max(kept, key=lambda n: of.evidence[n - 1].dated or date.min)
        dated = of.evidence[newest - 1].dated
        return row(
            cell(_ON_FILE, 3, "good"),
            cell(KINDS[kind], _CELLS),
            said(day_or_dash(dated), "dim", "dated"),
            of=("evidence", newest),
        )
    values = (("kind", kind), ("dated", "today"))
    return row(
        cell(_MISSING, 3, "warn" if why else "dim"),
        cell(KINDS[kind], _CELLS, "plain" if why else "dim"),
        said(why, "dim"),
        remedy=Remedy(f"tick {KINDS[kind]}", "tick", "evidence", values=values),
    )


def _other(number: int, of: Prospect) -> Line | None:
    """A paper of a kind of one's own, or an older copy."""
    each = of.evidence[number - 1]
    same = [n for n, other in enumerate(of.evidence, 1) if other.kind == each.kind]
    newest = max(same, key=lambda n: of.evidence[n - 1].dated or date.min)
    if each.kind in KINDS and number == newest:
        return None
    name = KINDS.get(each.kind, each.kind.replace("-", " "))
    day = right(day_or_dash(each.dated), DAY_CELLS, "dim", "dated")
    return row(
        cell(_ON_FILE, 3, "good"), cell(name, _CELLS), day, of=("evidence", number)
    )
