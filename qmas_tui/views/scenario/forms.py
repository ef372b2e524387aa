"""What a form asks for each change of a scenario, and what is filled in of one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import structs

from qmas_tui.facts.parsing import FieldTexts
from qmas_tui.findings.model import AssessedCase
from qmas_tui.policy.policy import Policy
from qmas_tui.scenarios.asked import FORMS, asked_of
from qmas_tui.scenarios.asked import form_of as form_of  # for the screens
from qmas_tui.scenarios.change import Change
from qmas_tui.views.form import (
    HINTS,
    OWNER,
    FormField,
    fields_of,
    fields_of_row,
    texts_of,
    whose_trip,
)
from qmas_tui.views.record_form import as_recorded, row_fields

_LABELS: Final = {
    ("job_lost", "to"): "last day",
    ("leaves", "name"): "who",
    ("trip", "out"): "leaves on",
    ("trip", "back"): "back on",
    ("return_", "back"): "back on",
}
"""Fields that are asked for in words of the change."""
_OF_JOB: Final = (
    *("from", "monthly_income", "currency", "employer", "title", "level"),
    *("place", "kind"),
)
_STARTS: Final = {"job": (("currency", "HKD"), ("kind", "employment"))}
"""What a new form proposes."""


def change_fields(
    form: str, case: AssessedCase, policy: Policy
) -> tuple[FormField, ...]:
    """The fields of a form of change, with what can be chosen in this case."""
    asks, table = FORMS[form].asks, FORMS[form].table
    fields = {each.name: each for each in fields_of_row(asks, table)}
    if form == "job":
        known = {each.name: each for each in fields_of("work")}
        fields = {name: known[name] for name in _OF_JOB}
    if "for" in fields:
        named = {each.name: each for each in row_fields("filing", case, policy)}
        fields["for"] = named["for"]
    family = case.holder.dependant
    if OWNER in fields:
        fields[OWNER] = whose_trip(family)
    if form == "leaves":
        names = tuple(each.name for each in family)
        kind = "choice" if names else "text"
        fields["name"] = structs.replace(
            fields["name"], kind=kind, choices=names, titles=names
        )
    shown = [each for each in fields.values() if family or each.name not in _FAMILY]
    return tuple(_as_asked(form, each) for each in shown)


_FAMILY: Final = (OWNER, "for")
"""What is asked for only where there is a family."""


def _as_asked(form: str, field: FormField) -> FormField:
    if field.name == "from":
        field = structs.replace(field, hint=HINTS["date"], required=True)
    label = _LABELS.get((form, field.name), field.label)
    return structs.replace(field, label=label)


def change_said(
    form: str, given: FieldTexts, fields: Sequence[FormField]
) -> FieldTexts:
    """What is given, as it is read: a filing for the whole family names nobody."""
    if form != "file":
        return given
    said = as_recorded([("kind", "extension"), *given], fields)
    return [(name, text) for name, text in said if name != "kind"]


def change_texts(form: str, change: Change | None) -> FieldTexts:
    """What the fields hold: of a new change what is proposed, else what it says."""
    return texts_of(asked_of(change)) if change else _STARTS.get(form, ())
