"""Reads the demo book, whose days hang on the day on which it is opened."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

import msgspec
from msgspec import Struct

from qmas_tui.config.place import config_folder
from qmas_tui.facts.holder import FORMAT, CaseFile, Holder
from qmas_tui.facts.prospect import Prospect
from qmas_tui.findings.calendar import add_months, assessment_year_before
from qmas_tui.toml_files import read_toml

_DAY: Final = re.compile(r"(today|landed|limit)([+-]\d+m)?([+-]\d+d)?", re.ASCII)
_WITHIN: Final = re.compile(r"\{([^{}]+)\}", re.ASCII)
_YEAR: Final = re.compile(r"assessed(-\d+)?", re.ASCII)


class YearStart(Struct, frozen=True, forbid_unknown_fields=True):
    """The day on which a year of assessment begins."""

    month: int
    day: int


class DemoFile(Struct, frozen=True, forbid_unknown_fields=True):
    """What config/demo.toml holds: case files with days yet to be worked out."""

    assessment_year_begins: YearStart
    holder: list[dict[str, object]]


def demo_holders(as_of: date) -> tuple[Holder, ...]:
    """The holders of config/demo.toml as they stand on a day."""
    demo = read_toml(config_folder() / "demo.toml", DemoFile)
    begins = demo.assessment_year_begins
    holders = [_Days(raw, as_of, begins).dated(raw) for raw in demo.holder]
    return msgspec.convert({"format": FORMAT, "holder": holders}, CaseFile).holder


class DemoProspects(Struct, frozen=True, forbid_unknown_fields=True):
    """What config/demo-prospects.toml holds, likewise."""

    prospect: list[dict[str, object]]


def demo_prospects(as_of: date) -> tuple[Prospect, ...]:
    """The prospects of config/demo-prospects.toml as they stand on a day."""
    demo = read_toml(config_folder() / "demo-prospects.toml", DemoProspects)
    made = [_Days(raw, as_of).dated(raw) for raw in demo.prospect]
    return msgspec.convert(made, tuple[Prospect, ...])


class _Days:
    """Works out the days of one case.

    `today` is the day of opening, `landed` the first landing, `limit` the end of
    the last grant; months are counted first, days after them.
    """

    def __init__(
        self,
        raw: Mapping[str, object],
        as_of: date,
        begins: YearStart | None = None,
    ) -> None:
        self.raw = raw
        self.as_of = as_of
        self.begins = begins

    def dated(self, value: object) -> object:
        """The value with a day or year in the place of each text that stands for one.

        In any other text each day in braces is written out.
        """
        if isinstance(value, dict):
            return {key: self.dated(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [self.dated(inner) for inner in value]
        if not isinstance(value, str):
            return value
        if day := self._day(value):
            return day
        if value == "year":
            return self.as_of.year
        if self.begins and (found := _YEAR.fullmatch(value)):
            day = add_months(self.as_of, int(found[1] or "0") * 12)
            return assessment_year_before(day, self.begins.month, self.begins.day)
        return _WITHIN.sub(lambda found: str(self._day(found[1])), value)

    def _day(self, text: str) -> date | None:
        """The day that a text stands for."""
        found = _DAY.fullmatch(text)
        if found is None:
            return None
        there = add_months(self._anchor(found[1]), int((found[2] or "0m")[:-1]))
        return there + timedelta(days=int((found[3] or "0d")[:-1]))

    def _anchor(self, name: str) -> date:
        if name == "today":
            return self.as_of
        told = self.raw["landed_on"] if name == "landed" else self._last_until()
        day = self.dated(told)
        assert isinstance(day, date), f"{told} is a day"
        return day

    def _last_until(self) -> object:
        grants = self.raw["grant"]
        assert isinstance(grants, list), "a demo holder's grants are rows"
        return grants[-1]["until"]
