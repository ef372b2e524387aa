"""Every command that is about prospects alone."""

from __future__ import annotations

from typing import Final

from qmas_tui.desk.command import Command, command

PARTS: Final = (
    *("what is to be done now", "work and degrees", "means", "the family", "papers"),
    *("the record", "notes", "history", "other ways in"),
)
_SECTIONS = tuple(
    command(f"section-p{n}", f"{n}", f"section {n}", f"Show {what}", "prospect", action=f"section({n})")
    for n, what in enumerate(PARTS)
)  # fmt: skip
LETTERS: Final = (
    ("P", "prospect", "prospect", "Somebody new, as a first talk tells"),
    ("d", "degree", "degree", "A degree, held or expected"),
    ("l", "language", "language", "A language in writing and speech"),
    ("w", "work", "work", "A job, a business, or a time without either"),
    ("r", "letter", "letter", "An employer's letter on a work"),
    ("t", "period", "time explained", "What filled a gap between degrees and works"),
    ("i", "income", "income", "The income of twelve months"),
    ("b", "business", "business", "A company owned"),
    ("k", "account", "bank account", "An account that shows the means to live"),
    ("m", "balance", "balance", "What an account held on a day"),
    ("c", "credit", "credit", "A payment into an account that stands out"),
    ("h", "achievement", "achievement", "An award, or what peers acknowledge"),
    ("j", "offer", "offer of a job", "An employment offered in Hong Kong"),
    ("y", "lived", "country", "A country lived in, and its police certificate"),
    ("x", "conflict", "conflict", "Two papers that do not agree"),
    ("f", "dependant", "dependant", "One of the family"),
    ("p", "passport", "passport", "A passport and its last day"),
    ("v", "evidence", "paper", "A paper on file"),
    ("s", "application", "application", "An application handed in"),
    ("e", "exercise", "exercise", "A selection exercise the office was told of"),
    ("q", "request", "request", "What the department asked for"),
    (
        "o",
        "particulars",
        "particulars",
        "The prospect's own: name, route, days; the rest stands in the record",
    ),
)
"""Keys, what each adds, how it is called, and what it is."""
_ADDED = tuple(
    command(f"new-{what}", key, title, help, "add-prospect", action=f"take('{what}')", needs="" if what == "prospect" else "case")
    for key, what, title, help in LETTERS
)  # fmt: skip
PROSPECT_CHANGING: Final = frozenset(
    {"application", "seen", "land", "keep-day", *(each.id for each in _ADDED)}
)
"""Those of them that change the book."""
PROSPECT_COMMANDS: Final[tuple[Command, ...]] = (
    command("prospects", "P", "prospects", "Show everyone who is advised before the landing", "queue case review prospect-review explain log month workload asleep prospect outcomes settings report first-run both rules what-if", action="app.go('prospects')"),
    command("both", "A", "both", "Show holders and prospects in one list, by what is to be done first", "queue case review prospect-review explain log month workload asleep settings prospects prospect outcomes planner fees", action="app.go('both')"),
    command("application", "f", "application", "Record an application handed in", "prospect", action="record('application')", needs="case"),
    command("seen", "r", "reviewed", "Note that you have looked at this prospect, and go on to the next", "prospect", needs="case"),
    command("whole-page", "o", "whole page", "Open the page of this prospect; the review goes on when you leave it", "prospect-review", action="open", footer=True, needs="case"),
    command("outcomes", "E", "outcomes", "Show selection exercises, who waits for one, and the outcomes of this office", "prospects prospect"),
    command("land", "l", "land", "Record the landing: the prospect becomes a holder", "prospects prospect", needs="case"),
    command("ways", "equals_sign", "other ways", "Compare the other ways into Hong Kong", "prospect", action="section(8)", footer=True),
    command("day-later", "right", "filing day", "As if filed a day later; nothing is saved", "prospect", action="file_on(1, 0)", footer=True),
    command("day-earlier", "left", "a day less", "As if filed a day earlier", "prospect", action="file_on(-1, 0)"),
    command("month-later", "shift+right", "a month more", "As if filed a month later", "prospect", action="file_on(0, 1)"),
    command("month-earlier", "shift+left", "a month less", "As if filed a month earlier", "prospect", action="file_on(0, -1)"),
    command("as-recorded", "backspace", "as recorded", "Back to the filing day that is recorded", "prospect"),
    command("keep-day", "ctrl+s", "plan this day", "Record the filing day that is shown as the planned one", "prospect"),
    *_ADDED,
    *_SECTIONS,
)  # fmt: skip
