"""The demo book: invented holders, dated round the day on which it is opened."""

from __future__ import annotations

from datetime import date

from qmas_tui.casework.demo_dates import read_demo
from qmas_tui.facts.holder import Holder


def demo_holders(as_of: date) -> tuple[Holder, ...]:
    """About forty holders that show every stage, pattern and finding."""
    return read_demo(as_of)
