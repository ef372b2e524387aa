"""Where the program finds its config."""

from __future__ import annotations

from pathlib import Path

import pytest

from qmas_tui.config.place import config_folder
from qmas_tui.errors import DataError


def test_checkout() -> None:
    """In a checkout the config stands beside the package."""
    assert (config_folder() / "policy" / "stay.toml").is_file()


def test_installed_package_comes_first(tmp_path: Path) -> None:
    """An installed package uses the config inside it, whatever stands beside."""
    package = tmp_path / "qmas_tui"
    beside, inside = tmp_path / "config", package / "_config"
    beside.mkdir()
    assert config_folder(package) == beside
    inside.mkdir(parents=True)
    assert config_folder(package) == inside


def test_missing(tmp_path: Path) -> None:
    """Without its config the program says that it must be installed again."""
    with pytest.raises(DataError, match="config was not found") as caught:
        config_folder(tmp_path / "qmas_tui")
    assert "install the program again" in caught.value.problems[0].what
