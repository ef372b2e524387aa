"""What settles a finding, and what the next step of a case is: words and a form."""

from __future__ import annotations

import re
from typing import Final

from qmas_tui.facts.holder import Dependant, Holder
from qmas_tui.facts.parsing import names_text
from qmas_tui.facts.rows import Row, Work
from qmas_tui.facts.tables import TABLES, own_fields, rows_of
from qmas_tui.findings.model import HOLDER, AssessedCase, Finding, Item
from qmas_tui.findings.risk import all_findings, pressing
from qmas_tui.views.items import finding_of, is_missed, item_sentence, of_whom
from qmas_tui.views.model import Remedy
from qmas_tui.views.remedy_ways import WAYS, Way
from qmas_tui.views.say import short_day
from qmas_tui.views.template import Facts, fill, holds
from qmas_tui.views.turns import facts_of
from qmas_tui.views.width import cell_width
from qmas_tui.views.words import headline, remedy, small

_ROW: Final = re.compile(r"(\w+) (\d+)")
NO_RISK: Final = "No risk found."


def remedy_of(finding: Finding, case: AssessedCase) -> Remedy | None:
    """The form that settles a finding, filled in from it; None where there is none."""
    facts = facts_of(finding)
    facts["noted"] = _noted(finding)
    facts["name"] = names_text([finding.subject])
    for way in WAYS.get(finding.code, ()):
        if holds(way.when, facts) and (found := _made(way, facts, finding, case)):
            return found
    return None


def next_remedy(case: AssessedCase) -> Remedy | None:
    """The next step of a case: that of the item to act on first; None without one."""
    item = case.assessment.next
    if item is None:
        return None
    finding = finding_of(item, case)
    if finding is not None:
        return remedy_of(finding, case)
    return _step(item, case)


def next_words(case: AssessedCase, room: int | None = None) -> str:
    """The next step of a case in words; empty where nothing is to be done.

    That of its item, else what settles its worst finding; where that is wider than
    `room`, its beginning as far as that makes sense alone.
    """
    item, worst = case.assessment.next, pressing(case.assessment)
    if item is not None:
        step = next_remedy(case)
        subject, words = item.subject, step.words if step else item_sentence(item, case)
    elif worst:
        subject, words = worst[0].subject, small(remedy(worst[0]))
    else:
        return ""
    if room is not None:
        words = _shortened(words, room - cell_width(of_whom(subject, "")))
    return of_whom(subject, words)


def _shortened(words: str, room: int) -> str:
    """What comes before the last sentence, half or turn for which there is no room."""
    for end in ("; ", ". ", ", "):
        while cell_width(words) > room and end in words:
            words = words.rpartition(end)[0]
    return words


def no_risk_words(case: AssessedCase) -> str:
    """Said where nothing was found: what comes next, and when."""
    words = next_words(case)
    return f"{NO_RISK} Next: {words}" if words else NO_RISK


def _made(
    way: Way, facts: Facts, finding: Finding, case: AssessedCase
) -> Remedy | None:
    """A way with its row and its values; None where the row is not there."""
    table, number = way.table, 0
    if way.form == "correct":
        table, number = _row(way, facts, finding.subject, case.holder)
        if not number:
            return None
    filled = [(name, fill(text, facts)) for name, text in way.values.items()]
    values = tuple([(name, text) for name, text in filled if text])
    words = small(remedy(finding))
    return Remedy(words, way.form, table, number, way.fields, values)


def _row(way: Way, facts: Facts, subject: str, holder: Holder) -> tuple[str, int]:
    """Table and number of the row to be corrected; number 0 where there is none."""
    if not way.table:  # the finding names its row
        found = _ROW.match(str(facts["row"]))
        is_row = found is not None and found[1] in TABLES
        return (found[1], int(found[2])) if found and is_row else ("", 0)
    wanted = {name: facts.get(fact) for name, fact in way.row.items()}
    if way.table == "dependant":
        people = facts.get("people")
        wanted = {"name": people[0] if isinstance(people, tuple) else subject}
    number = 0
    for place, row in enumerate(rows_of(holder, way.table), 1):
        is_idle = isinstance(row, Work) and row.kind == "none" and not wanted
        if not is_idle and _has(row, wanted):
            number = place
    return way.table, number


def _has(row: Row, wanted: Facts) -> bool:
    fields = dict(own_fields(row))
    return all(fields[name] == value for name, value in wanted.items())


def _noted(finding: Finding) -> str:
    """How a note on a finding begins."""
    words = headline(finding)
    return words if finding.subject == HOLDER else f"{finding.subject}: {words}"


def _step(item: Item, case: AssessedCase) -> Remedy | None:
    """The next step of an item that no finding stands for."""
    person = case.person(item.subject)
    who = (
        (("for", names_text([item.subject])),) if isinstance(person, Dependant) else ()
    )
    late = is_missed(item, case.assessment.as_of)
    by = short_day(item.due_on, case.assessment.as_of)
    match item.kind:
        case "extension.target":
            words = f"file the extension (target {by})"
            return _filing("extension", words + _papers(case), who)
        case "milestone":
            return _filing("right-of-abode", f"start the abode file (from {by})", who)
        case "extension.decision-late" | "abode.decision-late":
            when = f"late since {by}" if late else f"expected by {by}"
            return _decision(item.kind, when, case.holder)
        case "entry.use-by":
            words = "arrange the landing, then record it"
            return Remedy(words, "particulars", fields=("landed_on",))
    return None


def _filing(kind: str, words: str, who: tuple[tuple[str, str], ...]) -> Remedy:
    values = (("kind", kind), ("outcome", "pending"), *who)
    return Remedy(words, "record", "filing", values=values)


def _papers(case: AssessedCase) -> str:
    """How many papers are to be collected before it."""
    for each in all_findings(case.assessment):
        if each.code == "evidence.missing":
            facts = facts_of(each)
            return f"; {facts['papers']} to collect first"
    return ""


def _decision(item: str, when: str, holder: Holder) -> Remedy | None:
    """The filing whose decision is awaited."""
    is_abode = item == "abode.decision-late"
    kind = "right-of-abode" if is_abode else "extension"
    words = f"chase the {'abode ' if is_abode else ''}decision ({when})"
    pending = [
        place
        for place, each in enumerate(holder.filing, 1)
        if each.kind == kind and each.outcome == "pending"
    ]
    if not pending:
        return None
    fields = ("outcome", "decided_on")
    return Remedy(words, "correct", "filing", pending[-1], fields)
