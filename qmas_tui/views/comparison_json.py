"""A comparison as JSON, for other programs."""

from __future__ import annotations

from datetime import date

import msgspec
from msgspec import UNSET, Struct, UnsetType

from qmas_tui.facts.differences import Differences, FieldDiffers, RowDiffers
from qmas_tui.facts.rows import Row
from qmas_tui.findings.compare import CaseMoved, Comparison, Named
from qmas_tui.findings.moves import FindingMoved, Moved, Shares
from qmas_tui.intake.dossier import PROSPECT
from qmas_tui.views.intake_words import because_of
from qmas_tui.views.words import because


class _Out(Struct, frozen=True, gc=False):
    pass


class RowOut(_Out, frozen=True, gc=False):
    """A row that differs; `of` is the dependant's name, null for the holder."""

    by: str
    table: str
    of: str | None
    before: Row | None
    after: Row | None
    fields: tuple[FieldDiffers, ...]


class FactsOut(_Out, frozen=True, gc=False):
    """What differs of the facts of a case."""

    fields: tuple[FieldDiffers, ...]
    rows: list[RowOut]


class FindingOut(_Out, frozen=True, gc=False):
    """A finding that came, went or changed; `because` is null where nothing says why.

    `reworded` where it stands at the same level with other facts.
    """

    code: str
    subject: str
    before: str | None
    after: str | None
    reworded: bool
    shares: Shares
    because: str | None


class CaseOut(_Out, frozen=True, gc=False):
    """A case that both sides have, not alike."""

    case: str
    name: str
    facts: FactsOut
    moved: tuple[Moved, ...]
    findings: list[FindingOut]


class ProspectsOut(_Out, frozen=True, gc=False):
    """What is different of prospects, likewise."""

    new: tuple[Named, ...]
    gone: tuple[Named, ...]
    changed: list[CaseOut]
    same: int


class ComparisonOut(_Out, frozen=True, gc=False):
    """The whole answer; `before` and `after` say in words what each side is.

    `prospects` is left out where neither side has any.
    """

    as_of: date
    before: str
    after: str
    new: tuple[Named, ...]
    gone: tuple[Named, ...]
    changed: list[CaseOut]
    same: int
    prospects: ProspectsOut | UnsetType = UNSET


def comparison_json(
    found: Comparison, before: str, after: str, prospects: Comparison | None = None
) -> bytes:
    """The comparison with every value that moved, and findings in words.

    `before` and `after` say what each side is; `prospects` what differs of them.
    """
    changed = [_case(each) for each in found.changed]
    return msgspec.json.encode(
        ComparisonOut(
            found.as_of,
            before,
            after,
            found.new,
            found.gone,
            changed,
            found.same,
            UNSET if prospects is None else _prospects(prospects),
        )
    )


def _prospects(found: Comparison) -> ProspectsOut:
    changed = [_case(each) for each in found.changed]
    return ProspectsOut(found.new, found.gone, changed, found.same)


def _case(found: CaseMoved) -> CaseOut:
    findings = [_finding(each) for each in found.findings]
    return CaseOut(found.case, found.name, _facts(found.facts), found.moved, findings)


def _facts(found: Differences) -> FactsOut:
    return FactsOut(found.fields, [_row(each) for each in found.rows])


def _row(found: RowDiffers) -> RowOut:
    of = getattr(found.of, "name", None)
    return RowOut(found.by, found.table, of, found.before, found.after, found.fields)


def _finding(found: FindingMoved) -> FindingOut:
    return FindingOut(
        found.code,
        found.subject,
        found.before,
        found.after,
        found.reworded,
        found.shares,
        _because(found),
    )


def _because(found: FindingMoved) -> str | None:
    if found.finding is None:
        return None
    is_intake = found.subject == PROSPECT
    return because_of(found.finding) if is_intake else because(found.finding)
