"""Many cases changed as one step, after a look at what becomes of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from msgspec import Struct, structs

from qmas_tui.casework.bulk_edits import ACTIONS, actions_of, check_actions, edited
from qmas_tui.casework.case_list import Progress
from qmas_tui.casework.casework import USUAL, Casework, Done, Terms
from qmas_tui.casework.checks import check_edit
from qmas_tui.errors import DataError, Stopped
from qmas_tui.facts.changes import Case, Change
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.parsing import FieldTexts
from qmas_tui.facts.prospect import Prospect
from qmas_tui.views.say import count

__all__ = [
    "ACTIONS",
    "BulkPlan",
    "Fate",
    "actions_of",
    "apply_bulk",
    "check_actions",
    "plan_bulk",
    "plan_bulk_of_kinds",
]
_EVERY = 50


class Fate(Struct, frozen=True, gc=False):
    """What becomes of a case, or why nothing does."""

    case: str
    name: str
    words: str


class BulkPlan(Struct, frozen=True):
    """What would be done: the changes, whom each concerns, and who is left out."""

    changes: tuple[Change, ...]
    changed: tuple[Fate, ...]
    left_out: tuple[Fate, ...]

    @property
    def words(self) -> str:
        """How many cases change, and how many do not."""
        number = len(self.changed)
        told = f"{count(number, 'case')} {'changes' if number == 1 else 'change'}"
        if not self.left_out:
            return told
        left = len(self.left_out)
        return f"{told}, {left} {'is' if left == 1 else 'are'} left out"


def plan_bulk(
    casework: Casework,
    cases: Sequence[str],
    given: FieldTexts,
    why: str = "",
    step: Progress | None = None,
    kind: type[Case] = Holder,
) -> BulkPlan:
    """What would be done to these cases, in their order; nothing is changed.

    `given` are names of ACTIONS with their texts, `kind` says whether holders or
    prospects are meant. Raises DataError for a text that no case can take, and Stopped
    where `step` gives False.
    """
    check_actions(given, casework.as_of, kind)
    known: Mapping[str, Case]
    known = casework.prospects if kind is Prospect else casework.holders
    changes, changed, left_out = list[Change](), list[Fate](), list[Fate]()
    for number, case in enumerate(cases):
        if step and number % _EVERY == 0 and not step(number, len(cases)):
            raise Stopped("Nothing was changed.")
        record = known.get(case)
        if record is None:
            left_out.append(Fate(case, "", "is no longer in the book"))
            continue
        try:
            done = edited(record, given, casework)
            check_edit(record, done.after, given, casework.policy, casework.as_of)
        except DataError as error:
            left_out.append(Fate(case, record.name, _reason(error)))
            continue
        changes.append(casework.session.change(done.what, record, done.after, why))
        changed.append(Fate(case, record.name, done.what))
    return BulkPlan(tuple(changes), tuple(changed), tuple(left_out))


def plan_bulk_of_kinds(
    casework: Casework,
    cases: Mapping[type[Case], Sequence[str]],
    given: FieldTexts,
    step: Progress | None = None,
    why: str = "",
) -> BulkPlan:
    """The same of holders and prospects at once. Raises as `plan_bulk` does."""
    plans = [
        plan_bulk(casework, some, given, why, step, kind)
        for kind, some in cases.items()
    ]
    changes, changed, left_out = zip(*map(structs.astuple, plans), strict=True)
    return BulkPlan(*(tuple(chain(*each)) for each in (changes, changed, left_out)))


def apply_bulk(casework: Casework, plan: BulkPlan, terms: Terms = USUAL) -> Done:
    """Do it, as one step. Raises BookError where a case was changed meanwhile.

    Raises NeedsConsent where it would keep an identity-card number.
    """
    if not plan.changes:
        raise DataError("There is nothing to change.")
    casework.session.make(plan.changes, terms)
    cases = tuple(each.case for each in plan.changed)
    which = cases[0] if len(cases) == 1 else count(len(cases), "case")
    if len({each.words for each in plan.changed}) > 1:
        which += ", the first"
    return Done(f"{which}: {plan.changed[0].words}", cases)


def _reason(error: DataError) -> str:
    """Why a case is left out: the problems of an error, else the error itself."""
    return "; ".join([each.what for each in error.problems]) or error.message
