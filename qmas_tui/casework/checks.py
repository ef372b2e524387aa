"""What desk and command line refuse before anything is saved, said at its field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from qmas_tui.errors import DataError, Problem
from qmas_tui.facts.changes import Case
from qmas_tui.facts.contradictions import Contradiction, new_contradictions
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.parsing import field_name
from qmas_tui.facts.prospect import Prospect
from qmas_tui.facts.prospect_contradictions import new_in_prospect
from qmas_tui.facts.reading import quoted
from qmas_tui.policy.policy import Policy
from qmas_tui.views.doubts import contradiction_words

SUBJECTS: Final = ("holder", "prospect")
"""What a dependant cannot be called: findings name somebody else so."""


def check_edit(
    before: Case | None,
    after: Case,
    given: Sequence[tuple[str, str]],
    policy: Policy,
    today: date,
) -> None:
    """Raise DataError for what an edit brings in and cannot be, each at its field.

    That are rows that contradict each other or today, a pattern that no rule names,
    and dependants whose names do not tell them apart. What was wrong before the edit
    does not stop it. `given` are the fields that were typed.
    """
    typed = {field_name(name) for name, _text in given}
    problems = [*_namesakes(before, after)]
    if isinstance(after, Holder):
        known = before.pattern if isinstance(before, Holder) else None
        problems += _unknown_pattern(after, policy) if after.pattern != known else ()
    found = newly_impossible(before, after, today)
    problems += [_at_its_field(each, typed) for each in found]
    if problems:
        raise DataError("Not saved", problems)


def newly_impossible(
    before: Case | None, after: Case, today: date
) -> tuple[Contradiction, ...]:
    """What cannot be of the values that a case has now and had not."""
    if isinstance(after, Prospect):
        was = before if isinstance(before, Prospect) else None
        return new_in_prospect(was, after, today)
    return new_contradictions(
        before if isinstance(before, Holder) else None, after, today
    )


def check_patterns(holders: Iterable[Holder], policy: Policy, where: str = "") -> None:
    """Raise DataError for each pattern of a file that no rule names.

    `where` is the file, if there is one.
    """
    problems = [
        Problem(f"{where}, {place}" if where else place, each.what)
        for holder in holders
        for each in _unknown_pattern(holder, policy)
        for place in [f"case {holder.case}, {each.where}"]
    ]
    if problems:
        raise DataError("A stay pattern is not known; nothing was read.", problems)


def _unknown_pattern(holder: Holder, policy: Policy) -> Iterator[Problem]:
    pattern = holder.pattern
    if pattern is not None and policy.pattern_named(pattern) is None:
        known = ", ".join(dict.fromkeys(each.name for each in policy.patterns))
        what = f"{quoted(pattern)} is no pattern that a rule names; there are {known}"
        yield Problem("pattern", what)


def _namesakes(before: Case | None, after: Case) -> Iterator[Problem]:
    names = [each.name for each in after.dependant]
    if before is not None and names == [each.name for each in before.dependant]:
        return
    for place, name in enumerate(names):
        if name in names[:place] or name in SUBJECTS:
            what = f"{quoted(name)} is taken; write the name so that it differs"
            yield Problem("name", what)


def _at_its_field(found: Contradiction, typed: set[str]) -> Problem:
    """A clash where it was typed: at the end of the two, unless only the other was."""
    is_other = found.field not in typed and found.other_field in typed
    field = found.other_field if is_other and found.kind == "before" else found.field
    return Problem(field, contradiction_words(found, field))
