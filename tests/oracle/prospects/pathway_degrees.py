"""What degrees, and work after them, say of a way in (section 10)."""

from __future__ import annotations

from datetime import date

from tests.oracle.days import Row, add_months

from .months import WORKING, held, is_higher, reach, uncut, whole_months
from .record import Record, all_of, best_of, truth


def bachelors(r: Record) -> list[Row]:
    return [
        d
        for d in r.rows("degree")
        if d["level"] == "bachelor"
        and is_higher(d)
        and held(d, r.day)
        and d.get("arm") is not True
        and d.get("business_school") is not True
    ]


def listed_bachelor(r: Record) -> str:
    states = [truth(d.get("listed")) for d in bachelors(r)]
    return best_of(states, r.complete("degree"))


def is_recent(degree: Row, day: date) -> str:
    if "awarded_on" not in degree:
        return "unknown"
    return truth(day.year - degree["awarded_on"].year <= 5)


def bachelor_5_years(r: Record) -> str:
    states = [all_of(truth(d.get("listed")), is_recent(d, r.day)) for d in bachelors(r)]
    return best_of(states, r.complete("degree"))


def listable(r: Record) -> list[Row]:
    """The bachelor degrees whose `listed` is not false."""
    return [d for d in bachelors(r) if d.get("listed") is not False]


def any_works(r: Record) -> list[Row]:
    return [
        w
        for w in r.rows("work")
        if w["kind"] in WORKING
        and not (w["kind"] == "employment" and w.get("full_time") is False)
    ]


def months_from(r: Record, first: date) -> int:
    stretches = []
    for work in any_works(r):
        covered = uncut(work, r.day)
        if covered is not None and covered[1] >= first:
            stretches.append((max(covered[0], first), covered[1]))
    return whole_months(stretches)


def surely(r: Record) -> int:
    """Months of the last five years from the first such degree on."""
    days = [d["awarded_on"] for d in listable(r) if "awarded_on" in d]
    five_years = add_months(r.day, -60)
    return months_from(r, max(five_years, min(days, default=five_years)))


def most(r: Record) -> int:
    """The same while an earlier such degree may exist."""
    undated = any("awarded_on" not in d for d in listable(r))
    if undated or not r.complete("degree"):
        return months_from(r, add_months(r.day, -60))
    return surely(r)


def work_3_of_5(r: Record) -> str:
    if surely(r) >= 36:
        return "yes"
    dated = all("from" in work for work in any_works(r))
    return "no" if r.complete("work") and dated and most(r) < 36 else "unknown"


def work_under_3(r: Record) -> str:
    return {"yes": "no", "no": "yes", "unknown": "unknown"}[work_3_of_5(r)]


def not_local_student(r: Record) -> str:
    states = [
        truth(d.get("hk_student"))
        for d in r.rows("degree")
        if d["level"] == "bachelor" and d.get("hong_kong_local") is True
    ]
    return {"yes": "no", "no": "yes", "unknown": "unknown"}[best_of(states, True)]


def in_tech(work: Row) -> bool | None:
    return work["field"] == "innovation-technology" if "field" in work else None


def tech(r: Record) -> str:
    return reach(r, in_tech, 12, r.day)


def stem_state(r: Record, degree: Row) -> str:
    if not (is_higher(degree) and held(degree, r.day)):
        return "no"
    top = truth(degree.get("top100_stem"))
    return all_of(top, tech(r)) if degree["level"] == "bachelor" else top


def stem_degree(r: Record) -> str:
    states = [stem_state(r, d) for d in r.rows("degree")]
    found = best_of(states, r.complete("degree"))
    return "unknown" if found == "no" and r.get("special_case") is True else found


def waits(r: Record) -> bool:
    """A bachelor degree of a top university waits for work in technology."""
    return tech(r) == "unknown" and any(
        d["level"] == "bachelor"
        and d.get("top100_stem") is True
        and stem_state(r, d) == "unknown"
        for d in r.rows("degree")
    )


def is_local(degree: Row) -> bool:
    studied = degree.get("hong_kong_local") is True
    studied = studied and degree.get("hk_student") is not False
    return studied or degree.get("gba_campus") is True


def local(r: Record) -> list[Row]:
    return [
        d
        for d in r.rows("degree")
        if is_higher(d)
        and held(d, r.day)
        and d.get("full_time") is not False
        and is_local(d)
    ]


def maybe_another(r: Record) -> bool:
    return not r.complete("degree") or any(
        d.get("country") == "HK" and "hong_kong_local" not in d
        for d in r.rows("degree")
    )


def hk_degree(r: Record) -> str:
    if local(r):
        return "yes"
    return "unknown" if maybe_another(r) else "no"


def within_6_months(r: Record) -> str:
    if not local(r):
        return hk_degree(r)
    dated = [d["awarded_on"] for d in local(r) if "awarded_on" in d]
    if any(r.day <= add_months(day, 6) for day in dated):
        return "yes"
    return "unknown" if len(dated) < len(local(r)) or maybe_another(r) else "no"


def after_6_months(r: Record) -> str:
    if not local(r):
        return hk_degree(r)
    return {"yes": "no", "no": "yes", "unknown": "unknown"}[within_6_months(r)]


def opened_to_released(degrees: list[Row]) -> str:
    """For nationals whose exclusion was lifted: what campus the degree is of."""
    if any(d.get("gba_campus") is True or d.get("ugc_funded") is True for d in degrees):
        return "yes"
    return "unknown" if any("ugc_funded" not in d for d in degrees) else "no"
