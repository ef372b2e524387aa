"""All that is held on one person, for a request for access (Cap. 486, section 18)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qmas_tui.facts.changes import Past
from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.rows import Row
from qmas_tui.facts.tables import TABLES, rows_of
from qmas_tui.findings.model import AssessedCase
from qmas_tui.policy.policy import Policy
from qmas_tui.views.case.dates import keeping_section
from qmas_tui.views.case.history import history_lines
from qmas_tui.views.fields import own_fields, tables_in, value_words
from qmas_tui.views.labels import TABLE_TITLES, field_label
from qmas_tui.views.lay import cell, dim, row, said, section, widest
from qmas_tui.views.mentions import Mentions
from qmas_tui.views.model import Line, Part, Section, Span
from qmas_tui.views.records import row_words

_MOST_NAME = 40


def dossier_parts(
    case: AssessedCase,
    policy: Policy,
    history: Sequence[Past],
    named_in: Mentions,
) -> tuple[Part, ...]:
    """Every recorded field, every change, and every other case that names the person.

    `history` are the steps of this case, oldest first; `named_in` is what `mentions`
    and `past_mentions` found. Nothing is cut and nothing left out: an empty field is
    shown as a dash.
    """
    holder = case.holder
    changes = history_lines(history, holder.case)
    others = [row(said(f"{other}: {where}")) for other, where in named_in]
    nowhere = "No other case names this person."
    elsewhere = section("Named in other cases", others, nowhere)
    return (
        Part("record", "What is recorded", tuple(_recorded(holder))),
        Part("history", "History", (Section("Changes, newest first", changes),)),
        Part("elsewhere", "Elsewhere in the book", (elsewhere,)),
        Part("keeping", "How long it is kept", (_kept(case, policy),)),
    )


def _recorded(holder: Holder) -> Iterator[Section]:
    yield Section("Particulars", tuple(_field_lines(holder, "")))
    empty = []
    for table in TABLES:
        rows = rows_of(holder, table)
        if not rows:
            empty.append(TABLE_TITLES[table])
            continue
        lines = [line for n, each in enumerate(rows, 1) for line in _row(n, each, "")]
        yield Section(f"{TABLE_TITLES[table]} ({len(rows)})", tuple(lines))
    if empty:
        yield Section("Nothing is recorded of", (dim(", ".join(empty)),))


def _row(number: int, recorded: Row, margin: str) -> Iterator[Line]:
    """A row under its number: every field, and the rows in it."""
    yield row(margin, Span(f"{number}. "), said(row_words(recorded), "strong"))
    margin += " " * 3
    yield from _field_lines(recorded, margin)
    if isinstance(recorded, Dependant):
        for table in tables_in(recorded):
            rows = rows_of(recorded, table)
            title = f"{TABLE_TITLES[table].lower()} ({len(rows)})"
            yield row(margin, Span(title, "dim"))
            for n, each in enumerate(rows, 1):
                yield from _row(n, each, margin + " " * 3)


def _field_lines(recorded: Row, margin: str) -> Iterator[Line]:
    """Every field with its value; a text of several lines keeps them."""
    fields = [(field_label(name), value) for name, value in own_fields(recorded)]
    cells = widest([name for name, _ in fields], _MOST_NAME)
    for name, value in fields:
        for words in value_words(value).strip().splitlines():
            yield row(margin, cell(name, cells, "dim"), said(words))
            name = ""


def _kept(case: AssessedCase, policy: Policy) -> Section:
    open_ = section("Keeping the record", (), "The case is not closed; it is kept.")
    return keeping_section(case, policy) or open_
