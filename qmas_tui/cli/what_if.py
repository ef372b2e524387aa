"""The command that asks what would happen if; it records nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Final

import click
from msgspec import Struct, structs

from qmas_tui.casework.asking import (
    Scenario,
    answered,
    answered_against,
    from_file,
    from_saved,
    save_asked,
    typed,
)
from qmas_tui.casework.casework import Casework
from qmas_tui.casework.scenarios import forget_saved, saved_answers
from qmas_tui.cli.ask import must_agree, with_consent
from qmas_tui.cli.due import json_option
from qmas_tui.cli.options import (
    FILE,
    Options,
    keep_number,
    read_day,
    read_line,
    shared,
    yes,
)
from qmas_tui.cli.output import complain, say, say_done, say_json
from qmas_tui.facts.reading import quoted
from qmas_tui.views.saved_scenarios import saved_json, saved_lines
from qmas_tui.views.what_if import answer_lines
from qmas_tui.views.what_if_against import against_json, against_lines
from qmas_tui.views.what_if_json import answer_json, together

WORSE: Final = 3
_GRAVE: Final = ("worse", "mixed")


class Said(Struct, frozen=True):
    """What the options say."""

    changes: tuple[str, ...]
    then: date | None
    rules: str | None
    saved: str | None
    file: Path | None
    against: str | None
    save: str | None
    forget: str | None
    forget_all: bool
    as_json: bool
    exit_code: bool

    @property
    def takes_out(self) -> bool:
        """Whether something saved is to be taken out."""
        return self.forget is not None or self.forget_all

    @property
    def asks(self) -> bool:
        """Whether anything is asked, rather than what is saved listed."""
        given = (self.then, self.rules, self.saved, self.file)
        return bool(self.changes) or any(each is not None for each in given)

    @property
    def is_more(self) -> bool:
        """Whether something is to be done with what is asked."""
        return self.save is not None or self.against is not None

    def check(self) -> None:
        """Raise UsageError for options that exclude each other."""
        sources = (self.changes or None, self.saved, self.file)
        if sum(each is not None for each in sources) > 1:
            raise click.UsageError("Give changes, --saved or --file; one of them.")
        if self.takes_out and (self.asks or self.is_more):
            raise click.UsageError("What is taken out is not asked too; do one.")
        if self.is_more and not self.asks:
            raise click.UsageError("Say what is asked: changes, --saved or --file.")


def read_change(text: str) -> str:
    """A change as it is typed: a short form, or rows after what is done to them."""
    if "=" not in text and len(text.split()) < 2:
        raise click.BadParameter(
            f"{quoted(text)} is no change, such as job-lost=2026-12-31, or "
            '"amend work 1 to=2026-12-31" in quotation marks.'
        )
    return read_line(text)


@click.command("what-if")
@shared
@click.argument("case")
@click.argument("changes", type=read_change, nargs=-1, metavar="[CHANGE]...")
@click.option("--then", type=read_day, metavar="DAY", help="The day on which to ask.")
@click.option(
    "--rules",
    type=read_line,
    metavar="FILE",
    help="Other rules: a file like policy.toml, shipped, or application-fee=700.",
)
@click.option("--saved", type=read_line, metavar="NAME", help="Ask a saved one.")
@click.option("--file", type=FILE, metavar="FILE", help="Ask those in a file.")
@click.option(
    "--against", type=read_line, metavar="NAME", help="Hold it against a saved one."
)
@click.option("--save", type=read_line, metavar="NAME", help="Save it under a name.")
@click.option("--forget", type=read_line, metavar="NAME", help="Take a saved one out.")
@click.option("--forget-all", is_flag=True, help="Take all saved ones out.")
@json_option
@click.option(
    "--exit-code", is_flag=True, help="Exit with 3 where it is worse or mixed."
)
@keep_number
@yes
def what_if(options: Options, case: str, **said: Any) -> int | None:
    """Say what would move if the facts were others.

    As in: what-if Q-0142 job-lost=2026-12-31 "add trip out=2026-12-20"

    Changes are job-lost, job, income, assessable, trip, return, file, decision,
    passport and leaves, or those of rows that an answer prints; each is made after
    those before it. Nothing is recorded. Without changes the saved scenarios are
    listed.
    """
    wanted = Said(**said)
    wanted.check()
    casework = options.casework()
    if wanted.takes_out:
        _take_out(casework, case, wanted, options)
        return None
    verdicts = _ask(casework, case, wanted, options) if wanted.asks else ()
    if not wanted.asks:
        verdicts = _list(casework, case, wanted)
    return WORSE if wanted.exit_code and any(v in _GRAVE for v in verdicts) else None


def _take_out(casework: Casework, case: str, said: Said, options: Options) -> None:
    if said.forget_all:
        must_agree(f"Take all saved scenarios of {case} out?", options.yes)
    say_done(f"{forget_saved(casework, case, said.forget).what}.")


def _list(casework: Casework, case: str, said: Said) -> Iterable[str]:
    """Every saved scenario of a case; the verdicts."""
    found = list(saved_answers(casework, case))
    if said.as_json:
        say_json(saved_json(found))
    else:
        say(*saved_lines(found, case, casework.holders[case].name))
    return [each.answer.verdict for each in found if each.answer]


def _ask(casework: Casework, case: str, said: Said, options: Options) -> Iterable[str]:
    """Ask, say what comes out, and save it where that is wanted; the verdicts."""
    every, name = _asked(casework, case, said), casework.session.holder(case).name
    if said.is_more and len(every) > 1:
        names = ", ".join(each.name for each in every)
        raise click.UsageError(f"The file has several scenarios of {case}: {names}.")
    if said.against is not None:
        other = from_saved(casework, case, said.against)
        held = answered_against(casework, every[0], other)
        if said.as_json:
            say_json(against_json(held, case, every[0].name or None, said.against))
        else:
            say(*against_lines(held, case, name, every[0].name or None, said.against))
        verdicts = [held.verdict]
    else:
        found = [(each, answered(casework, each)) for each in every]
        if said.as_json:
            told = [answer_json(a, case, e.name or None, e.rules) for e, a in found]
            say_json(together(told) if said.file else told[0])
        else:
            for each, answer in found:
                say(*answer_lines(answer, case, name, each.name or None))
        verdicts = [answer.verdict for _each, answer in found]
    if said.save is not None:
        done = with_consent(
            options.agreed, partial(save_asked, casework, every[0], said.save)
        )
        (complain if said.as_json else say_done)(f"{done.what}.")
    return verdicts


def _asked(casework: Casework, case: str, said: Said) -> list[Scenario]:
    """What is asked, on the day and by the rules that are given besides.

    One that is saved again counts as looked at.
    """
    if said.file is not None:
        casework.session.holder(case)
        found = list(from_file(said.file, case))
    elif said.saved is not None:
        seen = said.save is not None
        found = [from_saved(casework, case, said.saved, looked_at=seen)]
    else:
        found = [typed(casework, case, said.changes)]
    return [
        structs.replace(
            each, then=said.then or each.then, rules=said.rules or each.rules
        )
        for each in found
    ]
