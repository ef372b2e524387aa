"""What is said of the family."""

from __future__ import annotations

from typing import Final

from qmas_tui.views.phrases.phrase import Phrase, Phrases

FAMILY: Final[Phrases] = {
    "dependant.drift": (
        Phrase(
            "limit {limit} passed, holder's is {holder}",
            "Their own stay ended first, on {limit}",
            "Read their e-Visa and record its limit; if there is no later one, advise "
            "today",
            when="earlier past",
        ),
        Phrase(
            "limit {limit}, holder's is {holder}",
            "Their own stay ends first, on {limit}",
            "Ask for the decision on their filing before {limit}, and record it",
            when="earlier filed",
        ),
        Phrase(
            "limit {limit}, holder's is {holder}",
            "Their own stay ends first, on {limit}",
            "File for them by {last_day}",
            when="earlier",
        ),
        Phrase(
            "limit {limit}, holder's is {holder}",
            "Their own stay ends {limit}, after the holder's ({holder})",
            "Read both e-Visas, and align them at the next filing",
        ),
    ),
    "dependant.ageing-out": (
        Phrase(
            "turns {age} on {birthday}, before the window",
            "{name} turns {age} on {birthday}; the window opens only after it",
            "Advise on a permission of their own",
            when="after",
        ),
        Phrase(
            "turns {age} on {birthday}",
            "{name} turns {age} on {birthday}, no later than the last filing day "
            "{last_day}; filings are taken from {opens} on",
            "File before the birthday, where the window allows",
        ),
    ),
    "dependant.basis-lost": (
        Phrase(
            "no longer a dependant, limit past",
            "{name} is no longer a dependant of the holder since {left}; their limit "
            "{limit} has passed, and no extension rests on the holder",
            "Advise today on a permission of their own or departure; tell the "
            "department of the change",
            when="past left_for",
        ),
        Phrase(
            "holder gone, limit past",
            "The holder left Hong Kong on {left}; the limit {limit} of {name} has "
            "passed, and no extension rests on the holder",
            "Advise today on a permission of their own or departure; tell the "
            "department of the change",
            when="past",
        ),
        Phrase(
            "no longer a dependant since {left}",
            "{name} is no longer a dependant of the holder since {left}; their limit "
            "{limit} stays valid until its day, and no extension rests on the holder",
            "Advise on a permission of their own, to be filed before {limit}; tell the "
            "department of the change",
            when="left_for",
        ),
        Phrase(
            "the holder left Hong Kong on {left}",
            "The holder left Hong Kong on {left}; the limit {limit} of {name} stays "
            "valid until its day, and no extension rests on the holder",
            "Advise on a permission of their own, to be filed before {limit}; tell the "
            "department of the change",
        ),
    ),
    "facts.limit-unknown": (
        Phrase(
            "limit of stay not recorded",
            "No limit of stay is recorded for {name}, who is on a permission of their "
            "own",
            "Read their e-Visa and record its limit",
            when="own",
        ),
        Phrase(
            "limit of stay not recorded",
            "No limit of stay is recorded for {name}[permanent?; the holder is a "
            "permanent resident, so theirs follows its own length (D-09)][presumed?; "
            "that of the holder, who left Hong Kong, is only presumed]",
            "Read their e-Visa and record its limit",
        ),
    ),
    "facts.birthplace-unknown": (
        Phrase(
            "place of birth not recorded",
            "{name} was born after the holder's landing and the place is not recorded; "
            "a Chinese citizen born in Hong Kong is a permanent resident",
            "Record the place of birth",
        ),
    ),
    "family.unrecorded": (
        Phrase(
            "family not recorded",
            "The sheet says “{family}”, and no dependant is recorded by name",
            "Record each dependant",
        ),
    ),
}
