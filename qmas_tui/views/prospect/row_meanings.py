"""What the fields of the largest tables of a prospect mean, for F1."""

from __future__ import annotations

from typing import Final

from qmas_tui.views.meanings import means

DEGREE: Final = {
    "level": means("Which degree it is.", "B-05 G-03 O-08"),
    "institution": means("The university, as the certificate names it."),
    "country": means("The country of the university, by its two letters."),
    "field": means("What was studied."),
    "from": means("The first day of the studies, for the timeline.", "Q-08"),
    "awarded_on": means(
        "The day of the award; ahead where it is expected, left out where the day is "
        "not known.",
        "N-02 G-03",
    ),
    "full_time": means("Whether it was studied full-time.", "Q-10"),
    "recognised": means("No where it is no degree in its own country.", "B-05"),
    "listed": means(
        "The university stands on the list of eligible ones.", "G-03 G-15 G-16"
    ),
    "listed_year": means("The year of the list that was looked up.", "Q-33 G-16"),
    "business_school": means(
        "One of the six that this scheme alone adds to the list.", "G-15"
    ),
    "arm": means(
        "Awarded by a branch or an arm for continuing education: not eligible.", "G-17"
    ),
    "stem": means("Of a STEM subject by the department's list.", "G-04"),
    "top100_stem": means("Of a top-100 university for STEM.", "W-11"),
    "renowned": means("Of a renowned institution, by the test of old.", "O-09"),
    "hong_kong_local": means(
        "A full-time, locally accredited programme in Hong Kong.", "W-05 W-10"
    ),
    "hk_student": means("Studied here on a student visa.", "W-05 W-10"),
    "gba_campus": means(
        "At a Hong Kong university's campus in the Greater Bay Area.", "W-10 W-23"
    ),
    "ugc_funded": means("That university is funded by the UGC.", "W-23"),
    "verified_on": means(
        "The day of the verification, which takes weeks to get.", "Q-32 G-20"
    ),
    "relevant": means("Fits the work that is planned.", "Q-34"),
    "name_matches": means("The name on it is that of the passport.", "Q-31"),
}
WORK: Final = {
    "kind": means("A job, a business, or a spell without either.", "G-07 Q-08"),
    "employer": means("The employer, or the name of the business."),
    "title": means("The title, as the letter has it.", "Q-09 Q-18"),
    "from": means("The first day; without it no month counts.", "G-07 N-01"),
    "to": means("The last day; left out while it lasts.", "G-07 N-01"),
    "level": means(
        "Graduate and senior work count from the first degree on, specialist work "
        "without one.",
        "N-02 G-07 Q-20",
    ),
    "sector": means("The line of business, as one word."),
    "monthly_income": means("The pay before tax; a holder is held against it."),
    "currency": means("The currency of the pay, by its three letters."),
    "place": means("Where the work is done.", "Q-48"),
    "commission_only": means("Yes where there is no fixed pay."),
    "staff": means("How many people the own business employs."),
    "office": means("Whether the own business has premises."),
    "turnover": means("What the own business turns over, in HK$."),
    "tax_paid": means("Whether the tax of the year before was paid."),
    "country": means("The country of the place of work.", "Q-48 HI-21"),
    "full_time": means("No where part-time: it is not counted.", "N-03"),
    "reputable": means(
        "A multinational or reputable enterprise: listed, or in a ranking.", "G-08 N-08"
    ),
    "reputable_proof": means("The ranking page or the listing of that year.", "Q-21"),
    "field": means("One of the three fields of the eighth criterion.", "G-09 Q-22"),
    "international": means(
        "Your reading of international work: the note on it was not found.", "G-10 N-08"
    ),
    "permit": means("Permission to work at that place is on file.", "Q-11"),
    "second_proof": means(
        "A contract, pay slips, social insurance or tax record besides the letter.",
        "Q-17",
    ),
    "company_staff": means("How many people work there.", "Q-18 HI-09"),
    "chart": means("An organisation chart is on file.", "Q-19"),
    "reason": means("What filled a spell without work.", "Q-08 HI-06"),
    "cv_from": means("The first day, as the CV says it.", "Q-09"),
    "cv_to": means("The last day, as the CV says it.", "Q-09"),
    "cv_title": means("The title, as the CV says it.", "Q-09"),
}
LETTER: Final = {
    "dated": means("The date on the letter: of a job under way it ages.", "HI-08"),
    "signed": means("Signed by somebody in charge.", "Q-14"),
    "letterhead": means("On the paper of the employer.", "Q-14"),
    "contact": means("With a telephone and a business mail address.", "Q-14"),
    "specific": means("Dates, duties, reporting line and results are in it.", "Q-15"),
    "template": means("It reads like others: a sign of an agent's hand.", "Q-15"),
    "verifiable": means("Somebody there would confirm it.", "Q-16"),
    "verified_on": means("The day on which somebody did.", "Q-16"),
    "from": means("The first day, as the letter says it.", "Q-09"),
    "to": means("The last day, as the letter says it.", "Q-09"),
    "title": means("The title, as the letter says it.", "Q-09"),
}
APPLICATION: Final = {
    "submitted_on": means("The day of submission: facts are measured on it.", "N-04"),
    "file_number": means("The department's number of the file.", "X-09"),
    "acknowledged_on": means("The day of the acknowledgement.", "X-09"),
    "pooled_on": means("The day on which it was put into the pool.", "X-12"),
    "selected_on": means("The day of the selection letter.", "X-20"),
    "consent_by": means("The day the letter gives for the consent letter.", "X-20"),
    "consent_sent_on": means("The day on which the consent letter went out.", "X-20"),
    "principle_on": means("The approval in principle, as it was once.", "X-21"),
    "interview_on": means("The interview, as it was once.", "X-21 X-22"),
    "outcome": means("How the department decided; pending until it did.", "X-30"),
    "decided_on": means("The day of the decision.", "X-27"),
    "reason": means("Why it was refused, for the office's own count.", "X-29"),
    "pay_by": means("The last day for the fee, from the letter.", "X-38"),
    "paid_on": means("The day on which the fee was paid.", "X-06"),
    "evisa_on": means("The day of the e-Visa.", "X-23"),
    "entry_by": means("The last day to use the e-Visa, read from it.", "X-24"),
    "endorsed_on": means("The day of the exit endorsement.", "X-25"),
    "landed_on": means("The first landing; l records it and makes the holder.", "X-36"),
    "limit_of_stay": means("The last lawful day of the first stay, once read.", "X-36"),
    "identity_card_on": means("The day on which the card was applied for.", "X-26"),
}
