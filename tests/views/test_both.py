"""Holders and prospects in one list: what both have can be shown and asked for."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from typing import get_args

from msgspec import structs

from qmas_tui.casework.demo import demo_holders, demo_prospects
from qmas_tui.facts.rows import Review
from qmas_tui.findings.assess import assess as assess_holder
from qmas_tui.findings.model import AssessedCase
from qmas_tui.intake.assess import assess
from qmas_tui.intake.result import AssessedProspect, ProspectAssessment
from qmas_tui.views.asleep import asleep
from qmas_tui.views.both import (
    BOTH,
    Either,
    days_of_either,
    key_of,
    named_by,
    record_of,
)
from qmas_tui.views.columns_line import columns_line, lay_out
from qmas_tui.views.days import all_days
from qmas_tui.views.facets import facets
from qmas_tui.views.filter import matches, parse_filter
from qmas_tui.views.groups import Head, queue_index
from qmas_tui.views.listings import listing_of
from qmas_tui.views.model import Line, as_text, text_of
from qmas_tui.views.month import day_lines, month_title
from qmas_tui.views.queue import ListName
from qmas_tui.views.sort import Sort, in_sort
from tests.make import AS_OF, POLICY


@cache
def holders() -> list[AssessedCase]:
    """Those of the demo book, worked out."""
    return [
        AssessedCase(e, assess_holder(e, POLICY, AS_OF)) for e in demo_holders(AS_OF)
    ]


@cache
def prospects() -> list[AssessedProspect]:
    """Those of the demo book, worked out."""
    return [
        AssessedProspect(e, assess(e, POLICY, AS_OF)) for e in demo_prospects(AS_OF)
    ]


def everybody() -> list[Either]:
    """Both."""
    return [*holders(), *prospects()]


def found(text: str) -> list[Either]:
    """Who passes a filter."""
    wanted = parse_filter(text, BOTH.fields)
    return [e for e in everybody() if matches(wanted, e, AS_OF, BOTH.fields)]


def test_every_column_is_shown_and_sorted_by() -> None:
    """Of either kind; the kind is a word, and a prospect has no limit of stay."""
    for key in BOTH.columns:
        layout = lay_out(BOTH, (key,), everybody(), 30, 60)
        for each in (everybody()[0], everybody()[-1]):
            assert columns_line(BOTH, each, 30, layout).spans
        assert len(in_sort(everybody(), Sort(key), BOTH.columns)) == len(everybody())
    layout = lay_out(BOTH, ("kind", "limit"), everybody(), 30, 60)
    words = [text_of(columns_line(BOTH, e, 30, layout)) for e in prospects()]
    assert all(each.endswith("prospect") for each in words)


def test_a_filter_asks_both_kinds_alike() -> None:
    """The same line finds holders and prospects; each value counted finds as many."""
    assert found("kind:prospect") == prospects()
    assert found("kind:holder") == holders()
    assert {type(each) for each in found("due<=0 adviser:mw")} == {
        *(AssessedCase, AssessedProspect)
    }
    assert [record_of(e).case for e in found("zhang")] == ["P-2702"]
    for facet in facets(everybody(), BOTH.facets):
        for value in facet.values:
            assert len(found(value.term)) == value.count, value.term


def test_rows_stand_in_groups_under_keys_of_their_own() -> None:
    """Who sleeps has a group; a key says the kind, and leads back to the reference."""
    index = queue_index(BOTH, everybody(), (), 30)
    heads = [row.title for row in index if isinstance(row, Head)]
    assert heads[0] == "Over the limit"
    asleep = [each for each in everybody() if BOTH.asleep_until(each)]
    assert ("Asleep" in heads) == bool(asleep)
    for each in everybody():
        record = record_of(each)
        assert named_by(BOTH.key_of(each)) == (type(record), BOTH.case_of(each))
        assert BOTH.key_of(each) == key_of(type(record), record.case)


def test_days_and_sleep_tell_prospects_in_a_word() -> None:
    """In the month by a kind and a word; among those asleep by the word."""
    days = all_days((BOTH.key_of(e), days_of_either(e)) for e in everybody())
    marks = [mark for day in sorted(days) for mark in days[day]]
    known = {BOTH.key_of(each): each for each in everybody()}
    found = [(each, known[each.case]) for each in marks if each.kind == "applying"]
    assert {type(case) for _mark, case in found} == {AssessedProspect}
    assert "apply" in text_of(day_lines(found, 80, 5)[0])
    assert "prospect · " in text_of(day_lines(found, 80, 5)[0])
    assert "‹ ›" in text_of(Line(month_title(AS_OF, is_short=True)))
    nobody = prospects()[0]
    for each in (prospects()[0], structs.replace(nobody, assessment=no_item(nobody))):
        (told,) = asleep([put_off(each)])
        assert "prospect · by mw, 22 Nov" in as_text(told.lines)
        assert "its step is lost then" in as_text(told.lines)


def no_item(of: AssessedProspect) -> ProspectAssessment:
    """The same with nothing that is open."""
    return structs.replace(of.assessment, items=())


def put_off(of: AssessedProspect) -> AssessedProspect:
    """The same asleep until a day before the one that was typed."""
    wakes = AS_OF + timedelta(days=3)
    review = Review(AS_OF, "snoozed", "mw", AS_OF + timedelta(days=9), (), None)
    return AssessedProspect(
        structs.replace(of.prospect, review=(review,)),
        structs.replace(of.assessment, asleep_until=wakes),
    )


def test_each_list_has_a_name() -> None:
    """By which a view belongs to it."""
    for name in get_args(ListName):
        assert listing_of(name).name == name
