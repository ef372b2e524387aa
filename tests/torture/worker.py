"""A program at work on a book: an adviser's edits, undone and made again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from random import Random

from msgspec.structs import replace

from qmas_tui.book.book import SqliteBook
from qmas_tui.book.protocol import Occasion
from qmas_tui.errors import BookError, DamagedBook
from qmas_tui.facts.changes import Does
from qmas_tui.facts.holder import Holder
from tests.book.samples import holder
from tests.torture.phases import Phases
from tests.torture.talk import Edit, Failed, Kept, Phase, Refused, Said, Tried

EDITS = {
    **{"add": 3, "edit": 6, "correct": 1, "remove": 1, "several": 2},
    **{"undo": 3, "redo": 2},
}
MIXES: dict[Phase, dict[str, int]] = {
    "append": EDITS,
    "backup": EDITS | {"copy": 12},
    "restore": EDITS | {"copy": 2, "restore": 5},
    "writers": EDITS,
    "import": EDITS | {"sheet": 6},
    "forget": EDITS | {"copy": 1, "forget": 5},
}
"""How often each thing is done, by the phase that it is all about."""

Edits = tuple[Edit, ...]

SHEET = 60
"""The most cases that an import brings."""


class Worker:
    """Does one thing after the other, and says before and after each what it was.

    A person's name is the token of the step that added the case, and never changes.
    """

    def __init__(
        self,
        book: SqliteBook,
        phases: Phases,
        name: str,
        random: Random,
        say: Callable[[Said], None],
        ahead: timedelta,
    ) -> None:
        self._ahead = ahead
        self._book, self._phases, self._say = book, phases, say
        self._name, self._random = name, random
        self._count = 0
        self._doing: dict[str, Callable[[], None]] = {
            "add": lambda: self._step(self._added(self._random.randint(1, 3))),
            "edit": lambda: self._step(self._changed(1, self._edited)),
            "correct": lambda: self._step(self._changed(1, self._corrected)),
            "remove": lambda: self._step(self._changed(1, lambda _: None)),
            "several": self._several,
            "undo": lambda: self._moved("undo"),
            "redo": lambda: self._moved("redo"),
            "copy": lambda: self._backup("asked"),
            "sheet": self._sheet,
            "restore": self._restore,
            "forget": self._forget,
        }

    def turn(self, mix: dict[str, int]) -> None:
        """Do one thing."""
        self._count += 1
        (what,) = self._random.choices(list(mix), list(mix.values()))
        self._doing[what]()

    @property
    def _token(self) -> str:
        return f"{self._name}.{self._count}"

    def _now(self) -> datetime:
        """A moment of its own day: who begins on another makes that day's backup."""
        return datetime.now(UTC) + self._ahead

    def _change(self, before: Holder | None, after: Holder | None) -> Edit:
        when = self._now()
        return Edit(who=self._token, when=when, what="work", before=before, after=after)

    def _added(self, number: int) -> Edits:
        names = [f"{self._token}.{n}" for n in range(number)]
        return tuple(self._change(None, holder(f"C-{n}", f"P-{n}")) for n in names)

    def _changed(self, number: int, change: Callable[[Holder], Holder | None]) -> Edits:
        known = list(self._book.holders().values())
        chosen = self._random.sample(known, min(number, len(known)))
        return tuple(self._change(before, change(before)) for before in chosen)

    def _edited(self, before: Holder) -> Holder:
        return replace(before, adviser=self._token)

    def _corrected(self, before: Holder) -> Holder:
        return replace(before, case=f"C-{self._token}")

    def _several(self) -> None:
        self._step((*self._changed(3, self._edited), *self._added(2)))

    def _sheet(self) -> None:
        with self._phases.within("import"):
            self._backup("import")
            self._step(self._added(self._random.randint(2, SHEET)))

    def _restore(self) -> None:
        """Bring every case to what the newest copy holds."""
        copies = self._book.backups()
        if not copies:
            return
        with self._phases.within("restore"):
            self._backup("restore")
            try:
                then = self._book.read_backup(copies[0].name).holders
            except BookError:  # another program removed it
                return
            now = self._book.holders()
            self._step(
                tuple(
                    self._change(now.get(case), then.get(case))
                    for case in dict.fromkeys((*now, *then))
                    if now.get(case) != then.get(case)
                )
            )

    def _backup(self, occasion: Occasion) -> None:
        try:
            self._book.backup(occasion, self._now())
        except BookError as error:
            self._say(Failed(error.message))

    def _step(self, edits: Edits) -> None:
        if edits:
            when = edits[0].when
            tried = Tried(token=self._token, when=when, does="do", edits=edits)
            self._try(tried, lambda: self._book.apply(tried.step))

    def _moved(self, does: Does) -> None:
        tried = Tried(token=self._token, when=self._now(), does=does)
        book = self._book
        if does == "undo" and book.next_undo():
            self._try(tried, lambda: book.undo(tried.token, tried.when))
        elif does == "redo" and book.next_redo():
            self._try(tried, lambda: book.redo(tried.token, tried.when))

    def _forget(self) -> None:
        known = list(self._book.holders())
        if not known:
            return
        case, when = self._random.choice(known), self._now()
        tried = Tried(token=self._token, when=when, does="forget", case=case)
        with self._phases.within("forget"):
            self._try(tried, lambda: self._book.forget(case, tried.token, when))

    def _try(self, tried: Tried, act: Callable[[], object]) -> None:
        self._say(tried)
        try:
            act()
        except DamagedBook as error:
            self._say(Failed(error.message))
        except BookError as error:
            self._say(Refused(error.message))
        else:
            self._say(Kept())
