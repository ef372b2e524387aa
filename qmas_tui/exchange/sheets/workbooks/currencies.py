"""Which currency the words of a number format name."""

from __future__ import annotations

from typing import Final

_WORDS: Final = (
    ("HKD", ("HK$", "HKD", "港幣", "港币", "港元", "港圓")),
    ("USD", ("US$", "USD", "美元", "美金")),
    ("TWD", ("NT$", "TWD", "新台幣", "新臺幣")),
    ("MOP", ("MOP", "澳門")),
    ("SGD", ("S$", "SGD")),
    ("AUD", ("A$", "AUD")),
    ("CAD", ("C$", "CAD")),
    ("CNY", ("RMB", "CNY", "CN¥", "人民币", "人民幣")),
    ("EUR", ("€", "EUR")),
    ("GBP", ("£", "GBP")),
    ("JPY", ("JPY", "日圓", "日元")),
    ("KRW", ("₩", "KRW")),
    ("INR", ("₹", "INR")),
)
"""In this order: S$ is the end of US$."""
_DOLLARS: Final = {
    0x409: "USD", 0xC04: "HKD", 0x1404: "MOP", 0x404: "TWD", 0x1004: "SGD",
    0x4809: "SGD", 0xC09: "AUD", 0x1009: "CAD", 0x1409: "NZD",
}  # fmt: skip
_JAPAN: Final = 0x411
"""What a bare dollar sign is in the languages of Windows, by their numbers."""


def currency_of(words: str, language: int = 0) -> str:
    """The ISO code of the currency; empty for none, and for a bare dollar.

    `language` is the Windows number of the language of the format.
    """
    for code, names in _WORDS:
        if any(name in words for name in names):
            return code
    if "¥" in words or "￥" in words or "円" in words:
        return "JPY" if language == _JAPAN or "円" in words else "CNY"
    if "$" in words:
        return _DOLLARS.get(language, "")
    return ""
