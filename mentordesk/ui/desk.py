"""What a tab is given to work with: the open file, the programme, and the ways to speak."""

from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mentordesk.errors import UserError
from mentordesk.i18n import Translator
from mentordesk.settings import Settings
from mentordesk.ui.interpreter import keep_constants_alive
from mentordesk.ui.notice_bar import NoticeBar
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.theme import Theme
from mentordesk.vocabulary import N_, Language

if TYPE_CHECKING:
    from mentordesk.services.workspace import Workspace

_SINCE = N_("Something else was done since. Undo that first, in the Edit menu.")

# Whatever is made after the first painting knows a desk.
keep_constants_alive()


class Guard:
    """A door for one deed: a `UserError` inside ends it and is shown, anything else passes on.

    `done` says afterwards whether the whole block ran.
    """

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self.done = False

    def __enter__(self) -> "Guard":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> bool:
        if isinstance(error, UserError):
            self._desk.notices.warn(self._desk.translator.sentence(error))
            return True
        self.done = error is None
        return False


class Desk(QObject):
    """One open file and its current programme, as every tab and dialog sees it."""

    #: The current programme is another one; the tabs show it at once or when next seen.
    programme_changed = Signal()
    #: Names of tables that a commit changed (a frozenset), always in the window's thread.
    changed = Signal(object)
    #: A tab's key and the ids to land on (a tuple of ints, possibly empty).
    asked_to_go = Signal(str, object)
    #: There is something else to undo or redo, always in the window's thread.
    history_changed = Signal()
    #: A deed is about to be undone or redone: what was begun because of it gives way.
    about_to_undo = Signal()
    #: A notice offers to undo the newest deed; the window does.
    asked_to_undo = Signal()
    #: A page wants the programme exported; the window asks where.
    asked_to_export = Signal()

    def __init__(
        self,
        workspace: "Workspace",
        *,
        theme: Theme,
        tasks: Tasks,
        notices: NoticeBar,
        settings: Settings,
    ) -> None:
        super().__init__()
        self.workspace = workspace
        self.theme = theme
        self.tasks = tasks
        self.notices = notices
        self.settings = settings
        self._programme_id = 0
        # A commit in a worker thread arrives here through the window's own event queue.
        self._unsubscribe = workspace.subscribe(self.changed.emit)
        self._unheard = workspace.history.subscribe(self.history_changed.emit)

    @property
    def translator(self) -> Translator:
        """The texts, dates and numbers of the window's language."""
        return self.workspace.translator

    @property
    def language(self) -> Language:
        """The window's language, for `Wording.in_`."""
        return self.translator.language

    @property
    def programme_id(self) -> int:
        """The programme shown; 0 only while the file holds none, and then no tab is shown."""
        return self._programme_id

    def choose_programme(self, programme_id: int) -> None:
        """Show another programme in every tab."""
        if programme_id != self._programme_id:
            self._programme_id = programme_id
            self.programme_changed.emit()

    def go_to(self, tab: str, ids: tuple[int, ...] = ()) -> None:
        """Show a tab, by its key, with these records chosen."""
        self.asked_to_go.emit(tab, ids)

    def tell_done(self, said: str, *, stays: bool = False) -> None:
        """Say that a deed is done, and offer to undo it as long as it is the newest."""
        self.notices.say(said, *self.way_back(), stays=stays)

    def way_back(self) -> tuple[str, Callable[[], None]] | tuple[()]:
        """Return what a notice of the newest deed offers, nothing where no deed can be undone."""
        history, tr = self.workspace.history, self.translator.gettext
        deed = history.undoable
        if deed is None:
            return ()

        def undo() -> None:
            if history.undoable is deed:
                self.asked_to_undo.emit()
            else:
                self.notices.warn(tr(_SINCE))

        return tr("Undo"), undo

    def guard(self) -> Guard:
        """Return the door for a deed, `with desk.guard():`; a refusal lands in the notice bar."""
        return Guard(self)

    def close(self) -> None:
        """Stop listening to the file; whoever opened it closes it."""
        self._unsubscribe()
        self._unheard()


class Tab(QWidget):
    """A page of the main window; made at its first showing, refreshed when its tables change."""

    #: The tables whose commits make this page out of date.
    tables: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    def refresh(self) -> None:
        """Read what is shown from the file; keeps selection, scroll and half-typed text."""

    def land(self, ids: tuple[int, ...]) -> None:
        """Show these records: enrolments, matches or questionnaires, whatever the page lists."""

    def unsaved(self) -> tuple[str, ...]:
        """Return the titles of what could not be kept and stands in no field that is shown."""
        return ()

    def search(self) -> None:
        """Put the cursor where this page is searched."""

    def import_sign_ups(self) -> None:
        """Ask for a table of sign-ups and import it; the page of participants does."""
