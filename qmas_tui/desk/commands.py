"""Every command of the desk, once: footer, help, palette, keys and docs come from here."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec import structs
from textual.binding import Binding

from qmas_tui.desk.command import Command as Command  # for the screens
from qmas_tui.desk.command import Need as Need
from qmas_tui.desk.command import OwnKeys as OwnKeys
from qmas_tui.desk.command import Place as Place
from qmas_tui.desk.command import command
from qmas_tui.desk.prospect_commands import PROSPECT_CHANGING, PROSPECT_COMMANDS
from qmas_tui.desk.rules_commands import RULES_COMMANDS
from qmas_tui.desk.what_if_commands import WHAT_IF_COMMANDS

PALETTE = "ctrl+p"
VIEWS = tuple(
    command(f"view-{n}", n, f"view {n}", f"Show the view of the digit {n}", "queue prospects both", action=f"view('{n}')")
    for n in "1234567890"
)  # fmt: skip
SECTIONS = tuple(
    command(f"section-{n}", f"{n}", f"section {n}", f"Show {what}", "case", action=f"section({n})")
    for n, what in enumerate(("what is to be done now", "work", "days away", "the family", "papers", "the record", "notes", "history"))
)  # fmt: skip
COMMANDS: tuple[Command, ...] = (
    command("next-step", "enter", "next step", "Do the next step: settle a finding, go to the fact behind a date, correct what a row shows on the row, tick a paper", "case prospect prospect-review", footer=True, needs="case"),
    command("open", "enter", "open", "Open the case under the cursor", "queue log asleep review prospects both rules-diff", footer=True, needs="case"),
    command("review", "r", "review", "Go through this view, case by case", "queue prospects both", footer=True, needs="case"),
    command("filter", "slash", "filter", "Filter: names, employer, adviser:mw limit<=60 …", "queue log prospects both", footer=True),
    command("mark", "space", "mark", "Mark the case under the cursor, for what is done to many", "queue prospects both", footer=True, needs="case"),
    command("reviewed", "space", "reviewed", "Note that you have looked at this case", "review prospect-review", footer=True, needs="case"),
    command("snooze", "s", "snooze", "Let this case sleep until a day", "review case prospect prospect-review", footer=True, needs="case"),
    command("grant", "g", "grant", "Record a new limit of stay", "case review", action="record('grant')", footer=True, needs="case"),
    command("filing", "f", "filing", "Record a filing", "case review", action="record('filing')", footer=True, needs="case"),
    command("note", "n", "note", "Write a note for the file", "case review prospect prospect-review", action="record('note')", footer=True, needs="case"),
    command("explain", "e", "explain", "Explain the date or finding under the cursor", "queue case review prospects prospect both prospect-review", footer=True, needs="case"),
    command("earlier", "right", "earlier", "Since an earlier time", "log", action="since(1)", footer=True),
    command("later", "left", "later", "Since a later time", "log", action="since(-1)"),
    command("since", "s", "since", "Since a day, a backup or a snapshot that you name", "log", action="pick", footer=True),
    command("next", "j J", "next", "The next case", "review prospect-review", needs="case"),
    command("previous", "k K", "back", "The case before", "review prospect-review"),
    command("correct", "c", "correct", "Correct every field of the recorded row under the cursor, or of the particulars", "case prospect", needs="row"),
    command("remove", "x delete", "remove", "Remove the row under the cursor; where there is none, close the case", "case prospect"),
    command("work", "w", "work", "Record a job, a business, or that there is none", "case review prospect", action="record('work')", needs="case"),
    command("add", "a", "add", "Add something: a job lost, a trip, a paper, a holder … by a letter", "queue case review prospects prospect prospect-review", footer=True),
    command("close", "x", "close", "Close the case under the cursor; its rows stay", "queue prospects", needs="case"),
    command("add-holder", "h", "holder", "A new case", "add", action="take('holder')"),
    command("job-lost", "j", "job lost", "The last day of work: the job ends, and there is none after it", "add", action="take('job-lost')", needs="case"),
    command("trip", "t", "trip", "An absence from Hong Kong", "add", action="take('trip')", needs="case"),
    command("passport", "p", "passport", "A passport and its last day", "add", action="take('passport')", needs="case"),
    command("income", "i", "income", "An assessable income, by year", "add", action="take('income')", needs="case"),
    command("dependant", "d", "dependant", "One of the family", "add", action="take('dependant')", needs="case"),
    command("evidence", "v", "paper", "A paper on file", "add", action="take('evidence')", needs="case"),
    command("request", "q", "request", "What the department asked for", "add", action="take('request')", needs="case"),
    command("gap", "x", "gap", "Permission that lapsed for a time", "add", action="take('gap')", needs="case"),
    command("excluded", "e", "excluded time", "Time that the law does not count", "add", action="take('excluded')", needs="case"),
    command("particulars", "o", "particulars", "The holder's own: name, route, dates, adviser", "add", action="take('particulars')", needs="case"),
    command("tick", "space", "tick", "Tick the paper under the cursor: it is on file from today", "case prospect", needs="case"),
    command("next-case", "J", "next case", "The next case of the list, with the same section open", "case prospect", action="case(1)"),
    command("previous-case", "K", "previous case", "The case before", "case prospect", action="case(-1)"),
    command("next-block", "tab", "next block", "The next block of the page", "log case review prospect", footer=True),
    command("previous-block", "shift+tab", "previous block", "The block before", "case review prospect"),
    command("next-person", "right", "next person", "Dates of the next of the family", "case", action="person(1)"),
    command("previous-person", "left", "previous person", "Dates of the one before", "case", action="person(-1)"),
    *SECTIONS,
    *RULES_COMMANDS,
    *WHAT_IF_COMMANDS,
    command("copy", "y", "copy", "Copy this page to the clipboard", "explain case log report prospect outcomes fees rule rules-diff", footer=True),
    command("find", "slash", "find", "Find words on this page", "explain report", footer=True),
    command("find-next", "n", "next found", "The next place with those words", "explain report", action="found(1)"),
    command("find-back", "N", "found before", "The place before", "explain report", action="found(-1)"),
    command("wake", "x", "wake", "Wake the case under the cursor now", "asleep", footer=True, needs="case"),
    command("other-day", "s", "other day", "Let the case under the cursor sleep until another day", "asleep", footer=True, needs="case"),
    command("plan-trip", "enter", "plan it", "Record the trip to the day under the cursor", "planner", action="plan", footer=True),
    command("departure", "d", "departure", "Ask for another day of departure", "planner", footer=True),
    command("last-safe", "b", "last safe day", "Go to the last safe day", "planner", action="best", footer=True),
    command("planner-person", "tab", "next person", "The days of the next of the family", "planner", action="person(1)", footer=True),
    command("undo", "u", "undo", "Undo the last change", "queue case review log asleep prospects prospect planner fees both prospect-review", footer=True),
    command("redo", "U", "redo", "Redo what was undone last", "queue case review log asleep prospects prospect planner fees both prospect-review"),
    command("jump", "ctrl+o", "jump", "Go by a letter to a part of the screen, a view, a section or a place", "queue case review explain log month workload asleep settings prospects prospect outcomes planner fees both rules rule rules-diff what-if prospect-review"),
    command("holders", "H", "holders", "Go to the queue of holders", "case review explain log month workload asleep settings report prospects prospect outcomes planner fees both rules rule rules-diff what-if prospect-review", action="app.holders"),
    command("log", "L", "log", "Show what is new since your last visit, a day, a backup or a snapshot", "queue case review explain month workload asleep settings prospects prospect planner fees both rules what-if prospect-review", action="app.whats_new"),
    command("first-import", "i I", "import", "Import a spreadsheet, or facts from a file", "first-run", action="app.take_in", footer=True),
    command("first-holder", "n", "new holder", "Add the first holder by hand", "first-run", footer=True),
    command("demo", "d", "demo", "Look around in a demo book of invented holders", "first-run", action="app.demo", footer=True),
    command("other-book", "o", "open", "Open another book", "first-run", action="app.other_book", footer=True),
    command("change", "enter", "change", "Change the setting under the cursor", "settings", footer=True),
    command("default", "backspace", "default", "Give the setting under the cursor its default again", "settings", footer=True),
    command("day-after", "right", "day", "The next day", "month planner", action="day(1)", footer=True),
    command("day-before", "left", "day", "The day before", "month planner", action="day(-1)"),
    command("week-after", "down", "week", "The same day of the next week", "month", action="day(7)"),
    command("week-before", "up", "week", "The same day of the week before", "month", action="day(-7)"),
    command("month-after", "right_square_bracket pagedown", "month", "The next month", "month planner", action="month_step(1)", footer=True),
    command("month-before", "left_square_bracket pageup", "month", "The month before", "month planner", action="month_step(-1)"),
    command("month-begins", "less_than_sign home", "first day", "The first day of the month", "month planner", action="month_end(0)"),
    command("month-ends", "greater_than_sign end", "last day", "The last day of the month", "month planner", action="month_end(1)"),
    command("planner", "B", "back by", "Show until when somebody who is away should be back", "case"),
    command("fees", "dollar_sign", "fees", "Show what the family pays until the right of abode", "case"),
    command("cases", "enter", "cases", "Show the cases of the day, or of the month under the cursor, in the queue", "month workload", footer=True),
    command("column-after", "right", "column", "The next of filings, limits and seven years", "workload", action="column(1)", footer=True),
    command("column-before", "left", "column", "The one before", "workload", action="column(-1)"),
    command("by-adviser", "F", "by adviser", "The cases of one adviser after the other", "workload", footer=True),
    command("month", "M", "month", "Show what falls on each day of a month", "queue case review log workload asleep settings prospects prospect planner fees both rules what-if prospect-review", action="app.go('month')"),
    command("workload", "W", "workload", "Show the filings, limits and seven years of the next 24 months", "queue case review log month asleep settings prospects prospect planner fees both rules what-if prospect-review", action="app.go('workload')"),
    command("asleep", "Z", "asleep", "Show everyone who sleeps: until when, why, and by whom", "queue case review log month workload settings prospects prospect planner fees both rules what-if prospect-review", action="app.go('asleep')"),
    command("settings", "comma", "settings", "Change a setting", "queue case review log month workload asleep first-run prospects prospect outcomes planner fees both rules what-if prospect-review", action="app.go('settings')"),
    command("rules", "R", "rules", "Show every figure that rules set, and set one of your own", "queue case review explain log month workload asleep settings prospects prospect planner fees both prospect-review", action="app.go('rules')"),
    command("mask", "f4", "mask", "Hide names and numbers on the screen, or show them again", "queue case review explain log month workload asleep settings form take-in report prospects prospect outcomes planner fees both rules-diff what-if rules rule prospect-review", action="app.mask"),
    command("move-holders", "", "move to the prospects …", "Move the holders who have not landed to the prospects, as one step", "queue"),
    command("forget", "", "forget this case …", "Forget this case: erase all that was ever recorded on it", "case prospect"),
    command("export", "ctrl+e", "export", "Write what is shown, or the whole book, to a file", "queue case prospects prospect both", action="app.export"),
    *PROSPECT_COMMANDS,
    *VIEWS,
    command("next-view", "right_square_bracket", "next view", "Show the next view", "queue prospects both", action="turn_view(1)"),
    command("previous-view", "left_square_bracket", "view before", "Show the view before", "queue prospects both", action="turn_view(-1)"),
    command("panel-size", "z", "panel", "Make the panel larger, smaller, or take it away", "queue prospects both"),
    command("mark-range", "v", "range", "Mark every case from the last mark to the cursor", "queue prospects both", needs="case"),
    command("mark-all", "asterisk", "all", "Mark every case of this list, or none of them", "queue prospects both", needs="case"),
    command("bulk", "b", "bulk", "Change the marked cases, or the one under the cursor, as one step", "queue prospects both", needs="case"),
    command("sort", "o", "sort", "Sort by the next column; after the last as the queue does", "queue prospects both"),
    command("reverse", "O", "reverse", "Turn the order round", "queue prospects both"),
    command("columns", "C", "columns", "Choose the columns and their order", "queue prospects both"),
    command("facets", "F", "counts", "Count the cases by value, and filter by what you pick", "queue prospects both", needs="case"),
    command("save-view", "V", "save view", "Save filter, order and columns as a view; there own views are removed", "queue prospects both"),
    command("take-in", "I", "take in", "Take in a file: a sheet, facts, a statement of travel", "queue case prospects", action="app.take_in"),
    command("take", "ctrl+s", "take in", "Take all of it in, as one step", "take-in", footer=True),
    command("pick", "enter", "pick", "Pick from a list what the line under the cursor is", "take-in", footer=True),
    command("turn", "right", "other", "The next choice for the line under the cursor", "take-in settings", action="turn(1)"),
    command("turn-back", "left", "other", "The choice before", "take-in settings", action="turn(-1)"),
    command("agree", "space", "yes", "Say yes to what is likely, and go on to what is still wanted", "take-in", footer=True),
    command("agree-all", "A", "yes to all", "Say yes to all that is likely", "take-in"),
    command("wanted", "tab", "wanted", "Go to the next answer that is wanted", "take-in", footer=True),
    command("report", "R", "report", "Show all that would be taken in, and what would not", "take-in", footer=True),
    command("save-report", "ctrl+e", "save", "Write the report to a CSV file", "report", footer=True),
    command("put-back", "r y", "put it back", "Put back what can be read; what is damaged is kept", "recovery", footer=True, needs="offer"),
    command("go-on", "enter", "open the desk", "Open the desk on the book put back", "recovery", footer=True, needs="recovered"),
    command("help", "question_mark f1", "keys", "Show the keys that work here", "queue case review explain log month workload asleep settings first-run recovery take-in report prospects prospect outcomes planner fees both rules rule rules-diff what-if prospect-review", footer=True),
    command("save", "ctrl+s", "save", "Save what is typed", "form note", footer=True),
    command("field", "f1 f3", "what is this", "Say of the field what it means, how it is given, and which rules read it", "form", footer=True),
    command("throw-away", "ctrl+r", "throw away", "Throw away what is typed here, and its draft; once more brings it back", "form note"),
    command("editor", "ctrl+o", "editor", "Write it in your own editor, as $EDITOR names it", "note", footer=True),
    command("leave", "q escape", "leave", "Go back to where you came from", "case review explain log month workload asleep settings first-run take-in report prospect outcomes planner fees rules rule rules-diff what-if prospect-review", footer=True),
    command("leave-list", "q", "leave", "Go back to where you came from", "prospects both", footer=True, action="leave"),
    command("cancel", "escape", "leave", "Go back to where you came from", "add add-prospect form note suppose", action="leave", footer=True),
    command("give-up", "q escape", "leave", "Leave; nothing is changed any more", "recovery", footer=True, action="app.quit"),
    command("leave-desk", "q", "quit", "Leave the desk; it asks where something typed would be lost", "queue", footer=True, action="app.quit"),
    command("theme", "f2", "theme", "Change between dark, light and high contrast", "queue case review explain log month workload asleep settings first-run recovery take-in report prospects prospect outcomes planner fees both rules rule rules-diff what-if prospect-review", action="app.theme"),
    command("palette", PALETTE, "everything", "Find every command, holder and view", "queue case review explain log month workload asleep settings prospects prospect outcomes planner fees both rules rule rules-diff what-if prospect-review", action="app.command_palette"),
    command("quit", "ctrl+q", "quit", "Leave the desk", "queue case review explain log month workload asleep settings first-run form note recovery take-in report prospects prospect outcomes planner fees both rules rule rules-diff what-if prospect-review", action="app.quit"),
)  # fmt: skip

KEY_NAMES = {
    "slash": "/",
    "question_mark": "?",
    "escape": "esc",
    "delete": "del",
    "right": "→",
    "left": "←",
    "up": "↑",
    "down": "↓",
    "comma": ",",
    "colon": ":",
    "shift+right": "shift+→",
    "shift+left": "shift+←",
    "equals_sign": "=",
    "dollar_sign": "$",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "pageup": "pgup",
    "pagedown": "pgdn",
    "asterisk": "*",
}
UNBOUND = frozenset({"palette", "quit"})
"""Their keys belong to the program as a whole, and always work."""
CHANGING = frozenset(
    {
        *("next-step", "reviewed", "snooze", "wake", "other-day", "tick"),
        *("grant", "filing", "note", "work", "correct", "remove", "close", "bulk"),
        *("add-holder", "first-holder", "particulars", "job-lost", "trip", "passport"),
        *("income", "dependant", "evidence", "request", "gap", "excluded", "take"),
        "make-real",
        "plan-trip",
        *PROSPECT_CHANGING,
    }
)
"""They change the book; what each did is one step, which undo takes back."""
SHIPPED: OwnKeys = {}
BEFORE_THE_PAGE = frozenset({"next", "previous"})
"""Their keys reach the screen before the page, which moves its cursor by the same."""


def key_name(key: str) -> str:
    """A key as it is printed."""
    return KEY_NAMES.get(key, key)


def key_of(id: str, own: OwnKeys = SHIPPED) -> str:
    """The first key of a command, as it is printed."""
    keys = own.get(id) or next(each.keys for each in COMMANDS if each.id == id)
    return key_name(keys[0])


def commands_at(place: Place, own: OwnKeys = SHIPPED) -> list[Command]:
    """The commands that a screen knows, in the order of the list, with their keys."""
    known = [command for command in COMMANDS if place in command.places]
    return [structs.replace(c, keys=own[c.id]) if c.id in own else c for c in known]


def key_map(own: OwnKeys) -> dict[str, str]:
    """The user's keys by the names of the bindings that they stand for."""
    return {
        f"{place}.{command.id}": ",".join(own[command.id])
        for command in COMMANDS
        if command.id in own
        for place in command.places
    }


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
        if c.keys and c.id not in UNBOUND
    ]


def footer_at(
    place: Place, missing: Collection[str] = (), own: OwnKeys = SHIPPED
) -> Sequence[tuple[str, str]]:
    """Keys and titles for the footer of a screen; the way out is the last.

    Commands that need what is missing are left out.
    """
    known = commands_at(place, own)
    wanted = [c for c in known if c.footer and c.needs not in missing]
    return [(key_name(c.keys[0]), c.title) for c in wanted]


def listed_at(place: Place, own: OwnKeys = SHIPPED) -> list[Command]:
    """The commands of a screen as a list tells them: the views are one of them.

    A command without keys is told under the key of the palette.
    """
    known = [
        c if c.keys else structs.replace(c, keys=(PALETTE,))
        for c in commands_at(place, own)
    ]
    for what in ("view", "section", "scenario"):
        every = [c for c in known if c.id.startswith(f"{what}-")]
        if every:
            digits = [c.keys[0] for c in every]
            keys = (f"{min(digits)}-{max(digits)}",)
            told = f"Show the {what} of that digit"
            one = structs.replace(every[0], keys=keys, title=what, help=told)
            known = [one if c is every[0] else c for c in known if c not in every[1:]]
    return known
