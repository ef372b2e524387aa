"""Every command of scenarios: what is supposed of a case, and recorded nowhere."""

from __future__ import annotations

from typing import Final

from qmas_tui.desk.command import Command, command

LETTERS: Final = (
    ("j", "job_lost", "job lost", "The last day of work: the job ends, none after it"),
    ("w", "job", "new job", "A job or a business from a day on"),
    ("i", "income", "other income", "Another income in the job that there is"),
    ("y", "assessable", "tax year", "The assessable income of a tax year"),
    ("t", "trip", "trip", "Away from Hong Kong, until a day or for good"),
    ("b", "return_", "back", "The end of the absence under way"),
    ("f", "file", "filing", "An extension is filed"),
    ("g", "decision", "decision", "The pending filing is granted, refused, withdrawn"),
    ("p", "passport", "passport", "A passport and its last day"),
    ("l", "leaves", "leaves", "One of the family leaves it, or Hong Kong"),
    ("r", "row", "any row", "A row of any table: new, changed or removed"),
)
"""Keys, what each supposes, how it is called, and what it is."""
_SUPPOSED = tuple(
    command(f"suppose-{what.strip('_').replace('_', '-')}", key, title, help, "suppose", action=f"take('{what}')")
    for key, what, title, help in LETTERS
)  # fmt: skip
_SCENARIOS = tuple(
    command(f"scenario-{n}", f"{n}", f"scenario {n}", f"Show the scenario of the digit {n}", "what-if", action=f"scenario({n})")
    for n in range(1, 10)
)  # fmt: skip
WHAT_IF_COMMANDS: Final[tuple[Command, ...]] = (
    command("what-if", "equals_sign", "what if", "Ask what would happen if; nothing is recorded", "queue case planner", needs="case"),
    command("suppose", "a", "add a change", "Suppose something more, by a letter", "what-if", footer=True),
    command("look-into", "enter", "explain", "Explain the line under the cursor; correct a change", "what-if", footer=True, action="explain"),
    command("make-real", "ctrl+s", "make it real", "Record every change as one step, where all of it has happened", "what-if", footer=True),
    command("save-scenario", "V", "save", "Save this scenario under a name, beside the record", "what-if", footer=True),
    command("suppose-otherwise", "c", "correct", "Correct the change under the cursor", "what-if", needs="change"),
    command("suppose-no-more", "x delete", "drop", "Drop the change under the cursor", "what-if", needs="change"),
    command("other-then", "d", "other day", "Ask on another day", "what-if", footer=True),
    command("other-rules", "R", "other rules", "Ask by other rules: a file like policy.toml, those shipped, or one figure set", "what-if"),
    command("new-scenario", "n", "new", "Begin another scenario of this case", "what-if", footer=True),
    command("hold-against", "h", "hold against", "Show this scenario beside the next of the others, then alone again", "what-if", footer=True),
    command("drop-scenario", "X", "drop all", "Drop this scenario; one that was saved is taken out", "what-if"),
    command("other-half", "tab", "other half", "Go to the other half of the page, where there are two", "what-if", action="next_block"),
    command("copy-scenario", "y", "copy", "Copy this page to the clipboard", "what-if", action="copy"),
    *_SCENARIOS,
    *_SUPPOSED,
)  # fmt: skip
