"""Members of a family that have columns of their own in the row of their holder."""

from __future__ import annotations

from collections.abc import Iterator

from qmas_tui.exchange.sheets.aliases import MEMBERS, known
from qmas_tui.exchange.sheets.cells import RowCells
from qmas_tui.exchange.sheets.names import without_relation
from qmas_tui.facts.holder import Dependant


def members_beside(cells: RowCells) -> Iterator[Dependant]:
    """The dependants that the row names; a limit of nobody is given up."""
    for relation, name_field, limit_field in MEMBERS:
        name = cells.text(name_field)
        if name is not None and not known(name, cells.aliases.no):
            yield Dependant(
                name=without_relation(name, cells.aliases.relation)[0],
                relation=relation,
                limit_of_stay=cells.day(limit_field),
            )
        elif cells.has(limit_field):
            cells.give_up(limit_field, f"the row names no {relation}")
