"""Holders and prospects in one list; the kind of each is told in a word."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from msgspec import structs

from qmas_tui.facts.changes import Case
from qmas_tui.facts.holder import Holder
from qmas_tui.facts.prospect import Prospect
from qmas_tui.findings.model import AssessedCase
from qmas_tui.intake.result import AssessedProspect
from qmas_tui.views.column import Column, Value
from qmas_tui.views.days import DayKind, days_of
from qmas_tui.views.facets import FacetKind
from qmas_tui.views.filter import Fields
from qmas_tui.views.filter_fields import WordField
from qmas_tui.views.groups import Group
from qmas_tui.views.listing import Cells, Listing
from qmas_tui.views.listings import HOLDERS
from qmas_tui.views.prospects.fields import days_of as prospect_days
from qmas_tui.views.prospects.listing import PROSPECTS

Either = AssessedCase | AssessedProspect
HOLDER, PROSPECT = "holder", "prospect"
WORDS: Final[dict[type[Case], str]] = {Holder: HOLDER, Prospect: PROSPECT}
_KINDS: Final = {word: kind for kind, word in WORDS.items()}


def key_of(kind: type[Case], case: str) -> str:
    """Names a row of the list: one reference may be of a prospect and of a holder."""
    return f"{WORDS[kind]} {case}"


def named_by(key: str) -> tuple[type[Case], str]:
    """The kind and the reference that a key names."""
    word, _, case = key.partition(" ")
    return _KINDS[word], case


def record_of(of: Either) -> Case:
    """What is recorded of somebody."""
    return of.holder if isinstance(of, AssessedCase) else of.prospect


def days_of_either(of: Either) -> frozenset[tuple[DayKind, date]]:
    """Every day of somebody by its kind."""
    return days_of(of) if isinstance(of, AssessedCase) else prospect_days(of)


def _key(of: Either) -> str:
    record = record_of(of)
    return key_of(type(record), record.case)


def _word(of: Either) -> str:
    return WORDS[type(record_of(of))]


def _column(name: str) -> Column[Either]:
    """A column that holders and prospects both have."""
    holders, prospects = HOLDERS.columns[name], PROSPECTS.columns[name]

    def value(of: Either) -> Value:
        return (
            holders.value(of) if isinstance(of, AssessedCase) else prospects.value(of)
        )

    return Column(holders.title, value)


def _words(name: str) -> WordField[Either]:
    """A field of words that both have."""
    holders, prospects = HOLDERS.fields.words[name], PROSPECTS.fields.words[name]
    field = WordField[Either](
        lambda e: holders.of(e) if isinstance(e, AssessedCase) else prospects.of(e)
    )
    return structs.replace(field, how=holders.how, choices=holders.choices)


def _days(name: str) -> Callable[[Either], tuple[date, ...]]:
    """The days of a field that both have."""
    holders, prospects = HOLDERS.fields.days[name], PROSPECTS.fields.days[name]
    return lambda e: holders(e) if isinstance(e, AssessedCase) else prospects(e)


def _text(of: Either) -> str:
    if isinstance(of, AssessedCase):
        return HOLDERS.fields.text(of)
    return PROSPECTS.fields.text(of)


def _cells(of: Either, soon: int) -> Cells:
    if isinstance(of, AssessedCase):
        return HOLDERS.cells(of, soon)
    return PROSPECTS.cells(of, soon)


def _group(of: Either, soon: int) -> Group:
    """Whoever sleeps has a group of their own, of either kind."""
    if of.assessment.asleep_until is not None:
        return "asleep"
    if isinstance(of, AssessedCase):
        return HOLDERS.group_of(of, soon)
    return PROSPECTS.group_of(of, soon)


def _limit(of: Either) -> Value:
    return HOLDERS.columns["limit"].value(of) if isinstance(of, AssessedCase) else None


_WORDS_OF_BOTH: Final = [w for w in HOLDERS.fields.words if w in PROSPECTS.fields.words]
_DAYS_OF_BOTH: Final = [
    day for day in HOLDERS.fields.days if day in PROSPECTS.fields.days
]
_COLUMNS: Final = [name for name in HOLDERS.columns if name in PROSPECTS.columns]
FACETS: Final[tuple[FacetKind[Either], ...]] = (
    FacetKind("Kind", "kind", lambda e: (_word(e),)),
    FacetKind("Adviser", "adviser", lambda e: (record_of(e).adviser,)),
    FacetKind("Tag", "tag", lambda e: record_of(e).tags, overlap=True),
    FacetKind("Nationality", "nationality", lambda e: (record_of(e).nationality,)),
)
BOTH: Final = Listing[Either](
    name="both",
    case_of=lambda each: record_of(each).case,
    key_of=_key,
    columns={
        "kind": Column("Kind", _word),
        **{name: _column(name) for name in _COLUMNS},
        "limit": Column("Limit of stay", _limit),
    },
    exported=("act_by", "due_on", "lost_on", "kind", "case", "name", "adviser", "why"),
    right=frozenset({"act_by"}),
    fields=Fields(
        days={name: _days(name) for name in _DAYS_OF_BOTH},
        words={
            "kind": WordField(lambda e: (_word(e),), choices=(HOLDER, PROSPECT)),
            **{name: _words(name) for name in _WORDS_OF_BOTH},
        },
        text=_text,
    ),
    facets=FACETS,
    cells=_cells,
    group_of=_group,
    asleep_until=lambda each: each.assessment.asleep_until,
)
