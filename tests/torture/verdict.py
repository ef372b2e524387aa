"""What came out of a round of the torture."""

from __future__ import annotations

from msgspec import Struct


class Wrong(Exception):
    """Something is not as it must be; its words say what."""


class Verdict(Struct):
    """Steps acknowledged, and what is wrong, or nothing."""

    edits: int = 0
    wrong: str = ""
