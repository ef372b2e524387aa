"""What F1 says of a field."""

from __future__ import annotations

import pytest
from msgspec import inspect

from qmas_tui.facts.changes import Case
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.parsing import holds_rows, without_none
from qmas_tui.facts.prospect import Prospect
from qmas_tui.facts.tables import TABLES, row_type, tables_below, tables_of
from qmas_tui.views.field_told import field_told, meaning_of
from qmas_tui.views.form import FormField, fields_of, whose_trip
from qmas_tui.views.meanings import MEANINGS, OTHERS
from qmas_tui.views.model import as_text
from qmas_tui.views.prospect.form import new_prospect_fields
from qmas_tui.views.prospect.meanings import PROSPECT_MEANINGS
from qmas_tui.views.record_form import job_lost_fields, new_fields
from qmas_tui.views.width import cell_width
from tests.intake.someone import prospect
from tests.make import POLICY, entry

ROOM_FOR_LABEL = 16
OF_PROSPECTS = ["prospect", *tables_of(Prospect), *tables_below(Prospect)]


@pytest.mark.parametrize(
    ("of", "table"),
    [
        *[(Holder, table) for table in ("holder", *TABLES)],
        *[(Prospect, table) for table in OF_PROSPECTS],
    ],
)
def test_every_field_of_every_table_is_told(of: type[Case], table: str) -> None:
    """In a sentence of its own, with no rule that is not one of ours.

    Its label leaves a gap before what is typed.
    """
    is_own = table in ("holder", "prospect")
    info = inspect.type_info(of if is_own else row_type(table, of))
    meanings = (MEANINGS if of is Holder else PROSPECT_MEANINGS)[table]
    assert isinstance(info, inspect.StructType)
    fields = {
        field.encode_name
        for field in info.fields
        if not holds_rows(without_none(field.type))
    }
    assert set(meanings) == fields
    for meaning in meanings.values():
        assert meaning.says.endswith(".")
        assert set(meaning.rules) <= set(POLICY.rules)
    for field in fields_of(table, of):
        assert len(field_told(field, POLICY)) >= 3
        assert cell_width(field.label) <= ROOM_FOR_LABEL, field.label


def test_what_a_form_asks_besides_is_told() -> None:
    """Whose trip, who shares a limit, which job was lost."""
    case = entry(dependant=[{"name": "LEE Ming", "relation": "child"}])
    asked = [*new_fields("grant", case, POLICY), *job_lost_fields(case)]
    asked.append(whose_trip(case.holder.dependant))
    besides = {each.name for each in asked if not each.table}
    assert besides <= set(OTHERS)
    asked += new_prospect_fields("letter", prospect(work=[{"kind": "none"}]))
    assert all(meaning_of(each) for each in asked)


def test_a_limit_of_stay_is_told() -> None:
    """Its meaning, how it is given with an example, the rules by name."""
    until = next(each for each in fields_of("grant") if each.name == "until")
    assert as_text(field_told(until, POLICY)).splitlines() == [
        "limit of stay",
        "The last lawful day, from the e-Visa; every date of a case hangs on it.",
        "given as  a day, in any usual way; it cannot be left out",
        "such as  15/3/28 · 15 Mar 2028 · fri · +2m · today",
        "rules  C-04 A limit of stay does not roll · C-08 The last day is lawful · "
        "E-02 Filing window of three months · E-04 File six weeks before the limit",
    ]


def test_a_field_that_is_told_by_its_name_alone() -> None:
    """The path of a file has a form and an example, and no rule."""
    path = FormField("path", "file", "", "file", (), True)
    assert as_text(field_told(path, POLICY)).splitlines()[1:] == [
        "given as  the path of a file; it cannot be left out",
        "such as  ~/holders.xlsx",
    ]
