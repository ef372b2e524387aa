"""The words invented people are made of; what stands twice comes up more often."""

from __future__ import annotations

from qmas_tui.facts.rows import Place, WorkLevel

SURNAMES = [
    *("CHEN", "WANG", "YEUNG", "KWOK", "TSANG", "FUNG", "MAK", "LEUNG", "AU-YEUNG"),
    *("SHARMA", "IYER", "KHAN", "ONG", "TEO", "CHOI", "YAMADA", "PHAM", "O'NEILL"),
    *("JONES", "SCHRÖDER", "BIANCHI", "LEFÈVRE", "NOVÁK", "VAN DER BERG"),
]
GIVEN = [
    *("Hoi Ching", "Chun Kit", "Yuen Man", "Xiaoling", "Zihan", "Ananya", "Rohan"),
    *("Hui Min", "Ji-woo", "Sakura", "Élodie", "Niamh", "Jürgen", "Kateřina"),
    *("Suk Yee", "Marcus", "Deepa", "Thảo", "Ethan", "Sofia"),
]
HANZI = ["陳海晴", "王子軒", "楊婉文", "郭俊傑", "曾曉玲", "馮子涵", "麥淑儀", "梁志明"]
NATIONS = ["CN"] * 5 + [
    "IN",
    "SG",
    "MY",
    "GB",
    "IE",
    "FR",
    "DE",
    "CZ",
    "US",
    "JP",
    "KR",
]
ADVISERS = ["mw", "jt", "ak", "sl"]
EMPLOYERS = [
    *("Causeway Data Ltd", "Silvermine Capital", "Sha Tin Genomics Ltd"),
    *("Victoria Peak Studio", "Tolo Robotics (HK) Ltd", "Lantau Cloud & Co"),
    *("Aberdeen Marine Law", "Mong Kok Games Ltd", "Harcourt Semiconductors"),
]
TITLES = [
    *("Software architect", "Fund manager", "Biostatistician", "Head of product"),
    *("Animator", "Actuary", "Structural engineer", "Compliance counsel", "Sommelier"),
]
PAY = [18_000, 24_000, 28_000, 35_000, 42_000, 60_000, 95_000, 180_000]
LEVELS: tuple[WorkLevel, ...] = ("graduate", "specialist", "senior", "other")
LEVELS_OFTEN = (60, 20, 14, 6)
PLACES: tuple[Place, ...] = ("hong-kong", "mainland", "overseas")
PLACES_OFTEN = (92, 6, 2)
REASONS = ["business", "family", "holiday"]
PAPERS = [
    *("employment-contract", "payslips", "bank-statements", "mpf-statement"),
    *("tax-assessment", "tenancy", "employer-letter"),
]
SECTORS = [
    *("finance", "information-technology", "engineering", "logistics", "law"),
    "education",
]
FAMILIES = ["spouse and 2 children", "wife", "none", "1 child"]
NOTES = [
    "Rang about the new contract; promised by Friday.",
    "Abroad until the end of the month.",
    "Tax demand note received and filed.",
    "Sent the list of papers again.",
    "Asked whether the landlord will renew.",
]
