"""The command that takes a file of facts into the book."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from qmas_tui.casework.casework import Terms
from qmas_tui.casework.merging import (
    Choice,
    FactsCase,
    FactsPlan,
    Taken,
    apply_merge,
    check_choices,
    check_merge,
    facts_lines,
    facts_summary,
    find_facts_plan,
    merge_doubts,
    open_conflicts,
    taken_in,
)
from qmas_tui.cli.ask import asked_first, with_consent
from qmas_tui.cli.options import (
    FILE,
    Command,
    Options,
    keep_number,
    read_line,
    shared,
)
from qmas_tui.cli.output import safe, say, say_done
from qmas_tui.errors import DataError
from qmas_tui.views.say import count

_TOLD = 20
"""So many cases are told by name."""
_HOW = (
    "Say what counts with --take CASE (the file), --add CASE (the book, and what it "
    "lacks) or --keep CASE (the book), or of all of them with --others."
)
_HELP: dict[Choice, str] = {
    "take": "Of this case, take what the file says where they clash.",
    "add": "Of this case, add what the book lacks, and keep the rest.",
    "keep": "Leave this case as the book has it.",
}


def choosing(command: Command) -> Command:
    """`--take`, `--add` and `--keep`, each with a case, and `--others` for the rest."""
    for choice, told in _HELP.items():
        command = click.option(
            f"--{choice}",
            type=read_line,
            multiple=True,
            metavar="CASE",
            help=f"{told} May be given again.",
        )(command)
    return click.option(
        "--others",
        type=click.Choice(list(_HELP)),
        help="Do so with all other cases in conflict.",
    )(command)


@click.command()
@shared
@click.argument("file", type=FILE)
@choosing
@click.option("--dry-run", is_flag=True, help="Say what it would do, and do nothing.")
@keep_number
def merge(
    options: Options,
    file: Path,
    take: tuple[str, ...],
    add: tuple[str, ...],
    keep: tuple[str, ...],
    others: Choice | None,
    dry_run: bool,
) -> None:
    """Take the facts of a file into the book.

    FILE is a snapshot, or what export wrote to FILE.json. New cases are taken, and
    what the book lacks is added. Where book and file say different things you choose,
    case by case; until then nothing is done. One undo takes all of it back.
    """
    choices = _choices({"take": take, "add": add, "keep": keep})
    casework = options.casework()
    plan = find_facts_plan(casework, file)
    check_choices(plan, choices)
    if others:
        choices |= {each.case: others for each in open_conflicts(plan, choices)}
    say(*facts_lines(plan))
    undecided = open_conflicts(plan, choices)
    if undecided and not dry_run:
        raise _undecided(undecided)
    taken, source = taken_in(plan, choices), safe(file.name)
    say(*merge_doubts(casework, taken))

    def check(terms: Terms) -> Terms:
        check_merge(casework, taken, source, terms)
        return terms

    if dry_run:
        say(*asked_first(check, Terms(options.agreed)), *_dry(plan, taken, undecided))
    elif not taken:
        say("Nothing was changed: the book stays as it is.")
    else:
        terms = with_consent(options.agreed, check)
        done = apply_merge(casework, taken, source, terms)
        say_done(f"{done.what}; undo takes it back.")


def _choices(given: Mapping[Choice, tuple[str, ...]]) -> dict[str, Choice]:
    """What was chosen of each case; only one thing of one case."""
    choices: dict[str, Choice] = {}
    for choice, cases in given.items():
        for case in cases:
            if choices.setdefault(case, choice) != choice:
                raise click.UsageError(
                    f"--{choices[case]} and --{choice} both name {case}; name it once."
                )
    return choices


def _dry(
    plan: FactsPlan, taken: tuple[Taken, ...], undecided: tuple[FactsCase, ...]
) -> Iterator[str]:
    yield (
        f"Dry run, nothing was changed: {facts_summary(plan)}; "
        f"{count(len(taken), 'case')} to change."
    )
    if undecided:
        yield f"To be decided first: {_named(undecided)}. {_HOW}"


def _undecided(cases: tuple[FactsCase, ...]) -> DataError:
    return DataError(
        "Nothing was changed, for book and file say different things of "
        f"{_named(cases)}. {_HOW}"
    )


def _named(cases: tuple[FactsCase, ...]) -> str:
    """Cases by reference, and how many more where there are many."""
    more = len(cases) - _TOLD
    names = ", ".join(each.case for each in cases[:_TOLD])
    return f"{names} and {more} more" if more > 0 else names
