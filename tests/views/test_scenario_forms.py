"""What the forms of a scenario ask: a change by a letter, or any row."""

from __future__ import annotations

from qmas_tui.views.scenario.forms import (
    change_fields,
    change_said,
    change_texts,
)
from qmas_tui.views.scenario.rows import AnyRow, any_row_fields, any_row_texts, any_rows
from tests.make import POLICY, entry, holder

FAMILY = [{"name": "LEE Mo", "relation": "spouse", "trip": [{"out": "2026-01-02"}]}]


def test_what_a_form_of_a_change_asks_of_a_family() -> None:
    """Members are picked by name; without a family nobody is asked for."""
    alone, family = entry(), entry(dependant=FAMILY)
    names = [each.name for each in change_fields("trip", alone, POLICY)]
    assert names == ["out", "back"]
    whose = change_fields("trip", family, POLICY)[-1]
    assert whose.choices == ("holder", "LEE Mo")
    assert change_fields("leaves", family, POLICY)[0].choices == ("LEE Mo",)
    assert change_fields("leaves", alone, POLICY)[0].kind == "text"
    first, *_ = change_fields("job", alone, POLICY)
    assert (first.name, first.required) == ("from", True)
    assert dict(change_texts("job", None))["kind"] == "employment"
    fields = change_fields("file", family, POLICY)
    said = change_said("file", [("filed_on", "today"), ("for", "LEE Ka Yan")], fields)
    assert said == [("filed_on", "today"), ("for", "LEE Ka Yan")]
    assert change_said("trip", [("out", "today")], ()) == [("out", "today")]


def test_any_row_that_can_be_supposed() -> None:
    """Rows of holder and family, new, changed or removed; notes and reviews not."""
    who = holder(dependant=FAMILY, note=[{"on": "2026-01-01", "text": "x"}])
    options = {option.words: which for option, which in any_rows(who)}
    assert AnyRow("add", "trip", 0, "LEE Mo") == options["new trip of LEE Mo"]
    trip = options["change trip from 2 Jan 2026 of LEE Mo"]
    assert dict(any_row_texts(trip, who)) == {"out": "2 Jan 2026"}
    assert trip.title == "trip changed"
    assert not [words for words in options if "note" in words]
    own = options["change the holder's own fields"]
    assert dict(any_row_texts(own, who))["name"] == "LEE Ka Yan"
    assert own.title == "particulars"
    assert "case" not in [f.name for f in any_row_fields(own, entry(), POLICY)]
    new = AnyRow("add", "work")
    assert dict(any_row_texts(new, who))["level"] == "graduate"
    assert any_row_fields(new, entry(), POLICY)
