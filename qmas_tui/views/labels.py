"""What fields, tables and the facts of findings are called: one table for each use.

A name that is not listed is said as it is, with spaces: monthly income.
"""

from __future__ import annotations

from typing import Final

TABLE_TITLES: Final = {
    "grant": "Grants",
    "filing": "Filings",
    "work": "Work",
    "income": "Assessable income",
    "passport": "Passports",
    "trip": "Trips",
    "gap": "Gaps in permission",
    "excluded": "Time that does not count",
    "request": "Requests of the department",
    "evidence": "Papers on file",
    "unread": "Cells that could not be read",
    "dependant": "Dependants",
    "review": "Reviews",
    "note": "Notes",
}
"""Tables of a case, as the head of a section."""
_UNCOUNTED: Final = frozenset({"work", "income", "excluded", "evidence", "unread"})
"""Tables whose names have no plural."""
_FIELDS: Final = {
    "arm": "branch or arm",
    "bank_hkd": "bank statements in HK$",
    "cv": "CV written for",
    "cv_from": "CV says from",
    "cv_title": "CV says title",
    "cv_to": "CV says to",
    "evisa_on": "e-Visa on",
    "gba_campus": "GBA campus",
    "hk_link": "link with Hong Kong",
    "hk_relative": "relative in Hong Kong",
    "hk_student": "student visa",
    "hkd": "HK$",
    "hong_kong_local": "Hong Kong programme",
    "hong_kong_since": "in Hong Kong since",
    "letter_hkd": "letter in HK$",
    "mainland_resident": "Mainland resident",
    "name_zh": "Chinese name",
    "net_assets_hkd": "net assets in HK$",
    "overseas_permanent": "permanent residence abroad",
    "profit_hkd": "profit in HK$",
    "self_supporting": "self-supporting",
    "stem": "STEM",
    "tax_hkd": "tax paper in HK$",
    "top100_stem": "top 100 in STEM",
    "ttps_before": "TTPS before",
    "ugc_funded": "UGC funded",
}
"""Fields as a record shows them."""
_LANGUAGES: Final = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "hi": "Hindi",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "ms": "Malay",
    "pt": "Portuguese",
    "ru": "Russian",
    "th": "Thai",
    "vi": "Vietnamese",
    "zh": "Chinese",
}
_FORM: Final = {
    "abode": "right of abode",
    "claimed_sector": "applied sector",
    "entry_by": "enter by",
    "name_zh": "Chinese name",
    "until": "limit of stay",
    "confirmed": "seen on e-Visa",
    "for": "filed for",
    "step": "which stay",
    "monthly_income": "income a month",
    "expires_on": "passport expires",
    "limit_of_stay": "own limit",
    "passport_expires_on": "passport expires",
    "assessable": "assessable",
    "year": "tax year",
    "adverse_immigration": "adverse record",
    "bank_hkd": "bank says, HK$",
    "hk_link": "link with HK",
    "hk_relative": "relative in HK",
    "hong_kong_local": "HK programme",
    "hong_kong_since": "in HK since",
    "integrity_signed_on": "integrity signed",
    "letter_hkd": "letter says, HK$",
    "mainland_resident": "of the Mainland",
    "net_assets_hkd": "net assets, HK$",
    "overseas_permanent": "permanent abroad",
    "profit_hkd": "profit, HK$",
    "second_generation": "2nd generation",
    "tax_hkd": "tax says, HK$",
}
"""Fields as a form asks for them, in no more than sixteen cells."""
_FORM_OF: Final = {
    ("application", "limit_of_stay"): "limit of stay",
    ("business", "until"): "until",
    ("review", "until"): "until",
}
"""Those that mean something else in a table than in others."""
_VALUES: Final = {
    ("citizenship", "chinese"): "Chinese",
    ("citizenship", "other"): "not Chinese",
    ("confirmed", "no"): "not yet",
    ("residence", "hong-kong"): "Hong Kong",
    ("residence", "macao"): "Macao",
    ("residence", "mainland"): "Mainland",
    ("residence", "taiwan"): "Taiwan",
    ("route", "apt"): "Achievement-based",
    ("route", "gpt"): "General Points",
}
"""Values to choose from, where the code itself does not say it."""
_BLANKS: Final = {
    "abode": "wanted",
    "left_for": "has not left",
    "of": "the holder",
    "step": "as counted",
}
"""What is chosen where nothing is."""
_HINTS: Final = {
    "claimed_sector": "as information-technology",
    "country": "SG",
    "currency": "HKD",
    "from": "15/3/28; left out: unknown",
    "landed_on": "15/3/28; left out: unknown",
    "left_for": "with left on",
    "left_on": "15/3/28, with left for",
    "limit_of_stay": "left out: the holder's",
    "nationality": "SG",
    "pattern": "only to overrule: 2+3+3",
    "plan_sector": "as information-technology",
    "residence_since": "only if earlier counts",
    "sector": "as information-technology",
    "tags": "words with commas",
    "to": "left out while it lasts",
    "year": "2025/26",
}
"""How a field is typed, where its kind does not say it."""
_HINTS_OF: Final = {
    ("application", "landed_on"): "l records it whole",
    ("application", "limit_of_stay"): "once read",
    ("degree", "awarded_on"): "15/3/28; left out: day unknown",
    ("language", "name"): "zh, en, fr",
    ("business", "share"): "per cent, as 12.5",
}
_EVIDENCE: Final = {
    "act_from": "urgent from, in days",
    "advisable": "advisable, not needed",
    "asked": "asked on",
    "assumed": "assumed, not recorded",
    "away": "full days away",
    "breaks": "may be held against them",
    "chinese": "Chinese citizen",
    "claimed": "said in the application",
    "column": "column of the sheet",
    "count": "such absences",
    "decided": "decided on",
    "earlier": "before the holder's",
    "end": "the last stay ends",
    "expected": "stay that fits the passport",
    "expires": "passport ends",
    "fault": "what is wrong",
    "filing_day": "filing expected on",
    "first": "first day",
    "here": "days left in Hong Kong",
    "holder": "the holder's limit",
    "lacking": "not on record",
    "last_day": "last filing day",
    "late": "slow from",
    "least": "compared with",
    "left": "left on",
    "limit": "limit of stay",
    "limit_away": "away on the limit itself",
    "months": "months needed after filing",
    "more": "compared with, more than",
    "names": "whose limit",
    "needed": "days needed in Hong Kong",
    "none_from": "no work since",
    "normal": "the pattern would give",
    "nothing": "no income at all",
    "now": "today too",
    "open": "still away",
    "opens": "window opens",
    "other": "the other day",
    "out": "left",
    "over": "away then since",
    "place": "place of work",
    "presumed": "the holder's limit presumed",
    "reached": "six months reached on",
    "read": "read from the e-Visa",
    "run_up": "urgent in any case from",
    "search": "papers of the search for work",
    "sectors": "on record",
    "share": "percent of renewed under that",
    "source": "known how",
    "stale": "too old",
    "target": "filing aimed at",
    "tolerated": "limit before E-33 held",
    "until": "granted until",
    "very_low": "very low under",
    "work_from": "work since",
}
"""Facts and figures of findings."""
_EVIDENCE_OF: Final = {
    ("abode.slow", "days"): "days pending",
    ("absence.away-now", "over"): "six months reached",
    ("absence.away-now", "past"): "limit passed",
    ("career.step-back", "earlier"): "before, a month",
    ("career.step-back", "income"): "now, a month",
    ("dependant.ageing-out", "after"): "window only after the birthday",
    ("dependant.drift", "last_day"): "file by",
    ("entry.unused", "day"): "use by",
    ("entry.unused", "days"): "days left",
    ("evidence.missing", "now"): "past that day",
    ("facts.grant-missing", "days"): "days since the limit",
    ("facts.limit-unknown", "permanent"): "holder permanent",
    ("facts.order", "day"): "the day",
    ("facts.order", "limit"): "limit recorded",
    ("filing.slow", "days"): "days since then",
    ("income.low", "days"): "days under that",
    ("income.low", "since"): "under that since",
    ("passport.short", "next"): "next stay expected until",
    ("residence.thin", "days"): "days of this stay",
    ("residence.thin", "first"): "this stay since",
    ("stay.differs", "days"): "days apart",
    ("stay.lapsed", "days"): "days since the limit",
    ("stay.overstayed", "days"): "days since the limit",
    ("stay.pending-past-limit", "away"): "away as the limit passed",
    ("stay.pending-past-limit", "days"): "days since the limit",
    ("stay.unrecorded", "days"): "days since the limit",
    ("work.none", "days"): "days without work",
    ("work.unknown", "days"): "days unknown",
    ("work.unknown", "next"): "next work begins",
}
"""Names that mean something else for one finding than for others."""


def language_words(code: str) -> str:
    """A language by its name, where it is one that is asked for here often."""
    return _LANGUAGES.get(code, code)


def field_label(name: str) -> str:
    """A recorded field as a reader knows it: expires on, monthly income."""
    return _FIELDS.get(name, _plain(name))


def form_label(table: str, name: str) -> str:
    """A field of a table as a form asks for it: seen on e-Visa, income a month."""
    return _FORM_OF.get((table, name)) or _FORM.get(name) or field_label(name)


def form_hint(table: str, name: str) -> str:
    """How it is typed; empty where its kind says so."""
    return _HINTS_OF.get((table, name)) or _HINTS.get(name, "")


def choice_words(name: str, value: str) -> str:
    """A value of a field as a form lets it be chosen; none is unknown."""
    if not value:
        return _BLANKS.get(name, "unknown")
    return _VALUES.get((name, value), value.replace("-", " "))


def evidence_label(code: str, name: str) -> str:
    """A fact of a finding of that code: days without work."""
    return _EVIDENCE_OF.get((code, name)) or _EVIDENCE.get(name, _plain(name))


def rows_counted(table: str, number: int) -> str:
    """How many rows a table has: there are 3 notes, there is 1 row of evidence."""
    if number == 0:
        return "none is recorded"
    is_, s = ("there is", "") if number == 1 else ("there are", "s")
    noun = f"row{s} of {table}" if table in _UNCOUNTED else f"{table}{s}"
    return f"{is_} {number} {noun}"


def _plain(name: str) -> str:
    return name.replace("_", " ")
