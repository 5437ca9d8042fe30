"""Undo and redo in the window: named in the menu, from a key or a notice, told where they land."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject

from mentordesk.deed_name import DeedName
from mentordesk.errors import UserError
from mentordesk.ui.desk import Desk
from mentordesk.ui.forms.autosave import flush_all
from mentordesk.ui.main_window import MainWindow
from mentordesk.ui.own_typing import OwnTyping
from mentordesk.vocabulary import N_

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


class _Way(NamedTuple):
    """Back or forth: what does it, and how it is called, told and begun."""

    deed: "Callable[[History], DeedName | None]"
    title: str
    said: str
    verb: str


_UNDO = _Way(lambda history: history.undo(), N_("Undoing"), N_("Undone: {deed}"), N_("Undo"))
_REDO = _Way(lambda history: history.redo(), N_("Redoing"), N_("Done again: {deed}"), N_("Redo"))


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
        # A method, which the desk does not hold: else neither would ever be forgotten.
        desk.asked_to_undo.connect(self._undo_as_asked)
        self.show_names()

    def _undo_as_asked(self) -> None:
        self._go(_UNDO)

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
        said = elided(self._window.translator.deed(name))
        return f"{verb}: {said.replace('&', '&&')}"

    def undo(self) -> None:
        """Take back what is typed in the field that has the cursor, else the newest deed."""
        if not self._typing.undo():
            self._go(_UNDO)

    def redo(self) -> None:
        """Type again what was taken back in the field that has the cursor, else do the deed."""
        if not self._typing.redo():
            self._go(_REDO)

    def _go(self, way: "_Way") -> None:
        desk, workspace = self._window.desk, self._current()
        if desk is not None:
            self._go_at(desk, way)
        elif workspace is not None:
            self._go_without_programme(workspace.history, way)

    def _go_without_programme(self, history: "History", way: "_Way") -> None:
        """Go in a file whose programmes are all gone, and show what is there then."""
        try:
            way.deed(history)
        except UserError as error:
            self._window.notices.warn(self._window.translator.sentence(error))
        else:
            self._window.emptied.emit()

    def _go_at(self, desk: Desk, way: "_Way") -> None:
        """Go at once or, where many rows change, beside the window's own work."""
        tr = desk.translator
        if desk.tasks.writing:
            said = tr.gettext("MentorDesk is still writing. Wait a moment, then undo.")
            desk.notices.warn(said)
            return
        flush_all(self._window)
        desk.about_to_undo.emit()
        history = desk.workspace.history
        arrive = self._arriving(desk, way)
        if history.is_long:
            title = tr.gettext(way.title)
            desk.tasks.run(self._window, title, lambda _: way.deed(history), arrive, writes=True)
            return
        with desk.guard():
            arrive(way.deed(history))

    def _arriving(self, desk: Desk, way: "_Way") -> Callable[[DeedName | None], None]:
        """Return what shows and tells afterwards where the deed that is undone or redone is."""
        before = {one.id for one in desk.workspace.programmes.all()}
        tables: set[str] = set()

        def hear(changed: frozenset[str]) -> None:
            tables.update(changed)
            stop()

        # Should it be refused, this hears the next change and no more.
        stop = desk.workspace.subscribe(hear)

        def arrive(name: DeedName | None) -> None:
            if name is not None:
                self._land(desk, before, frozenset(tables))
                self._say(desk, way, name)

        return arrive

    def _say(self, desk: Desk, way: "_Way", name: DeedName) -> None:
        tr = desk.translator
        said = tr.gettext(way.said).format(deed=tr.deed(name))
        back = _REDO if way is _UNDO else _UNDO
        desk.notices.say(said, tr.gettext(back.verb), lambda: self._go(back))

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
