"""Makes prospects of whom hardly anything is known, but for what a test is about."""

from __future__ import annotations

from datetime import date

from msgspec import convert, to_builtins

from qmas_tui.facts.prospect import Prospect
from tests.make import KNOWN


def prospect(**facts: object) -> Prospect:
    """A prospect with these facts; one given as None is left out."""
    kept = {name: value for name, value in facts.items() if value is not None}
    return convert(to_builtins({**KNOWN, **kept}, builtin_types=(date,)), Prospect)
