"""What is said of means, income and the papers on work."""

from __future__ import annotations

from typing import Final

from qmas_tui.views.phrases.phrase import Phrase, Phrases

MEANS: Final[Phrases] = {
    "funds.unknown": (
        Phrase(
            "means not recorded",
            "No balance of an own account is recorded; this office looks for "
            "{need:money}, and no official figure exists",
            "Ask for statements, and record the balances",
        ),
    ),
    "funds.below-budget": (
        Phrase(
            "means of {have:money}, budget {need:money}",
            "Own accounts hold {have:money}, under this office's budget of "
            "{need:money}; no official figure exists",
            "Show more means of their own, or note why these suffice",
        ),
    ),
    "funds.third-party": (
        Phrase(
            "money in another's name",
            "Not in the name of the applicant or the spouse: {rows}",
            "Show an account of their own, or a deed that gives the money",
        ),
    ),
    "funds.short-statements": (
        Phrase(
            "statements too short",
            "The statements cover less than {months:month}: {rows}",
            "Get the earlier statements",
        ),
    ),
    "funds.stale-statements": (
        Phrase(
            "statements too old",
            "More than {months:month} old on the filing day: {rows}",
            "Get newer statements",
        ),
    ),
    "funds.swing": (
        Phrase(
            "balances swing",
            "The balances go up and down: {rows}",
            "Explain the movements, with papers",
        ),
    ),
    "funds.unexplained": (
        Phrase(
            "{n:large payment} without a paper",
            "Large for the account, and not explained by a paper: {rows}",
            "Get papers that show where the money came from",
        ),
    ),
    "income.differs": (
        Phrase(
            "papers differ on the income",
            "Other papers say other amounts: {rows}",
            "Find out which is right, and correct or explain the other",
        ),
    ),
    "letter.missing": (
        Phrase(
            "no letter for {n:job}",
            "Counted without an employer's letter: {rows}",
            "Ask the employer for a letter",
        ),
    ),
    "letter.alone": (
        Phrase(
            "nothing but the letter for {n:job}",
            "The letter is the only proof: {rows}",
            "Add the contract, pay slips or records of social insurance or tax",
        ),
    ),
    "letter.form": (
        Phrase(
            "form of {n:letter} incomplete",
            "Without a date, a signature, a letterhead or a contact: {rows}",
            "Ask for the letter again, in full form",
        ),
    ),
    "letter.unchecked": (
        Phrase(
            "{n:letter} not checked",
            "Nobody has recorded whether the letter is complete, or checked it with "
            "the employer: {rows}",
            "Check it against a public source, and record what was found",
        ),
    ),
    "letter.vague": (
        Phrase(
            "{n:letter} too vague",
            "Says too little of its own, or follows a template: {rows}",
            "Ask for dates, duties, reporting line and results",
        ),
    ),
    "letter.unverifiable": (
        Phrase(
            "{n:letter} cannot be checked",
            "Company or signatory could not be found or reached: {rows}",
            "Find another witness, or another paper",
        ),
    ),
    "letter.differs": (
        Phrase(
            "{n:letter} not like the record",
            "The letter says something else than is recorded: {rows}",
            "Find out which is right, and correct the other",
        ),
    ),
    "letter.stale": (
        Phrase(
            "{n:letter} too old",
            "The work goes on, and the letter is old on the filing day: {rows}",
            "Ask for a newer letter",
        ),
    ),
}
