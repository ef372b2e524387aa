"""What is said of the line that must be met, and of the case as a whole."""

from __future__ import annotations

from typing import Final

from qmas_tui.views.phrases.phrase import Phrase, Phrases

LINE: Final[Phrases] = {
    "prerequisite.not-met": (
        Phrase(
            "prerequisite not met: {names}",
            "Not met on the filing day: {rows}. Such an application is refused at once",
            "Look for a mistake in the record; without one, advise on another route",
        ),
    ),
    "prerequisite.unknown": (
        Phrase(
            "prerequisite unknown: {names}",
            "Nobody has recorded what decides: {rows}",
            "Ask the client, and record the answer",
        ),
    ),
    "criteria.short": (
        Phrase(
            "{met:criterion/criteria} met, {threshold} needed",
            "{met:criterion/criteria} met[, {more} at most with what is unknown], "
            "{threshold} needed to file[; if work goes on, so many are met from "
            "{six_on} on][, and too few again from {below_on}]",
            "[six_on?Plan the filing for {six_on} or later]"
            "[, but before {below_on}][six_on?, or compare other routes]"
            "[!six_on?Look at what would meet another criterion, or compare other "
            "routes]",
        ),
    ),
    "criteria.unknown": (
        Phrase(
            "{met:criterion/criteria} met, {met_max} possible, {threshold} needed",
            "{met:criterion/criteria} met, {threshold} needed; unknown: {unknown}",
            "Ask for the facts of the unknown ones, and record them",
        ),
    ),
    "points.short": (
        Phrase(
            "{total} points of {pass_mark}",
            "{total} points are on record and {pass_mark} are needed[; facts may "
            "still raise these: {unknown}]",
            "[unknown?Ask for the facts that may still raise them]"
            "[!unknown?Look at another filing day, or another route]",
        ),
    ),
    "apt.no-achievement": (
        Phrase(
            "no achievement recorded",
            "The route asks for an exceptional award or the acknowledgement of peers; "
            "none is recorded",
            "Record one with its proof, or take the General Points Test",
        ),
    ),
    "age.closing": (
        Phrase(
            "age criterion ends {birthday}",
            "The criterion of age is lost on {birthday}; "
            "{met:criterion/criteria} met with it, {threshold} needed",
            "File before {birthday}",
        ),
    ),
    "case.margin": (
        Phrase(
            "{safe} of {met} criteria with a margin",
            "{met} criteria are met, but only {safe} would survive a stricter eye; "
            "without a margin: {weak}",
            "Strengthen one of those without a margin before the filing",
        ),
    ),
    "case.strong": (
        Phrase(
            "more than the line, with margin and papers",
            "{safe} criteria have a margin and {documented} their papers, more than "
            "the line asks for; whom the Director selects is another matter",
            "Keep the papers fresh until the filing",
        ),
    ),
    "case.one-sided": (
        Phrase(
            "criteria from {areas:area} only",
            "The criteria that are met come from {areas:area}; this office looks for "
            "{least}",
            "Look for a criterion in another area",
        ),
    ),
    "case.undocumented": (
        Phrase(
            "papers lacking for {n:claim}",
            "Claimed without all papers: {rows}[; the filing is planned for {file_on}]",
            "Get the papers that are named",
        ),
    ),
    "case.better-route": (
        Phrase(
            "another route fits too",
            "No recorded fact stands against: {routes}[signed_on?; with an offer "
            "signed on {signed_on} an employment visa is easier to foresee]",
            "Compare them with the client, and note why not",
        ),
    ),
    "case.early-career": (
        Phrase(
            "early in the career",
            "Graduate-level work on record does not reach {months:month}",
            "Look at a later filing day, or another route",
        ),
    ),
}
