"""What the tests of casework share: a case as it is typed, and a yes to a question."""

from __future__ import annotations

from qmas_tui.casework.casework import Terms
from qmas_tui.errors import Agreement

LEE = [
    ("case", "Q-1"),
    ("name", "LEE Ka Yan"),
    ("citizenship", "other"),
    ("route", "gpt"),
    ("applied_on", "2023-06-01"),
    ("landed_on", "10/12/2023"),
]
NUMBER = "A123456(3)"
"""A text that looks like an identity-card number."""


def agreed(*to: Agreement) -> Terms:
    """The terms of a change to which the user said yes."""
    return Terms(to)
