"""The prospect under the cursor: three lines, half of the screen, or a column."""

from __future__ import annotations

from collections.abc import Iterator

from qmas_tui.intake.model import CriteriaTest
from qmas_tui.intake.result import AssessedProspect
from qmas_tui.views.criteria_words import WORDS
from qmas_tui.views.intake_words import headline_of, remedy_of
from qmas_tui.views.lay import INDENT
from qmas_tui.views.model import Line, Role, Span
from qmas_tui.views.panel.pieces import GAP, apart, indented, labelled
from qmas_tui.views.prospect.ahead import item_words
from qmas_tui.views.prospect.head import full_name
from qmas_tui.views.prospect.summary import counts_line, prerequisites_line
from qmas_tui.views.prospect.twelve import state_words, turning_words
from qmas_tui.views.prospect_rows import far_words
from qmas_tui.views.prospect_words import STAGES
from qmas_tui.views.prospects.line import grave
from qmas_tui.views.say import capital, day_words, mark_of, role_of
from qmas_tui.views.width import clean, pad

MARGIN, MARGIN_BESIDE = 1, 2
MOST_FOUND, MOST_FOUND_BESIDE = 4, 12
_ROLES: dict[str, Role] = {"yes": "good", "no": "dim", "unknown": "warn"}
_NAME, _STATE = 31, 9


def three_lines(of: AssessedProspect, width: int) -> tuple[Line, ...]:
    """Who it is, what is next, and the worst that was found."""
    room = width - 2 * MARGIN
    lines = (_who(of, room), _next(of, room), *_found(of, room, 1))
    return indented(lines[:3], MARGIN)


def half_screen(of: AssessedProspect, width: int) -> tuple[Line, ...]:
    """The same with prerequisites and counts, and more of what was found."""
    room = width - 2 * MARGIN
    head = (Line(), _who(of, room), Line(), *_standing(of, room))
    rest = (Line(), _next(of, room), *_found(of, room, MOST_FOUND), *_ahead(of, room))
    return indented((*head, *rest), MARGIN)


def whole_prospect(of: AssessedProspect, width: int) -> tuple[Line, ...]:
    """The same with every criterion, in one column."""
    room = width - 2 * MARGIN_BESIDE
    head = (Line(), _who(of, room), Line(), *_standing(of, room, is_short=True))
    rest = (Line(), _next(of, room), *_ahead(of, room))
    found = tuple(_found(of, room, MOST_FOUND_BESIDE))
    lines = (*head, *_twelve(of, room), *rest, Line(), *found)
    return indented(lines, MARGIN_BESIDE)


def _who(of: AssessedProspect, room: int) -> Line:
    who = of.prospect
    told = [who.case, who.nationality or "", who.route.upper()]
    told.append(f"adviser {who.adviser}" if who.adviser else "")
    name = Span(clean(full_name(who)), "strong")
    more = Span(clean(GAP + " · ".join(filter(None, told))), "dim")
    return apart((name, more), (Span(STAGES[of.assessment.stage], "accent"),), room)


def _next(of: AssessedProspect, room: int) -> Line:
    item = of.assessment.next
    if item is None:
        return apart((labelled("Next"), Span("nothing is open", "dim")), (), room)
    far = far_words(item, of.assessment.as_of)
    words = clean(f"{item_words(item, of.prospect)} ({far})")
    return apart((labelled("Next"), Span(words)), (Span("enter enter", "dim"),), room)


def _standing(
    of: AssessedProspect, room: int, is_short: bool = False
) -> Iterator[Line]:
    found = of.assessment.evaluation
    if found is not None:
        yield prerequisites_line(found, room)
        yield counts_line(of, is_short)


def _found(of: AssessedProspect, room: int, most: int) -> Iterator[Line]:
    """The worst of what was found, each with what settles it."""
    label = "Found"
    worst = grave(of)
    for each in worst[:most]:
        mark = Span(f"{mark_of(each.level):<3}", role_of(each.level))
        words = clean(f"{capital(headline_of(each))}: {remedy_of(each)}")
        yield apart((labelled(label), mark, Span(words)), (), room)
        label = ""
    if len(worst) > most > 1:
        yield apart(
            (
                labelled(""),
                Span(f"   and {len(worst) - most} more"),
            ),
            (),
            room,
        )
    if not worst:
        good = Span("nothing to act on or to be warned of", "good")
        yield apart((labelled(label), good), (), room)


def _ahead(of: AssessedProspect, room: int) -> Iterator[Line]:
    """The day from which one may file, and until when."""
    found = of.assessment.evaluation
    forecast = found.forecast if found else None
    if forecast is None:
        return
    if forecast.six_on is None:
        words = "too few criteria for the next ten years, as recorded"
    else:
        words = f"enough criteria from {day_words(forecast.six_on)}"
        if forecast.below_on:
            words += f" until {day_words(forecast.below_on)}"
    yield apart((labelled("Ahead"), Span(words)), (), room)


def _twelve(of: AssessedProspect, room: int) -> Iterator[Line]:
    found = of.assessment.evaluation
    if found is None or not isinstance(found.gpt, CriteriaTest):
        return
    days = turning_words(found)
    yield Line()
    for each in found.gpt.criteria:
        words = WORDS[each.n - 1].name
        name = Span(f"{each.n:>2} {pad(words, _NAME)}{' ' * INDENT}")
        state = Span(pad(state_words(each), _STATE), _ROLES[each.state])
        paper = Span(" ✓ " if each.documented else "   ", "good")
        yield apart((name, state, paper, Span(days.get(each.n, ""), "dim")), (), room)
