"""Questions of a record of travel that the adviser left out, kept in the history.

They are codes in the reason of the change: "leave-out KIND:DAY KIND:DAY of PERSON". So
one undo asks them again, and forgetting a case erases them with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from qmas_tui.exchange.travel.plan import Answer
from qmas_tui.facts.changes import Past, standing

_WHY = re.compile(r"leave-out (?P<ids>[^ ]+(?: [^ ]+)*?) of (?P<person>.+)", re.DOTALL)


def left_out_why(questions: Sequence[str], person: str) -> str:
    """The reason of a change that leaves out some questions, by their ids."""
    return f"leave-out {' '.join(questions)} of {person}" if questions else ""


def left_out(history: Iterable[Past], person: str) -> dict[str, Answer]:
    """The answers that leave a question about a person out, out of a case's history."""
    found = (
        _WHY.fullmatch(change.why)
        for past in standing(history)
        for change in past.changes
    )
    return {
        question: Answer("leave-out")
        for each in found
        if each and each["person"] == person
        for question in each["ids"].split()
    }
