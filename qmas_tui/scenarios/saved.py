"""Saved scenarios: what was asked, and whether the facts are still those of then."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Final

import msgspec
from msgspec import Raw, Struct

from qmas_tui.errors import DataError
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.scenario_row import ScenarioRow
from qmas_tui.facts.tables import rows_of
from qmas_tui.policy.policy import Policy
from qmas_tui.scenarios.answer import Answer
from qmas_tui.scenarios.change import Change
from qmas_tui.scenarios.draft import OWN, Step
from qmas_tui.scenarios.expand import expand

OUT_OF_DATE: Final = "a row that it is about has changed since it was saved"
_UNREADABLE: Final = "it is not as this program writes one"


class Saved(Struct, frozen=True, kw_only=True):
    """A saved scenario against the facts as they are now.

    Attributes:
        then: the day on which to ask, where one was given.
        rules: other rules by name, where they were given.
        steps: the changes of rows that it stands for; none where it cannot be asked.
        trouble: why it is not asked until it is looked at; empty where it is.
    """

    name: str
    changes: tuple[Change, ...]
    then: date | None
    rules: str | None
    saved_by: str
    saved_at: datetime
    steps: tuple[str, ...] = ()
    trouble: str = ""

    @property
    def is_out_of_date(self) -> bool:
        """Whether it has to be looked at before it is asked."""
        return bool(self.trouble)


class SavedAnswer(Struct, frozen=True):
    """A saved scenario with what comes out of it, or why nothing does."""

    saved: Saved
    answer: Answer | None
    why_not: str = ""


def row_of(
    name: str,
    changes: Sequence[Change],
    steps: Sequence[Step],
    holder: Holder,
    *,
    then: date | None,
    rules: str | None,
    by: str,
    at: datetime,
) -> ScenarioRow:
    """A scenario as it is saved; `steps` are what its changes stand for now."""
    return ScenarioRow(
        name=name,
        then=then,
        rules=rules,
        change=tuple(Raw(msgspec.json.encode(each)) for each in changes),
        base=base_of(holder, steps),
        saved_by=by,
        saved_at=at,
    )


def read_saved(row: ScenarioRow, holder: Holder, policy: Policy, as_of: date) -> Saved:
    """A saved scenario, looked at against the facts of a day; nothing is raised."""
    changes, steps, trouble = tuple[Change, ...](), tuple[Step, ...](), ""
    try:
        changes = tuple(msgspec.json.decode(each, type=Change) for each in row.change)
        steps = expand(holder, changes, policy, as_of)
        if base_of(holder, steps) != row.base:
            trouble = OUT_OF_DATE
    except (msgspec.MsgspecError, UnicodeError, RecursionError, OverflowError):
        trouble = _UNREADABLE
    except DataError as error:
        trouble = error.message.rstrip(".")
    return Saved(
        name=row.name,
        changes=changes,
        then=row.then,
        rules=row.rules,
        saved_by=row.saved_by,
        saved_at=row.saved_at,
        steps=tuple(each.primitive.text for each in steps),
        trouble=trouble,
    )


def base_of(holder: Holder, steps: Iterable[Step]) -> str:
    """A hash of the recorded rows and fields that changes are about.

    What a short form stands for is part of it: it depends on the facts.
    """
    parts = [part for step in steps for part in _parts(holder, step)]
    return hashlib.sha256(b"".join(b"%d:%b" % (len(p), p) for p in parts)).hexdigest()


def _parts(holder: Holder, step: Step) -> Iterator[bytes]:
    primitive = step.primitive
    yield primitive.text.encode()
    if primitive.kind == "set":
        fields = msgspec.to_builtins(holder)
        values = [fields.get(name) for name, _value in primitive.values]
        yield msgspec.json.encode(values)
    elif step.target < OWN:  # a recorded row, of the case or of a recorded dependant
        owner = holder if step.owner == OWN else holder.dependant[-step.owner - 1]
        yield msgspec.json.encode(rows_of(owner, primitive.table)[-step.target - 1])
