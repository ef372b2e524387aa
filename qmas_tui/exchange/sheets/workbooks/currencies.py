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
    "US": "USD", "HK": "HKD", "MO": "MOP", "TW": "TWD", "SG": "SGD", "AU": "AUD",
    "CA": "CAD", "NZ": "NZD",
}  # fmt: skip
"""What a bare dollar sign is in a region."""
_REGIONS: Final = {
    0x409: "US", 0xC04: "HK", 0x1404: "MO", 0x404: "TW", 0x1004: "SG", 0x4809: "SG",
    0xC09: "AU", 0x1009: "CA", 0x1409: "NZ", 0x804: "CN", 0x411: "JP",
}  # fmt: skip
"""Regions by the numbers that Windows gives to languages."""


def region_of(locale: str) -> str:
    """The region of a format's language: `409` and `en-US` are US; else empty."""
    tag = locale.partition(",")[0]
    try:
        return _REGIONS.get(int(tag, 16) & 0xFFFF, "")
    except ValueError:
        return tag.rpartition("-")[2].upper()


def currency_of(words: str, region: str = "") -> str:
    """The ISO code of the currency; empty for none, and for a bare dollar.

    `region` is that of the format's language.
    """
    for code, names in _WORDS:
        if any(name in words for name in names):
            return code
    if "¥" in words or "￥" in words or "円" in words:
        return "JPY" if region == "JP" or "円" in words else "CNY"
    if "$" in words:
        return _DOLLARS.get(region, "")
    return ""
