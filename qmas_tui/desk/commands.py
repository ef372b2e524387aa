"""Every command of the desk, once: footer, help, palette, keys and docs come from here."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal

import msgspec
from msgspec import Struct, structs
from textual.binding import Binding

Place = Literal[
    "queue", "case", "review", "explain", "log", "form", "take-in", "report", "recovery"
]
Need = Literal["", "case", "row", "offer", "recovered"]


class Command(Struct, frozen=True):
    """What a user can do: by which keys, where, and what it is good for.

    A command without keys is found in the palette alone. `action` names a method
    `action_…` of the screen or the app; `needs` what must be there for it to do
    anything, as the screen's `lacks` knows it.
    """

    id: str
    keys: tuple[str, ...]
    title: str
    help: str
    places: tuple[Place, ...]
    action: str
    footer: bool = False
    needs: Need = ""

    @property
    def method(self) -> str:
        """The name of the action, without what is handed to it."""
        return self.action.partition("(")[0]


def _command(
    id: str,
    keys: str,
    title: str,
    help: str,
    places: str,
    *,
    action: str = "",
    footer: bool = False,
    needs: Need = "",
) -> Command:
    made = msgspec.convert(places.split(), tuple[Place, ...])
    action = action or id.replace("-", "_")
    return Command(id, tuple(keys.split()), title, help, made, action, footer, needs)


PALETTE = "ctrl+p"
VIEWS = tuple(
    _command(f"view-{n}", n, f"view {n}", f"Show the view of the digit {n}", "queue", action=f"view('{n}')")
    for n in "1234567890"
)  # fmt: skip
COMMANDS: tuple[Command, ...] = (
    _command("open", "enter", "open", "Open the case under the cursor", "queue log", footer=True, needs="case"),
    _command("review", "r", "review", "Go through this view, case by case", "queue", footer=True, needs="case"),
    _command("filter", "slash", "filter", "Show only what holds some words", "queue log", footer=True),
    _command("reviewed", "space", "reviewed", "Note that you have looked at this case", "review", footer=True, needs="case"),
    _command("snooze", "s", "snooze", "Put this case off until a day", "review case", footer=True, needs="case"),
    _command("grant", "g", "grant", "Record a new limit of stay", "case review", action="record('grant')", footer=True, needs="case"),
    _command("filing", "f", "filing", "Record a filing", "case review", action="record('filing')", footer=True, needs="case"),
    _command("note", "n", "note", "Write a note for the file", "case review", action="record('note')", footer=True, needs="case"),
    _command("explain", "e", "explain", "Say why: the date or finding under the cursor", "queue case review", footer=True, needs="case"),
    _command("earlier", "right", "earlier", "Since an earlier time", "log", action="since(1)", footer=True),
    _command("later", "left", "later", "Since a later time", "log", action="since(-1)"),
    _command("since", "s", "since", "Since a day, a backup or a snapshot that you name", "log", action="pick", footer=True),
    _command("next", "j", "next", "The next case", "review", needs="case"),
    _command("previous", "k", "back", "The case before", "review"),
    _command("correct", "c enter", "correct", "Correct the recorded row under the cursor", "case", needs="row"),
    _command("remove", "x delete", "remove", "Take the recorded row under the cursor out", "case", needs="row"),
    _command("work", "w", "work", "Record a job, a business, or that there is none", "case review", action="record('work')", needs="case"),
    _command("trip", "t", "trip", "Record an absence", "case review", action="record('trip')", needs="case"),
    _command("passport", "p", "passport", "Record a passport", "case review", action="record('passport')", needs="case"),
    _command("evidence", "v", "paper", "Record a paper on file", "case review", action="record('evidence')", needs="case"),
    _command("request", "q", "request", "Record what the department asked for", "case review", action="record('request')", needs="case"),
    _command("dependant", "d", "dependant", "Record one of the family", "case review", action="record('dependant')", needs="case"),
    _command("particulars", "i", "particulars", "Change the holder's own particulars", "case review", needs="case"),
    _command("next-part", "tab right", "next part", "The next part of the page", "case", footer=True),
    _command("previous-part", "shift+tab left", "previous part", "The part of the page before", "case"),
    _command("next-block", "tab", "other part", "The other part, where both stand side by side", "log"),
    _command("copy", "y", "copy", "Copy this page to the clipboard", "explain case log report", footer=True),
    _command("undo", "u", "undo", "Take back the last change", "queue case review log", footer=True),
    _command("redo", "U", "redo", "Make again what was taken back last", "queue case review log", footer=True),
    _command("log", "L", "log", "Show what is new since your last visit, a day, a backup or a snapshot", "queue case review explain", action="app.whats_new"),
    _command("forget", "", "forget this case", "Forget this case: erase all that was ever recorded on it", "case"),
    _command("export", "ctrl+e", "export", "Write what is shown, or the whole book, to a file", "queue case", action="app.export"),
    *VIEWS,
    _command("next-view", "right_square_bracket", "next view", "Show the next view", "queue", action="turn_view(1)"),
    _command("previous-view", "left_square_bracket", "view before", "Show the view before", "queue", action="turn_view(-1)"),
    _command("panel-size", "z", "panel", "Make the panel larger, smaller, or take it away", "queue"),
    _command("mark", "space", "mark", "Mark the case under the cursor, for what is done to many", "queue", needs="case"),
    _command("mark-range", "v", "range", "Mark every case from the last mark to the cursor", "queue", needs="case"),
    _command("mark-all", "asterisk", "all", "Mark every case of this list, or none of them", "queue", needs="case"),
    _command("bulk", "b", "bulk", "Change the marked cases, or the one under the cursor, as one step", "queue", needs="case"),
    _command("sort", "o", "sort", "Sort by the next column; after the last as the queue does", "queue"),
    _command("reverse", "O", "reverse", "Turn the order round", "queue"),
    _command("columns", "C", "columns", "Choose the columns and their order", "queue"),
    _command("facets", "F", "counts", "Count the cases by value, and filter by what you pick", "queue", needs="case"),
    _command("save-view", "V", "save view", "Save filter, order and columns as a view; there own views are removed", "queue"),
    _command("take-in", "I", "take in", "Take in a file: a sheet, facts, a statement of travel", "queue case", action="app.take_in"),
    _command("take", "ctrl+s", "take in", "Take all of it in, as one step", "take-in", footer=True),
    _command("pick", "enter", "pick", "Pick from a list what the line under the cursor is", "take-in", footer=True),
    _command("turn", "right", "other", "The next choice for the line under the cursor", "take-in", action="turn(1)"),
    _command("turn-back", "left", "other", "The choice before", "take-in", action="turn(-1)"),
    _command("agree", "space", "yes", "Say yes to what is likely, and go on to what is still wanted", "take-in", footer=True),
    _command("agree-all", "A", "yes to all", "Say yes to all that is likely", "take-in"),
    _command("wanted", "tab", "wanted", "Go to the next answer that is wanted", "take-in", footer=True),
    _command("report", "R", "report", "Show all that would be taken in, and what would not", "take-in", footer=True),
    _command("save-report", "ctrl+e", "save", "Write the report to a CSV file", "report", footer=True),
    _command("put-back", "r y", "put it back", "Put back what can be read; what is damaged is kept", "recovery", footer=True, needs="offer"),
    _command("go-on", "enter", "open the desk", "Open the desk on the book put back", "recovery", footer=True, needs="recovered"),
    _command("help", "question_mark f1", "keys", "Show the keys that work here", "queue case review explain log recovery take-in report", footer=True),
    _command("save", "ctrl+s", "save", "Save what is typed", "form", footer=True),
    _command("leave", "escape", "back", "Go back to where you came from", "case review explain log form take-in report", footer=True),
    _command("give-up", "escape", "leave", "Leave; nothing is changed any more", "recovery", footer=True, action="app.quit"),
    _command("theme", "f2", "theme", "Change between dark, light and high contrast", "queue case review explain log recovery take-in report", action="app.theme"),
    _command("palette", PALETTE, "everything", "Find every command, holder and view", "queue case review explain log", action="app.command_palette"),
    _command("quit", "ctrl+q", "quit", "Leave the desk", "queue case review explain log form recovery take-in report", action="app.quit"),
)  # fmt: skip

KEY_NAMES = {
    "slash": "/",
    "question_mark": "?",
    "escape": "esc",
    "delete": "del",
    "right": "→",
    "left": "←",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "asterisk": "*",
}
BEFORE_THE_PAGE = frozenset({"next", "previous"})
"""Their keys reach the screen before the page, which moves its cursor by the same."""


def key_name(key: str) -> str:
    """A key as it is printed."""
    return KEY_NAMES.get(key, key)


def commands_at(place: Place) -> list[Command]:
    """The commands that a screen knows, in the order of the list."""
    return [command for command in COMMANDS if place in command.places]


def bindings_at(place: Place) -> list[Binding]:
    """The key bindings of a screen."""
    return [
        Binding(
            ",".join(c.keys),
            c.action,
            c.title,
            show=False,
            priority=c.id in BEFORE_THE_PAGE,
            id=f"{place}.{c.id}",
        )
        for c in commands_at(place)
        if c.keys and c.id not in ("palette", "quit")
    ]


def footer_at(place: Place, missing: Collection[str] = ()) -> Sequence[tuple[str, str]]:
    """Keys and titles for the footer of a screen; the way out is the last.

    Commands that need what is missing are left out.
    """
    known = commands_at(place)
    wanted = [c for c in known if c.footer and c.needs not in missing]
    if all(c.id not in ("leave", "give-up") for c in wanted):
        wanted += [c for c in known if c.id == "quit"]
    return [(key_name(c.keys[0]), c.title) for c in wanted]


def listed_at(place: Place) -> list[Command]:
    """The commands of a screen as a list tells them: the views are one of them.

    A command without keys is told under the key of the palette.
    """
    known = [
        c if c.keys else structs.replace(c, keys=(PALETTE,)) for c in commands_at(place)
    ]
    views = [c for c in known if c.id.startswith("view-")]
    listed = [c for c in known if c not in views[1:]]
    if not views:
        return listed
    every = structs.replace(views[0], keys=("0-9",), help="Show the view of that digit")
    return [every if c is views[0] else c for c in listed]
