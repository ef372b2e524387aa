"""Records as an ordinary TinyDB database in JSON, which anybody's TinyDB opens."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from qmas_tui.facts.holder import Holder


def write_tinydb(holders: Iterable[Holder]) -> str:
    """The text of a database with one table, `holders`, numbered from 1 in order."""
    documents = {str(number): each for number, each in enumerate(holders, 1)}
    return msgspec.json.encode({"holders": documents}).decode()
