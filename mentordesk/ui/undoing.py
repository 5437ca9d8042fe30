"""Undo and redo in the window: named in the menu, from a key or a notice, told where they land."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from mentordesk.deed_name import DeedName
from mentordesk.errors import UserError
from mentordesk.ui.desk import Desk
from mentordesk.ui.forms.autosave import flush_all
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.own_typing import OwnTyping
from mentordesk.ui.tasks import Task

if TYPE_CHECKING:
    from mentordesk.services.history import History
    from mentordesk.services.workspace import Workspace

#: The letters of a deed's name that a menu shows.
NAME_MOST = 60

#: Where a deed is looked at, by the tables that only such deeds change; the first that fits.
_PLACES = (
    ("guides", {"guide_text"}),
    ("evaluations", {"questionnaire", "question", "reply", "answer"}),
    ("participants", {"participant", "enrolment"}),
    ("agreements", {"agreement", "agreement_topic", "confidentiality_limit", "attachment"}),
    ("matches", {"match", "proposal", "proposal_pair", "pair_rule", "matching_rules", "meeting"}),
    ("overview", {"activity", "event", "event_attendance"}),
)


class Undoing(QObject):
    """Joins a window's Edit menu to the history of the open file, whatever page is shown.

    Args:
        window: Its menu, notices and tabs.
        current: Returns the file that is open, `None` where there is none.
    """

    def __init__(self, window: MainWindow, current: "Callable[[], Workspace | None]") -> None:
        super().__init__(window)
        self._window = window
        self._current = current
        self._typing = OwnTyping(self)
        menus = window.menus
        menus.undo.connect(self.undo)
        menus.redo.connect(self.redo)
        menus.edit_opened.connect(self.show_names)
        window.shown.connect(self._join)
        self.show_names()

    def _join(self, desk: Desk) -> None:
        desk.history_changed.connect(self.show_names)
        desk.asked_to_undo.connect(self._undo_deed)
        self.show_names()

    def show_names(self) -> None:
        """Say in the menu what would be undone and redone."""
        workspace, tr = self._current(), self._window.translator
        history = workspace.history if workspace else None
        undo = self._named(tr.gettext("&Undo"), history.undoable if history else None)
        redo = self._named(tr.gettext("&Redo"), history.redoable if history else None)
        if self._typing.undoable:
            undo = tr.gettext("&Undo typing")
        if self._typing.redoable:
            redo = tr.gettext("&Redo typing")
        self._window.menus.show_history(undo, redo)

    def _named(self, verb: str, name: DeedName | None) -> str:
        """Return a menu's words for a deed, blank without one."""
        if name is None:
            return ""
        said = self._window.translator.deed(name).replace("&", "&&")
        return f"{verb}: {elided(said)}"

    def undo(self) -> None:
        """Take back what is typed in the field that has the cursor, else the newest deed."""
        if not self._typing.undo():
            self._undo_deed()

    def redo(self) -> None:
        """Type again what was taken back in the field that has the cursor, else do the deed."""
        if not self._typing.redo():
            self._redo_deed()

    def _undo_deed(self) -> None:
        desk = self._window.desk
        if desk is None:
            self._travel_without_programme(lambda history: history.undo())
            return
        flush_all(self._window)
        tr = desk.translator.gettext
        said = tr("Undone: {deed}")
        history = desk.workspace.history
        self._travel(
            desk, history.undo, tr("Undoing"), lambda name: self._say(said, name, tr("Redo"))
        )

    def _redo_deed(self) -> None:
        desk = self._window.desk
        if desk is None:
            self._travel_without_programme(lambda history: history.redo())
            return
        flush_all(self._window)
        tr = desk.translator.gettext
        said = tr("Done again: {deed}")
        history = desk.workspace.history
        self._travel(
            desk, history.redo, tr("Redoing"), lambda name: self._say(said, name, tr("Undo"))
        )

    def _travel_without_programme(self, deed: "Callable[[History], DeedName | None]") -> None:
        """Undo or redo in a file whose programmes are all gone, and show what is there then."""
        workspace = self._current()
        if workspace is None:
            return
        try:
            deed(workspace.history)
        except UserError as error:
            self._window.notices.warn(self._window.translator.sentence(error))
        else:
            self._window.emptied.emit()

    def _travel(
        self,
        desk: Desk,
        deed: Callable[[], DeedName | None],
        title: str,
        say: Callable[[DeedName], None],
    ) -> None:
        """Undo or redo, at once or, where many rows change, beside the window's own work."""
        tr = desk.translator.gettext
        if desk.tasks.writing:
            desk.notices.warn(tr("MentorDesk is still writing. Wait a moment, then undo."))
            return
        before = {one.id for one in desk.workspace.programmes.all()}
        tables: set[str] = set()
        forget = desk.workspace.subscribe(tables.update)

        def done(name: DeedName | None) -> None:
            forget()
            if name is not None:
                self._land(desk, before, frozenset(tables))
                say(name)

        if desk.workspace.history.is_long:
            work: Callable[[Task], DeedName | None] = lambda _task: deed()  # noqa: E731 - typed
            desk.tasks.run(self._window, title, work, done, writes=True)
            return
        with desk.guard() as guard:
            name = deed()
        if guard.done:
            done(name)
        else:
            forget()

    def _say(self, said: str, name: DeedName, other: str) -> None:
        desk = self._window.desk
        if desk is not None:
            back = self._redo_deed if other == desk.translator.gettext("Redo") else self._undo_deed
            desk.notices.say(said.format(deed=desk.translator.deed(name)), other, back)

    def _land(self, desk: Desk, before: set[int], tables: frozenset[str]) -> None:
        """Show the programme and the tab where it is seen, unless that is where she is."""
        now = [one.id for one in desk.workspace.programmes.all()]
        new = [id_ for id_ in now if id_ not in before]
        if not now:
            self._window.emptied.emit()
            return
        if new or desk.programme_id not in now:
            desk.choose_programme((new or now)[0])
        shown = self._window.tabs.current
        if shown is not None and shown.tables & tables:
            return
        for tab, its in _PLACES:
            if its & tables:
                self._window.tabs.show_tab(tab)
                return


def elided(text: str) -> str:
    """Return a text short enough for a menu."""
    return text if len(text) <= NAME_MOST else f"{text[: NAME_MOST - 1].rstrip()}…"
