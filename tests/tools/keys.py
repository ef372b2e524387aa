"""Writes docs/keys.md from the desk's one list of commands.

Run it from the checkout:  python -m tests.tools.keys
"""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from qmas_tui.desk.commands import Command, Place, key_name, listed_at

TARGET = Path(__file__).parents[2] / "docs" / "keys.md"
HEAD = """\
# Keys of the desk

Made by `python -m tests.tools.keys` from the list in `qmas_tui/desk/commands.py`.
On every screen `?` shows the keys that work there, and `ctrl+p` finds every command,
view and holder by name.

In every list the arrow keys, `pgup`, `pgdn`, `home` and `end` move the cursor, and so
do `j`, `k` and `G` where they are no command. In a question only `y` says yes; `n` and
`esc` say no. `ctrl+s` and `ctrl+e` reach the desk although some terminals use `ctrl+s`
to halt the output: the desk switches that off while it runs. Inside tmux or screen a
prefix key of your own comes first.
"""
TITLES = {
    "queue": "Queue",
    "case": "Page of a case",
    "review": "Review",
    "explain": "Explain",
    "log": "Log",
    "form": "Form",
    "note": "Note",
    "take-in": "Taking in a file",
    "report": "Report on a file",
    "recovery": "Recovery of a damaged book",
}


def keys_page() -> str:
    """The page as it should be."""
    return "\n".join([HEAD, *[_table(place) for place in get_args(Place)]])


def _table(place: Place) -> str:
    rows = [f"## {TITLES[place]}", "", "| Key | Command | What it does |", "|-|-|-|"]
    rows += [_row(command) for command in listed_at(place)]
    return "\n".join([*rows, ""])


def _row(command: Command) -> str:
    keys = " ".join(f"`{key_name(key)}`" for key in command.keys)
    return f"| {keys} | {command.title} | {command.help} |"


def main() -> None:
    """Write the page."""
    TARGET.write_text(keys_page(), "utf-8")
    print(f"{TARGET} is written.")


if __name__ == "__main__":
    main()
