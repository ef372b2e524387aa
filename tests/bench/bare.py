"""What the desk is measured beside: a bare app, and our list over made rows.

`python -m tests.bench.bare` runs a bare app over an empty table; with a number after
it the list of the queue with so many rows, and nothing else.
"""

from __future__ import annotations

import sys
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import DataTable

TITLE = "A bare table"


class Bare(App[None]):
    """An empty table that answers to one key, and whatever Textual itself brings."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f2", "turn", "turn")]

    def compose(self) -> ComposeResult:
        """The table."""
        table: DataTable[str] = DataTable()
        table.add_column(TITLE)
        yield table

    def action_turn(self) -> None:
        """Other colours, as the desk's own key gives."""
        self.theme = "textual-light"


def run_list(count: int) -> None:
    """Show so many cases in the list of the queue, under one head."""
    from qmas_tui.config.load import load_policy
    from qmas_tui.desk.quiet import QuietApp
    from qmas_tui.desk.widgets.queue_table import QueueTable
    from qmas_tui.findings.assess import assess
    from qmas_tui.views.groups import Head, IndexRow
    from qmas_tui.views.listings import HOLDERS
    from qmas_tui.views.model import AssessedCase
    from tests.bench.books import AS_OF, people

    policy = load_policy(None)
    known = [
        AssessedCase(each, assess(each, policy, AS_OF)) for each in people(100, seed=7)
    ]

    def assessed(case: str) -> AssessedCase:
        return known[int(case.removeprefix("M-")) % len(known)]

    class List(QuietApp[None]):
        """The list alone."""

        def compose(self) -> ComposeResult:
            """The list."""
            yield QueueTable(HOLDERS, lambda: 30)

        def on_mount(self) -> None:
            """Fill it."""
            index: list[IndexRow] = [Head("Later", "strong", count), *cases]
            self.query_one(QueueTable).fill(index, assessed)

    cases = [f"M-{number:06}" for number in range(count)]
    List().run()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        run_list(int(sys.argv[1]))
    else:
        Bare().run()
