"""What was offered over a book, and declined for good."""

from __future__ import annotations

from pathlib import Path

from qmas_tui.casework.offers import MOVE, Offers
from qmas_tui.casework.visits import NO_VISITS, Visits


def test_a_no_is_kept(tmp_path: Path) -> None:
    """It is never asked again, in another program of the same user neither."""
    visits = Visits(tmp_path / "visits" / "book.toml")
    offers = Offers(visits)
    assert offers.is_open(MOVE)
    offers.decline(MOVE)
    assert not offers.is_open(MOVE)
    assert not Offers(visits).is_open(MOVE)
    assert Offers(visits).is_open("another")


def test_what_is_kept_is_only_a_convenience(tmp_path: Path) -> None:
    """A file that cannot be read or written stops nothing: it is asked once more."""
    file = tmp_path / "book.toml"
    kept = file.with_suffix(".offers.toml")
    kept.write_text("declined = 3", "utf-8")
    assert Offers(Visits(file)).is_open(MOVE)
    kept.unlink()
    kept.mkdir()
    Offers(Visits(file)).decline(MOVE)


def test_nothing_is_offered_over_a_book_that_is_gone_with_the_program() -> None:
    """There a no could not be kept."""
    offers = Offers(NO_VISITS)
    offers.decline(MOVE)
    assert not offers.is_open(MOVE)
