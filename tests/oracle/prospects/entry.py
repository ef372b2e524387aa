"""Prerequisites, special routes, fees and quota (sections 2, 6 and 8)."""

from __future__ import annotations

from datetime import date

from tests.oracle.days import Row, anniversary, birthday

from .months import held, is_higher
from .points import MOST, version
from .record import Record, truth

METS = {"yes": "met", "no": "not-met", "unknown": "unknown"}
RELEASED = ("LA", "NP", "VN")
RELEASED_ON = date(2023, 10, 25)


def age(record: Record) -> str:
    born, day = record.get("born_on"), record.day
    if born is None:
        return "unknown"
    young = day < birthday(born, 51) or day > date(2007, 12, 31)
    return METS[truth(day >= anniversary(born, 18) and young)]


def liquid_funds(record: Record) -> int | None:
    found = []
    for row in record.rows("account"):
        if row.get("owner", "applicant") not in ("applicant", "spouse"):
            continue
        last: Row | None = None
        for balance in row["balance"]:
            if last is None or balance["on"] >= last["on"]:
                last = balance
        if last is not None:
            found.append(last["hkd"])
    return sum(found) if found else None


def budget(record: Record) -> int:
    return 6 * (20_000 + 10_000 * len(record.accompanying))


def financial(record: Record) -> str:
    if "self_supporting" in record.facts:
        return "met" if record.facts["self_supporting"] else "not-met"
    funds = liquid_funds(record)
    return "met" if funds is not None and funds >= budget(record) else "unknown"


def character(record: Record) -> str:
    said = [record.get("criminal_record"), record.get("adverse_immigration")]
    if True in said:
        return "not-met"
    return "unknown" if None in said else "met"


def education(record: Record) -> str:
    if any(is_higher(d) and held(d, record.day) for d in record.rows("degree")):
        return "met"
    surely = record.complete("degree") and record.get("special_case") is not True
    return "not-met" if surely else "unknown"


def language(record: Record) -> str:
    if {"zh", "en"} & set(record.good_languages()):
        return "met"
    return "not-met" if record.complete("language") else "unknown"


def nationality(record: Record) -> str:
    country, day = record.get("nationality"), record.day
    if country is None:
        return "unknown"
    if country in ("AF", "CU", "KP"):
        return "not-met"
    if country in RELEASED:
        return "met" if day >= RELEASED_ON else "not-met"
    if country == "KH" and day <= date(2020, 12, 31):
        return "not-met" if day <= date(2012, 12, 31) else "unknown"
    if country == "AL" and day <= date(2011, 12, 31):
        return "unknown"
    return "met"


def prerequisites(record: Record) -> dict[str, str]:
    found = {
        "age": age(record),
        "financial": financial(record),
        "character": character(record),
        "education": education(record),
    }
    if record.day <= date(2024, 10, 31):
        found["language"] = language(record)
    return found | {"nationality": nationality(record)}


def passes(record: Record) -> str:
    states = prerequisites(record).values()
    if "not-met" in states:
        return "no"
    return "unknown" if "unknown" in states else "yes"


def special(record: Record) -> list[str]:
    released = record.get("nationality") in RELEASED and record.day >= RELEASED_ON
    holds = {
        "mainland-resident": record.mainland == "yes",
        "overseas-chinese": record.overseas_chinese,
        "hong-kong-resident": record.get("residence") == "hong-kong",
        "released-nationality": released,
    }
    return [name for name, held_ in holds.items() if held_]


def apt(record: Record) -> Row:
    rows = record.rows("achievement")
    complete = record.complete("achievement")
    state = "yes" if rows else "no" if complete else "unknown"
    counts = rows and record.test == "points"
    return {
        "state": state,
        "documented": any(row.get("proof") is True for row in rows),
        "points": MOST[version(record.day) - 1] if counts else None,
    }


def fees(record: Record) -> Row:
    new = record.day >= date(2025, 2, 26)
    persons = 1 + len(record.accompanying)
    filing, issue = persons * (600 if new else 0), persons * (1300 if new else 230)
    return {
        "persons": persons,
        "filing": filing,
        "issue": issue,
        "total": filing + issue,
        "lost_if_refused": filing,
    }


def quota(record: Record) -> Row | None:
    steps = (
        (date(2024, 11, 1), "none", None),
        (date(2023, 1, 1), "suspended", None),
        (date(2021, 10, 6), "yearly", 4000),
        (date(2020, 11, 26), "yearly", 2000),
        (date(2006, 6, 28), "yearly", 1000),
    )
    for first, state, places in steps:
        if record.day >= first:
            return {"state": state, "places": places}
    return None
