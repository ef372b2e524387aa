"""Where the config that comes with the program lies."""

from __future__ import annotations

from pathlib import Path

from qmas_tui.errors import DataError, Problem

PACKAGE = Path(__file__).parents[1]


def config_folder(package: Path = PACKAGE) -> Path:
    """The folder `config`: inside an installed package, beside it in a checkout."""
    for folder in (package / "_config", package.parent / "config"):
        if folder.is_dir():
            return folder
    problem = Problem(str(package), "install the program again; its config is missing")
    raise DataError("The program's config was not found.", [problem])
