"""The stage that a case has reached, in the field's words: short, and in full."""

from __future__ import annotations

from typing import Final

from qmas_tui.findings.model import Assessment

_SHORT: Final = {
    "broken": "not worked out",
    "applied": "applied",
    "approved": "approved",
    "left": "left HK",
    "initial-stay": "initial",
    "current-stay": "step unknown",
    "filing-pending": "filing pending",
    "unrecorded": "limit passed",
    "granted": "grant missing",
    "lapsed": "lapsed",
    "overstayed": "overstayed",
    "other-permission": "off the scheme",
    "milestone": "seven years",
    "right-of-abode-pending": "abode pending",
    "permanent": "permanent",
    "closed": "closed",
}
_FULL: Final = {
    "broken": "could not be worked out",
    "left": "left Hong Kong",
    "initial-stay": "initial stay",
    "current-stay": "limit known, step not",
    "unrecorded": "limit passed, nothing on record",
    "granted": "granted, new limit not recorded",
    "lapsed": "stay ended while away",
    "other-permission": "on another permission",
    "right-of-abode-pending": "right of abode pending",
}


def stage_words(found: Assessment) -> str:
    """A stage as a column shows it."""
    return short_stage(_stage(found))


def short_stage(stage: str) -> str:
    """A stage by its code, shortly; one without words of its own as it is."""
    if stage.startswith("extension-"):
        return stage.replace("-", " ")
    return _SHORT.get(stage, stage)


def stage_sentence(found: Assessment) -> str:
    """A stage said in full, for the head of a case."""
    stage = _stage(found)
    return _FULL[stage] if stage in _FULL else stage_words(found)


def _stage(found: Assessment) -> str:
    """The stage; where a grant is missing from the record, that in its place."""
    if found.stage == "unrecorded" and any(
        each.code == "facts.grant-missing" for each in found.findings
    ):
        return "granted"
    return found.stage
