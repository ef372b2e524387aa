"""What is said of filings: refused, slow, or for nobody's limit."""

from __future__ import annotations

from typing import Final

from qmas_tui.views.phrases.phrase import Phrase, Phrases

FILINGS: Final[Phrases] = {
    "filing.refused": (
        Phrase(
            "extension refused",
            "The filing of {filed} for {name} was refused",
            "Read the reasons; [!past?before {limit} settle a fresh application, "
            "another permission, or departure][past?advise today on another permission "
            "or departure]",
            when="dependant",
        ),
        Phrase(
            "extension refused",
            "The filing of {filed} was refused[family?; the stays of the family hang "
            "on it]",
            "Read the reasons; advise [family?each of them ]today on another "
            "permission or departure",
            when="past",
        ),
        Phrase(
            "extension refused",
            "The filing of {filed} was refused[family?; the stays of the family hang "
            "on it]",
            "Read the reasons; before {limit} settle[family? for each of them:] a "
            "fresh application, another permission, or departure",
        ),
    ),
    "filing.slow": (
        Phrase(
            "decision slow since {late}",
            "The filing of {filed} has waited {days:day} longer than decisions are "
            "reported to take",
            "Ask the department how it stands, and record the decision once it is made",
        ),
    ),
    "abode.refused": (
        Phrase(
            "right of abode refused",
            "The filing of {filed} for the right of abode was refused[ on {decided}]",
            "Read the reasons and the day for an appeal in the letter"
            "[!decided?, and record the day of the refusal]"
            "[; the limit of stay {limit} runs on]",
        ),
    ),
    "abode.slow": (
        Phrase(
            "right of abode slow since {late}",
            "The filing of {filed} for the right of abode has been pending for "
            "{days:day}; the department names about six weeks as normal",
            "Ask the department how it stands[; keep the limit of stay {limit} valid "
            "meanwhile]",
        ),
    ),
    "facts.filing-unmatched": (
        Phrase(
            "filing of {filed} pending, no limit matches it",
            "The filing of {filed} lies outside the filing window of every current "
            "limit[others? of those whom it is for], so it does not count here",
            "Close it or correct it",
        ),
    ),
    "facts.grant-missing": (
        Phrase(
            "granted, new limit not recorded",
            "The filing of {filed} was granted; the new limit is not recorded, and the "
            "old one passed {days:day} ago",
            "Read the e-Visa and record its limit",
            when="days",
        ),
        Phrase(
            "granted, new limit not recorded",
            "The filing of {filed} was granted; the new limit is not recorded. A grant "
            "that is not paid and downloaded by {limit} is not yet a stay",
            "Pay, download the e-Visa, record its limit",
        ),
    ),
}
