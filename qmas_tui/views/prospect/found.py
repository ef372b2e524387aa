"""Findings about a prospect, put into groups, worst first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from qmas_tui.findings.model import Finding
from qmas_tui.findings.risk import by_gravity
from qmas_tui.views.intake_words import because_of, headline_of, remedy_of
from qmas_tui.views.lay import cell, row, said, sentence
from qmas_tui.views.model import Line, Section, Span
from qmas_tui.views.say import BASES, mark_of, role_of

GROUPS: Final[dict[str, tuple[str, ...]]] = {
    "On the way": (
        *("decision", "request", "consent", "fee", "entry", "endorsement"),
        *("identity-card", "old-test", "application"),
    ),
    "The line": ("prerequisite", "criteria", "points", "apt", "age"),
    "The case as a whole": ("case", "refusal", "integrity"),
    "Means and income": ("funds", "income"),
    "Timeline and career": ("timeline", "career", "cv", "role"),
    "Letters": ("letter",),
    "Degrees": ("degree",),
    "Work in Hong Kong": ("sector", "employ", "plan"),
    "Person and family": ("character", "passport", "family"),
    "The record": ("facts",),
}
"""The first words of codes, by the title under which their findings stand."""
_MARK: Final = 4


def grouped(findings: Sequence[Finding]) -> Iterator[tuple[str, list[Finding]]]:
    """The groups that hold any finding, each with its own, worst first."""
    for title, words in GROUPS.items():
        held = [each for each in findings if each.code.partition(".")[0] in words]
        if held:
            yield title, by_gravity(held)


def found_sections(findings: Sequence[Finding]) -> tuple[Section, ...]:
    """Each finding with its reason and what settles it, under the title of its group.

    One that is only watched, or good, has its reason alone.
    """
    return tuple(
        Section(title, tuple(line for each in held for line in _finding(each)))
        for title, held in grouped(findings)
    )


def _finding(found: Finding) -> Iterator[Line]:
    basis = f"{BASES[found.basis]} · {', '.join(found.rules)}"
    yield row(
        cell(mark_of(found.level), _MARK - 2, role_of(found.level)),
        said(sentence(headline_of(found))),
        said(f"   {basis}", "dim"),
        about=found.code,
    )
    gap = Span(" " * _MARK)
    yield row(gap, said(f"{because_of(found)}.", "dim"))
    if found.level in ("act", "warn"):
        yield row(gap, said(f"To settle: {remedy_of(found)}."))
