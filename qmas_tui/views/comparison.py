"""What is different between two sides, in lines.

Of what moved they tell what an adviser would look up: stage, limit, days and fees,
and path and days away where facts or rules moved them.
What moved and came back stands in the JSON alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from qmas_tui.findings.compare import CaseMoved, Comparison, Named
from qmas_tui.findings.model import HOLDER
from qmas_tui.findings.moves import CAUSES, FindingMoved, Moved, Shares
from qmas_tui.findings.outcome import LEVELS
from qmas_tui.intake.dossier import PROSPECT
from qmas_tui.views.difference import difference_words
from qmas_tui.views.fields import value_words
from qmas_tui.views.intake_words import headline_of
from qmas_tui.views.lay import cell, dim, row, said
from qmas_tui.views.model import Line, Role, Section, Span
from qmas_tui.views.prospect.compared import prospect_name, prospect_value
from qmas_tui.views.say import LEVEL_WORDS, count, mark_of, role_of
from qmas_tui.views.stages import short_stage
from qmas_tui.views.value_names import STATUS, value_name
from qmas_tui.views.words import headline

_AHEAD: Final = ("path.", "residence.")
"""What is told only where more than the calendar moved it."""
_CAME: Final = frozenset({"today", "open", "overdue"})
_WAS: Final = frozenset({"ahead", *_CAME})
"""What becomes of a day as time goes by; what was filed is told as a finding."""
_CAN_BE_MISSED: Final = ("extension.target.status", "extension.last-day.status")
_LESSER: Final = "only lesser figures moved"
"""What is said of a case of which the JSON alone has more to tell."""
_DEPTH: Final = Span(" " * 4)
_CASE_CELLS: Final = 12


def comparison_summary(found: Comparison) -> str:
    """The whole comparison in one phrase: 2 new, 1 gone, 14 changed, 983 the same."""
    counted = (
        (len(found.new), "new"),
        (len(found.gone), "gone"),
        (len(found.changed), "changed"),
        (found.same, "the same"),
    )
    return ", ".join(f"{number} {what}" for number, what in counted if number) or "none"


def comparison_sections(found: Comparison) -> tuple[Section, ...]:
    """Who is new, gone and changed, and what of each; a quiet line where nobody is."""
    nothing = Section("Nothing differs", (dim(f"{count(found.same, 'case')} alike."),))
    return _sections(found, ("New", "Gone", "Changed")) or (nothing,)


def prospect_sections(found: Comparison) -> tuple[Section, ...]:
    """The same of prospects; nothing where nobody is."""
    return _sections(found, ("New prospects", "Prospects gone", "Changed prospects"))


def _sections(found: Comparison, titles: tuple[str, str, str]) -> tuple[Section, ...]:
    parts = (
        [_named(each) for each in found.new],
        [_named(each) for each in found.gone],
        [line for each in found.changed for line in case_lines(each)],
    )
    told = zip(titles, parts, strict=True)
    return tuple(Section(title, tuple(lines)) for title, lines in told if lines)


def case_lines(found: CaseMoved) -> Iterator[Line]:
    """What is different of one case: its facts, what moved, and its findings."""
    yield row(cell(found.case, _CASE_CELLS, "dim"), said(found.name, "strong"))
    yield from list(_differing(found)) or [row(_DEPTH, said(_LESSER, "dim"))]


def is_news(found: CaseMoved) -> bool:
    """Whether somebody changed a case, or the lines have something to tell of it."""
    return not found.by_itself or any(_differing(found))


def _differing(found: CaseMoved) -> Iterator[Line]:
    for words in difference_words(found.facts):
        yield row(_DEPTH, said(words, "dim"))
    due = {each.subject for each in found.moved if each.what == "due_on"}
    for each in found.moved:
        if each.what == "act_by" and _by_calendar(each) and each.subject not in due:
            continue  # what is missed is to be done today, whichever day that is
        if each.before != each.after and (name := moved_name(each)):
            whose = _whose(each.subject)
            cause = _by_cause(each.shares) if found.shared else ""
            yield row(
                _DEPTH,
                said(f"{whose}{name}: ", "dim"),
                said(_turned(each)),
                said(f"{_far(each)}{cause}", "dim"),
            )
    for finding in sorted(found.findings, key=_gravity):
        if finding.reworded or finding.before != finding.after:
            yield _finding(finding, found.shared)


def moved_words(days: int) -> str:
    """How far a day moved: 5 d later, 3 d earlier."""
    return f"{abs(days):,} d {'later' if days > 0 else 'earlier'}"


def _named(each: Named) -> Line:
    return row(cell(each.case, _CASE_CELLS, "dim"), said(each.name, "strong"))


def _whose(subject: str) -> str:
    """Whom of the family it concerns."""
    return "" if subject in (HOLDER, PROSPECT) else f"{subject}, "


def _by_calendar(moved: Moved) -> bool:
    """Whether a value moved only because time went by."""
    return not (moved.shares.facts or moved.shares.rules)


def moved_name(moved: Moved) -> str:
    """What moved, in words; empty for what the lines leave to the JSON."""
    what = moved.what
    if what.endswith(STATUS):
        came = moved.after in _CAME and moved.before in _WAS and _by_calendar(moved)
        what = what.removesuffix(STATUS) if came else ""
    if moved.subject == PROSPECT:
        return prospect_name(what)
    if what == "act_on.kind" or (what.startswith(_AHEAD) and _by_calendar(moved)):
        return ""
    return value_name(what)


def _turned(moved: Moved) -> str:
    before, after = (_value(moved, each) for each in (moved.before, moved.after))
    return f"{before} → {after}"


def _far(moved: Moved) -> str:
    """How far a day moved, beside it."""
    if isinstance(moved.after, date) and moved.moved:
        return f" ({moved_words(moved.moved)})"
    return ""


def _value(moved: Moved, value: object) -> str:
    what = moved.what
    if value == "overdue":
        return "missed" if what.endswith(_CAN_BE_MISSED) else "passed"
    if what.endswith(STATUS):
        return str(value)
    if moved.subject == PROSPECT:
        return prospect_value(what, value)
    if what == "stage" and isinstance(value, str):
        return short_stage(value)
    return value_words(value)


def _by_cause(shares: Shares) -> str:
    """Which causes had a share in it, each with its own where that is an amount."""
    parts = []
    for cause in CAUSES:
        share = getattr(shares, cause)
        if share:
            parts.append(cause if share is True else f"{cause} {share:+,}")
    return f", by {' and '.join(parts)}"


def _gravity(found: FindingMoved) -> tuple[bool, int]:
    level = found.after or found.before
    return found.after is None, LEVELS.index(level) if level else len(LEVELS)


def _finding(found: FindingMoved, shared: bool) -> Line:
    level = found.after or found.before
    assert level is not None, "what came back is passed over"
    words, whose = found.code, _whose(found.subject)
    if found.finding is not None:
        is_intake = found.subject == PROSPECT
        words = headline_of(found.finding) if is_intake else headline(found.finding)
    cause = _by_cause(found.shares) if shared and not found.reworded else ""
    role: Role = role_of(level) if found.after else "dim"
    return row(
        _DEPTH,
        cell(mark_of(level), 2, role),
        said(
            f"{_became(found)}: {whose}{words}{cause}",
            "plain" if found.after else "dim",
        ),
    )


def _became(found: FindingMoved) -> str:
    if found.reworded:
        return "other figures"
    if found.before is None or found.after is None:
        return "gone" if found.before else "new"
    return f"{LEVEL_WORDS[found.before]} → {LEVEL_WORDS[found.after]}"
