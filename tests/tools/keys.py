"""The page on the keys, from the desk's one list of commands."""

from __future__ import annotations

from typing import get_args

from qmas_tui.desk.commands import (
    CHANGING,
    PALETTE,
    UNBOUND,
    Command,
    Place,
    key_name,
    listed_at,
)

HEAD = """\
# Keys of the desk

`make docs` makes this page from the list in `qmas_tui/desk/commands.py`.
On every screen `?` shows the keys that work there: type to search, `enter` does what
the cursor is on, `ctrl+k` gives it another key. `ctrl+p` finds every command, view and
holder by name.

Keys of your own stand in `keys.toml` in your config folder, by the name in the last
column of the tables below:

    snooze = "z"
    review = ["R", "f5"]

A key counts on every screen that knows the command. A line that names no command, a
key that another command of the same screen has, or one that no terminal sends is told
when the desk opens, and left out. `ctrl+p` and `ctrl+q` always work.

What is marked ↺ changes the book as one step: `u` takes it back, `U` makes it again.

In every list the arrow keys, `pgup`, `pgdn`, `home` and `end` move the cursor, and so
do `j`, `k` and `G` where they are no command. In a question only `y` says yes; `n` and
`esc` say no. `ctrl+s` and `ctrl+e` reach the desk although some terminals use `ctrl+s`
to halt the output: the desk switches that off while it runs. Inside tmux or screen a
prefix key of your own comes first.
"""
HEADINGS = "| Key | Command | What it does | In keys.toml |"
TITLES = {
    "queue": "Queue",
    "case": "Page of a case",
    "review": "Review",
    "add": "Adding, after `a`",
    "explain": "Explain",
    "log": "Log",
    "month": "Month",
    "workload": "Workload",
    "planner": "Planner: until when to be back",
    "fees": "Fees ahead",
    "asleep": "Asleep",
    "prospects": "Prospects",
    "both": "Holders and prospects in one list",
    "prospect": "Page of a prospect",
    "prospect-review": "Review of prospects",
    "add-prospect": "Adding to a prospect, after `a`",
    "outcomes": "Exercises and outcomes",
    "what-if": "What if",
    "suppose": "Supposing something, after `a`",
    "settings": "Settings",
    "rules": "Rules",
    "rule": "One rule",
    "rules-diff": "Rules held against rules",
    "form": "Form",
    "note": "Note",
    "take-in": "Taking in a file",
    "report": "Report on a file",
    "first-run": "First run",
    "recovery": "Recovery of a damaged book",
}


def keys_page() -> str:
    """The page as it should be."""
    return "\n".join([HEAD, *[_table(place) for place in get_args(Place)]])


def _table(place: Place) -> str:
    rows = [f"## {TITLES[place]}", "", HEADINGS, "|-|-|-|-|"]
    rows += [_row(command) for command in listed_at(place)]
    return "\n".join([*rows, ""])


def _row(command: Command) -> str:
    keys = " ".join(f"`{key_name(key)}`" for key in command.keys)
    many = {"view-1": "view-0 to view-9", "section-0": "section-0 to section-7"}
    many["section-p0"] = "section-p0 to section-p8"
    id = many.get(command.id, command.id)
    name = "" if command.id in UNBOUND or command.keys == (PALETTE,) else f"`{id}`"
    told = f"{command.help} ↺" if command.id in CHANGING else command.help
    return f"| {keys} | {command.title} | {told} | {name} |"
