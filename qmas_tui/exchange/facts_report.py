"""What taking facts into a book would do, in lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qmas_tui.exchange.facts_merge import Clash
from qmas_tui.exchange.facts_plan import FactsCase, FactsPlan, Kind
from qmas_tui.facts.differences import differences
from qmas_tui.facts.prospect import Prospect
from qmas_tui.facts.reading import plain
from qmas_tui.views.difference import difference_words
from qmas_tui.views.fields import value_words
from qmas_tui.views.labels import field_label
from qmas_tui.views.records import row_words
from qmas_tui.views.say import count
from qmas_tui.views.width import clean

_NAMED: Final = 20
"""So many cases in which nothing changes are named."""
_TITLES: Final[dict[Kind, str]] = {
    "new": "New cases",
    "changed": "Cases to which the file adds something",
    "conflict": "Cases of which book and file say different things",
}


def facts_lines(plan: FactsPlan) -> Iterator[str]:
    """The whole report: each case with what the file would add, or says otherwise."""
    for kind, title in _TITLES.items():
        if cases := plan.of(kind):
            yield f"{title}: {len(cases)}."
            for each in cases:
                yield from case_lines(each)
    if same := plan.of("unchanged"):
        cases_words = ", ".join(plain(each.case) for each in same[:_NAMED])
        if len(same) > _NAMED:
            cases_words += f" and {len(same) - _NAMED} more"
        yield f"Cases of which the book has all: {len(same)} ({cases_words})."


def facts_summary(plan: FactsPlan) -> str:
    """What the file holds, in one phrase."""
    counted = (
        (plan.of("new"), "new case", "new cases"),
        (plan.of("changed"), "changed case", "changed cases"),
        (plan.of("conflict"), "case in conflict", "cases in conflict"),
        (plan.of("unchanged"), "unchanged case", "unchanged cases"),
    )
    told = [count(len(cases), *nouns) for cases, *nouns in counted if cases]
    return ", ".join(told) or "no case"


def case_lines(found: FactsCase) -> Iterator[str]:
    """A case with every difference, and what is proposed where that is not plain."""
    what = " (prospect)" if isinstance(found.file, Prospect) else ""
    yield f"  {plain(found.case)}, {plain(found.file.name)}{what}"
    if found.is_older:
        now = "changed since" if found.before else "taken out since"
        yield f"    the book had it so once, and it was {now}: it stays as it is"
    for clash in found.clashes:
        yield f"    {clash_words(clash)}"
    if found.before:
        for words in difference_words(differences(found.before, found.added)):
            yield f"    {clean(words)}"


def clash_words(clash: Clash) -> str:
    """Both values: filing of 2 Jan 2026, outcome: book granted, file pending."""
    whose = [row_words(each) for each in (clash.of, clash.row) if each]
    place = ", ".join([*whose, field_label(clash.field)])
    both = f"book {value_words(clash.book)}, file {value_words(clash.file)}"
    return clean(f"{place}: {both}")
