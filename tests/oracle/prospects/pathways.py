"""The fourteen ways in, each with what decides it (section 10)."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from datetime import date

from tests.oracle.days import Row, anniversary, birthday

from . import entry, pathway_degrees, pathway_persons
from .record import Record, all_of, best_of, truth
from .twelve import LEAST, Twelve, income

FIRST_DAY = date(2025, 3, 1)
ROWS = {
    "ttps-a": "nationality character income-2.5m first-time",
    "ttps-b": "nationality character listed-bachelor work-3-of-5 first-time",
    "ttps-c": (
        "nationality character bachelor-5-years work-under-3 not-local-student"
        " first-time"
    ),
    "gep": (
        "nationality character not-mainland education offer offer-relevant offer-pay"
        " local-market"
    ),
    "asmtp": (
        "nationality character mainland education offer offer-relevant offer-pay"
        " local-market"
    ),
    "techtas": (
        "nationality character offer research company-quota offer-pay stem-degree"
    ),
    "iang-recent": "nationality character hk-degree within-6-months",
    "iang-return": "nationality character hk-degree after-6-months offer offer-pay",
    "gep-entrepreneur": "nationality character not-mainland education business-plan",
    "new-cies": "nationality character age-18 scope net-assets",
    "dependant": "nationality character relation sponsor",
    "assg": (
        "nationality character second-generation age-18-40 education language financial"
    ),
    "qmas-gpt": "prerequisites criteria",
    "qmas-apt": "prerequisites achievement",
}
FACTS = {
    "nationality": "nationality",
    "character": "criminal_record adverse_immigration",
    "education": "degree",
    "financial": "account",
    "income-2.5m": "income",
    "first-time": "ttps_before",
    "listed-bachelor": "degree",
    "bachelor-5-years": "degree",
    "not-local-student": "degree",
    "offer": "offer",
    "offer-relevant": "offer",
    "offer-pay": "offer",
    "research": "offer",
    "company-quota": "offer",
    "local-market": "offer talent_list",
    "hk-degree": "degree",
    "within-6-months": "degree",
    "after-6-months": "degree",
    "business-plan": "business_plan",
    "second-generation": "second_generation",
    "age-18": "born_on",
    "age-18-40": "born_on",
    "scope": "overseas_permanent mainland_resident residence",
    "net-assets": "net_assets_hkd net_assets_since",
    "relation": "sponsor_relation",
    "sponsor": "sponsor_status",
    "language": "language",
    "prerequisites": "prerequisites",
    "criteria": "criteria",
    "achievement": "achievement",
}
ANSWERS = {"met": "yes", "not-met": "no", "unknown": "unknown"}
OPPOSITE = {"yes": "no", "no": "yes", "unknown": "unknown"}
OFFERED = {
    "offer-relevant": "relevant",
    "offer-pay": "market_pay",
    "research": "research",
    "company-quota": "company_quota",
}
ENOUGH_PAY = 2_000_000


def measured(record: Record) -> Record:
    """The same record, its facts measured on W."""
    other = copy(record)
    other.day = record.what_if or max(record.as_of, record.get("file_on", date.min))
    return other


def nationality(r: Record, code: str) -> str:
    country = r.get("nationality")
    if country is None:
        return "unknown"
    if code == "dependant":
        return truth(country not in ("AF", "KP"))
    if country in ("AF", "CU", "KP"):
        return "no"
    degrees = pathway_degrees.local(r)
    if code.startswith("iang-") and country in ("LA", "NP", "VN") and degrees:
        return pathway_degrees.opened_to_released(degrees)
    return "yes"


def income_enough(r: Record) -> str:
    earned = income(r, r.day)
    if earned is None:
        return "no" if r.complete("income") else "unknown"
    return truth(earned >= 2_500_000)


def offer(r: Record) -> str:
    return best_of(["yes" for _ in r.rows("offer")], r.complete("offer"))


def of_offer(r: Record, key: str) -> str:
    return truth(r.rows("offer")[-1].get(key)) if r.rows("offer") else offer(r)


def local_market(r: Record) -> str:
    if not r.rows("offer"):
        return offer(r)
    last, listed = r.rows("offer")[-1], r.get("talent_list")
    pay = last.get("monthly_income") if last.get("currency", "HKD") == "HKD" else None
    well_paid = pay is not None and 12 * pay >= ENOUGH_PAY
    if listed is True or well_paid or last.get("local_search") is True:
        return "yes"
    surely = last.get("local_search") is False and listed is False and pay is not None
    return "no" if surely else "unknown"


def age(r: Record, upper: int | None = None) -> str:
    born = r.get("born_on")
    if born is None:
        return "unknown"
    young = upper is None or r.day < birthday(born, upper)
    return truth(anniversary(born, 18) <= r.day and young)


def criteria(r: Record) -> str:
    found = Twelve(r, r.day, r.day).found()
    if found["met"] >= LEAST:
        return "yes"
    return "no" if found["met_max"] < LEAST else "unknown"


def undecided_mainland(r: Record) -> bool:
    """A resident of the Mainland who may yet be overseas Chinese."""
    left_out = {"overseas_permanent", "overseas_since"} - set(r.facts)
    return (
        r.mainland == "yes"
        and r.get("citizenship") == "chinese"
        and r.get("residence") == "overseas"
        and bool(left_out)
        and not r.overseas_chinese
    )


def mainland(r: Record) -> str:
    if r.overseas_chinese:
        return "no"
    return "unknown" if undecided_mainland(r) else r.mainland


STATES: dict[str, Callable[[Record], str]] = {
    "character": lambda r: ANSWERS[entry.character(r)],
    "education": lambda r: ANSWERS[entry.education(r)],
    "financial": lambda r: ANSWERS[entry.financial(r)],
    "language": lambda r: ANSWERS[entry.language(r)],
    "income-2.5m": income_enough,
    "first-time": lambda r: truth(r.get("ttps_before") is not True),
    "listed-bachelor": pathway_degrees.listed_bachelor,
    "bachelor-5-years": pathway_degrees.bachelor_5_years,
    "work-3-of-5": pathway_degrees.work_3_of_5,
    "work-under-3": pathway_degrees.work_under_3,
    "not-local-student": pathway_degrees.not_local_student,
    "mainland": mainland,
    "not-mainland": lambda r: OPPOSITE[mainland(r)],
    "offer": offer,
    "local-market": local_market,
    "stem-degree": pathway_degrees.stem_degree,
    "hk-degree": pathway_degrees.hk_degree,
    "within-6-months": pathway_degrees.within_6_months,
    "after-6-months": pathway_degrees.after_6_months,
    "business-plan": lambda r: truth(r.get("business_plan")),
    "second-generation": lambda r: truth(r.get("second_generation")),
    "age-18": age,
    "age-18-40": lambda r: age(r, 41),
    "scope": pathway_persons.scope,
    "net-assets": pathway_persons.net_assets,
    "relation": pathway_persons.relation,
    "sponsor": pathway_persons.sponsor,
    "prerequisites": entry.passes,
    "criteria": criteria,
    "achievement": lambda r: str(entry.apt(r)["state"]),
}


def state(r: Record, code: str, name: str) -> str:
    if name == "nationality":
        return nationality(r, code)
    return of_offer(r, OFFERED[name]) if name in OFFERED else STATES[name](r)


def facts(r: Record, name: str) -> list[str]:
    """What would settle a condition that is unknown."""
    if name in ("mainland", "not-mainland"):
        if undecided_mainland(r):
            return ["overseas_permanent", "overseas_since"]
        return ["mainland_resident"]
    if name in ("work-3-of-5", "work-under-3"):
        return ["work", "degree"] if pathway_degrees.most(r) >= 36 else ["work"]
    if name == "stem-degree":
        return ["degree", "work"] if pathway_degrees.waits(r) else ["degree"]
    return FACTS[name].split()


def pathway(r: Record, code: str) -> Row:
    states = {name: state(r, code, name) for name in ROWS[code].split()}
    unknown = [name for name, found in states.items() if found == "unknown"]
    verdicts = {"yes": "fits", "no": "does-not-fit", "unknown": "unknown"}
    return {
        "verdict": verdicts[all_of(*states.values())],
        "no": [name for name, found in states.items() if found == "no"],
        "unknown": unknown,
        "missing": list(dict.fromkeys(f for name in unknown for f in facts(r, name))),
    }


def pathways(record: Record) -> dict[str, Row]:
    """Every way in of W; empty where the person has landed, or before the rules."""
    approved = record.current.get("outcome") == "approved"
    r = measured(record)
    if r.day < FIRST_DAY or (approved and "landed_on" in record.current):
        return {}
    return {code: pathway(r, code) for code in ROWS}


def is_better(record: Record) -> bool:
    """Another way in fits so well that it is to be compared (section 7)."""
    found = pathways(record)
    fit = {code for code, each in found.items() if each["verdict"] == "fits"}
    if fit & {"ttps-a", "ttps-b", "ttps-c", "iang-recent"}:
        return True
    offers = record.rows("offer")
    return bool(fit & {"gep", "asmtp"} and offers and "signed_on" in offers[-1])
