"""Any record that the format of facts admits, in nasty words."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Any

from hypothesis import strategies as st
from msgspec.structs import fields

from qmas_tui.facts import rows
from qmas_tui.facts.holder import CaseFile, Dependant, Holder, Made
from qmas_tui.facts.together import PAIR, missing_half
from qmas_tui.facts.years import FIRST_YEAR, LAST_YEAR

HEAD = 'format = "qmas-book/1"\n'
LEE = '\n[[holder]]\ncase = "Q-1"\nname = "LEE"\ncitizenship = "other"\nroute = "gpt"\n'

nasty = st.sampled_from(
    ["[/]", '"', "'''", '"""', "\\", "\n", "\r\n", "\t", "👩‍👧", "嘉欣"]
)
printed = st.text(st.characters(exclude_categories=["Cs"]))
texts = st.tuples(printed, nasty, printed).map("".join).filter(re.compile(r"\S").search)

days = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
slugs = st.sampled_from(["payslips", "information-technology"])

PATTERNS: dict[str, st.SearchStrategy[Any]] = {
    "nationality": st.sampled_from(["SG", "CN"]),
    "country": st.sampled_from(["SG", "CN"]),
    "currency": st.sampled_from(["HKD", "CNY"]),
    "pattern": st.sampled_from(["2+3+3", "8"]),
    "year": st.sampled_from(["2025/26", "1999/00"]),
    "sector": slugs,
    "claimed_sector": slugs,
}
NUMBERS = {"step", "monthly_income", "staff", "turnover", "assessable"}
SLUGS = {rows.Evidence: ("kind", slugs)}


@cache
def strategy(type_: type[Any]) -> st.SearchStrategy[Any]:
    """Any record of a type: its words nasty, its optional values now and then out."""
    known: dict[str, st.SearchStrategy[Any]] = {}
    for field in fields(type_):
        words = str(field.type)
        if field.name in PATTERNS:
            known[field.name] = PATTERNS[field.name]
        elif field.name in NUMBERS:
            known[field.name] = st.integers(0, 2**63 - 1)
        elif "datetime.date" in words:
            known[field.name] = days
        elif "tuple" in words:
            row = getattr(rows, field.name.title(), None)
            row = Dependant if field.name == "dependant" else row
            each = strategy(row) if row else texts
            known[field.name] = st.lists(each, max_size=2).map(tuple)
        elif "Literal" in words:
            options = re.findall(r"'([a-z-]+)'", words)
            known[field.name] = st.sampled_from(options)
        elif "bool" in words:
            known[field.name] = st.booleans()
        else:
            known[field.name] = texts
    if type_ in SLUGS:
        known.update([SLUGS[type_]])
    required = {f.name: known.pop(f.name) for f in fields(type_) if f.required}
    return st.fixed_dictionaries(required, optional=known).map(
        lambda values: type_(**_together(values))
    )


def _together(values: dict[str, Any]) -> dict[str, Any]:
    """The values without one that says nothing without the other."""
    alone = missing_half(values)
    return {
        name: each for name, each in values.items() if not alone or name not in PAIR
    }


books = st.builds(
    CaseFile,
    format=st.just("qmas-book/1"),
    as_of=st.none() | days,
    made=st.none() | st.builds(Made, head=st.none() | texts),
    holder=st.lists(strategy(Holder), max_size=2, unique_by=lambda h: h.case).map(
        tuple
    ),
)


def family_named_once(book: CaseFile) -> bool:
    """Whether no two of a family share a name."""
    names = [[d.name for d in holder.dependant] for holder in book.holder]
    return all(len(each) == len(set(each)) for each in names)
