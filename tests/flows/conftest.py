"""As with the tests of the desk: a config folder of its own, and no hurry."""

from __future__ import annotations

from tests.desk.conftest import _no_hurry, _own_folder

__all__ = ["_no_hurry", "_own_folder"]
