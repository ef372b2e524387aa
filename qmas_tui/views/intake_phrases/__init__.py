"""What each finding about a prospect says, one subject a file."""

from __future__ import annotations

from typing import Final

from qmas_tui.views.intake_phrases.career import CAREER
from qmas_tui.views.intake_phrases.line import LINE
from qmas_tui.views.intake_phrases.means import MEANS
from qmas_tui.views.intake_phrases.person import PERSON
from qmas_tui.views.intake_phrases.process import PROCESS
from qmas_tui.views.phrases.phrase import Phrases

INTAKE_PHRASES: Final[Phrases] = {**LINE, **MEANS, **CAREER, **PERSON, **PROCESS}
"""The phrases of every code of the catalogue of intake."""
