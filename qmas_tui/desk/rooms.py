"""The screens that the desk itself opens or knows; each is loaded when it is needed.

The first frame needs none of them. Each import is written out, for the walls to be
proved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from qmas_tui.casework.scope import Scope
    from qmas_tui.desk.book_app import BookApp, Elsewhere
    from qmas_tui.desk.palette import DeskProvider
    from qmas_tui.desk.screens.asleep import AsleepScreen
    from qmas_tui.desk.screens.base import DeskScreen
    from qmas_tui.desk.screens.both import BothScreen
    from qmas_tui.desk.screens.busy import BusyScreen
    from qmas_tui.desk.screens.case import CaseScreen
    from qmas_tui.desk.screens.confirm import ConfirmScreen
    from qmas_tui.desk.screens.drafted import Drafted
    from qmas_tui.desk.screens.form import FormScreen
    from qmas_tui.desk.screens.found import FoundScreen
    from qmas_tui.desk.screens.log import LogScreen
    from qmas_tui.desk.screens.month import MonthScreen
    from qmas_tui.desk.screens.note import NoteScreen
    from qmas_tui.desk.screens.prospect import ProspectScreen
    from qmas_tui.desk.screens.prospects import ProspectsScreen
    from qmas_tui.desk.screens.queue import QueueScreen
    from qmas_tui.desk.screens.rules import RulesScreen
    from qmas_tui.desk.screens.settings import SettingsScreen
    from qmas_tui.desk.screens.workload import WorkloadScreen


def asleep() -> type[AsleepScreen]:
    from qmas_tui.desk.screens.asleep import AsleepScreen

    return AsleepScreen


def both() -> type[BothScreen]:
    from qmas_tui.desk.screens.both import BothScreen

    return BothScreen


def busy() -> type[BusyScreen[object]]:
    from qmas_tui.desk.screens.busy import BusyScreen

    return BusyScreen


def case() -> type[CaseScreen]:
    from qmas_tui.desk.screens.case import CaseScreen

    return CaseScreen


def confirm() -> type[ConfirmScreen]:
    from qmas_tui.desk.screens.confirm import ConfirmScreen

    return ConfirmScreen


def desk() -> type[DeskScreen]:
    from qmas_tui.desk.screens.base import DeskScreen

    return DeskScreen


def found() -> type[FoundScreen[Any]]:
    from qmas_tui.desk.screens.found import FoundScreen

    return FoundScreen


def form() -> type[FormScreen]:
    from qmas_tui.desk.screens.form import FormScreen

    return FormScreen


def log() -> type[LogScreen]:
    from qmas_tui.desk.screens.log import LogScreen

    return LogScreen


def month() -> type[MonthScreen]:
    from qmas_tui.desk.screens.month import MonthScreen

    return MonthScreen


def note() -> type[NoteScreen]:
    from qmas_tui.desk.screens.note import NoteScreen

    return NoteScreen


def drafted() -> type[Drafted]:
    from qmas_tui.desk.screens.drafted import Drafted

    return Drafted


def prospect() -> type[ProspectScreen]:
    from qmas_tui.desk.screens.prospect import ProspectScreen

    return ProspectScreen


def prospects() -> type[ProspectsScreen]:
    from qmas_tui.desk.screens.prospects import ProspectsScreen

    return ProspectsScreen


def queue() -> type[QueueScreen]:
    from qmas_tui.desk.screens.queue import QueueScreen

    return QueueScreen


def rules() -> type[RulesScreen]:
    from qmas_tui.desk.screens.rules import RulesScreen

    return RulesScreen


def settings() -> type[SettingsScreen]:
    from qmas_tui.desk.screens.settings import SettingsScreen

    return SettingsScreen


def workload() -> type[WorkloadScreen]:
    from qmas_tui.desk.screens.workload import WorkloadScreen

    return WorkloadScreen


def palette() -> type[DeskProvider]:
    from qmas_tui.desk.palette import DeskProvider

    return DeskProvider


def places() -> tuple[type[DeskScreen], ...]:
    """The screens of which one opens in the stead of another."""
    return tuple([kind() for kind in PLACES.values()])


def load() -> None:
    """Load what most keys open, so that the first of them need not wait for it."""
    from qmas_tui.desk.screens import add_menu as add_menu
    from qmas_tui.desk.screens import bulk as bulk
    from qmas_tui.desk.screens import columns as columns
    from qmas_tui.desk.screens import facets as facets
    from qmas_tui.desk.screens import reviewing as reviewing
    from qmas_tui.desk.screens import what_if as what_if

    log(), palette(), places(), prospect()


def ask(app: BookApp, question: str, then: Callable[[], object]) -> None:
    from qmas_tui.desk.screens.confirm import confirm

    confirm(app, question, then)


def ask_for_book(app: BookApp, then: Callable[[Elsewhere], object]) -> None:
    from qmas_tui.desk.screens.first_run import ask_for_book

    ask_for_book(app, then)


def forget_case(app: BookApp, case: str) -> None:
    from qmas_tui.desk.forgetting import forget_case

    forget_case(app, case)


def open_export(app: BookApp, scope: Scope) -> None:
    from qmas_tui.desk.screens.export import open_export

    open_export(app, scope)


def take_in(app: BookApp, case: str) -> None:
    from qmas_tui.desk.screens.take_in import take_in

    take_in(app, case)


def welcome(queue: QueueScreen, is_typed_at: bool) -> None:
    from qmas_tui.desk.welcome import welcome

    welcome(queue, is_typed_at)


def offer() -> None:
    """Load what may be asked once the queue stands."""
    from qmas_tui.desk import moving as moving


def back_to_queue(app: BookApp) -> QueueScreen:
    from qmas_tui.desk.screens.queue import back_to_queue

    return back_to_queue(app)


PLACES: Final[Mapping[str, Callable[[], type[DeskScreen]]]] = {
    "month": month,
    "workload": workload,
    "asleep": asleep,
    "settings": settings,
    "prospects": prospects,
    "both": both,
    "rules": rules,
}
"""Those that a key leads to, by the name that the key has for them."""
