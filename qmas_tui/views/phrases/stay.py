"""What is said of the limit of stay and of the extension to file."""

from __future__ import annotations

from typing import Final

from qmas_tui.views.phrases.phrase import Phrase, Phrases

STAY: Final[Phrases] = {
    "stay.lapsed": (
        Phrase(
            "stay ended while away, back {back}",
            "The stay ended {limit} while {person} was away, who came back on {back}; "
            "the record does not say on what permission",
            "Ask on what permission {person} landed, and record it; advise today if "
            "there was none",
            when="back",
        ),
        Phrase(
            "stay ended while away",
            "The stay ended {limit} while {person} was away; it is no overstay, and it "
            "can no longer be used to return",
            "Before any return: advise on entry as a visitor and reinstatement"
            "[!dependant?; check the family's stays]",
        ),
    ),
    "stay.overstayed": (
        Phrase(
            "overstayed {days:day}",
            "The limit [!dependant?read on the e-Visa][dependant?recorded] was "
            "{limit}, {days:day} ago; no filing for it is pending, and no absence then "
            "is on record. If {person} is in Hong Kong, this is an overstay",
            "Speak to the client today. If it was granted, filed in time, or {person} "
            "had left, record that",
        ),
    ),
    "stay.unrecorded": (
        Phrase(
            "limit passed, nothing on record",
            "The limit {limit}, which nobody has confirmed, passed {days:day} ago: a "
            "grant is missing from the record, or the stay is over",
            "Read the e-Visa and record what it says; if there is no later one, speak "
            "to the client today",
        ),
    ),
    "stay.leave-by": (
        Phrase(
            "undecided, the stay ends {limit}",
            "No decision yet on the filing of {filed}; the stay ends {limit}",
            "Press for the decision; without the new e-Visa, leave Hong Kong by "
            "{limit}",
        ),
    ),
    "stay.pending-past-limit": (
        Phrase(
            "limit passed while away, undecided",
            "The limit {limit} passed while {person} was away and the filing of "
            "{filed} is undecided; return is possible only as a visitor until the new "
            "e-Visa is issued",
            "Advise before any return; record the time as a visitor as a gap",
            when="away",
        ),
        Phrase(
            "limit passed while undecided",
            "The limit {limit} passed {days:day} ago and the filing of {filed} is "
            "undecided; at that time the wait was tolerated",
            "Ask the department and record the answer; no travel before it without a "
            "departure memo",
            when="tolerated",
        ),
        Phrase(
            "limit passed while undecided",
            "The limit {limit} passed {days:day} ago and the filing of {filed} is "
            "undecided. Nothing in law allows a stay while it is pending; since 2026 "
            "such [!dependant?holders][dependant?dependants] are reportedly to leave "
            "by the limit",
            "Ask the department today and record the answer; otherwise advise "
            "departure",
        ),
    ),
    "stay.unconfirmed": (
        Phrase(
            "limit not yet checked on the e-Visa[: {people}]",
            "Nobody has confirmed the limit of stay against the e-Visa[ for {people}]",
            "Read the e-Visa[people? of each], and record or confirm its limit",
        ),
    ),
    "stay.differs": (
        Phrase(
            "stay differs from the pattern by {days:day}",
            "Granted until {until}; the pattern would have given {normal}",
            "Check it against the e-Visa, which wins",
        ),
    ),
    "scheme.left": (
        Phrase(
            "on another permission since {left}",
            "The holder left the scheme on {left} for another permission, which has "
            "tests of its own[employment?; for employment a change of job needs the "
            "department's consent]",
            "Judge the renewal by that permission's rules",
        ),
    ),
    "trip.clashes": (
        Phrase(
            "away on the limit itself",
            "{Person} has been away since {over}, and no return by the limit {limit} "
            "is on record",
            "Advise on a return that leaves time to [!filed?file, ]pay and collect by "
            "{limit}, when the stay ends",
            when="limit_away under_way",
        ),
        Phrase(
            "away on the limit itself",
            "The trip from {over} covers the limit {limit} itself[few?, and leaves "
            "{here} of the {needed} days needed here before it]",
            "Move the trip, or [!filed?file before it and ]be back in time to pay and "
            "collect",
            when="limit_away",
        ),
        Phrase(
            "away over the filing days",
            "The trip from {out} leaves {here} of the {needed} days needed here before "
            "{limit}",
            "Advise on an earlier return, in time to file, pay and collect",
            when="under_way",
        ),
        Phrase(
            "trip overlaps the filing days",
            "The trip[several?s] from {out}[several? on] leave[!several?s] {here} of "
            "the {needed} days needed here before {limit}",
            "Move [several?them][!several?the trip], or file before "
            "[several?them][!several?it] and be back in time to pay and collect",
        ),
    ),
    "passport.renew-first": (
        Phrase(
            "passport to renew first",
            "The last passport on record is valid until {expires}, too short for a "
            "filing on {filing_day}: the online system is reported to ask for more "
            "than {months:month} from then",
            "Renew the passport and record the new one",
            when="too_soon",
        ),
        Phrase(
            "passport to renew first",
            "The last passport on record is valid until {expires}: a stay is reported "
            "to end before its passport does, so none beyond {limit} can be "
            "expected on it",
            "Renew the passport and record the new one",
        ),
    ),
    "passport.short": (
        Phrase(
            "passport ends before the next stay would",
            "The last passport on record is valid until {expires}, so the next stay "
            "may end {expected} instead of {next}",
            "Renew the passport, before the filing where that can be, and record the "
            "new one",
        ),
    ),
    "evidence.missing": (
        Phrase(
            "{wanting}",
            "For a filing [now?now, still][!now?on {target},] missing: {missing}"
            "[; too old: {stale}]",
            "[now?File the extension; {papers} to collect first]"
            "[!now?Collect {papers} for the filing on {target}]",
            when="missing",
        ),
        Phrase(
            "[few?papers too old: {few}][!few?{papers} too old]",
            "For a filing [now?now][!now?on {target}], too old: {stale}",
            "[now?File the extension; fresh copies of {papers} first]"
            "[!now?Collect fresh copies of {papers} for the filing on {target}]",
        ),
    ),
    "request.unanswered": (
        Phrase(
            "answer the department by {due}",
            "The department asked for papers on {asked}, to be answered by {due}"
            "[assumed?, a day that this office assumes]",
            "Answer, then record the day",
        ),
    ),
    "entry.unused": (
        Phrase(
            "entry visa not used by {day}",
            "The entry visa was to be used by {day}[!read?, as reported,] and may have "
            "lapsed",
            "Read the day on the e-Visa before anyone travels",
            when="past",
        ),
        Phrase(
            "must land by {day}",
            "Approved and not landed; the entry visa is to be used by {day}"
            "[!read?, as reported: read it from the e-Visa]",
            "[!read?Read the day on the e-Visa, arrange][read?Arrange] the landing, "
            "then record it",
        ),
    ),
}
