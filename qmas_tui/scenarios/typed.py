"""Changes as they are typed: job-lost=2026-12-31, trip=2026-12-20..2027-02-05."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Final, Literal

import msgspec
from msgspec import Struct

from qmas_tui.errors import DataError, Problem
from qmas_tui.facts.reading import quoted, read_date, read_money
from qmas_tui.facts.validation import did_you_mean, validate
from qmas_tui.findings.calendar import add_months
from qmas_tui.scenarios.change import Change
from qmas_tui.scenarios.typed_rows import is_row_change, read_row_change, row_head

_Kind = Literal["day", "days", "month", "year", "text"]


class _Form(Struct, frozen=True, gc=False):
    """How a form is written: its parts, each with its kind, and what parts them.

    Without names of parts the value is the only part. `takes` is what follows an @:
    the dependant who is meant, or the people that it is for.
    """

    example: str
    parts: tuple[tuple[str, _Kind], ...]
    needed: int
    takes: Literal["", "of", "for"] = ""


_FORMS: Final[Mapping[str, _Form]] = {
    "job-lost": _Form("job-lost=2026-12-31", (("", "day"),), 1),
    "job": _Form(
        "job=2027-03-01,52000,HKD,graduate,hong-kong",
        (
            ("from", "day"),
            ("monthly_income", "month"),
            ("currency", "text"),
            ("level", "text"),
            ("place", "text"),
        ),
        1,
    ),
    "income": _Form(
        "income=52000,2027-03-01", (("monthly", "month"), ("from", "day")), 2
    ),
    "assessable": _Form(
        "assessable=2025/26,2100000", (("year", "text"), ("amount", "year")), 2
    ),
    "trip": _Form("trip=2026-12-20..2027-02-05", (("", "days"),), 1, "of"),
    "return": _Form("return=2026-12-10", (("", "day"),), 1, "of"),
    "file": _Form("file=2026-12-15", (("", "day"),), 1, "for"),
    "decision": _Form(
        "decision=granted,2027-02-01,2030-02-10",
        (("outcome", "text"), ("on", "day"), ("until", "day")),
        2,
    ),
    "passport": _Form("passport=2036-01-01", (("", "day"),), 1, "of"),
    "leaves": _Form(
        "leaves=LEE Ka Yan,2026-12-31,divorce",
        (("name", "text"), ("on", "day"), ("for", "text")),
        3,
    ),
}


def read_changes(given: Iterable[tuple[str, str]], as_of: date) -> tuple[Change, ...]:
    """The changes that were typed, in their order; days may be near ones, as +3w.

    Raises DataError with every problem.
    """
    problems, changes = list[Problem](), list[Change]()
    for name, text in given:
        try:
            changes.append(_read(name.casefold().replace("_", "-"), text, as_of))
        except ValueError as error:
            problems.append(Problem(name, str(error)))
        except DataError as error:
            problems += [Problem(name, each.what) for each in error.problems]
    if problems:
        raise DataError("The scenario cannot be read.", problems)
    return tuple(changes)


def read_texts(texts: Iterable[str], as_of: date) -> tuple[Change, ...]:
    """Short forms and changes of rows as they were typed, in their order.

    Raises DataError with every problem.
    """
    problems, changes = list[Problem](), list[Change]()
    for text in texts:
        try:
            if is_row_change(text):
                changes.append(read_row_change(text, as_of))
            else:
                name, _equals, value = text.partition("=")
                changes += read_changes([(name.strip(), value)], as_of)
        except DataError as error:
            problems += _placed(error, text)
    if problems:
        raise DataError("The scenario cannot be read.", problems)
    return tuple(changes)


def _placed(error: DataError, text: str) -> Iterator[Problem]:
    """What is wrong, each with the change that it is in: amend work 1, to."""
    if not error.problems:
        yield Problem(text, error.message.rstrip("."))
    before = f"{row_head(text)}, " if is_row_change(text) else ""
    for each in error.problems:
        yield Problem(f"{before}{each.where}", each.what)


def _read(name: str, text: str, as_of: date) -> Change:
    form = _FORMS.get(name)
    if form is None:
        known = f"known are {', '.join(_FORMS)}"
        raise ValueError(f"is no change; {did_you_mean(name, _FORMS, known)}")
    body, _at, who = text.partition("@") if form.takes else (text, "", "")
    texts = [each.strip() for each in body.split(",")]
    if not form.needed <= len(texts) <= len(form.parts) or not all(texts):
        raise ValueError(f"{quoted(text)} cannot be read; write it like {form.example}")
    kinds = [kind for _part, kind in form.parts]
    values = [_READ[k](each, as_of) for k, each in zip(kinds, texts, strict=False)]
    named = dict(zip([part for part, _kind in form.parts], values, strict=False))
    if name == "job":
        named["kind"] = "employment"
    raw: dict[str, object] = {name: named.get("", named)}
    if who.strip():
        raw[form.takes] = who.strip() if form.takes == "of" else _people(who)
    try:
        return msgspec.convert(raw, Change)
    except msgspec.ValidationError:
        raise DataError("Not read", validate(raw, Change)) from None


def _people(text: str) -> list[str]:
    return [each.strip() for each in text.split("+")]


def read_day(text: str, as_of: date) -> date:
    """A day as it is typed, near days too. Raises ValueError where it is none."""
    return read_date(text, as_of, add_months=add_months)


def _days(text: str, as_of: date) -> Sequence[date]:
    return [read_day(each.strip(), as_of) for each in text.split("..") if each.strip()]


def _money(period: Literal["month", "year"], text: str, _as_of: date) -> int:
    return read_money(text, period)


def _text(text: str, _as_of: date) -> str:
    return text


_READ: Final[Mapping[_Kind, Callable[[str, date], object]]] = {
    "day": read_day,
    "days": _days,
    "month": partial(_money, "month"),
    "year": partial(_money, "year"),
    "text": _text,
}
