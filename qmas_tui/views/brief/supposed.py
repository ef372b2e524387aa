"""What a scenario supposes, field by field: as recorded now, and if so."""

from __future__ import annotations

from collections.abc import Iterator

from qmas_tui.facts.differences import Differences, FieldDiffers
from qmas_tui.views.fields import value_words
from qmas_tui.views.labels import field_label
from qmas_tui.views.lay import NOT_RECORDED
from qmas_tui.views.records import row_words, whole_words


def supposed(found: Differences) -> Iterator[tuple[str, str, str]]:
    """What is otherwise, field by field, and rows that one side lacks."""
    yield from [_field("", each) for each in found.fields]
    for each in found.rows:
        if each.row is None:
            continue  # in another order alone
        whose_row = f"{row_words(each.of)}, " if each.of else ""
        if each.by == "changed":
            name = f"{whose_row}{row_words(each.row)}, "
            yield from [_field(name, field) for field in each.fields]
        else:
            sides = (NOT_RECORDED, "added"), ("recorded", "taken out")
            now, then = sides[each.by == "taken-out"]
            yield f"{whose_row}{whole_words(each.row)}", now, then


def _field(name: str, found: FieldDiffers) -> tuple[str, str, str]:
    label = f"{name}{field_label(found.field)}"
    return label, value_words(found.before), value_words(found.after)
