"""Files of facts as the two sides of a comparison."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from qmas_tui.exchange.redact import redacted
from qmas_tui.facts.holder import CaseFile, Holder
from qmas_tui.facts.prospect import Prospect
from qmas_tui.facts.worked_out import WorkedOut
from qmas_tui.findings.compare import Record, Side
from qmas_tui.intake.dossier import PROSPECT


def sides(before: CaseFile, after: CaseFile) -> tuple[Side[Holder], Side[Holder]]:
    """Both as they are compared: what was taken out of one is taken out of the other.

    Else every name and employer of a redacted snapshot would count as changed.
    """
    before, after = _redacted_alike(before, after)
    return side_of(before), side_of(after)


def prospect_sides(
    before: CaseFile, after: CaseFile
) -> tuple[Side[Prospect], Side[Prospect]]:
    """The same of prospects, whom a redacted snapshot does not hold."""
    before, after = _redacted_alike(before, after)
    return _prospect_side(before), _prospect_side(after)


def _redacted_alike(before: CaseFile, after: CaseFile) -> tuple[CaseFile, CaseFile]:
    """Both files, with taken out of each what was taken out of the other."""
    if is_redacted(before) and not is_redacted(after):
        after = redacted(after)
    elif is_redacted(after) and not is_redacted(before):
        before = redacted(before)
    return before, after


def side_of(file: CaseFile) -> Side[Holder]:
    """A file as one side, with what it says of its findings.

    What a redacted one says is passed over: it was worked out from more than it holds.
    """
    said = [each for each in file.worked_out if each.subject != PROSPECT]
    return _side(file, file.holder, said)


def _prospect_side(file: CaseFile) -> Side[Prospect]:
    said = [each for each in file.worked_out if each.subject == PROSPECT]
    return _side(file, file.prospect, said)


def _side(
    file: CaseFile, records: Iterable[Record], told: Iterable[WorkedOut]
) -> Side[Record]:
    said = defaultdict[str, tuple[WorkedOut, ...]](tuple)
    for each in () if is_redacted(file) else told:
        said[each.case] += (each,)
    return Side(
        cases={each.case: each for each in records},
        on=file.as_of,
        said=dict(said),
        partial=file.made is not None and file.made.partial,
    )


def is_redacted(file: CaseFile) -> bool:
    """Whether something was taken out of a file before it was handed on."""
    return file.made is not None and bool(file.made.left_out)
