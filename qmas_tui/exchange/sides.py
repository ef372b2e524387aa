"""Files of facts as the two sides of a comparison."""

from __future__ import annotations

from collections import defaultdict

from qmas_tui.exchange.redact import redacted
from qmas_tui.facts.holder import CaseFile
from qmas_tui.facts.worked_out import WorkedOut
from qmas_tui.findings.compare import Found, Kind, Record, Side
from qmas_tui.intake.dossier import PROSPECT


def sides(
    kind: Kind[Record, Found], before: CaseFile, after: CaseFile
) -> tuple[Side[Record], Side[Record]]:
    """Both as they are compared: what was taken out of one is taken out of the other.

    Else every name and employer of a redacted snapshot would count as changed, and
    every prospect as gone: it holds none.
    """
    if is_redacted(before) and not is_redacted(after):
        after = redacted(after)
    elif is_redacted(after) and not is_redacted(before):
        before = redacted(before)
    return side_of(kind, before), side_of(kind, after)


def side_of(kind: Kind[Record, Found], file: CaseFile) -> Side[Record]:
    """The cases of a kind in a file as one side, with what it says of its findings.

    What a redacted one says is passed over: it was worked out from more than it holds.
    """
    records: tuple[Record, ...] = getattr(file, kind.table)
    of_prospects = kind.table == "prospect"
    said = defaultdict[str, tuple[WorkedOut, ...]](tuple)
    for each in () if is_redacted(file) else file.worked_out:
        if (each.subject == PROSPECT) == of_prospects:
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
