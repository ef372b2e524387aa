"""What each finding says: a headline, the reason in full, and what would settle it.

Names in braces are the facts that the finding shows.
"""

from __future__ import annotations

from msgspec import Struct


class Phrase(Struct, frozen=True, gc=False):
    """The words of one finding."""

    headline: str
    because: str
    remedy: str


PHRASES = {
    "stay.overstayed": Phrase(
        "overstayed {days:day}",
        "The confirmed limit of stay was {limit}; that is {days:day} ago and no filing is on record",
        "Advise at once; then record the grant, or what was filed in time",
    ),
    "stay.unrecorded": Phrase(
        "limit passed, nothing on record",
        "The limit of stay {limit} ({source}) passed {days:day} ago and nothing was filed on record: "
        "a grant is missing from the record, or the holder has overstayed",
        "Read the e-Visa, then record the grant or confirm the limit",
    ),
    "facts.grant-missing": Phrase(
        "granted, but the new limit is not recorded",
        "The filing of {filed} for the limit {limit} was granted, and no later limit is recorded",
        "Record the grant with the limit on the new e-Visa",
    ),
    "stay.pending-past-limit": Phrase(
        "limit passed while the filing is pending",
        "The limit {limit} passed {days:day} ago with a filing pending: no travel without a departure memo",
        "Chase the decision; keep the holder in Hong Kong",
    ),
    "filing.refused": Phrase(
        "extension refused",
        "The extension filed on {filed} for the limit {limit} was refused; the family loses its basis too",
        "Decide on a new application or departure, and record it",
    ),
    "filing.slow": Phrase(
        "decision slow since {late}",
        "The filing of {filed} has waited {days:day} longer than decisions are reported to take",
        "Ask the department, then record the decision",
    ),
    "facts.filing-unmatched": Phrase(
        "a pending filing fits no limit",
        "The extension filed on {filed} belongs to no current limit of stay, so it protects nobody",
        "Record its outcome, or correct its day",
    ),
    "facts.order": Phrase(
        "dates out of order",
        "{what}: {first} and {second}",
        "Correct the one that is wrong",
    ),
    "trip.clashes": Phrase(
        "trip over the filing days",
        "A trip from {out} leaves {here:day} in Hong Kong between {first} and the limit {limit}; "
        "filing and collecting need the holder here",
        "Move the trip, or file before it",
    ),
    "passport.renew-first": Phrase(
        "passport to renew first",
        "The passport ends {expires}: too soon for a filing on {filing_day}, or for the limit {limit}",
        "Renew the passport and record the new one",
    ),
    "passport.short": Phrase(
        "passport ends before the next stay would",
        "The passport ends {expires}, so the next stay may be cut to {expected} instead of {next}",
        "Renew the passport before filing",
    ),
    "facts.pattern-unknown": Phrase(
        "stay pattern unknown",
        "Neither the day of application nor a pattern is recorded, so nothing beyond {limit} is forecast",
        "Record the day on which the entry application was submitted",
    ),
    "facts.step-assumed": Phrase(
        "which extension this is was assumed",
        "The first recorded grant, until {until}, fits no normal end; it was taken as step {step}",
        "Record the earlier grants, or the step",
    ),
    "facts.citizenship-unknown": Phrase(
        "citizenship unknown",
        "Citizenship is not known and counts as not Chinese; the seven years differ",
        "Record whether the holder is a Chinese citizen",
    ),
    "import.unread": Phrase(
        "unread: {column}",
        "The imported cell {column} says \u201c{text}\u201d, which nobody could read yet",
        "Record what it means, then remove the row",
    ),
    "entry.unused": Phrase(
        "not landed, use by {day}",
        "Approved and not landed; the entry visa is to be used by {day}{assumed_day}",
        "Arrange the landing, then record it",
    ),
    "milestone.uncovered": Phrase(
        "one more extension before seven years",
        "The path ends before the seven years of {earliest} and their processing are over",
        "Plan one more extension",
    ),
    "milestone.reached": Phrase(
        "seven years since {earliest}",
        "Seven years of ordinary residence may be complete since {earliest}",
        "File for the right of abode; non-Chinese holders with form ROP146",
    ),
    "milestone.contested": Phrase(
        "seven years may be contested",
        "Complete at the earliest on {earliest}, but breaks may be held to move it{until_latest}",
        "Collect the reasons for the absences before filing",
    ),
    "absence.six-months": Phrase(
        "away six months from {out}",
        "Away {nights:night} from {out} to {back}: the form asks why",
        "Record the reason, and keep its proof",
    ),
    "absence.long": Phrase(
        "away {nights:night}, under six months",
        "Away {nights:night} from {out} to {back}",
        "Keep proof of the reason",
    ),
    "absence.year": Phrase(
        "{days:day} away in residence year {year}",
        "{days:day} away in residence year {year}; practice asks why from more than {more}",
        "Collect ties to Hong Kong for that year",
    ),
    "absence.touchdown": Phrase(
        "only touched down from {out} to {back}",
        "From {out} to {back} away {away:day} of {days}, each return shorter than {least:day}: "
        "might be held one absence",
        "Collect proof of living here in that time",
    ),
    "absence.away-now": Phrase(
        "away since {out}",
        "Away for {nights:night} since {out}; six months are reached on {reached}, the limit of stay is {limit}",
        "Plan the return, then record it",
    ),
    "work.none": Phrase(
        "no work{for_days}",
        "No work in Hong Kong{for_days}; the house acts from {act_from:day}, and from {run_up} on in any case",
        "A new job or business on record",
    ),
    "work.unknown": Phrase(
        "work unknown for {days:day}",
        "Nothing is recorded about work for {days:day} of the current stay, first from {first}",
        "Record the work, or that there was none",
    ),
    "work.below-level": Phrase(
        "work below graduate level",
        "Every current work is below graduate, specialist or senior level",
        "Show the level of the post, or a better one",
    ),
    "work.commission-only": Phrase(
        "paid by commission only",
        "Current pay is commission alone, which was not held to be stable income",
        "A contract with a fixed part",
    ),
    "work.abroad": Phrase(
        "works outside Hong Kong",
        "A current work{at_employer} lies outside Hong Kong ({place})",
        "Show the Hong Kong base: contract, tax, home",
    ),
    "income.low": Phrase(
        "income under {least:money}",
        "{income:money} a month, under {least:money} as seen in approved cases{very_low_words}",
        "A higher income, or proof of other means",
    ),
    "income.unknown": Phrase(
        "income not recorded",
        "The income of a current work is missing or not in HKD",
        "Record it in HKD",
    ),
    "income.top-tier": Phrase(
        "{year} income reaches the top tier",
        "Assessable income of {income:money} in {year} reaches {least:money}: the longer stay is open",
        "Add the tax assessment of {year} to the filing",
    ),
    "career.step-back": Phrase(
        "income fell to {income:money}",
        "Income fell from {earlier:money} to {income:money} a month since {since}",
        "Explain the change in the filing",
    ),
    "business.thin": Phrase(
        "business without {lacking}",
        "The business{at_employer} has no {lacking} on record",
        "Record them, or build them up",
    ),
    "evidence.missing": Phrase(
        "papers: {wanting}",
        "For a filing on {target}{missing_words}{stale_words}",
        "Collect them and record each one",
    ),
    "request.unanswered": Phrase(
        "answer the department by {due}",
        "The department asked for papers on {asked}; the answer is due by {due}{assumed_due}",
        "Answer, then record the day",
    ),
    "stay.unconfirmed": Phrase(
        "limit not read from the e-Visa",
        "Nobody has confirmed the limit of stay against the e-Visa{for_names}",
        "Read the e-Visa and confirm the grant",
    ),
    "stay.differs": Phrase(
        "stay differs from the pattern by {days:day}",
        "Granted until {until}; the pattern would have given {normal}",
        "Check it against the e-Visa, which wins",
    ),
    "family.unrecorded": Phrase(
        "family not recorded",
        "The sheet says \u201c{family}\u201d, and no dependant is recorded by name",
        "Record each dependant",
    ),
    "dependant.drift": Phrase(
        "limit {limit} is not the holder's",
        "Own limit {limit}, the holder's {holder}",
        "Read both e-Visas, and align them at the next filing",
    ),
    "dependant.ageing-out": Phrase(
        "turns {age} on {birthday}",
        "Turns {age} on {birthday}, before the last filing day {last_day}; the window opens {opens}",
        "File before the birthday where the window allows",
    ),
    "rules.unchecked": Phrase(
        "rules not checked since {checked}",
        "The oldest rule in use was read on {checked}, {days:day} ago",
        "Read the sources again and date the rules",
    ),
}  # fmt: skip

STEPS = {
    "limit": "limit of stay {limit}, {source}",
    "back": "{length} {unit} back: {day}",
    "rule-begins": "rule {rule} admits filings from {day}",
    "target": "{days} days back: {day}",
    "not-before-opening": "not before the window opens on {day}",
    "working-day": "{limit} is no working day; the last one before is {day}",
    "decision": "filed on {filed}, decisions take up to {days} days",
    "entry-read": "the e-Visa's own last day: {day}",
    "entry-assumed": "approved on {approved}; reported span ends {day}: read it from the e-Visa",
    "excluded": "time from {from} to {to} does not count: the years restart on {start}",
    "excluded-open": "time since {from} does not count, and has no end on record",
    "gap": "permission lapsed from {ended} to {resumed}",
    "gap-open": "permission lapsed on {ended} and has not resumed",
    "absence": "absence of {nights} nights from {out} to {back}",
    "absence-open": "away since {out}, six months or more",
    "touchdown": "only touched down between {out} and {back}",
    "absences-unrecorded": "absences not recorded",
    "overstayed": "overstay since {limit}",
}  # fmt: skip

SOURCES = {
    "confirmed": "from the e-Visa",
    "unconfirmed": "recorded, not confirmed",
    "forecast": "expected, no grant recorded",
    "assumed": "assumed, pattern unknown",
    "linked": "linked to the holder's",
}
