"""What each way in gives and asks: stays, ties, quota, weeks and fee (section 10)."""

from __future__ import annotations

from tests.oracle.days import Row

from .record import Record

TABLE = """\
ttps-a           36; 36; 72       no   no   -        4
ttps-b           24; 36; 72       no   no   -        4
ttps-c           24; 36; 72       no   no   yearly   4
gep              36; 36, 24; 60   yes  yes  -        4
asmtp            36; 36, 24; 60   yes  yes  -        4
techtas          36; 36, 24; 60   yes  yes  company  2
iang-recent      24; 36, 36; 72   no   no   -        2
iang-return      24; 36, 36; 72   no   yes  -        4
gep-entrepreneur 36; 36, 24; -    yes  no   -        4
new-cies         24; 36, 36; -    no   no   -        -
dependant        -; -; -          no   no   -        6
assg             24; 36, 36; 72   no   no   -        -
qmas-gpt         36; 36, 24; 60   no   no   -        -
qmas-apt         96; -; -         no   no   -        -
"""
FEE = 1900


def number(text: str) -> int | None:
    return None if text == "-" else int(text)


def terms(record: Record) -> dict[str, Row]:
    """By code what each row of the table says, with the fee of this person."""
    return {line.split()[0]: of_line(record, line) for line in TABLE.splitlines()}


def of_line(record: Record, line: str) -> Row:
    first, extensions, rest = line.split(";")
    code, first_stay = first.split()
    top_tier, tied, offer, quota, weeks = rest.split()
    for_sponsor = code == "dependant"
    is_known = not for_sponsor or record.get("sponsor_status") == "scheme"
    months = tuple([number(text.strip()) for text in extensions.split(",")])
    return {
        "first_stay_months": number(first_stay),
        "extension_months": () if months == (None,) else months,
        "top_tier_months": number(top_tier),
        "tied_to_employer": tied == "yes",
        "offer_needed": offer == "yes",
        "quota": None if quota == "-" else quota,
        "weeks": number(weeks),
        "dependants": not for_sponsor,
        "fee_per_person": FEE if is_known else None,
    }
