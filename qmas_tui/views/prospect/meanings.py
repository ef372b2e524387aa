"""What each field of a prospect means, and which rules read it: what F1 says of it."""

from __future__ import annotations

from typing import Final

from qmas_tui.views.meanings import MEANINGS, Meaning, means
from qmas_tui.views.prospect.row_meanings import APPLICATION, DEGREE, LETTER, WORK

_SAME: Final = ("passport", "request", "evidence", "unread", "review", "note")
"""Tables of which a holder has the same."""
_EXPIRES: Final = means("The last day on which the passport is valid.", "Q-37 Q-43")
_OWN: Final = {
    "case": means("Your own reference for the case; the holder keeps it."),
    "name": means("The name as the passport has it."),
    "citizenship": means(
        "Chinese citizens of the Mainland need a consent letter and an endorsement.",
        "B-13 B-18 X-20 X-25",
    ),
    "route": means("The test under which the application is made.", "A-04 G-01"),
    "name_zh": means("The name in Chinese characters."),
    "nationality": means(
        "The country of the passport, by its two letters: some are not admitted.",
        "B-12 W-22",
    ),
    "born_on": means(
        "The day of birth: the age on the filing day is a criterion.", "G-02 B-01 N-04"
    ),
    "adviser": means("The initials of the one who looks after the case."),
    "status": means("A closed case has no dates and no findings; its rows stay."),
    "closed_on": means(
        "The day of closing: how long the case is kept counts from it.", "HS-22"
    ),
    "opened_on": means("The day of the first contact."),
    "engaged_on": means("The day on which the mandate was signed."),
    "file_on": means(
        "The day on which the application is to be filed: facts are measured on it.",
        "N-04",
    ),
    "next_on": means("The day by which you promised to do something."),
    "next_step": means("What you promised: it leads the queue on that day."),
    "complete": means(
        "Tables of which the client was asked and there is nothing else: what is not "
        "there is a no, and not unknown."
    ),
    "mainland_resident": means(
        "A Chinese resident of the Mainland, also while staying in Hong Kong or Macao.",
        "B-13 B-20 X-20 X-25",
    ),
    "residence": means("Where the person lives, and files from.", "B-14 B-18"),
    "overseas_permanent": means(
        "Permanent residence in a foreign country.", "B-18 W-12"
    ),
    "overseas_since": means(
        "Since when outside the Mainland, Hong Kong, Macao and Taiwan, unbroken.",
        "B-18",
    ),
    "hong_kong_since": means(
        "Since when in Hong Kong on another permission, unbroken: it may count towards "
        "the seven years.",
        "H-11 OR-11",
    ),
    "criminal_record": means("A conviction anywhere.", "B-04 X-33 Q-36"),
    "adverse_immigration": means(
        "A refusal, removal or overstay anywhere.", "B-04 Q-36"
    ),
    "self_supporting": means(
        "Your judgement that the means suffice without public help; left out, the "
        "balances are held against the budget.",
        "B-03 HI-01",
    ),
    "special_case": means(
        "Documented skill or achievement in the place of a degree.", "B-05"
    ),
    "talent_list": means("Meets a profession of the Talent List.", "B-17 O-14 Q-23"),
    "hk_relative": means(
        "A spouse, parent, sibling or child who is a permanent resident here.", "O-17"
    ),
    "ttps_before": means("Was admitted by the Top Talent Pass before.", "W-06"),
    "business_plan": means(
        "Your judgement that a business here would be admitted.", "W-08"
    ),
    "second_generation": means(
        "A child of an emigrated permanent resident, born abroad.", "W-15"
    ),
    "net_assets_hkd": means("Net assets that are the person's own, in HK$.", "W-12"),
    "net_assets_since": means("Since when they were that much.", "W-12"),
    "sponsor_relation": means(
        "What the prospect is to somebody here who could sponsor them.", "W-14"
    ),
    "sponsor_status": means(
        "Whether that sponsor is here by a scheme or permanent.", "W-14 W-24"
    ),
    "sector": means("The field of the career, as one word.", "Q-24 Q-30"),
    "plan_sector": means(
        "What is planned in Hong Kong; as a holder they are held to it.", "Q-30 R-18"
    ),
    "differentiator": means(
        "One sentence on what sets this person apart in a crowded field.", "Q-25"
    ),
    "demand": means("What shows that Hong Kong needs this profession.", "Q-23"),
    "licence_route": means("How a licence to practise here is to be had.", "Q-28"),
    "hk_link": means("Family, studies, work or business here before.", "Q-29"),
    "changed_since": means("What is different since the last refusal.", "X-31"),
    "vacancies": means("How many real vacancies fit this person.", "Q-26 HI-10"),
    "regulated": means("A profession for which a licence is needed.", "Q-28"),
    "cv": means("Whom the CV on file was written for.", "Q-38"),
    "agent_evidence": means("A paper was made by an intermediary.", "Q-42 X-32"),
    "integrity_signed_on": means(
        "The day on which the client signed that none was.", "Q-42"
    ),
    "family": means("The family in words, until each is recorded as a dependant."),
    "tags": means("Words of your own to find the case by."),
}
_DEPENDANT: Final = {
    "name": means("The name as the passport has it, unlike all others of the case."),
    "relation": means("Spouse or child.", "B-16"),
    "born_on": means("The day of birth: a child has to be under 18.", "B-16 Q-43"),
    "citizenship": means("Carried over to the holder's family."),
    "nationality": means("The country of the passport: some are excluded.", "B-19"),
    "passport_expires_on": _EXPIRES,
    "accompanying": means("No where the person stays behind.", "X-35 HI-01"),
    "degree": means("Whether a spouse has a degree.", "O-17"),
}
PROSPECT_MEANINGS: Final[dict[str, dict[str, Meaning]]] = {
    "prospect": _OWN,
    "degree": DEGREE,
    "language": {
        "name": means("zh for Putonghua or Cantonese, en, or another code.", "G-05"),
        "level": means("Good in writing and in speech, or less.", "G-05 G-06"),
        "proof": means("What proves it: a test, or studies in it.", "Q-27"),
    },
    "work": WORK,
    "letter": LETTER,
    "period": {
        "from": means("The first day of a stretch that explains a gap.", "Q-08"),
        "to": means("Its last day.", "Q-08"),
        "reason": means("What filled it: study, care, travel.", "Q-08 HI-06"),
    },
    "income": {
        "ends_on": means("The last day of the twelve months.", "G-24 N-05"),
        "hkd": means("The figure relied on, converted to HK$.", "G-11 G-24"),
        "kind": means("Of investment it does not count.", "G-24"),
        "tax_hkd": means("What the tax paper says, in HK$.", "Q-07 HI-05"),
        "letter_hkd": means("What the employer's letter says, in HK$.", "Q-07 HI-05"),
        "bank_hkd": means("What the bank statements add up to.", "Q-07 HI-05"),
    },
    "business": {
        "name": means("The name of the company."),
        "listed": means("Listed on an exchange.", "G-13"),
        "share": means("Per cent held beneficially: 50, listed 10.", "G-14 N-07"),
        "influence": means("Real influence on a listed one can be shown.", "G-14"),
        "nominee": means("Registered as owner for somebody else only.", "G-14"),
        "since": means("The first day of ownership.", "G-12"),
        "until": means("The last day of ownership; left out while it lasts.", "G-12"),
        "year_ends_on": means("The last day of the year of the profit.", "N-05"),
        "profit_hkd": means("The profit of that year, in HK$.", "G-12"),
    },
    "account": {
        "name": means("What you call the account."),
        "owner": means("Whose it is: others' money needs a deed.", "Q-05"),
        "statements_from": means("The first day of the statements.", "Q-02 HI-02"),
        "statements_to": means("Their last day.", "Q-02 HI-02"),
    },
    "balance": {
        "on": means("The day of the balance."),
        "hkd": means("What the account held, in HK$.", "B-03 Q-01 HI-04"),
    },
    "credit": {
        "on": means("The day of the payment."),
        "hkd": means("How much came in, in HK$.", "Q-03 HI-03"),
        "source": means("Where it came from.", "Q-04"),
        "documented": means("Papers show the source.", "Q-04"),
    },
    "achievement": {
        "kind": means("An exceptional award, or what peers acknowledge.", "A-01"),
        "name": means("The award, or the work and who acknowledged it.", "A-01"),
        "on": means("The day of it."),
        "proof": means("Papers show it.", "A-01"),
    },
    "offer": {
        "employer": means("Who offers a job in Hong Kong."),
        "signed_on": means("The day on which it was signed.", "Q-45"),
        "monthly_income": means("The pay before tax.", "W-07"),
        "currency": means("The currency of the pay, by its three letters."),
        "relevant": means("Fits the degree or the work before.", "W-07 W-09"),
        "market_pay": means("The pay is what others get here.", "W-07 W-09"),
        "local_search": means(
            "The employer can show that nobody was found here.", "W-07 W-09"
        ),
        "research": means("Research and development of a tech company.", "W-11"),
        "company_quota": means("The company has a quota left.", "W-11"),
    },
    "lived": {
        "country": means("The country, by its two letters.", "Q-35"),
        "from": means("The first day there.", "Q-35 HI-17"),
        "to": means("The last day there; left out while it lasts.", "Q-35 HI-17"),
        "police_on": means("The date of its police certificate.", "Q-35 HI-17"),
    },
    "conflict": {
        "on": means("The day on which it was found."),
        "about": means("Which two papers do not agree, and how.", "Q-09 Q-12"),
        "settled_on": means("The day on which it was settled."),
    },
    "dependant": _DEPENDANT,
    "application": APPLICATION,
    "exercise": {
        "on": means("The day of the selection exercise.", "X-13"),
        "outcome": means("What the office was told of it.", "X-13"),
    },
    **{table: MEANINGS[table] for table in _SAME},
}
"""By table and field, as a case file names them."""
PROSPECT_OTHERS: Final[dict[str, Meaning]] = {
    "of": means("The row under which it stands."),
    "on": means(
        "The day of the first landing: the stay counts from it, and the seven years.",
        "X-36 OR-12",
    ),
    "until": means("The last lawful day, once somebody has read it.", "X-36 C-08"),
}
"""What a form asks for besides, by its name."""
