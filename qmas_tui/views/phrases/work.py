"""What is said of work, income and living here, on the way to a renewal."""

from __future__ import annotations

from typing import Final

from qmas_tui.views.phrases.phrase import Phrase, Phrases

WORK: Final[Phrases] = {
    "work.none": (
        Phrase(
            "no work[ for {days:day}]",
            "No work[ since {since}, {days:day}][; on file: applications and "
            "interviews of {search}]. Our own threshold: "
            "{act_from:day}; at any length from {run_up} (renewal near)",
            "Record the next work, or plan for a renewal without one",
        ),
    ),
    "work.contradicted": (
        Phrase(
            "no work and work, both on record",
            "The row[ since {none_from}] says no work, {work}[ since {work_from}] is "
            "still open; it counts as no work until one of them ends",
            "End the row that is over",
        ),
    ),
    "work.unknown": (
        Phrase(
            "work unknown for {days:day}",
            "Nothing is recorded about work for {days:day} of the current stay, first "
            "from {first}[now?, today among them][; the next work on record begins "
            "{next}]",
            "Record the work, or that there was none",
            when="days",
        ),
        Phrase(
            "work unknown today",
            "Nothing is recorded about work today[; the next work on record begins "
            "{next}]",
            "Record the work, or that there is none",
        ),
    ),
    "work.below-level": (
        Phrase(
            "work below graduate level",
            "No current work on record is at graduate, specialist or senior level"
            "[, since {since}, {days:day}]",
            "Show that the post is, or find one that is",
        ),
    ),
    "work.commission-only": (
        Phrase(
            "paid by commission only",
            "Pay is commission alone, which under the Top Talent Pass Scheme was not "
            "accepted as stable income",
            "Show the commission of twelve months, or a contract with a base salary",
        ),
    ),
    "work.abroad": (
        Phrase(
            "works outside Hong Kong",
            "A current work[ ({employer})] lies outside Hong Kong ({where})",
            "Show the Hong Kong base: contract, tax, home",
        ),
    ),
    "residence.thin": (
        Phrase(
            "{away:day} away in this stay",
            "{away} of the {days} days of this stay were full days away; the renewal "
            "asks for residence here",
            "Collect the reasons, and proof of a home and ties here",
        ),
    ),
    "income.low": (
        Phrase(
            "income of HK$0 on record",
            "The income on record is HK$0; a later extension asks for a stable income",
            "Record the income, or show what the holder lives on; advise before the "
            "filing",
            when="nothing",
        ),
        Phrase(
            "income under {least:money}",
            "{income:money} a month[; under {least:money} since {since}, {days:day}]. "
            "No minimum is published; [own?this office looks at {least:money}]"
            "[!own?one agent reports approvals at {least:money}][; under the Top "
            "Talent Pass Scheme {share} % of the renewed earned under "
            "{very_low:money}]",
            "Record all income with its currency, or advise on it before the filing",
        ),
    ),
    "income.unknown": (
        Phrase(
            "income not known in HKD",
            "The income of a current work is missing, or not given in HKD",
            "Record it with its currency; in another currency, what it comes to in HKD",
        ),
    ),
    "income.top-tier": (
        Phrase(
            "{year} income reaches the top tier",
            "Assessable income for salaries tax of {income:money} in {year} reaches "
            "{least:money}: the longer stay is normally granted. Profits of one's own "
            "business do not count",
            "Add the tax assessment of {year}",
        ),
    ),
    "plan.not-pursued": (
        Phrase(
            "work other than {claimed:plain}",
            "The application spoke of work in {claimed:plain}; the work on record is "
            "in {sectors:plain}. Practitioners report that an extension may ask what "
            "became of the plan",
            "Note why, and what is done here instead",
        ),
    ),
    "career.step-back": (
        Phrase(
            "income fell to {income:money}",
            "Before the latest work, begun {since}, the income was {earlier:money} a "
            "month; it is {income:money} now",
            "Explain the change in the filing",
        ),
    ),
    "business.thin": (
        Phrase(
            "business without {lacking}",
            "The business[ ({employer})] lacks on record: {lacking}",
            "Record what there is, and advise on what there is not",
        ),
    ),
}
