"""List or map at the left side: the switch, and the reading of the map while it is shown."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from mentordesk.services.records.matches import ScoreMap, WholeRecord
from mentordesk.ui.desk import Desk
from mentordesk.ui.matches.left_side import LeftSide
from mentordesk.ui.matches.score_map_page import ScoreMapPage, segment
from mentordesk.ui.tasks import Task

_REMEMBERED = "matches.map"
_KEYS = "Ctrl+Shift+H"
#: With as many pairs the map is read in the background.
_MANY = 40_000


class ScoreMapSide(QObject):
    """Puts the map in place of the lists and back; reads it only while it is looked at."""

    #: The mentee's and the mentor's sign-ups.
    chosen = Signal(int, int)
    #: The map took the place of the lists, or the other way round.
    switched = Signal()

    def __init__(self, desk: Desk, left: LeftSide) -> None:
        super().__init__(left)
        self._desk = desk
        self._left = left
        self._whole: WholeRecord | None = None
        self._stale = False
        self._looked_at = (0, 0)
        self._task: Task | None = None
        self.page = ScoreMapPage(desk)
        tr = desk.translator.gettext
        self.to_list, self.to_map = segment(tr("List")), segment(tr("Map"), last=True)
        self._group = QButtonGroup(self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        switch = QWidget()
        row = QHBoxLayout(switch)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        keys = QKeySequence(_KEYS).toString(QKeySequence.SequenceFormat.NativeText)
        for button in (self.to_list, self.to_map):
            button.setToolTip(f"{button.text()} ({keys})")
            self._group.addButton(button)
            row.addWidget(button)
        self._left.add_view(switch, self.page, self.page.tools)

    def _connect(self) -> None:
        flip = QAction(self._left)
        flip.setShortcut(QKeySequence(_KEYS))
        flip.triggered.connect(lambda _checked: self._flip())
        self._left.addAction(flip)
        shown = self._desk.settings.recall(_REMEMBERED, False)
        (self.to_map if shown else self.to_list).setChecked(True)
        self._left.show_view(on=shown)
        self.to_map.toggled.connect(self._switch)
        self.page.chosen.connect(self.chosen)
        self._desk.tasks.ended.connect(self._ended)

    @property
    def shown(self) -> bool:
        """Whether the map is shown, and not the lists."""
        return self.to_map.isChecked()

    def show_whole(self, whole: WholeRecord) -> None:
        """Take the whole as it is now; the map is read again, at once or when it is shown."""
        self._whole, self._stale = whole, True
        self._read()

    def show_list(self) -> None:
        """Show the lists again."""
        self.to_list.setChecked(True)

    def look_at(self, mentee_id: int, mentor_id: int) -> None:
        """Show on the map which two are looked at beside it."""
        self._looked_at = (mentee_id, mentor_id)
        self.page.look_at(mentee_id, mentor_id)

    def _flip(self) -> None:
        (self.to_list if self.shown else self.to_map).setChecked(True)
        if self.shown:
            self.page.view.setFocus()
        else:
            self._left.focus_list()

    def _switch(self) -> None:
        self._desk.settings.remember(_REMEMBERED, self.shown)
        self._left.show_view(on=self.shown)
        self.switched.emit()
        self._read()

    def _read(self) -> None:
        """Read the map, unless nobody looks at it or nothing has changed."""
        whole = self._whole
        if whole is None or not self._stale or not self.shown:
            return
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._stale = False
        matches, programme_id = self._desk.workspace.matches, self._desk.programme_id
        if (len(whole.pairs) + len(whole.unmatched)) ** 2 // 4 < _MANY:
            self._show(matches.score_map(programme_id), whole)
            return

        def work(task: Task) -> tuple[Task, ScoreMap]:
            return task, matches.score_map(programme_id, task.report)

        title = self._desk.translator.gettext("Reading the map")
        self._task = self._desk.tasks.run(
            self._left, title, work, lambda read: self._take(*read, whole)
        )

    def _ended(self, task: Task) -> None:
        if task is self._task and task.cancelled:
            # Stopped by hand: it is read again when it is next asked for.
            self._task, self._stale = None, True
            self.show_list()

    def _take(self, task: Task, scores: ScoreMap, whole: WholeRecord) -> None:
        if task is self._task:
            self._task = None
            self._show(scores, whole)

    def _show(self, scores: ScoreMap, whole: WholeRecord) -> None:
        self.page.show_map(scores, whole)
        self.page.look_at(*self._looked_at)
