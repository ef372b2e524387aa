"""Names are hidden wherever they stand, and what is no name is left."""

from __future__ import annotations

import pytest

from qmas_tui.views.mask import Mask
from qmas_tui.views.width import cell_width
from tests.make import holder

MASK = Mask(
    [
        holder(
            case="D-2310",
            name="GARCÍA Maria Elena",
            name_zh="陳大文",
            dependant=[{"name": "Salma O'Neil", "relation": "child"}],
        ),
        holder(case="smith", name="[/] LEE May X"),
    ]
)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("D-2310 GARCÍA Maria Elena", "D-•••• G.     M.    E.   "),
        ("GARCÍA Maria El…", "G.     M.    E. "),
        ("MARIA and maria", "M.    and m.   "),
        ("O'Neil: trips", "O.    : trips"),
        ("陳大文先生", "陳＊＊先生"),
        ("見陳大…", "見陳＊…"),
        ("陳小姐", "陳小姐"),
        ("[/] LEE X", "[/] L.  X"),
        ("3 May 2027, Mon", "3 May 2027, Mon"),
        ("HK$1,062,000 in 2026", "HK$•,•••,••• in 2026"),
        ("passport K1234567, 98765432", "passport K•••••••, ••••••••"),
        ("2026-12-24 in 26 d", "2026-12-24 in 26 d"),
        ("Mariana", "Mariana"),
        ("decision m…", "decision m…"),
    ],
)
def test_who_it_is_about_is_hidden(text: str, seen: str) -> None:
    """Whole or cut, in any letters, in Chinese too; and it is as wide as before."""
    assert MASK.hide(text) == seen
    assert cell_width(seen) == cell_width(text)


@pytest.mark.parametrize("name", ["CHAN Siu Ming", "WONG Siu Ming"])
def test_names_are_those_of_now(name: str) -> None:
    """A mask made after another hides who is there now, called so before or not."""
    before = Mask([holder(name="CHAN Siu Ming")])
    now = Mask([holder(name=name)], before)
    assert now.hide(name) == f"{name[0]}.   S.  M.  "
    assert now.hide("CHAN") == ("C.  " if name.startswith("CHAN") else "CHAN")
