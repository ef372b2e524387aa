"""The book of findings: a case for each finding that calls for action or warns."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from qmas_tui.exchange.facts_toml import read_facts
from qmas_tui.findings.assess import assess
from qmas_tui.findings.catalogue import CATALOGUE
from qmas_tui.findings.model import AssessedCase, Finding
from qmas_tui.views.explain.page import explain
from qmas_tui.views.words import because, headline, remedy
from tests.make import POLICY

BOOK = read_facts(Path(__file__).parents[1] / "data" / "findings.toml")
OF_NO_CASE = {"rules.unchecked", "facts.broken"}
"""Of the book as a whole, and of a case that no file can hold."""


def entries() -> Iterator[AssessedCase]:
    """Every case of the book, assessed on its day."""
    assert BOOK.as_of is not None
    for holder in BOOK.holder:
        yield AssessedCase(holder, assess(holder, POLICY, BOOK.as_of))


ENTRIES = list(entries())


def urgent(entry: AssessedCase) -> list[Finding]:
    """What calls for action or warns, of the holder and of the family."""
    found = entry.assessment
    every = [*found.findings, *(f for d in found.dependants for f in d.findings)]
    return [each for each in every if each.level in ("act", "warn")]


def test_every_urgent_finding_has_a_case() -> None:
    """Each finding is there at each level at which it acts or warns."""
    wanted = {
        (code, level)
        for code, kind in CATALOGUE.items()
        for level in kind.levels
        if level in ("act", "warn") and code not in OF_NO_CASE
    }
    there = {(each.code, each.level) for entry in ENTRIES for each in urgent(entry)}
    assert wanted == there


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.holder.case)
def test_a_case_shows_what_it_is_here_for(entry: AssessedCase) -> None:
    """Each case has the findings that its tags name."""
    found = entry.assessment
    every = [*found.findings, *(f for d in found.dependants for f in d.findings)]
    assert set(entry.holder.tags) <= {f"{each.code} {each.level}" for each in every}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.holder.case)
def test_every_urgent_finding_is_explained(entry: AssessedCase) -> None:
    """Each says what it is, why, what settles it, and on which rules it rests."""
    for each in urgent(entry):
        for words in (headline(each), because(each), remedy(each)):
            assert words
            assert "{" not in words
            assert "None" not in words
        assert each.rules
        sections = explain(entry, each.code, each.subject, POLICY)
        assert len(sections) == 5
        assert all(section.lines for section in sections)
