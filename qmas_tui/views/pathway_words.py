"""The ways into Hong Kong in words: what they are called, ask for and give."""

from __future__ import annotations

from typing import Final

from qmas_tui.intake.pathways.model import ComparedPathway, Verdict
from qmas_tui.intake.states import State
from qmas_tui.policy.pathways import ConditionName, Pathway
from qmas_tui.views.labels import field_label
from qmas_tui.views.say import count, money

NAMES: Final = {
    "ttps-a": "Top Talent Pass Scheme, by income (A)",
    "ttps-b": "Top Talent Pass Scheme, degree and work (B)",
    "ttps-c": "Top Talent Pass Scheme, recent degree (C)",
    "gep": "General Employment Policy",
    "asmtp": "employment of Mainland talents (ASMTP)",
    "techtas": "Technology Talent Admission Scheme",
    "iang-recent": "recent graduates of Hong Kong (IANG)",
    "iang-return": "returning graduates of Hong Kong (IANG)",
    "gep-entrepreneur": "investment as entrepreneur (GEP)",
    "new-cies": "Capital Investment Entrant Scheme (New CIES)",
    "dependant": "dependant of a resident",
    "assg": "second generation of Hong Kong residents (ASSG)",
    "qmas-gpt": "this scheme, General Points Test",
    "qmas-apt": "this scheme, Achievement-based Points Test",
}
VERDICTS: Final[dict[Verdict, str]] = {
    "fits": "fits",
    "does-not-fit": "does not fit",
    "unknown": "unknown",
}
GIVEN: Final[dict[State, str]] = {
    "yes": "given",
    "no": "not given",
    "unknown": "unknown",
}
FITS_MEANS: Final = (
    '"Fits" means that no recorded fact stands against the published conditions.'
)
CONDITIONS: Final[dict[ConditionName, str]] = {
    "nationality": "a nationality that is admitted",
    "character": "no criminal or adverse immigration record",
    "income-2.5m": "the income asked for, in the year before",
    "first-time": "not in that scheme before",
    "listed-bachelor": "a bachelor's degree of a listed university",
    "bachelor-5-years": "such a degree of the last years",
    "work-3-of-5": "enough work since that degree",
    "work-under-3": "less work than the other category asks for",
    "not-local-student": "no local degree on a student visa",
    "mainland": "residence in the Mainland",
    "not-mainland": "residence outside the Mainland",
    "education": "a degree, or skill in its place",
    "offer": "an offer of employment",
    "offer-relevant": "a post that fits degree or work",
    "offer-pay": "pay as the market pays",
    "research": "research in a listed area of technology",
    "company-quota": "a place in the company's quota",
    "local-market": "nobody local found, or no need to show it",
    "stem-degree": "a degree in STEM",
    "hk-degree": "a degree earned in Hong Kong",
    "within-6-months": "filed soon after that degree",
    "after-6-months": "filed later after that degree",
    "business-plan": "a business plan",
    "second-generation": "a child of permanent residents, born abroad",
    "age-18": "of age",
    "age-18-40": "of age, and young enough",
    "scope": "a person whom the scheme admits",
    "net-assets": "net assets, held long enough",
    "relation": "spouse, child or parent of the sponsor",
    "sponsor": "a sponsor who may bring the family",
    "language": "Chinese or English",
    "financial": "means to live on",
    "prerequisites": "the prerequisites of the scheme",
    "criteria": "enough of the criteria",
    "achievement": "an exceptional achievement",
}


def pathway_name(code: str) -> str:
    """A way in by its code."""
    return NAMES.get(code, code)


def wants_words(found: ComparedPathway) -> str:
    """What stands against a way in, or else what is unknown of it and settles it."""
    against = [CONDITIONS[e.name] for e in found.conditions if e.state == "no"]
    if against:
        return f"not given: {'; '.join(against)}"
    if not found.missing:
        return ""
    return f"to be recorded: {', '.join(field_label(each) for each in found.missing)}"


def gives_words(found: ComparedPathway) -> str:
    """How long the first stay is, what it is tied to, and what it costs."""
    return "; ".join(_gives(found.pathway, found.fee_per_person))


def _gives(of: Pathway, fee: int | None) -> list[str]:
    told = []
    if of.first_stay_months is None:
        told.append("stay linked to the sponsor's")
    else:
        told.append(f"first stay {count(of.first_stay_months, 'month')}")
    if of.extension_months:
        told.append(f"then {' and '.join(str(each) for each in of.extension_months)}")
    if of.top_tier_months is not None:
        told.append(f"top tier {of.top_tier_months}")
    if of.tied_to_employer:
        told.append("tied to the employer or business")
    if of.quota is not None:
        told.append(f"quota: {of.quota}")
    if of.weeks is not None:
        told.append(f"about {count(of.weeks, 'week')}")
    if fee is not None:
        told.append(f"{money(fee)} a person")
    return told
