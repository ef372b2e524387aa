"""What a change made of a case: before and after, field by field, in words."""

from __future__ import annotations

from qmas_tui.facts.changes import Change
from qmas_tui.facts.differences import (
    Differences,
    FieldDiffers,
    RowDiffers,
    differences,
)
from qmas_tui.views.fields import value_words
from qmas_tui.views.labels import TABLE_TITLES, field_label
from qmas_tui.views.records import row_words, whole_words


def difference(change: Change) -> tuple[str, ...]:
    """Each difference in words; a new case, or one taken out, is told in one line."""
    before, after = change.before, change.after
    if before is None or after is None:
        holder = before or after
        assert holder is not None, "a change has a before or an after"
        return (f"{'case taken out' if before else 'new case'}: {holder.name}",)
    return difference_words(differences(before, after))


def difference_words(found: Differences) -> tuple[str, ...]:
    """What differs between two records of one case, a line each."""
    fields = [field_words(each) for each in found.fields]
    return (*fields, *[_row(each) for each in found.rows])


def field_words(found: FieldDiffers) -> str:
    """A field from what to what: born on: 2 Apr 1988 → —."""
    turned = f"{value_words(found.before)} → {value_words(found.after)}"
    return f"{field_label(found.field)}: {turned}"


def _row(found: RowDiffers) -> str:
    whose = f"{row_words(found.of)}, " if found.of else ""
    return f"{whose}{_what(found)}"


def _what(found: RowDiffers) -> str:
    row = found.row
    if row is None:
        return f"{TABLE_TITLES[found.table].casefold()}: in another order"
    if found.by == "changed":
        return f"{row_words(row)}: {'; '.join(map(field_words, found.fields))}"
    return f"{found.by.replace('-', ' ')}: {whole_words(row)}"
