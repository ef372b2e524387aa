"""What is said of the seven years and of absences."""

from __future__ import annotations

from typing import Final

from qmas_tui.views.phrases.phrase import Phrase, Phrases

YEARS: Final[Phrases] = {
    "milestone.uncovered": (
        Phrase(
            "extension refused before the right of abode",
            "The stay until {end} is long enough for the right of abode (seven years "
            "on {earliest}, then about six weeks), but its extension was refused. That "
            "application extends no stay",
            "Settle the refusal first",
            when="refused",
        ),
        Phrase(
            "one more extension before the right of abode",
            "The last stay [!past?ends][past?ended] {end}, before a right of abode can "
            "be decided (seven years on {earliest}, then about six weeks). That "
            "application extends no stay",
            "[advisable?One more extension is advisable: file it][!advisable?File one "
            "more extension] in its window; while a refusal stands, settle that first",
        ),
    ),
    "milestone.reached": (
        Phrase(
            "seven years reached on {earliest}",
            "By the dates on record seven years were complete on {earliest}; whether "
            "all of it was ordinary residence is for the department to decide",
            "File form ROP145, with ROP146 unless a Chinese citizen, in Hong Kong and "
            "while the limit of stay is valid",
        ),
    ),
    "milestone.contested": (
        Phrase(
            "seven years may be contested",
            "{listed} may be held against the seven years"
            "[unrecorded?; absences are not recorded]",
            "Collect reason and proof for each break listed[unrecorded?, and record "
            "the absences]",
            when="listed",
        ),
        Phrase(
            "seven years may be contested",
            "Absences are not recorded, so nobody can say what may be held against the "
            "seven years",
            "Record the absences",
        ),
    ),
    "absence.six-months": (
        Phrase(
            "away six months or more since {out}",
            "Away since {out}, {nights:night} so far[, the longest of {several}]: "
            "form ROP145 asks why",
            "Record the reason, and keep its proof",
            when="open",
        ),
        Phrase(
            "away six months or more from {out}",
            "Away {nights:night} from {out} to {back}[, the longest of {several}]: "
            "form ROP145 asks why",
            "Record the reason, and keep its proof",
        ),
    ),
    "absence.long": (
        Phrase(
            "away {nights:night}, under six months",
            "Away since {out}, {nights:night} so far, under six months",
            "Keep proof of the reason",
            when="open",
        ),
        Phrase(
            "away {nights:night}, under six months",
            "Away {nights:night} from {out} to {back}, under six months"
            "[; the longest of {several}]",
            "Keep proof of the reason",
        ),
    ),
    "absence.year": (
        Phrase(
            "{days:day} away in residence year {year}",
            "{days} full days away in residence year {year}; some practitioners ask "
            "why above {more}, and no figure is published",
            "Collect the reasons, and ties to Hong Kong in that year",
        ),
    ),
    "absence.nights": (
        Phrase(
            "{nights:night} away in residence year {year}",
            "{nights:night} away in residence year {year}, more than {more}; agents "
            "speak of half a year, and no figure is published",
            "Collect the reasons, and ties to Hong Kong in that year",
        ),
    ),
    "absence.touchdown": (
        Phrase(
            "only touched down from {out} to {back}",
            "From {out} to {back} away {away:day} of {days}, with fewer than "
            "{least:day} here each time in between: might be read as one absence",
            "Collect the reasons for each",
        ),
    ),
    "absence.away-now": (
        Phrase(
            "away since {out}, six months past",
            "Away since {out}. Six months were reached on {reached}"
            "[; limit of stay {limit}]",
            "Advise before the return; keep the reasons",
            when="over",
        ),
        Phrase(
            "away since {out}",
            "Away since {out}, {nights:night} so far; six months are reached on "
            "{reached}[; limit of stay {limit}]",
            "Advise before any return: the limit of stay has passed",
            when="past",
        ),
        Phrase(
            "away since {out}",
            "Away since {out}, {nights:night} so far; six months are reached on "
            "{reached}[; limit of stay {limit}]",
            "Plan a return within the limit of stay, and record it once it is made",
        ),
    ),
}
