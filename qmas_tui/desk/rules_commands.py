"""Every command that is about the rules alone."""

from __future__ import annotations

from typing import Final

from qmas_tui.desk.command import Command, command

RULES_COMMANDS: Final[tuple[Command, ...]] = (
    command("show-rule", "enter", "rule", "Show the rule under the cursor whole", "rules", footer=True),
    command("set-figure", "c", "set", "Set the figure under the cursor; it counts once you have seen who moves", "rules", footer=True),
    command("set-here", "enter c", "set", "Set the figure under the cursor; it counts once you have seen who moves", "rule", footer=True, action="set_figure"),
    command("unset-figure", "x delete", "take out", "Take the office's own figure under the cursor out; it counts once you have seen who moves", "rules rule"),
    command("find-rule", "slash", "find", "Find by id, title or figure; yours finds those of this office", "rules", footer=True),
    command("rules-file", "o", "hold a file", "Hold a file like policy.toml against the rules in force", "rules", footer=True),
    command("rules-waiting", "d", "changes", "Show who moves by rules that came and were not accepted yet", "rules"),
    command("accept-rules", "ctrl+s", "accept", "Accept these rules: they are written into policy.toml, and count at once", "rules-diff", footer=True),
)  # fmt: skip
