"""A change to the record: the only thing that ever alters a book."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from qmas_tui.facts.holder import Holder


class Change(Struct, frozen=True, gc=False, kw_only=True, omit_defaults=True):
    """Who changed which case, when, and from what to what.

    `before` is None for a case that is new, `after` is None for one taken out.
    Several changes applied together are one step, and undone together.
    """

    who: str
    when: datetime
    what: str
    before: Holder | None
    after: Holder | None
    why: str = ""

    @property
    def case(self) -> str:
        """The reference of the case that this changes."""
        holder = self.after or self.before
        assert holder is not None, "a change has a before or an after"
        return holder.case


Step = tuple[Change, ...]
"""Changes made together: one journal entry, one undo."""
