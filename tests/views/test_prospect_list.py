"""The list of prospects: what it can show, be asked for, and be counted by."""

from __future__ import annotations

import pytest
from msgspec import structs

from qmas_tui.casework.demo import demo_prospects
from qmas_tui.errors import DataError
from qmas_tui.intake.assess import assess
from qmas_tui.intake.result import AssessedProspect
from qmas_tui.views.columns_line import columns_line, columns_titles, lay_out
from qmas_tui.views.facets import facets
from qmas_tui.views.filter import matches, parse_filter
from qmas_tui.views.model import text_of
from qmas_tui.views.prospects.line import Laid, prospect_titles, usual_columns
from qmas_tui.views.prospects.listing import PROSPECTS
from qmas_tui.views.prospects.phases import PHASES, phase_of
from qmas_tui.views.sort import Sort, in_sort
from tests.make import AS_OF, POLICY

EVERYONE = [
    AssessedProspect(each, assess(each, POLICY, AS_OF))
    for each in demo_prospects(AS_OF)
]


def test_a_filter_asks_for_words_and_fields() -> None:
    """Words in any case, fields as those of holders; what is no field is told."""

    def found(text: str) -> set[str]:
        fields = PROSPECTS.fields
        wanted = parse_filter(text, fields)
        every = [each for each in EVERYONE if matches(wanted, each, AS_OF, fields)]
        return {each.prospect.case for each in every}

    assert found("zhang") == found("張") == {"P-2702"}
    assert found("nanshan adviser:ak") == {"P-2702"}
    assert found("adviser:zz") == set()
    assert "P-2605" in found("stage:filed")
    assert found("filed:yes") == found("stage:filed")
    assert found("finding:age.clos nationality:se route:gpt") == {"P-2705"}
    assert found("tag:vip") == set()
    assert found("may:yes") < found("filed:no")
    assert found("risk:act") < found("risk:warn")
    assert found("land<60") == found("phase:landing") - found("stage:landed")
    assert found("applying<9999") < found("filed:no")
    assert found("due<=0") < found("")
    with pytest.raises(DataError) as caught:
        parse_filter("limit:60", PROSPECTS.fields)
    assert "there is no such field" in str(caught.value.problems[0])


def test_each_phase_is_of_everyone_once_but_who_is_done() -> None:
    """The closed, and the landed who have nothing to do, are in none."""
    assert {phase_of(each) for each in EVERYONE} == {*PHASES, None}
    assert sum(phase_of(each) is None for each in EVERYONE) == 1
    landed = structs.replace(EVERYONE[0].assessment, stage="landed", items=())
    assert phase_of(AssessedProspect(EVERYONE[0].prospect, landed)) is None


def test_every_column_facet_and_order_of_prospects() -> None:
    """Each column has a cell or none, sorts, and is drawn; each facet finds as many."""
    for key, column in PROSPECTS.columns.items():
        layout = lay_out(PROSPECTS, (key,), EVERYONE, 30, 60)
        assert column.title in text_of(columns_titles(PROSPECTS, layout, Sort(key)))
        assert columns_line(PROSPECTS, EVERYONE[0], 30, layout).spans
        found = in_sort(EVERYONE, Sort(key, True), PROSPECTS.columns)
        assert len(found) == len(EVERYONE)
        for width in (80, 110, 130):
            title = text_of(prospect_titles(Laid(width, 6), Sort(key)))
            assert ("▲" in title) == (key in usual_columns(width))
    for facet in facets(EVERYONE, PROSPECTS.facets):
        for value in facet.values:
            wanted = parse_filter(value.term, PROSPECTS.fields)
            hits = [e for e in EVERYONE if matches(wanted, e, AS_OF, PROSPECTS.fields)]
            assert len(hits) == value.count, value.term
