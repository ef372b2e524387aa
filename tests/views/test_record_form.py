"""What a form asks of a certain case."""

from __future__ import annotations

from datetime import date

import pytest

from qmas_tui.errors import DataError
from qmas_tui.views.form import FormField
from qmas_tui.views.record_form import (
    as_recorded,
    job_lost_fields,
    new_fields,
    row_fields,
    with_ticks,
)
from tests.make import POLICY, entry

LIMIT = date(2028, 3, 15)
FAMILY = [
    {"name": "Same", "relation": "spouse", "limit_of_stay": LIMIT},
    {"name": "Other", "relation": "child", "limit_of_stay": date(2028, 1, 1)},
    {"name": "Linked", "relation": "child"},
    {
        "name": "Own",
        "relation": "child",
        "left_on": date(2026, 1, 1),
        "left_for": "own-permission",
    },
    {
        "name": "Gone",
        "relation": "spouse",
        "left_on": date(2026, 1, 1),
        "left_for": "divorce",
    },
    {"name": "Here", "relation": "child", "status": "permanent"},
]
CASE = entry(dependant=FAMILY)


def named(fields: tuple[FormField, ...] | list[FormField], name: str) -> FormField:
    """The field of that name."""
    return next(each for each in fields if each.name == name)


def test_the_family_is_named_with_the_limit_of_each() -> None:
    """Ticked is who shares the limit; who has no part in it is said with the reason."""
    fields = new_fields("grant", CASE, POLICY)
    (field,) = with_ticks(fields, CASE, POLICY, [("until", "15/3/31")])
    told = {t.value: "".join(span.text for span in t.told) for t in field.ticks}
    assert told == {
        "Same": "15 Mar 2028 → 15 Mar 2031",
        "Other": "1 Jan 2028 → 15 Mar 2031",
        "Linked": "follows the holder's limit",
        "Own": "own permission 1 Jan 2026: left out",
        "Gone": "left 1 Jan 2026: left out",
        "Here": "permanent: left out",
    }
    assert [t.value for t in field.ticks if t.on] == ["Same", "Linked"]
    assert [t.value for t in field.ticks if t.ask] == ["Other"]


def test_without_a_family_or_a_filing_nothing_is_ticked() -> None:
    """What cannot be shared or closed is not asked; a case that waits has no limit."""
    names = [each.name for each in new_fields("grant", entry(), POLICY)]
    assert names == ["until", "granted_on", "confirmed", "step"]
    waiting = entry(landed_on=None, grant=None)
    assert len(new_fields("grant", waiting, POLICY)) == 4
    gone = entry(
        left_on=date(2026, 1, 1), left_for="left-hong-kong", dependant=FAMILY[2:3]
    )
    (ticks,) = with_ticks(new_fields("grant", gone, POLICY), gone, POLICY, ())
    assert "no basis any more: left out" in ticks.ticks[0].told[0].text


def test_a_pending_filing_can_be_closed() -> None:
    """It is named with its day and its age."""
    filed = {"kind": "extension", "filed_on": date(2026, 11, 1)}
    case = entry(grant=[{"until": date(2027, 1, 15)}], filing=[filed])
    (tick,) = named(new_fields("grant", case, POLICY), "closes").ticks
    assert (tick.words, tick.told[0].text) == (
        "extension of 1 Nov 2026",
        "pending 21 d",
    )


def test_a_filing_is_for_all_or_for_those_ticked() -> None:
    """All of an extension are everyone; of a right of abode it is the holder."""
    fields = new_fields("filing", CASE, POLICY)
    field = named(fields, "for")
    assert [t.value for t in field.ticks if t.on] == [
        "holder",
        "Same",
        "Other",
        "Linked",
    ]
    (abode,) = with_ticks(fields, CASE, POLICY, [("kind", "right-of-abode")])
    assert [t.value for t in abode.ticks if t.on] == ["holder"]
    everyone = "holder, Same, Other, Linked"
    given = [("kind", "extension"), ("for", everyone)]
    assert as_recorded(given, fields) == [("kind", "extension"), ("for", "")]
    given = [("kind", "right-of-abode"), ("for", everyone)]
    assert as_recorded(given, fields) == given
    with pytest.raises(DataError, match="Not saved"):
        as_recorded([("kind", "extension"), ("for", "no")], fields)


def test_papers_and_stays_are_picked() -> None:
    """By the titles of the checklist, and by the names of the stays."""
    kind = named(row_fields("evidence", CASE, POLICY), "kind")
    assert ("payslips", "Payslips") in [(o.id, o.words) for o in kind.options]
    step = named(row_fields("grant", CASE, POLICY), "step")
    assert [o.words for o in step.options][:2] == ["initial", "extension 1"]
    assert step.options[-1].words == "as counted"


def test_a_trip_and_a_note_ask_only_what_is_not_known() -> None:
    """Whose trip it is where there is a family; who writes a note, and when, is."""
    assert new_fields("trip", CASE, POLICY)[-1].name == "of"
    assert [each.name for each in new_fields("note", CASE, POLICY)] == ["text"]


def test_which_job_was_lost() -> None:
    """Of several current jobs one is picked, the only one stands there already."""
    one = named(job_lost_fields(entry()), "job")
    assert (one.usual, one.titles) == ("1", ("employment",))
    jobs = [
        {"kind": "employment", "employer": "A"},
        {"kind": "business", "title": "B"},
        {"kind": "none", "to": date(2020, 1, 1)},
    ]
    two = named(job_lost_fields(entry(work=jobs)), "job")
    assert (two.usual, two.titles, two.choices) == ("", ("A", "B"), ("1", "2"))
    none = job_lost_fields(entry(work=None))
    assert [each.name for each in none] == ["on", "text"]
