"""How many cells a text takes."""

from qmas_tui.views.width import cell_width, clean, cut, pad, pad_left


def test_chinese_characters_take_two_cells_and_accents_none() -> None:
    """A Chinese character is two cells, a combining accent none, a letter one."""
    assert cell_width("陳大文") == 6
    assert cell_width("e\u0301") == 1
    assert cell_width("CHAN") == 4
    assert cell_width("한국") == 4


def test_joined_pictures_are_one() -> None:
    """A family emoji joined from three is as wide as one, a heart made picture two."""
    assert cell_width("👨\u200d👩\u200d👧") == 2
    assert cell_width("❤\ufe0f") == 2
    assert cell_width("\ufe0f") == 0


def test_cut_ends_in_an_ellipsis() -> None:
    """A text too long is cut with "…" and never is wider than asked."""
    assert cut("CHAN Tai Man", 12) == "CHAN Tai Man"
    assert cut("CHAN Tai Man", 6) == "CHAN…"
    assert cut("陳大文", 4) == "陳…"
    assert cut("陳大文", 0) == ""


def test_a_cut_to_the_exact_room_keeps_what_fits() -> None:
    """A wide sign that would stand half outside is left out."""
    assert cut("陳大文a", 6) == "陳大…"
    assert cut("abc\u0301\u0301", 2) == "a…"


def test_pad_fills_to_the_cells() -> None:
    """Padding counts cells and not letters, on either side."""
    assert pad("陳", 4) == "陳  "
    assert pad("abcdef", 3) == "ab…"
    assert pad_left("12", 4) == "  12"
    assert pad_left("12345", 4) == "12345"


def test_nothing_that_breaks_a_line_is_kept() -> None:
    """Escapes, line breaks and turns of direction become spaces; the rest stays."""
    assert clean("plain [/] text") == "plain [/] text"
    assert clean("a\x1b[31mb\nc\u202ed") == "a [31mb c d"
    assert clean("陳大文") == "陳大文"
