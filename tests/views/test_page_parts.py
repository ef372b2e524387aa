"""The parts of the case page that depend on its room."""

from __future__ import annotations

from datetime import date
from functools import cache

from msgspec import structs

from qmas_tui.casework.demo import demo_holders
from qmas_tui.facts.holder import Dependant
from qmas_tui.facts.rows import Filing, Passport
from qmas_tui.findings.model import HOLDER
from qmas_tui.views.case.behind import fact_behind
from qmas_tui.views.case.page import NOW, PARTS, case_part, section_tabs
from qmas_tui.views.explain.page import explain_head
from qmas_tui.views.form import fields_of
from qmas_tui.views.lay import row
from qmas_tui.views.model import Section, fields_shown, text_of, width_of
from qmas_tui.views.remedies import next_remedy
from qmas_tui.views.review import shortly
from qmas_tui.views.timeline_line import timeline_line
from qmas_tui.views.width import cell_width
from tests.make import AS_OF, POLICY, entry_of
from tests.views.support import broken, entry


def test_the_sections_say_as_much_as_there_is_room_for() -> None:
    """With digits, titles and counts; narrow, the first words, and counts of papers."""
    case = entry(dependant=(Dependant(name="LEE Ming", relation="child"),))
    wide = text_of(section_tabs(case, POLICY, "family", 200, with_now=True))
    assert wide.startswith(" 0 Now ")
    assert "3 Family  1 " in wide
    narrow = section_tabs(case, POLICY, "work", 60, with_now=False)
    assert " 0 " not in text_of(narrow)
    assert "Family  1" not in text_of(narrow)
    assert "Papers 0/" in text_of(narrow)
    assert [span.text for span in narrow.spans if span.role == "chip"] == [" 1 Work "]
    unknown = text_of(section_tabs(broken(), POLICY, NOW, 200, with_now=True))
    assert "4 Papers    5" in unknown, "nobody knows which"


def test_what_a_line_shows_its_form_can_ask_for() -> None:
    """Every field that a line of the page shows is one of its row, or of the holder."""
    shown = set()
    names = cache(lambda table: {each.name for each in fields_of(table)})
    for case in map(entry_of, demo_holders(AS_OF)):
        parts = [case_part(key, case, POLICY, (), 100) for key in PARTS if key != NOW]
        for line in [each for part in parts for sec in part for each in sec.lines]:
            table = line.row[0] if line.row else "holder"
            fields = fields_shown(line)
            assert names(table).issuperset(fields), text_of(line)
            shown |= {table} if fields else set()
    assert shown >= {"grant", "filing", "work", "trip", "passport", "holder"}


def test_the_path_on_one_line_has_its_years_and_signs() -> None:
    """Years stand behind the joints; signs are told where there is room for that."""
    case = entry()
    (line,) = timeline_line(case.assessment, AS_OF, 100, case.holder.landed_on)
    words = text_of(line)
    assert cell_width(words) <= 100
    assert "│23━" in words
    assert "│25━" in words
    assert words.endswith("seven 15 Mar 2030")
    (short,) = timeline_line(case.assessment, AS_OF, 50, case.holder.landed_on)
    assert "seven" not in text_of(short)
    assert cell_width(text_of(short)) <= 50


def test_the_path_on_one_line_of_odd_cases() -> None:
    """Without a landing no first year and no seven years; without dates a sentence."""
    case = entry(landed_on=None)
    (line,) = timeline_line(case.assessment, AS_OF, 90, None)
    assert "seven" not in text_of(line)
    (none,) = timeline_line(broken().assessment, AS_OF, 40)
    assert "could not be worked out" in text_of(none)


def test_the_fact_behind_a_date() -> None:
    """Of the family their row; of the holder the filing, passport or grant it is of."""
    child = Dependant(name="LEE Ming", relation="child")
    pending = Filing(kind="extension", filed_on=date(2026, 10, 1), outcome="pending")
    case = entry(
        dependant=(Dependant(name="A", relation="spouse"), child),
        filing=(pending,),
        passport=(Passport(expires_on=date(2030, 1, 1)),),
    )
    wanted = {
        ("limit", "LEE Ming"): ("dependant", 2),
        ("extension.decision-late", HOLDER): ("filing", 1),
        ("passport", HOLDER): ("passport", 1),
        ("extension.target", HOLDER): ("grant", 2),
    }
    for (kind, subject), (table, number) in wanted.items():
        found = fact_behind(kind, subject, case)
        assert (found.table, found.number) == (table, number)
    assert fact_behind("passport", HOLDER, entry(passport=())).fields == ("landed_on",)
    assert fact_behind("entry.use-by", HOLDER, case).fields == ("entry_by",)
    assumed = entry(grant=())
    assert assumed.assessment.limit is not None
    assert fact_behind("stay.limit", HOLDER, assumed).fields == ("landed_on",)


def test_who_must_land_arranges_it_next() -> None:
    """Before a landing the next step is that landing, recorded by its field."""
    case = entry(landed_on=None, grant=(), approved_on=date(2026, 10, 1))
    remedy = next_remedy(case)
    assert remedy is not None
    assert remedy.fields == ("landed_on",)


def test_what_no_finding_tells_of_has_no_step() -> None:
    """An item that only a finding settles, without one, leads nowhere."""
    case = entry(date(2028, 4, 1))
    assert next_remedy(case) is not None
    silent = structs.replace(case.assessment, findings=())
    assert next_remedy(structs.replace(case, assessment=silent)) is None


def test_what_is_explained_of_nobody_has_only_its_name() -> None:
    """The head of a page says no day where the person is not there."""
    line = text_of(explain_head(entry(), "extension.target", "NOBODY"))
    assert line.endswith("· extension.target")


def test_a_section_that_is_short_stays_whole() -> None:
    """Only what is too long says how much more there is; its width is its longest."""
    few = Section("A", (row("one line"),))
    assert shortly(few, 3, "History") is few
    assert width_of(few) == cell_width("one line")
    assert text_of(few.head) == "A"
