"""What is said of the timeline, roles, degrees, sector, employability and plan."""

from __future__ import annotations

from typing import Final

from qmas_tui.views.phrases.phrase import Phrase, Phrases

CAREER: Final[Phrases] = {
    "timeline.gap": (
        Phrase(
            "{n:gap} in the timeline",
            "Longer than {months:month}, and nothing on record explains it: {rows}",
            "Ask what filled the time, and record it as a period",
        ),
    ),
    "timeline.overlap": (
        Phrase(
            "full time in two places at once",
            "At the same time for more than {allowed:day}: {rows}",
            "Check the days, and which of them was part-time",
        ),
    ),
    "timeline.conflict": (
        Phrase(
            "papers that do not agree",
            "Not settled yet: {rows}",
            "Find out which is right, correct the other, and note how",
        ),
    ),
    "timeline.fragmented": (
        Phrase(
            "{n:short job} in the last years",
            "Each shorter than {months:month}: {rows}",
            "Give the reason of each change, with papers",
        ),
    ),
    "career.no-progress": (
        Phrase(
            "no rise for {months:month}",
            "For {months:month} “{title}” at {level_held} level; this office asks "
            "about it from {allowed:month} on",
            "Show duties that grew, pay, or a reference that says so",
        ),
    ),
    "cv.differs": (
        Phrase(
            "CV not like the record",
            "The CV says something else than is recorded: {rows}",
            "Find out which is right, and correct the other",
        ),
    ),
    "cv.recruiter": (
        Phrase(
            "CV written for recruiters",
            "The CV on file was written for recruitment, not for immigration",
            "Write one of dates and duties",
        ),
    ),
    "role.inflated": (
        Phrase(
            "senior role in doubt",
            "Senior, though held very young or in a very small firm: {rows}",
            "Show the organisation chart, the pay and the team",
        ),
    ),
    "role.no-chart": (
        Phrase(
            "no chart for {n:senior role}",
            "Senior, and no organisation chart is on file: {rows}",
            "Get a chart that shows the place of the applicant",
        ),
    ),
    "role.level-unknown": (
        Phrase(
            "level of {n:job} not recorded",
            "It is not recorded whether it was graduate, specialist or senior work: "
            "{rows}",
            "Record the level, or that it was another",
        ),
    ),
    "role.reputable-unproved": (
        Phrase(
            "standing of {n:employer} not proved",
            "Counted as a reputable enterprise without proof: {rows}",
            "Get the ranking or the listing of that year",
        ),
    ),
    "sector.saturated": (
        Phrase(
            "crowded sector",
            "{percent} % of the approvals on record were in {sector:plain}; this "
            "office looks at it from {from_percent} % on, and nothing is recorded "
            "that sets the applicant apart",
            "Write one sentence with evidence of what sets the applicant apart",
        ),
    ),
    "sector.demand-unknown": (
        Phrase(
            "demand in Hong Kong not shown",
            "Nothing is recorded of a demand in Hong Kong[ in {sector:plain}], nor a "
            "profession on the Talent List",
            "Look at the Talent List and the market, and record what was found",
        ),
    ),
    "employ.vacancies": (
        Phrase(
            "{vacancies:fitting post} found",
            "{vacancies:fitting post} found in Hong Kong; this office looks for "
            "{least}",
            "Look for real vacancies that fit, or write why work will be found",
        ),
    ),
    "employ.unchecked": (
        Phrase(
            "vacancies not looked for",
            "Nobody has recorded how many vacancies in Hong Kong fit; this office "
            "looks for {least}",
            "Look for real vacancies that fit, and record their number",
        ),
    ),
    "employ.licence": (
        Phrase(
            "route to a licence not known",
            "The profession is regulated, and no route to a licence in Hong Kong is "
            "recorded",
            "Find out the route, and record it",
        ),
    ),
    "employ.language": (
        Phrase(
            "neither Chinese nor English good",
            "Neither Chinese nor English is recorded as good in writing and speech",
            "Record a proof of either, or advise how work will be found",
        ),
    ),
    "employ.no-link": (
        Phrase(
            "no link to Hong Kong",
            "No client, employer, study, family or visit in Hong Kong is recorded",
            "Ask for one, and record it",
        ),
    ),
    "employ.no-regional": (
        Phrase(
            "no work in the region",
            "All work on record was outside the region: {rows}",
            "Show business with the region, with papers",
        ),
    ),
    "plan.missing": (
        Phrase(
            "no plan on file",
            "No statement of what is planned in Hong Kong is on file",
            "Write it with the client: achievements, plan, contribution",
        ),
    ),
    "plan.sector-switch": (
        Phrase(
            "plan in another sector",
            "The plan is for {planned:plain}, the career was in {sector:plain}",
            "Explain the change, or plan within the career",
        ),
    ),
    "degree.unverified": (
        Phrase(
            "{n:degree} not verified",
            "No verification is on record: {rows}",
            "Order the verification; it takes weeks",
        ),
    ),
    "degree.list-year": (
        Phrase(
            "list of universities of another year",
            "The list in force on the filing day was not looked up for: {rows}",
            "Look the university up again in the list of the filing year",
        ),
    ),
    "degree.branch": (
        Phrase(
            "degree of a branch or arm",
            "A branch, subsidiary or continuing-education arm does not count: {rows}",
            "Rely on another degree, or correct the record",
        ),
    ),
    "degree.name": (
        Phrase(
            "name on a degree differs",
            "The name is not as in the passport: {rows}",
            "Get a deed, or a letter of the university",
        ),
    ),
    "degree.irrelevant": (
        Phrase(
            "highest degree beside the career",
            "It has little to do with the work: {rows}",
            "Write how the degree serves the plan",
        ),
    ),
}
