"""An office's own figures in place of the program's, marked on the rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from msgspec import Struct, structs

from qmas_tui.errors import DataError, Problem
from qmas_tui.policy.kinds import fault, shown
from qmas_tui.policy.office import Office, Own, Value
from qmas_tui.policy.rules import Rule


class _Wish(Struct, frozen=True, gc=False):
    """One figure that the office sets, and where its file says so."""

    where: str
    name: str
    rule: str | None
    value: Value
    why: str | None


def overrule(
    rules: Sequence[Rule], office: Office, where: str = "policy.toml"
) -> tuple[Rule, ...]:
    """The rules with the office's figures; each rule touched says so in `overruled`.

    Raises DataError with every figure that cannot be set; `where` names the file.
    """
    known = {rule.id: rule for rule in rules}
    problems: list[Problem] = []
    done: set[tuple[str, str]] = set()
    for wish in _wishes(office, where):
        setters = [
            rule
            for rule in rules
            if wish.name in _names(rule) and wish.rule in (None, rule.id)
        ]
        what = _refused(wish, rules, setters)
        if not what and (setters[0].id, wish.name) in done:
            what = "it is set twice; take one of the two out"
        if what:
            problems.append(Problem(wish.where, what))
            continue
        done.add((setters[0].id, wish.name))
        known[setters[0].id] = _with(known[setters[0].id], wish)
    if problems:
        raise DataError("Figures of the office cannot be set.", problems)
    return tuple(known[rule.id] for rule in rules)


def _wishes(office: Office, where: str) -> Iterator[_Wish]:
    for name, given in office.figures.items():
        own = given if isinstance(given, Own) else Own(value=given)
        yield _Wish(f"{where}, figures, {name}", name, None, own.value, own.why)
    for number, figure in enumerate(office.figure, 1):
        place = f"{where}, figure {number} ({figure.name})"
        yield _Wish(place, figure.name, figure.rule, figure.value, figure.why)


def _names(rule: Rule) -> set[str]:
    return {figure.name for figure in rule.figure}


def _refused(wish: _Wish, rules: Sequence[Rule], setters: Sequence[Rule]) -> str | None:
    """Why the figure cannot be set, in words; None where it can."""
    if not setters:
        return _unknown(wish, rules)
    if len(setters) > 1:
        ids = ", ".join(rule.id for rule in setters)
        return f"several rules set it over time ({ids}); write it as [[figure]]"
    figure = next(f for f in setters[0].figure if f.name == wish.name)
    return fault(structs.replace(figure, value=wish.value))


def _unknown(wish: _Wish, rules: Sequence[Rule]) -> str:
    named = [rule for rule in rules if wish.rule in (None, rule.id)]
    if not named:
        return f"no rule has the id {wish.rule}; correct it"
    whose = f"rule {wish.rule} sets no" if wish.rule else "no rule sets a"
    names = sorted({name for rule in named for name in _names(rule)})
    like = get_close_matches(wish.name, names, n=1)
    return f"{whose} figure of this name; " + (
        f"did you mean {like[0]}?" if like else "correct it or take it out"
    )


def _with(rule: Rule, wish: _Wish) -> Rule:
    old = next(figure for figure in rule.figure if figure.name == wish.name)
    note = f"{wish.name}: {shown(old.value)} → {shown(wish.value)}"
    if wish.why:
        note += f" ({wish.why})"
    changed = structs.replace(old, value=wish.value)
    return structs.replace(
        rule,
        figure=tuple(changed if figure is old else figure for figure in rule.figure),
        overruled=f"{rule.overruled}; {note}" if rule.overruled else note,
    )
