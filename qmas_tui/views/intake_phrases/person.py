"""What is said of character, passport, family, integrity and the record itself."""

from __future__ import annotations

from typing import Final

from qmas_tui.views.phrases.phrase import Phrase, Phrases
from qmas_tui.views.phrases.record import RECORD

PERSON: Final[Phrases] = {
    "character.unasked": (
        Phrase(
            "not asked about: {open}",
            "No answer is recorded on: {open}",
            "Ask the client in writing, and record the answer",
        ),
    ),
    "character.police": (
        Phrase(
            "no fresh police certificate",
            "Lived there for long, and without a certificate that is fresh on the "
            "filing day: {rows}. When it is asked for today is not published",
            "Order the certificate",
        ),
    ),
    "passport.short-for-grant": (
        Phrase(
            "passport ends {expires}, needed until {needed}",
            "The passport ends on {expires}; for a landing about {landing} and the "
            "whole first stay it is needed until {needed}",
            "Renew it before the visa is issued",
        ),
    ),
    "family.child-18": (
        Phrase(
            "too old to come along: {names}",
            "Grown up before a landing about {landing}: {rows}",
            "File earlier, or advise on another visa for them",
        ),
    ),
    "family.excluded": (
        Phrase(
            "family member cannot come as a dependant",
            "Of a nationality that is refused as a dependant: {rows}",
            "Advise the family before anything is filed",
        ),
    ),
    "family.papers": (
        Phrase(
            "no proof of relationship",
            "No proof of relationship is on file for {names}",
            "Get certificates of marriage and birth",
        ),
    ),
    "family.unrecorded": (
        Phrase(
            "family not recorded",
            "The record says “{family}” of the family, and nobody of it is recorded",
            "Record each of them as a dependant, or that nobody comes",
        ),
    ),
    "integrity.bought": (
        Phrase(
            "a paper came from an intermediary",
            "A paper on file is recorded as come from an intermediary. A false paper "
            "in an application is an offence, and ends the visas of the family",
            "Take the paper out, and rely on nothing that the issuer did not give",
        ),
    ),
    "integrity.unsigned": (
        Phrase(
            "integrity declaration not signed",
            "Engaged on {engaged}, and no declaration is signed that no paper was "
            "bought or forged",
            "Explain the penalties, and let the client sign",
        ),
    ),
    "refusal.unchanged": (
        Phrase(
            "refused before, no change recorded",
            "Refused before, and what has changed since is not recorded: {rows}. "
            "Earlier papers are compared",
            "Record what has changed, or file only after a real change",
        ),
    ),
    "facts.citizenship-unknown": (
        Phrase(
            "citizenship unknown",
            "Citizenship is not known; the consent letter, the exit endorsement and "
            "some routes hang on it",
            "Record whether this is a Chinese citizen",
        ),
    ),
    "facts.mainland-unknown": (
        Phrase(
            "resident of the Mainland or not: unknown",
            "It is not recorded whether this is a resident of the Mainland; the "
            "consent letter and the exit endorsement hang on it",
            "Ask, and record it",
        ),
    ),
    "facts.order": (
        Phrase(
            "days that cannot be in this order",
            "{rows}",
            "Correct the one that is wrong",
        ),
    ),
    "facts.broken": RECORD["facts.broken"],
}
