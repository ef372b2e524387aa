"""In what two policies differ, and who uses what differs."""

from __future__ import annotations

from datetime import date

from msgspec import structs

from qmas_tui.findings.assess import assess
from qmas_tui.findings.calendar import DAY
from qmas_tui.findings.moves import Moved, Shares
from qmas_tui.policy.compile import compile_policy
from qmas_tui.policy.office import OwnFigure
from qmas_tui.policy.policy import Policy
from qmas_tui.policy.rules import Points, Rule
from qmas_tui.scenarios.rules_diff import CaseDiff, RulesDiff, case_diff, rules_diff
from qmas_tui.scenarios.rules_differ import Rests, rules_differ, with_use
from tests.make import AS_OF, KNOWN, POLICY, holder, person
from tests.policy.entries import rules_with, shipped
from tests.policy.offices import fee, own, ruled


def of(rules: list[Rule]) -> Policy:
    """The policy of these rules."""
    return compile_policy(rules, shipped().paper, shipped().year, shipped())


def test_words_and_sources_are_no_difference() -> None:
    """Another title, source or day of reading moves nobody."""
    other = of(rules_with("E-04", title="x", says="y", checked_on=AS_OF))
    assert not rules_differ(of(rules_with("E-04")), other).is_any


def test_days_and_tables_are_told() -> None:
    """A rule that ends, a holiday, a paper and points are named, for they can move."""
    old = of(rules_with("E-04"))
    ends = of(rules_with("E-04", to=date(2030, 1, 1)))
    (moved,) = rules_differ(old, ends).days
    assert moved.before == (date(2026, 4, 1), None)
    assert moved.after == (date(2026, 4, 1), date(2030, 1, 1))
    holidays = structs.replace(old, holidays=frozenset())
    assert rules_differ(old, holidays).tables == ("holidays",)
    papers = structs.replace(old, papers=old.papers[1:])
    assert rules_differ(old, papers).tables == ("papers",)
    scored = next(each for each in shipped().rule if each.points)
    points = of(rules_with(scored.id, points=Points("age")))
    assert rules_differ(old, points).tables == ("points",)
    less = dict(list(old.rules.items())[1:])
    assert len(rules_differ(old, old, less).added) == 1


def test_who_uses_a_figure() -> None:
    """One that moves nobody is used by none; of several those behind what moved."""
    people = [holder(grant=[{"until": date(2026, 12, 20), "confirmed": True}])]
    (figure,) = rules_diff(people, POLICY, ruled(fee(date(2030, 1, 1))), AS_OF).figures
    assert figure.use == "nobody"
    several = ruled(
        fee(date(2026, 11, 1)),
        own("HI-01", "budget-months", 7),
        own("S-04", "top-tier-stay", 72),
        own("S-04", "stay-pattern", (24, 36, 36), date(2028, 1, 1)),
        own("E-12", "issue-fee-long", 1400, date(2030, 1, 1)),
        own("E-04", "target-days", 30),
    )
    found = rules_diff(people, POLICY, several, AS_OF)
    assert {each.name: each.use for each in found.figures} == {
        "application-fee": "cases",
        "budget-months": "prospects",
        "top-tier-stay": "nobody",
        "stay-pattern": "nobody",
        "issue-fee-long": "nobody",
        "target-days": "cases",
    }
    unlanded = person(KNOWN, {"approved_on": date(2026, 10, 1)})
    longer = ruled(own("E-30", "entry-use-by-months", 4), fee(date(2030, 1, 1)))
    found = rules_diff([unlanded], POLICY, longer, AS_OF)
    assert [each.use for each in found.figures] == ["nobody", "cases"]


def test_a_figure_has_both_its_values_and_the_source_of_the_new() -> None:
    """Beside a value for some days stands the usual one."""
    old, since = of(rules_with("E-04")), date(2030, 1, 1)
    new = of(rules_with("E-04", source="new"))
    (dated,) = rules_differ(POLICY, ruled(fee(since))).figures
    usual = next(each for each in POLICY.rules["E-11"].figure)
    assert (dated.before, dated.since) == (usual.value, since)
    assert dated.after not in (None, usual.value)
    assert rules_differ(POLICY, ruled(fee(since))).is_any is True
    rule = old.rules["E-04"]
    others = {**old.rules, "E-04": structs.replace(rule, figure=())}
    (came,) = rules_differ(old, new, others).figures
    assert (came.before, came.source) == (None, "new")
    without = {k: v for k, v in old.rules.items() if k != "E-04"}
    (came,) = rules_differ(old, new, without).figures
    assert (came.before, came.after) == (None, rule.figure[0].value)


def test_a_figure_that_no_finding_names_is_used_by_what_it_moves() -> None:
    """Of fees for some days only what they are overruled by tells; one alone did it."""

    def used(change: OwnFigure, group: str) -> str:
        figures = rules_differ(POLICY, ruled(change)).figures
        (found,) = with_use(figures, Rests(moved=frozenset([group])), is_any=False)
        return found.use

    since, pattern = date(2028, 1, 1), (24, 36, 36)
    assert used(own("S-04", "stay-pattern", pattern, since), "path") == "cases"
    assert used(own("E-12", "issue-fee-long", 1400), "fees") == "cases"
    assert used(own("E-12", "issue-fee-long", 1400, since), "fees") == "nobody"
    figures = rules_differ(POLICY, ruled(own("E-04", "target-days", 30))).figures
    uses = [next(with_use(figures, Rests(), each)).use for each in (True, False)]
    assert uses == ["cases", "nobody"]


def test_a_day_that_came_or_went_is_neither_earlier_nor_later() -> None:
    """Without an amount a case moves, and counts for no direction."""
    came = Moved("holder", "act_by", None, AS_OF, None, Shares(rules=True))
    other = Moved("A", "act_by", AS_OF, AS_OF - DAY, -1, Shares(rules=-1))
    case = CaseDiff("Q-1", "LEE", AS_OF, (other, came), ())
    found = RulesDiff(as_of=AS_OF, looked_at=1, cases=(case,))
    assert case.amount("act_by") == case.amount("fees.total") == 0
    assert (found.earlier, found.later, found.greatest) == (0, 0, None)


def moving(what: str, *amounts: int) -> RulesDiff:
    """Cases in each of which that moves by so much."""
    cases = [
        CaseDiff("Q", "LEE", None, (Moved("holder", what, 0, by, by, Shares()),), ())
        for by in amounts
    ]
    return RulesDiff(as_of=AS_OF, cases=tuple(cases))


def test_fees_and_days_count_from_the_first() -> None:
    """One more is more, one less is less, and what does not move is neither."""
    fees, days = (moving(what, 1, -1, -1, 0) for what in ("fees.total", "act_by"))
    assert (fees.fees_up, fees.fees_down) == (1, 2)
    assert (days.later, days.earlier) == (1, 2)
    assert (fees.looked_at, fees.closed) == (0, 0)


def test_a_case_moves_by_a_finding_alone() -> None:
    """One that came or went; other words of the same level move nobody."""
    of = holder(grant=[{"until": date(2026, 12, 20), "confirmed": True}])
    found = assess(of, POLICY, AS_OF)
    first, *others = found.findings
    gone = case_diff(of, found, structs.replace(found, findings=tuple(others)))
    assert gone is not None
    assert (gone.moved, [each.code for each in gone.findings]) == ((), [first.code])
    other = structs.replace(first, evidence=())
    assert first != other
    reworded = structs.replace(found, findings=(other, *others))
    assert case_diff(of, found, reworded) is None
