"""The user's settings over the program's."""

from __future__ import annotations

from pathlib import Path

import pytest

from qmas_tui.config.place import config_folder
from qmas_tui.config.settings import Settings, load_settings, user_folder
from qmas_tui.errors import DataError

DEFAULTS = Settings(
    theme="qmas-dark",
    adviser="",
    due_within_days=30,
    animations=False,
    backups_kept=14,
    calendar_alarms=(7, 1),
)


def test_defaults(tmp_path: Path) -> None:
    """Without a file of the user's every setting has its default."""
    assert load_settings(None) == DEFAULTS
    assert load_settings(tmp_path) == DEFAULTS


def test_each_default_has_a_comment() -> None:
    """Every setting is explained in the line above it."""
    lines = (config_folder() / "settings.toml").read_text("utf-8").splitlines()
    settings = [n for n, line in enumerate(lines) if " = " in line and line[0] != "#"]
    names = [lines[n].split(" = ")[0] for n in settings]
    assert names == list(Settings.__struct_fields__)
    assert all(lines[n - 1].startswith("# ") for n in settings)


def test_user_file(tmp_path: Path) -> None:
    """The user's file wins, and what it leaves out stays at its default."""
    (tmp_path / "settings.toml").write_text('adviser = "mw"\nbackups_kept = 3\n')
    settings = load_settings(tmp_path)
    assert (settings.adviser, settings.backups_kept) == ("mw", 3)
    assert settings.theme == "qmas-dark"


def test_every_fault_of_the_user_file(tmp_path: Path) -> None:
    """Unknown settings, wrong choices and wrong numbers are told together."""
    text = 'thme = "x"\nanimations = "some"\nbackups_kept = 0\n'
    text += "calendar_alarms = [7, -1]\n"
    (tmp_path / "settings.toml").write_text(text)
    with pytest.raises(DataError) as caught:
        load_settings(tmp_path)
    assert sorted(str(problem) for problem in caught.value.problems) == [
        'settings.toml, animations: "some" is neither true nor false; '
        "write one without quotes",
        "settings.toml, backups_kept: 0 is too low; write 1 or more",
        "settings.toml, calendar_alarms 2: -1 is too low; write 0 or more",
        "settings.toml: unknown key thme; did you mean theme?",
    ]


def test_user_folder(tmp_path: Path) -> None:
    """QMAS_TUI_CONFIG names the folder; else it is the system's own place."""
    assert user_folder({"QMAS_TUI_CONFIG": str(tmp_path)}) == tmp_path
    assert user_folder({"QMAS_TUI_CONFIG": "~/desk"}) == Path.home() / "desk"
    assert user_folder({}).name == "qmas-tui"
    assert user_folder({"QMAS_TUI_CONFIG": ""}) == user_folder({})


def test_environment_of_the_process(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Without a mapping the environment of the process is asked."""
    monkeypatch.setenv("QMAS_TUI_CONFIG", str(tmp_path))
    assert user_folder() == tmp_path
