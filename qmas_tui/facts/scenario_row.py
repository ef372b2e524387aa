"""A scenario as it is saved: what was asked, as data, and on which facts."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final, Literal

from msgspec import Raw, Struct

from qmas_tui.facts.rows import Text

Format = Literal["qmas-scenario/1"]
FORMAT: Final[Format] = "qmas-scenario/1"


class ScenarioRow(
    Struct,
    frozen=True,
    gc=False,
    kw_only=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
):
    """A named scenario of one case; it is no fact.

    `change` holds the changes in JSON, one after the other, as a scenario file has
    them. `base` stands for the rows that they are about, as these were when it was
    saved.
    """

    name: Text
    then: date | None = None
    rules: Text | None = None
    change: tuple[Raw, ...]
    base: str
    saved_by: str
    saved_at: datetime


class ScenarioRows(Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """All that are saved of one case, in the order in which they came."""

    format: Format
    scenario: tuple[ScenarioRow, ...]
