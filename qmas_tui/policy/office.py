"""What an office may set for itself, and which figure each of its own is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct, structs

from qmas_tui.facts.rows import Route, Text
from qmas_tui.facts.validation import did_you_mean
from qmas_tui.policy.entry import Approvals, Exclusion, Quota
from qmas_tui.policy.pathways import Pathway
from qmas_tui.policy.rules import Dated, Figure, HolidayYear, Points, Rule, Value


class _Own(Struct, frozen=True, gc=False, kw_only=True, forbid_unknown_fields=True):
    pass


class Own(_Own, frozen=True, gc=False, kw_only=True):
    """A value of the office's own, and why."""

    value: Value
    why: Text | None = None


class OwnFigure(
    Dated, Own, frozen=True, gc=False, kw_only=True, rename={"from_": "from"}
):
    """A figure that several rules set over time: the one of this rule.

    `route` is needed where one rule sets the figure for each route.
    """

    rule: Text
    name: Text
    route: Route | None = None
    from_: date | None = None
    to: date | None = None


class OwnHoliday(_Own, frozen=True, gc=False):
    """A day on which nothing can be filed, such as a gazetted change."""

    on: date
    reason: Text
    why: Text | None = None


class OwnPoints(Points, frozen=True, gc=False, kw_only=True):
    """A points table of the office's own in place of that of a rule."""

    rule: Text
    why: Text | None = None


class Office(_Own, frozen=True, gc=False):
    """The office's own file, policy.toml.

    Its entries about entry hold on their days in place of those of the program.
    """

    figures: dict[str, Value | Own] = {}
    figure: tuple[OwnFigure, ...] = ()
    holiday: tuple[OwnHoliday, ...] = ()
    points: tuple[OwnPoints, ...] = ()
    exclusion: tuple[Exclusion, ...] = ()
    quota: tuple[Quota, ...] = ()
    approvals: tuple[Approvals, ...] = ()
    pathway: tuple[Pathway, ...] = ()


def own_holidays(office: Office) -> tuple[HolidayYear, ...]:
    """The office's days, each as an entry of its own beside the listed years."""
    return tuple(
        HolidayYear(
            year=each.on.year,
            status="office",
            source=f"{each.reason}: {each.why}" if each.why else each.reason,
            days=(each.on,),
        )
        for each in office.holiday
    )


class Wish(OwnFigure, frozen=True, gc=False, kw_only=True):
    """One figure that the office sets, and where it does: in which entry of a file.

    Without a `rule` it is for the one rule that sets the figure.
    """

    file: str
    entry: str

    @property
    def where(self) -> str:
        """Where a problem is: "policy.toml, figure 1 (application-fee)"."""
        return f"{self.file}, {self.entry}"

    @property
    def is_dated(self) -> bool:
        """Whether it is for some days only."""
        return self.from_ is not None or self.to is not None

    @property
    def days(self) -> str:
        """Its days in words: "from 2027-04-01 to 2028-03-31"."""
        first = [f"from {self.from_}"] if self.from_ else []
        last = [f"to {self.to}"] if self.to else []
        return " ".join([*first, *last])


def wishes_of(office: Office, file: str) -> Iterator[Wish]:
    """Every figure that an office's file sets."""
    for name, given in office.figures.items():
        own = given if isinstance(given, Own) else Own(value=given)
        entry, value, why = f"figures, {name}", own.value, own.why
        yield Wish(file=file, entry=entry, rule="", name=name, value=value, why=why)
    for number, figure in enumerate(office.figure, 1):
        entry = f"figure {number} ({figure.name})"
        yield Wish(file=file, entry=entry, **structs.asdict(figure))


def found(wish: Wish, rules: Sequence[Rule]) -> list[tuple[Rule, Figure]]:
    """The figures that a wish may be about; it is clear where there is one."""
    return [
        (rule, figure)
        for rule in rules
        for figure in rule.figure
        if figure.name == wish.name
        and wish.rule in ("", rule.id)
        and wish.route in (None, figure.route)
    ]


def unclear(
    wish: Wish, rules: Sequence[Rule], about: Sequence[tuple[Rule, Figure]]
) -> str | None:
    """Why it is not clear which figure a wish is about, in words; None where it is."""
    if not about:
        return _unknown(wish, rules)
    ids = list(dict.fromkeys(rule.id for rule, _ in about))
    if len(ids) > 1:
        named = ", ".join(ids)
        return f"several rules set it over time ({named}); write it as [[figure]]"
    if len(about) > 1:
        return (
            f"rule {ids[0]} sets it for each route; write it as [[figure]] with "
            'route = "gpt" or "apt"'
        )
    return None


def _unknown(wish: Wish, rules: Sequence[Rule]) -> str:
    named = [rule for rule in rules if wish.rule in ("", rule.id)]
    if not named:
        return f"no rule has the id {wish.rule}; correct it"
    figures = [figure for rule in named for figure in rule.figure]
    if any(figure.name == wish.name for figure in figures):
        return f"it is not set for the route {wish.route}; take the route out"
    whose = f"rule {wish.rule} sets no" if wish.rule else "no rule sets a"
    names = sorted({figure.name for figure in figures})
    advice = did_you_mean(wish.name, names, "correct it or take it out")
    return f"{whose} figure of this name; {advice}"
