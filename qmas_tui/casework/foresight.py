"""What would come of a change, before it is saved."""

from __future__ import annotations

from msgspec import Struct

from qmas_tui.findings.model import AssessedCase
from qmas_tui.views.doubts import Doubt


class Foreseen(Struct, frozen=True):
    """A case as it is and as it would be; `before` is None of one that is added.

    Attributes:
        held_by, will_be_held_by: the titles of the views that hold it.
        odd: what may be right but is odd, and is asked about before it is saved.
    """

    before: AssessedCase | None
    after: AssessedCase
    held_by: tuple[str, ...]
    will_be_held_by: tuple[str, ...]
    odd: tuple[Doubt, ...]
