"""Any holder that the format of facts admits, however absurd."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

from hypothesis import strategies as st
from msgspec import inspect, structs

from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.rows import Row
from qmas_tui.facts.years import FIRST_YEAR, LAST_YEAR

HUGE = 10**18
CLOSE = st.dates(date(2024, 1, 1), date(2030, 12, 31))
FAR = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
ODD = st.sampled_from(
    [
        *(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31), date(2024, 2, 29)),
        *(date(2026, 2, 28), date(2026, 3, 1), date(2026, 11, 22)),
    ]
)
DAYS = st.one_of(CLOSE, CLOSE, ODD, FAR)
WHO = st.sampled_from(
    ["holder", "LEE Ming", "LEE Ming ", "李 嘉欣", "\u202e", "nobody"]
)
SHAPED: Mapping[str, st.SearchStrategy[str]] = {
    r"\S": WHO,
    r"^[a-z][a-z0-9-]*$": st.sampled_from(["law", "payslips", "job-search", "e-visa"]),
    r"^[a-z]{2}$": st.sampled_from(["zh", "en", "fr"]),
    r"^[A-Z]{2}$": st.sampled_from(["CN", "SG"]),
    r"^[A-Z]{3}$": st.sampled_from(["HKD", "USD"]),
    r"^\d{4}/\d{2}$": st.sampled_from(["1900/01", "2025/26", "2026/27", "2199/99"]),
    r"^\d+(\+\d+)*$": st.sampled_from(["2+3+3", "3+3+2", "1+2+2+3", "8", "0", "9+9"]),
}


def _of(type_: inspect.Type, most: int) -> st.SearchStrategy[object]:
    """Values of one type; of rows no more than so many."""
    match type_:
        case inspect.DateType():
            return DAYS
        case inspect.BoolType():
            return st.booleans()
        case inspect.IntType():
            return st.sampled_from([0, 1, 2, 7, 19_999, 30_000, 2_000_000, HUGE])
        case inspect.FloatType():
            return st.sampled_from([0.0, 9.9, 10.0, 50.0, 100.0])
        case inspect.LiteralType():
            return st.sampled_from(type_.values)
        case inspect.StrType():
            assert type_.pattern is not None, "every text has a shape"
            return SHAPED[type_.pattern]
        case inspect.UnionType():
            return st.one_of([_of(each, most) for each in type_.types])
        case inspect.NoneType():
            return st.none()
        case inspect.VarTupleType():
            return st.lists(_of(type_.item_type, most), max_size=most).map(tuple)
        case inspect.StructType():
            assert issubclass(type_.cls, Row)
            return rows(type_.cls)
    raise AssertionError(type_)


def rows(cls: type[Row]) -> st.SearchStrategy[Row]:
    """Rows of a kind, with any of the fields that may be left out."""
    info = inspect.type_info(cls)
    assert isinstance(info, inspect.StructType)
    most = 2 if cls is Dependant else 3
    fields = {field.name: _of(field.type, most) for field in info.fields}
    return st.fixed_dictionaries(
        {f.name: fields[f.name] for f in info.fields if f.required},
        optional={f.name: fields[f.name] for f in info.fields if not f.required},
    ).map(lambda given: cls(**given))


@cache
def holders() -> st.SearchStrategy[Holder]:
    """Any holder at all, though landed and active more often than not."""
    landed = st.dates(date(2017, 1, 1), date(2026, 12, 31))
    return st.builds(
        structs.replace,
        rows(Holder),
        landed_on=st.one_of(landed, landed, DAYS, st.none()),
        status=st.sampled_from(["active"] * 4 + ["permanent", "closed"]),
    )
