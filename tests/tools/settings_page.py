"""The page on the settings, from what config/settings.toml says of each."""

from __future__ import annotations

from qmas_tui.casework.preferences import Setting, settings_list
from qmas_tui.config.place import config_folder

HEAD = """\
# Settings

`make docs` makes this page from `config/settings.toml`.

`,` on the desk lists them: `enter` or the arrows change one, it counts at once, and
`backspace` gives its default again. Each is kept as a line of `settings.toml` in your
config folder (`~/.config/qmas-tui` on Linux, `~/Library/Application Support/qmas-tui`
on macOS, or where `QMAS_TUI_CONFIG` points), and may be written there by hand:

    adviser = "mw"
    due_within_days = 45

Below stands each with its default, which is used, too, in the place of a line that
cannot be read; the desk names such a line when it opens. Keys of your own stand in
`keys.toml` ([keys](keys.md)), views of your own in `views.toml` ([the filter
line](filter.md)), figures of the rules in `policy.toml` ([rules](rules.md)).
"""
_LINES = (config_folder() / "settings.toml").read_text("utf-8").splitlines()
_DEFAULTS = {line.partition(" = ")[0]: line for line in _LINES if " = " in line}


def settings_page() -> str:
    """The page as it should be."""
    return "\n".join([HEAD, *map(_section, settings_list())])


def _section(setting: Setting) -> str:
    return f"## {setting.name}\n\n{setting.help}\n\n    {_DEFAULTS[setting.name]}\n"
