"""What a change made of a case: before and after, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from qmas_tui.facts.changes import Change
from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.rows import Row
from qmas_tui.facts.tables import TABLES, rows_of
from qmas_tui.views.fields import own_fields, tables_in, value_words
from qmas_tui.views.labels import field_label
from qmas_tui.views.records import row_words, whole_words


def difference(change: Change) -> tuple[str, ...]:
    """Each difference in words; a new case, or one taken out, is told in one line."""
    before, after = change.before, change.after
    if before is None or after is None:
        holder = before or after
        assert holder is not None, "a change has a before or an after"
        return (f"{'case taken out' if before else 'new case'}: {holder.name}",)
    return (*_fields(before, after), *_tables(before, after))


def _fields(before: Row, after: Row) -> Iterator[str]:
    now = dict(own_fields(after))
    for name, was in own_fields(before):
        if now[name] != was:
            turned = f"{value_words(was)} → {value_words(now[name])}"
            yield f"{field_label(name)}: {turned}"


def _tables(before: Row | None, after: Row | None) -> Iterator[str]:
    for table in TABLES:
        yield from _rows(_rows_in(before, table), _rows_in(after, table))


def _rows_in(owner: Row | None, table: str) -> Sequence[Row]:
    if isinstance(owner, Holder | Dependant) and table in tables_in(owner):
        return rows_of(owner, table)
    return ()


def _rows(before: Sequence[Row], after: Sequence[Row]) -> Iterator[str]:
    """What became of rows; one that stands in the place of another is that one changed.

    Rows that only moved because others came or went are passed over.
    """
    if before == after:
        return
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, was, was_end, now, now_end in matcher.get_opcodes():
        if kind != "equal":
            for old, new in zip_longest(before[was:was_end], after[now:now_end]):
                yield from _row(old, new)


def _row(old: Row | None, new: Row | None) -> Iterator[str]:
    known = old or new
    assert known is not None, "one of the two is there"
    if old is None:
        yield f"added: {whole_words(known)}"
    elif new is None:
        yield f"taken out: {whole_words(known)}"
    elif changes := "; ".join(_fields(old, new)):
        yield f"{row_words(known)}: {changes}"
    for told in _tables(old, new):
        yield f"{row_words(known)}, {told}"
