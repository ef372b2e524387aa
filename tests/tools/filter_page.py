"""The page on the filter line, from the fields that the program has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from qmas_tui.findings.catalogue import CATALOGUE
from qmas_tui.views.filter import OF_HOLDERS
from qmas_tui.views.filter_days import DAYS
from qmas_tui.views.filter_fields import WORDS, WordField
from qmas_tui.views.prospects.fields import FIELDS
from qmas_tui.views.say import kind_words

HEAD = """\
# The filter line

`make docs` makes this page from the fields in `qmas_tui/views/filter_fields.py` and
`filter_days.py`, and from the catalogue of findings.

`/` on the queue, `--filter` on the command line and `filter` in a view of your own read
the same line: parts with a space between them. A case is shown when every part holds.

    adviser:mw limit<60            of mw, and the stay ends within 60 days
    risk:act -filed:yes            endangered, and nothing is filed
    adviser=mw|ak tag=""           of either of two advisers, and without a tag
    note:"letter from" chan        these words in a note, and a name with Chan

| written | means |
|-|-|
| `chan`, `陳`, `"Lion Rock"` | how a word begins; digits, Chinese: anywhere |
| `field:word` | the field as its table below looks for it |
| `field=word` | the whole field, and nothing more |
| `field=""` | nothing is recorded there |
| `field=one\\|other` | either of them |
| `-part` | where the part does not hold |

Large and small letters, and accents, are the same. A line that cannot be read says why
beside the prompt, and what was shown stays.
"""
WORDS_HEAD = "## Words"
DAYS_HEAD = """\
## Days

`<`, `<=`, `=`, `>=` and `>` compare with a number of days from the day of the desk
(`-7` is a week ago), with a day, `2027-03-31`, or with a month, `2027-03`.
"""
FINDINGS_HEAD = """\
## Findings

`finding:` and `gap:` take the beginning of a code: `finding:work` is all about work.
"""
ASKS = {
    "stage": "where the case stands, in the words of the desk: `stage:ext`",
    "risk": "what endangers it: `act` today, or `warn` as well",
    "finding": "what was found of holder or family",
    "gap": "what is missing from the record; `yes` for anything, `no` for nothing",
    "filed": "whether something was filed for the stay that ends next",
    "case": "the reference of the file",
    "name": "the name, in Latin letters or Chinese",
    "adviser": "the adviser's initials",
    "tag": "a tag",
    "nationality": "two letters, such as `in`",
    "employer": "an employer, past ones too",
    "note": "the text of a note",
    "pattern": "the stays in years: `3+3+2`, or `unknown`",
    "route": "General Points Test, or Achievement-based",
    "due": "the next thing is to be done",
    "limit": "the limit of stay",
    "opens": "the window of the holder's extension opens",
    "seven": "the holder's seven years are reached, at the earliest",
    "on": "anything of the kinds below falls on that day",
    "opening": "a window opens for anybody of the case",
    "filing": "a filing is to be made by then, for anybody of the case",
    "answer": "an answer to the department is due",
    "ending": "the stay of anybody of the case ends",
    "abode": "somebody of the case reaches seven years",
}
PROSPECTS_HEAD = """\
## Prospects

In their own list, and in a view `of = "prospects"`, the line asks for these.
"""
ASKS_PROSPECTS = {
    **{name: ASKS[name] for name in ("case", "name", "adviser", "tag", "nationality")},
    **{name: ASKS[name] for name in ("employer", "note", "route", "due")},
    "stage": "where the case stands, by code or in words: `stage:pool`",
    "phase": "the view by stage in which it is",
    "risk": "how grave what was found is: `act`, or `warn` as well",
    "finding": "what was found, by its code",
    "may": "whether they may file; `filed` of those who did",
    "filed": "whether an application was handed in",
    "land": "the entry visa is to be used, at the latest",
    "on": "anything of the kinds below falls on that day",
    "process": "something is due until the landing, or was promised",
    "applying": "the application is planned to be filed",
}
HOW = {"is": "the whole", "begins": "its beginning", "holds": "a part"}


def filter_page() -> str:
    """The page as it should be; every field is told, and no other."""
    assert {*ASKS} == {*OF_HOLDERS.names}, "ASKS tells each field of the filter"
    assert {*ASKS_PROSPECTS} == {*FIELDS.names}, "nor of prospects"
    parts = (HEAD, WORDS_HEAD, "", _words(WORDS, ASKS), DAYS_HEAD, _days(DAYS, ASKS))
    return "\n".join([*parts, _prospects(), _findings()])


def _words(words: Mapping[str, WordField[Any]], asks: Mapping[str, str]) -> str:
    rows = [(f"`{name}:`", asks[name], _taken(field)) for name, field in words.items()]
    return table(("Field", "Asks for", "A colon looks for"), rows)


def _prospects() -> str:
    words = _words(FIELDS.words, ASKS_PROSPECTS)
    return f"{PROSPECTS_HEAD}\n{words}\n{_days(FIELDS.days, ASKS_PROSPECTS)}"


def _taken(field: WordField[Any]) -> str:
    return " or ".join(f"`{each}`" for each in field.choices) or HOW[field.how]


def _days(days: Iterable[str], asks: Mapping[str, str]) -> str:
    return table(("Field", "The day on which"), [(f"`{f}`", asks[f]) for f in days])


def _findings() -> str:
    rows = [
        (f"`{code}`", kind_words(code), kind.basis, " or ".join(kind.levels))
        for code, kind in CATALOGUE.items()
    ]
    head = ("Code", "What was found", "Basis", "Level")
    return f"{FINDINGS_HEAD}\n{table(head, rows)}"


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Rows under their titles, as Markdown."""
    titles = list(head)
    lines = [titles, ["-"] * len(titles), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"
