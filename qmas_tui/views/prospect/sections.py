"""The sections of a prospect's page, by the rows that each shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from qmas_tui.facts.changes import Past
from qmas_tui.facts.prospect import Prospect
from qmas_tui.facts.rows import Row
from qmas_tui.facts.tables import rows_of, tables_of
from qmas_tui.intake.pathways.model import ComparedPathway
from qmas_tui.intake.result import AssessedProspect
from qmas_tui.views.case.history import history_lines
from qmas_tui.views.case.notes import note_lines
from qmas_tui.views.fields import own_fields
from qmas_tui.views.labels import field_label
from qmas_tui.views.lay import cell, row, said, section
from qmas_tui.views.model import Line, Remedy, Role, Section, Span
from qmas_tui.views.prospect.papers import paper_sections
from qmas_tui.views.prospect.way_table import way_table
from qmas_tui.views.prospect_record import own_words
from qmas_tui.views.records import whole_words
from qmas_tui.views.say import capital
from qmas_tui.views.width import cell_width

PARTS: Final = {
    "now": "Now",
    "work": "Work",
    "means": "Means",
    "family": "Family",
    "papers": "Papers",
    "record": "Record",
    "notes": "Notes",
    "history": "History",
    "ways": "Other ways",
}
"""The sections of the page, in the order of their digits."""
TABLES: Final = {
    "work": ("degree", "language", "work", "period", "achievement", "offer", "lived"),
    "means": ("income", "business", "account"),
    "family": ("dependant",),
    "papers": ("passport",),
    "record": ("application", "request", "conflict", "unread"),
}
"""The tables that each section shows."""
SECTION_OF: Final = {table: part for part, each in TABLES.items() for table in each}
"""The section in which the rows of a table stand."""
TITLES: Final = {
    "degree": "Degrees",
    "language": "Languages",
    "work": "Work",
    "period": "Times explained",
    "achievement": "Achievements",
    "offer": "Offers",
    "lived": "Lived in",
    "income": "Income",
    "business": "Businesses",
    "account": "Accounts",
    "dependant": "Family",
    "application": "Applications",
    "request": "Asked for by the department",
    "conflict": "Papers that do not agree",
    "unread": "Cells not read",
    "passport": "Passports",
}
_NAME: Final = 26


def prospect_part(
    key: str,
    of: AssessedProspect,
    ways: Sequence[ComparedPathway] = (),
    history: Sequence[Past] = (),
    room: int = 100,
) -> tuple[Section, ...]:
    """One section alone; "ways" and "history" look at what they are named after."""
    who = of.prospect
    tables = [_table(who, each) for each in TABLES.get(key, ())]
    match key:
        case "papers":
            return (*paper_sections(of), *tables)
        case "record":
            return (Section("Particulars", tuple(_particulars(who))), *tables)
        case "notes":
            return (section("Notes", note_lines(who), "No notes yet."), *_reviews(who))
        case "history":
            lines = history_lines(history, who.case)
            return (Section("Changes, newest first", lines),)
        case "ways":
            return way_table(ways, room)
    return tuple(tables)


def prospect_tabs(of: AssessedProspect, here: str, room: int) -> Line:
    """The sections with their digits, and how many rows each has, as room allows."""
    counts = {key: _count(of.prospect, key) for key in PARTS}
    for is_full, gap in ((True, 2), (False, 1), (False, 0)):
        spans: list[Span] = []
        for digit, (key, title) in enumerate(PARTS.items()):
            told = title if is_full else title.rpartition(" ")[2]
            if key == here:
                spans.append(Span(f" {digit} {told} ", "chip"))
            else:
                spans += [Span(f" {digit} ", "dim"), Span(told)]
            number = counts[key] if is_full else 0
            spans.append(Span(f" {number}" if number else "", "dim"))
            spans.append(Span(" " * gap))
        if sum(cell_width(span.text) for span in spans) <= room:
            break
    return Line(tuple(spans))


def _count(of: Prospect, key: str) -> int:
    if key == "notes":
        return len(of.note)
    tables = ("evidence",) if key == "papers" else TABLES.get(key, ())
    return sum(len(rows_of(of, table)) for table in tables if table != "unread")


def _table(of: Prospect, table: str) -> Section:
    """The rows of a table, each with those that stand under it."""
    nothing = "Nothing else, as asked." if table in of.complete else "None recorded."
    return section(TITLES[table], _rows(of, table), nothing)


def _rows(of: Row, table: str, above: str = "") -> Iterator[Line]:
    for number, each in enumerate(rows_of(of, table), 1):
        words = Span(f"{'   ' if above else ''}{capital(whole_words(each))}")
        yield row(words, subject=above, of=(table, number))
        for below in tables_of(type(each)):
            yield from _rows(each, below, str(number))


def _particulars(of: Prospect) -> Iterator[Line]:
    """Each own fact; the form of `enter` asks for it alone."""
    for name, value in own_fields(of):
        if name == "case":
            continue
        words = own_words(name, value)
        label = field_label(name)
        remedy = Remedy(f"correct {label}", "particulars", fields=(name,))
        role: Role = "dim" if value in (None, ()) else "plain"
        told = said(words or "—", role, name)
        yield row(cell(label, _NAME, "dim"), told, remedy=remedy)


def _reviews(of: Prospect) -> Iterator[Section]:
    if of.review:
        lines = list(_rows(of, "review"))
        yield Section("Reviews", tuple(reversed(lines)))
