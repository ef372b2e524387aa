"""A table of text is read in its own encoding, or the user is asked."""

from __future__ import annotations

import pytest

from qmas_tui.errors import DataError, UsageError
from qmas_tui.exchange.sheets.tables.encodings import UnsureEncoding, decoded
from qmas_tui.exchange.sheets.tables.readings import TextReading, text_readings

TRADITIONAL = "檔案編號,姓名,備註\nQ1,陳大文,\nQ2,何美,已續簽\n"
SIMPLIFIED = "编号,姓名,备注\n1,赵丽华,\n2,张伟强,已续签\n"
WESTERN = "Ref,Name\nQ1,MÜLLER Lukas\nQ2,Siobhán O’BRIEN\n"


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (TRADITIONAL, "utf-8", "UTF-8"),
        (TRADITIONAL, "utf-8-sig", "UTF-8"),
        (TRADITIONAL, "utf-16", "UTF-16"),
        (TRADITIONAL, "utf-16-le", "UTF-16"),
        (TRADITIONAL, "utf-16-be", "UTF-16"),
        (TRADITIONAL, "big5hkscs", "Big5-HKSCS"),
        (TRADITIONAL, "cp950", "Big5-HKSCS"),
        (TRADITIONAL, "gb18030", "GB18030"),
        (SIMPLIFIED, "gb2312", "GB18030"),
        (SIMPLIFIED, "gbk", "GB18030"),
        (WESTERN, "cp1252", "Windows-1252"),
        ("Ref,Name\nQ1,LEE\n", "ascii", "UTF-8"),
    ],
)
def test_encodings(text: str, codec: str, name: str) -> None:
    """Each of the encodings that offices use is known by the file alone."""
    found = decoded(text.encode(codec), "x")
    assert (found.text, found.encoding) == (text, name)


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("Ref,Name\nT-1,佐藤健,株式会社日立\n", "shift_jis"),
        ("Ref,Name\nT-1,김민수,삼성전자\nT-2,이지은\n", "euc_kr"),
        ("Ref,Name\nT-1,Иванов Пётр\n", "cp1251"),
        ("Ref,Name\nT-1,สมชาย ใจดี\n", "cp874"),
    ],
)
def test_other_scripts_are_asked_about(text: str, codec: str) -> None:
    """What is in another encoding is never mangled: each reading of a cell is shown."""
    with pytest.raises(UnsureEncoding) as caught:
        decoded(text.encode(codec), "x")
    cell = text.split("\n")[1].split(",")[1]
    assert TextReading(codec, cell) in caught.value.readings
    assert f'"{cell}" ({codec})' in caught.value.message
    assert "--encoding" in caught.value.message
    assert decoded(text.encode(codec), "x", codec).text == text


def test_every_encoding_that_fits_can_be_chosen() -> None:
    """The likeliest first, each with a cell of the file; plain letters ask nothing."""
    codecs = [each.codec for each in text_readings(SIMPLIFIED.encode("gbk"))]
    assert codecs[0] == "gb18030"
    assert {"big5hkscs", "cp1252"} & set(codecs)
    found = text_readings(TRADITIONAL.encode())
    assert (found[0].name, found[0].sample) == ("UTF-8", "檔案編號")
    name = "Ref,Name\nQ1,NGUY\xcaN V\xc3N\n".encode("latin-1")
    assert TextReading("cp1258", "NGUYÊN VĂN") in text_readings(name)
    for plain in (b"Ref,Name\nQ1,LEE\n", TRADITIONAL.encode("utf-16")):
        assert text_readings(plain) == ()


def test_a_named_encoding() -> None:
    """The encoding that is named counts; one that does not fit or exist is refused."""
    assert decoded(WESTERN.encode("utf-8-sig"), "x", "utf8").text == WESTERN
    with pytest.raises(DataError, match="is said to be in UTF-8, and is not"):
        decoded(TRADITIONAL.encode("big5"), "x", "UTF-8")
    for name in ("klingon", "rot13", "a\0b"):
        with pytest.raises(UsageError, match="is no encoding known here"):
            decoded(b"x", "x", name)


def test_no_encoding() -> None:
    """Bytes that no encoding has are refused in one sentence."""
    with pytest.raises(DataError, match="in no encoding known here"):
        decoded(bytes(range(128, 256)) * 9, "x")
    with pytest.raises(DataError, match="is damaged"):
        decoded(b"\xef\xbb\xbf\xff", "x")


def test_doubled_utf8() -> None:
    """UTF-8 taken for Windows-1252 and saved again is put right, and that is said."""
    for text in ("Q1,MÜLLER – “é”\n", "Q1,陳大文\n"):
        raw = text.encode()
        spoilt = "".join(
            bytes([byte]).decode("cp1252", "replace").replace("\ufffd", chr(byte))
            for byte in raw
        )
        found = decoded(spoilt.encode(), "x")
        assert found.text == text
        assert "were put right" in found.remarks[0]


def test_one_broken_letter() -> None:
    """One letter that is not UTF-8 costs itself, not the encoding of all others."""
    found = decoded(TRADITIONAL.encode() + b"Q3,CAF\xe9\n", "x")
    assert found.encoding == "UTF-8"
    assert found.text == TRADITIONAL + "Q3,CAF\ufffd\n"
    assert "are not UTF-8" in found.remarks[0]


def test_a_guess_is_said() -> None:
    """No byte names the older encodings, so a cell is shown as it was read."""
    found = decoded(WESTERN.encode("cp1252"), "x")
    assert found.remarks == ('its letters were read as Windows-1252: "MÜLLER Lukas"',)
