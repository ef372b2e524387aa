"""The shape of what is said of a finding.

A text is a template. Names in braces are facts that the finding shows; after a colon
stands how a fact is said: `{days:day}` as "3 days", `{income:money}` as "HK$45,000".
A turn of phrase in brackets is left out where a fact that it names is missing; one that
begins with `name?`, or `!name?`, where that fact is missing, or is there.
"""

from __future__ import annotations

from msgspec import Struct


class Phrase(Struct, frozen=True, gc=False):
    """What one finding says: in a few words, the reason in full, and what settles it.

    Of several for one code the first holds whose tests in `when` do: `away`, `!away` or
    `kind=before`, with a space between them. The last of them has none.
    """

    headline: str
    because: str
    remedy: str
    when: str = ""


Phrases = dict[str, tuple[Phrase, ...]]
"""The phrases by code; most codes have one."""
