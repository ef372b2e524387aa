"""The desk: screens over one casework."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.notifications import SeverityLevel

from qmas_tui.casework.collector import collector_off, collector_quick
from qmas_tui.desk import rooms
from qmas_tui.desk.awaited import AwaitedBook
from qmas_tui.desk.book_app import QUICK_BOOK, Elsewhere
from qmas_tui.desk.commands import key_of
from qmas_tui.desk.idle import Idle
from qmas_tui.desk.leaving import leave
from qmas_tui.desk.palette_style import PALETTE_CSS
from qmas_tui.desk.places import Places
from qmas_tui.desk.quiet import run_quiet
from qmas_tui.desk.screens.opening import OpeningScreen
from qmas_tui.desk.trouble import SETTLED, find_trouble
from qmas_tui.errors import BookError, QmasError

if TYPE_CHECKING:  # each is loaded when it is needed: the first frame needs none
    from qmas_tui.casework.casework import Casework
    from qmas_tui.desk.screens.forgets import Forgets

FOLLOW_SECONDS = 0.5
WAIT = "Wait a moment: the book is being written."


class Desk(Places):
    """An adviser's desk over one book."""

    ENABLE_COMMAND_PALETTE = True
    COMMANDS: ClassVar = {rooms.palette}
    CSS = Places.CSS + PALETTE_CSS

    def __init__(self, book: AwaitedBook, clock: Callable[[], date]) -> None:
        super().__init__(book.theme, book.animations)
        self.clock = clock
        self._book = book
        self._reads_ahead = False
        self._looked_on: date | None = None
        self._left: datetime | None = None
        self._faults: list[str] = []
        self._idle = Idle()

    def on_mount(self) -> None:
        """Begin with the book; one that is still to be opened is opened meanwhile."""
        if self._book.casework is None:
            self.push_screen(OpeningScreen(self._book.name))
            self.call_after_refresh(self._open)
        else:
            self._begin(self._book.casework)

    @work(thread=True, group="open")
    def _open(self) -> None:
        """Open the book, and load what the queue is made of, while keys answer."""
        with collector_off():
            rooms.queue()
            try:
                casework = self._book.open()
            except Exception:  # whoever ran the desk is told
                self.call_later(self.exit)
                return
            if len(casework.holders) <= QUICK_BOOK:
                casework.assess_all()
            else:  # the order takes longer than this
                rooms.offer()
        self.call_later(self._begin, casework)

    def _begin(self, casework: Casework) -> None:
        """Open the queue, say what is wrong, follow other programs and the calendar."""
        self.casework, first = casework, self.screen
        self._left = casework.visits.last()
        self._faults = self.take_keys()
        self.push_screen(queue := rooms.queue()())
        typed = first.typed if isinstance(first, OpeningScreen) else []
        queue.call_after_refresh(self.take_first, typed)
        rooms.welcome(queue, bool(typed))
        self.call_after_refresh(self.look_after, None)
        self.set_interval(FOLLOW_SECONDS, self.follow)

    async def on_event(self, event: events.Event) -> None:
        """Note when somebody was there last."""
        if self.is_open and isinstance(event, events.InputEvent):
            self._idle.touch(self.casework.session.clock())
        await super().on_event(event)

    @property
    def is_open(self) -> bool:
        """Whether the book is open, and its queue stands."""
        return self._book.casework is not None and hasattr(self, "casework")

    def action_mask(self) -> None:
        """Hide names and numbers, or show them again."""
        self.mask(not self.is_masked)

    def _mask_if_idle(self, now: datetime) -> None:
        """Hide them once nobody was there for as long as the setting says."""
        minutes = timedelta(minutes=self.casework.settings.mask_after_minutes)
        if minutes and not self.is_masked and self._idle.is_for(minutes, now):
            self.mask(True)

    def follow(self) -> None:
        """Take up what other programs wrote, and a new day in Hong Kong.

        Not while something long is done with the book: that would wait for its end.
        """
        now = self.casework.session.clock()
        self._mask_if_idle(now)
        is_reading = self._reads_ahead or self.is_reading
        if is_reading or isinstance(self.screen, rooms.busy()):
            return
        self._idle.tidy(now)
        day = self.clock()
        if day != self.casework.as_of:
            self._begin_day(day)
        unread = None
        try:
            if self.casework.refresh():
                self.changed()
        except QmasError as error:
            unread = error
        for screen in self.screen_stack:
            if isinstance(screen, rooms.drafted()):
                screen.rest()
        self.look_after(unread)
        if self.casework.is_untidy:
            self._tidy()

    @work(thread=True, group="tidy")
    def _tidy(self) -> None:
        with self.reading():
            self.casework.tidy()

    def _begin_day(self, day: date) -> None:
        self._left = self._end_visit()
        self.casework.move_to(day)
        self.begin_again()

    def on_worked_out_screen_ready(self) -> None:
        """The queue stands: what can wait is looked at now, once a day."""
        if self._looked_on != self.casework.as_of:
            self._looked_on = self.casework.as_of
            self.look_ahead()

    @work(thread=True, group="ahead")
    def look_ahead(self) -> None:
        """Load other screens, keep the day's backup, go over the history meanwhile.

        What fails is told by `follow`, and damage at once.
        """
        from qmas_tui.casework.rules import rules_told

        self._reads_ahead = True
        try:
            with collector_off():  # what is loaded stays
                rooms.load()
                self.casework.read_texts(lambda _done, _total: self.give_way())
                self.know_names()
            self.casework.backups.keep_daily()
            self.casework.undo.words()
            damage = self.casework.look_over()
            shows = [key_of(each, self.own_keys) for each in ("rules", "rules-waiting")]
            rules = rules_told(self.casework, " and then ".join(shows))
        finally:
            self._reads_ahead = False
        if damage:
            words = f"{damage[0]} Leave the desk and run qmas-tui recover."
            self.call_from_thread(self.announce, words, "error")
        if rules:
            self.call_from_thread(self._tell_rules, rules)

    def _tell_rules(self, words: str) -> None:
        """Say that other rules are in force than were accepted; the header says so."""
        self.announce(words, "warning")
        for screen in self.in_sight():
            screen.draw_header()

    def look_after(self, unread: QmasError | None) -> None:
        """Show what is wrong for as long as it is; say it once, and what else is new.

        `unread` is what reading the book met.
        """
        was, now = self.trouble, find_trouble(self.casework.trouble, unread)
        told = [*self._faults, *self.casework.notices()]
        self._faults = []
        severity: SeverityLevel = "warning" if told else "information"
        if now != was:
            self.trouble = now
            for screen in self.in_sight():
                screen.draw_header()
            told.insert(0, now.words if now else SETTLED)
            severity = "error" if now else severity
        if told:
            self.announce("\n".join(told), severity)

    def _end_visit(self) -> datetime:
        """A visit ends with the day, or with the desk."""
        now = self.casework.session.clock()
        self.casework.visits.end(now)
        return now

    def on_unmount(self) -> None:
        """The desk is left."""
        if self.is_open:
            self._end_visit()

    def action_holders(self) -> None:
        """Go to the queue of holders."""
        rooms.back_to_queue(self)

    def action_whats_new(self) -> None:
        """Show what is new since the last visit, or another time."""
        self.push_screen(rooms.log()(self._left))

    def action_demo(self) -> None:
        """Go on in a demo book."""
        self.go_on_in(Elsewhere())

    def action_other_book(self) -> None:
        """Ask for another book, and go on in that."""
        rooms.ask_for_book(self, self.go_on_in)

    def go_on_in(self, elsewhere: Elsewhere) -> None:
        """Leave this book; the program opens the other one."""

        def go() -> None:
            self.elsewhere = elsewhere
            self.exit()

        leave(self, go)

    def action_export(self) -> None:
        """Ask for a file, and write what is shown, or the book, to it."""
        if isinstance(self.screen, rooms.desk()):
            rooms.open_export(self, self.screen.scope)

    def action_take_in(self) -> None:
        """Ask for a file, and take it in; what is about one case is about that here."""
        here: object = self.screen
        case = here.case if isinstance(here, (rooms.queue(), rooms.case())) else None
        rooms.take_in(self, case or "")

    def on_forgets_forget(self, message: Forgets.Forget) -> None:
        """Erase a case for good; every page about it is closed first."""
        rooms.forget_case(self, message.case)

    async def action_quit(self) -> None:
        """Leave; asks where something is not saved."""
        if not self.is_open:
            self.exit()
            return
        if isinstance(self.screen, rooms.busy()):
            self.notify(WAIT)
            return
        leave(self, self.exit)

    def action_command_palette(self) -> None:
        """Find everything, but not where what was typed would be lost."""
        if isinstance(self.screen, rooms.desk()) and not self.screen.is_changed:
            super().action_command_palette()


def run_desk(book: AwaitedBook, clock: Callable[[], date]) -> Elsewhere | None:
    """Run the desk until it is left, and leave the book tidy; gives where to go on.

    Raises what kept the book from being opened or made the desk crash, else BookError
    where the book cannot be left tidy.
    """
    desk = Desk(book, clock)
    try:
        with collector_quick():
            run_quiet(desk)
        if book.error is not None:
            raise book.error
    except BaseException as error:
        try:
            book.close()
        except BookError as untidy:
            error.add_note(untidy.message)
        raise
    book.close()
    return desk.elsewhere
