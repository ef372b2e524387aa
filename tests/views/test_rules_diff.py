"""Rules held against rules, in entries: what differs, and who moves."""

from __future__ import annotations

from datetime import date

from msgspec import structs

from qmas_tui.scenarios.rules_diff import RulesDiff, rules_diff
from qmas_tui.scenarios.rules_differ import DaysMoved
from qmas_tui.views.model import as_text
from qmas_tui.views.rules_diff import (
    counts_told,
    differ_words,
    difference_entries,
    moved_entries,
    not_accepted_words,
    rules_diff_lines,
)
from tests.make import AS_OF, POLICY, holder
from tests.policy.offices import fee, own, ruled

SOON = [{"until": date(2027, 1, 20), "confirmed": True}]
PEOPLE = [
    holder(case="Q-1", name="[/] 陳大文", grant=SOON),
    holder(case="Q-2", grant=[{"until": date(2027, 6, 20), "confirmed": True}]),
]


def test_what_moves_is_told_with_how_far() -> None:
    """The new day to act first, then by how much; the details stand below."""
    other = ruled(fee(AS_OF), own("E-04", "target-days", 90))
    found = rules_diff(PEOPLE, POLICY, other, AS_OF)
    told = list(rules_diff_lines(found))
    assert "E-04 target days: 42 days → 90 days; read on 29 Nov 2026" in told[1]
    assert told[3] == "The greatest move of a day to act: Q-2, 48 d earlier."
    assert told[4].startswith("Q-1           [/] 陳大文")
    assert not any("used by" in as_text(e.lines) for e in difference_entries(found))
    first, second = moved_entries(found)
    text = as_text(first.lines)
    assert text.startswith("22 Nov 2026  Q-1           [/] 陳大文")
    assert "17 d earlier, fees HK$20 more" in text
    assert "fees, HK$: 1,900 → 1,920" in text
    assert second.case == "Q-2"
    dearer = rules_diff(PEOPLE, POLICY, ruled(fee(AS_OF)), AS_OF)
    assert len(list(counts_told(dearer))) == 1
    later = rules_diff(PEOPLE, POLICY, ruled(own("E-04", "target-days", 30)), AS_OF)
    assert "fees" not in as_text(next(moved_entries(later)).lines)
    cheaper = rules_diff(PEOPLE, other, POLICY, AS_OF)
    assert "17 d later, fees HK$20 less" in as_text(next(moved_entries(cheaper)).lines)


def test_what_differs_is_told_with_source_and_use() -> None:
    """Figures, rules, days and tables; what nobody uses says so."""
    one = rules_diff(PEOPLE, POLICY, ruled(fee(date(2030, 1, 1))), AS_OF)
    (entry,) = difference_entries(one)
    text = as_text(entry.lines)
    assert "application fee: HK$600 → HK$620 from 1 Jan 2030" in text
    assert "read on 20 Jan 2026, https://www.immd.gov.hk" in text
    assert text.endswith("used by no case")
    assert list(counts_told(one)) == ["Nobody moves: 2 cases looked at, 0 closed."]
    of_many = next(counts_told(structs.replace(one, looked_at=10_000)))
    assert of_many == "Nobody moves: 10,000 cases looked at, 0 closed."
    assert "; used by no case" in next(rules_diff_lines(one))
    open_days = (None, None)
    more = structs.replace(
        one,
        figures=(structs.replace(one.figures[0], use="prospects", before=None),),
        added=("S-99",),
        gone=("S-98",),
        days=(DaysMoved("E-11", open_days, (date(2027, 1, 1), None)),),
        tables=("holidays",),
    )
    told = [as_text(each.lines).strip() for each in difference_entries(more)]
    assert "none → HK$620" in told[0]
    assert told[0].endswith("about prospects, who are not looked at here")
    assert told[1:] == [
        "New rule: S-99",
        "Rule gone: S-98",
        "Rule E-11 holds from 1 Jan 2027, until now on every day",
        "Otherwise, too: holidays",
    ]
    assert differ_words(more) == (
        "1 figure, 1 rule new, 1 rule gone, 1 rule on other days, 1 other table"
    )
    assert differ_words(RulesDiff(as_of=AS_OF)) == "nothing"
    assert "1 figure. The desk works" in not_accepted_words(one, AS_OF, "d")
