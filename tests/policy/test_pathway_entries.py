"""What keeps the entries on other ways in from being used."""

from __future__ import annotations

from msgspec import structs

from qmas_tui.policy.compile_entry import EntryFile, entry_problems
from tests.policy.entries import shipped


def test_a_list_that_is_missing() -> None:
    """A way in that names a rule without a list of nationals is told."""
    way = structs.replace(shipped().pathway[0], refuses="W-01")
    found = entry_problems(shipped().rule, EntryFile(pathway=(way,)))
    assert [str(each) for each in found] == [
        f"pathway {way.code}: W-01 has no list of nationals; add one, or correct the id"
    ]
