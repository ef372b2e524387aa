"""An app over one book: what its screens share, and how they hear of a change."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from qmas_tui.desk.commands import SHIPPED, OwnKeys, key_map
from qmas_tui.desk.key_map import check_keys
from qmas_tui.desk.quiet import QuietApp
from qmas_tui.desk.widgets.typed import Typed

if TYPE_CHECKING:  # the first frame is drawn before there is a book
    from qmas_tui.casework.both import BothList
    from qmas_tui.casework.casework import Casework
    from qmas_tui.casework.prospects import ProspectList, Prospects
    from qmas_tui.casework.scenario import Scenario
    from qmas_tui.desk.screens.framed import FramedScreen
    from qmas_tui.desk.trouble import Trouble
    from qmas_tui.views.mask import Mask


SMALL_BOOK = 100
"""So many cases are worked out, and looked through, while a key waits."""
QUICK_BOOK = 2_000
"""So many are worked out before the queue is shown, which then has its order."""


class Elsewhere(Struct, frozen=True):
    """The book on which the desk is to be opened next; without a path the demo."""

    path: Path | None = None


class BookApp(QuietApp[int]):
    """What every screen may know of its app; it knows no screen of the desk itself."""

    casework: Casework
    """The book; no screen of the desk is opened before it is there."""

    def __init__(self, theme: str, animations: bool) -> None:
        super().__init__(theme, animations)
        self.status = ""
        self.trouble: Trouble | None = None
        self.is_reading = False
        """Whether something long is read from the book, on which no key may wait."""
        self.own_keys: OwnKeys = SHIPPED
        self.is_masked = False
        self._mask: tuple[object, object, Mask] | None = None
        self._prospect_list: ProspectList | None = None
        self._both_list: BothList | None = None
        self.scenarios: dict[str, list[Scenario]] = {}
        """Scenarios that are tried, by case; what is not saved ends with the desk."""
        self.elsewhere: Elsewhere | None = None
        """Where to go on once the desk is left."""

    def hide(self, text: str) -> str:
        """The text as it may be seen: masked, names are initials and numbers dots."""
        if not self.is_masked:
            return text
        return self.know_names().hide(text)

    def know_names(self) -> Mask:
        """What masks everybody as they are now; made before it is needed."""
        from qmas_tui.views.mask import Mask

        holders, prospects = self.casework.holders, self.casework.prospects
        made = self._mask
        if made is None or made[0] is not holders or made[1] is not prospects:
            mask = Mask(chain(holders.values(), prospects.values()), made and made[2])
            self._mask = made = holders, prospects, mask
        return made[2]

    @property
    def prospects(self) -> Prospects:
        """Everybody who is advised before the landing, as they are now."""
        return self.prospect_list.now

    @property
    def prospect_list(self) -> ProspectList:
        """The same, as views show them."""
        if self._prospect_list is None:
            from qmas_tui.casework.prospects import ProspectList

            self._prospect_list = ProspectList(self.casework)
        return self._prospect_list

    @property
    def both_list(self) -> BothList:
        """Holders and prospects, as views show them together."""
        if self._both_list is None:
            from qmas_tui.casework.both import BothList

            self._both_list = BothList(self.casework, self.prospect_list)
        return self._both_list

    def mask(self, is_masked: bool) -> None:
        """Mask everything that is drawn, or show it again."""
        self.is_masked = is_masked
        for screen in self.screen_stack:
            for typed in screen.query(Typed):
                typed.password = is_masked
            for each in screen.query("*"):
                each.refresh()
        self.changed()

    def take_keys(self) -> list[str]:
        """Use the user's own keys; what is wrong with some is told, in sentences."""
        from qmas_tui.casework.preferences import KEYS_FILE, own_keys

        read = own_keys()
        checked = check_keys(read.own)
        self.own_keys = checked.own
        self.set_keymap(key_map(checked.own))
        faults = [*map(str, read.problems)]
        faults += [f"{KEYS_FILE}, {each}" for each in checked.problems]
        return [f"{each}; the line is left out." for each in faults]

    def only_tried(self) -> list[Scenario]:
        """The scenarios that end with the desk: changes that are not saved."""
        every = [each for of_case in self.scenarios.values() for each in of_case]
        return [each for each in every if each.changes and not each.is_kept]

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Within this something long is read from the book, whoever left meanwhile."""
        self.is_reading = True
        try:
            yield
        finally:
            self.is_reading = False

    def changed(self) -> None:
        """The book is another: whatever can be seen shows it."""
        for screen in self.in_sight():
            screen.redraw()

    def in_sight(self) -> Iterator[FramedScreen]:
        """The screens that can be seen: the one in front, and one behind a dialog.

        One that is only being put up draws itself once it stands.
        """
        from qmas_tui.desk.screens.framed import FramedScreen

        for screen in reversed(self.screen_stack):
            if isinstance(screen, FramedScreen) and screen.is_mounted:
                yield screen
            if not screen.is_modal:
                return
