"""What each finding says, one subject a file."""

from __future__ import annotations

from typing import Final

from qmas_tui.views.phrases.family import FAMILY
from qmas_tui.views.phrases.filings import FILINGS
from qmas_tui.views.phrases.phrase import Phrase, Phrases
from qmas_tui.views.phrases.record import RECORD
from qmas_tui.views.phrases.stay import STAY
from qmas_tui.views.phrases.steps import SOURCES, STEPS
from qmas_tui.views.phrases.work import WORK
from qmas_tui.views.phrases.years import YEARS

__all__ = ["PHRASES", "SOURCES", "STEPS", "Phrase"]

PHRASES: Final[Phrases] = {**STAY, **FILINGS, **WORK, **YEARS, **FAMILY, **RECORD}
"""The phrases of every code."""
