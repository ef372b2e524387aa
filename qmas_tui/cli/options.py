"""What commands share: which book, which day, and facts typed as key=value."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from qmas_tui.cli.output import complain
from qmas_tui.errors import Agreement, BookError, KeepsNumber, KeepsOdd

if TYPE_CHECKING:
    from qmas_tui.casework.casework import Casework
    from qmas_tui.facts.changes import Case

Command = TypeVar("Command", bound=Callable[..., Any])


class Options:
    """The options of every command: which book, which day, and what was agreed to."""

    def __init__(self) -> None:
        self.book: Path | None = None
        self.as_of: date | None = None
        self.yes = False
        self.keep_number = False
        self.prospect = False

    @property
    def book_path(self) -> Path:
        """Where the book lies, whether or not there is one."""
        from qmas_tui.casework.whereabouts import default_book_path

        return self.book or default_book_path()

    @property
    def agreed(self) -> tuple[Agreement, ...]:
        """What the options agreed to beforehand."""
        said = ((self.keep_number, KeepsNumber), (self.yes, KeepsOdd))
        return tuple(kind for is_said, kind in said if is_said)

    @property
    def kind(self) -> type[Case]:
        """Which of the two is meant where a case is holder and prospect."""
        from qmas_tui.facts.holder import Holder
        from qmas_tui.facts.prospect import Prospect

        return Prospect if self.prospect else Holder

    def casework(self, create: bool = False) -> Casework:
        """The book on the day asked for; it is closed when the command ends."""
        from qmas_tui.casework.open import open_casework

        casework = open_casework(self.book_path, self.as_of, create)
        click.get_current_context().with_resource(_closing(casework))
        complain(*casework.notices())
        return casework


@contextmanager
def _closing(casework: Casework) -> Iterator[None]:
    """Closes a book; what it has to tell then is told."""
    try:
        yield
    except BaseException:
        with suppress(BookError):  # what ended the command is told, and not this
            casework.close()
        raise
    else:
        casework.close()
    finally:
        complain(*casework.notices())


def read_day(text: str) -> date:
    """A day as a person types it."""
    from qmas_tui.casework.whereabouts import today
    from qmas_tui.facts.reading import read_date

    try:
        return read_date(text, today())
    except ValueError as error:
        raise click.BadParameter(f"{error}.") from None


def read_pair(text: str) -> tuple[str, str]:
    """A fact as name and text with an equals sign between."""
    from qmas_tui.facts.reading import quoted

    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise click.BadParameter(
            f"{quoted(text)} is no key=value, such as until=2028-03-15."
        )
    return name.strip(), value


def read_line(text: str) -> str:
    """A text as it was typed, which has to be UTF-8."""
    from qmas_tui.facts.reading import check_encoding

    try:
        check_encoding(text)
    except ValueError as error:
        raise click.BadParameter(f"{error}.") from None
    return text


FILE = click.Path(path_type=Path, readable=False)  # else Click calls it wrong usage
facts = click.argument(
    "facts", type=read_pair, nargs=-1, required=True, metavar="KEY=VALUE..."
)
why = click.option(
    "--why",
    type=read_line,
    default="",
    metavar="TEXT",
    help="Why; it is kept with the change.",
)


def shared(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--book` and `--as-of`, before or after the command; the latter wins.

    The command is called with the Options first.
    """
    book = _kept(
        "--book",
        type=FILE,
        metavar="PATH",
        help="The book, if not the one in your data folder.",
    )
    as_of = _kept(
        "--as-of",
        type=read_day,
        metavar="DAY",
        help="The day on which to ask, if not today.",
    )
    return book(as_of(click.make_pass_decorator(Options, ensure=True)(command)))


def _kept(*names: str, **more: Any) -> Callable[[Command], Command]:
    """An option whose value is kept in the Options."""
    return click.option(*names, expose_value=False, callback=_keep, **more)


def _keep(ctx: click.Context, param: click.Parameter, value: object) -> None:
    if value is not None and param.name is not None:
        setattr(ctx.ensure_object(Options), param.name, value)


yes = _kept("--yes", is_flag=True, help="Do not ask.")
odd = _kept("--yes", is_flag=True, help="Save a value that looks odd, without asking.")
prospect = _kept(
    "--prospect",
    is_flag=True,
    help="The prospect, where the case is a holder, too.",
)
as_prospect = _kept("--prospect", is_flag=True, help="Somebody who has not landed yet.")
keep_number = _kept(
    "--keep-identity-number",
    "keep_number",
    is_flag=True,
    help="Keep texts that look like identity-card numbers.",
)
