"""Counts by value, and how a word being typed goes on."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qmas_tui.findings.catalogue import CATALOGUE
from qmas_tui.findings.model import AssessedCase
from qmas_tui.views.completion import completed, stems
from qmas_tui.views.facets import FACETS_OF_HOLDERS, all_terms, facets, terms_of
from qmas_tui.views.filter import OF_HOLDERS as OF
from qmas_tui.views.filter import matches, parse_filter
from qmas_tui.views.finding_names import finding_name
from tests.bench.books import people
from tests.make import AS_OF, entry, entry_of

NAMES = st.sampled_from([None, "mw", "MW", "Mei Wong", 'a "b"', "陳大文", "[/]", "-x"])
TAGS = st.lists(st.sampled_from(["bank", "Bank", "two words", "=", '"']), max_size=3)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(NAMES, TAGS), max_size=6), st.integers(0, 99))
def test_counts_add_up_to_the_view(
    named: list[tuple[str | None, list[str]]], seed: int
) -> None:
    """A facet's counts are all the cases; each term finds just those it counts."""
    cases: list[AssessedCase] = [entry(adviser=n, tags=tags) for n, tags in named]
    cases += [entry_of(each, AS_OF) for each in people(12, seed=seed, as_of=AS_OF)]
    for facet in facets(cases, FACETS_OF_HOLDERS):
        total = sum(value.count for value in facet.values)
        assert total >= len(cases) if facet.overlap else total == len(cases)
        found = set[int]()
        for value in facet.values:
            wanted = parse_filter(value.term)
            hits = {n for n, c in enumerate(cases) if matches(wanted, c, AS_OF, OF)}
            assert len(hits) == value.count, value.term
            found |= hits
        assert found == set(range(len(cases)))


def test_the_commonest_stands_first() -> None:
    """Values by their number, months by the calendar, each in words."""
    early = [{"until": "2027-02-01", "confirmed": True}]
    cases = [entry(adviser="mw"), entry(adviser="ak", grant=early), entry(adviser="ak")]
    adviser, *_, limit, tag, _ = facets(cases, FACETS_OF_HOLDERS)
    assert [(v.words, v.count) for v in adviser.values] == [("ak", 2), ("mw", 1)]
    assert [v.words for v in limit.values] == ["Feb 2027", "Mar 2028"]
    assert [(v.words, v.term) for v in tag.values] == [("none", 'tag=""')]


def test_several_values_are_asked_for_at_once() -> None:
    """Of one field either is found, of two fields both are needed."""
    cases = [entry(adviser=name, tags=["x"]) for name in ("mw", "j t", None)]
    adviser, *_, tag, _ = facets(cases, FACETS_OF_HOLDERS)
    wanted = terms_of([*adviser.values[:2], *tag.values])
    assert wanted == 'adviser=""|"j t" tag=x'
    found = [
        c.holder.adviser for c in cases if matches(parse_filter(wanted), c, AS_OF, OF)
    ]
    assert found == ["j t", None]


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("ad", "adviser:"),
        ("chan -ad", "chan -adviser:"),
        ("du", "due<"),
        ("adviser:m", "adviser:mw"),
        ("adviser=M", "adviser=mw"),
        ('adviser:"mei', 'adviser:"Mei Wong"'),
        ('"lee ad', '"lee ad'),
        ("a", "a"),
        ("lee ", "lee "),
        ("adviser:mw", "adviser:mw"),
        ("zz", "zz"),
    ],
)
def test_a_word_is_completed(typed: str, whole: str) -> None:
    """Fields, and the values that there are; what is whole or unknown stays."""
    cases = [entry(adviser="mw"), entry(adviser="Mei Wong")]
    terms = [*stems(OF), *all_terms(cases, FACETS_OF_HOLDERS)]
    assert completed(typed, terms) == whole


def test_every_finding_has_a_name() -> None:
    """No code of a finding is read by anybody."""
    for code in CATALOGUE:
        assert finding_name(code)
        assert "." not in finding_name(code)
