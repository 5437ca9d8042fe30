"""The window: menus, tabs, the programme chooser, and what is said at the foot.

It is made in two steps, because the first painting is measured: the frame, then the furniture.
Modules that are imported here import neither `Qt` nor a table of records.
"""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from mentordesk.i18n import Translator
from mentordesk.settings import Settings
from mentordesk.ui.menu_titles import menu_titles
from mentordesk.ui.tab_stack import TabStack
from mentordesk.ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
    from PySide6.QtWidgets import QLabel

    from mentordesk.services.records.programmes import ProgrammeRecord
    from mentordesk.ui.desk import Desk
    from mentordesk.ui.menus import Menus
    from mentordesk.ui.notice_bar import NoticeBar
    from mentordesk.ui.programme_chooser import ProgrammeChooser
    from mentordesk.ui.saved_when import SavedWhen
    from mentordesk.ui.tasks import Tasks

_SIZE = (1280, 800)
_SMALLEST = (960, 560)
#: What a system's own frame takes of a small screen, at most.
_TITLE_BAR = 40
#: One line with a button in it.
_FOOT = 40
_PADLOCK = 16
_SUFFIX = ".mentordesk"


class MainWindow(QMainWindow):
    """A frame that is painted before any file is opened, and then shows one file's desk."""

    #: A file was dropped on the window.
    dropped = Signal(Path)
    closing = Signal()
    #: A desk is shown (a `Desk`).
    shown = Signal(object)
    #: The file's last programme is gone.
    emptied = Signal()

    menus: "Menus"
    notices: "NoticeBar"
    chooser: "ProgrammeChooser"
    saved: "SavedWhen"
    _padlock: "QLabel"

    def __init__(self, theme: Theme, translator: Translator, settings: Settings) -> None:
        super().__init__()
        self.theme = theme
        self._settings = settings
        self.translator = translator
        self.desk: Desk | None = None
        #: Whether it has shown a file or a page already, and so needs a successor for another.
        self.in_use = False
        self.tabs = TabStack(translator)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.tabs)
        self._column = QVBoxLayout()
        self._foot = QWidget()
        self._titles = [self.menuBar().addMenu(title) for title in menu_titles(translator)]
        self._lay_out()

    def _lay_out(self) -> None:
        self.theme.clothe(self)
        self.setWindowTitle("MentorDesk")
        self.setMinimumSize(*_SMALLEST)
        middle = QWidget()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._pages, 1)
        middle.setLayout(self._column)
        self.setCentralWidget(middle)
        self._column.addWidget(self._foot)
        self._foot.setMinimumHeight(_FOOT)
        if not self._stand_as_before():
            room = self.screen().availableSize()
            self.resize(min(_SIZE[0], room.width()), min(_SIZE[1], room.height() - _TITLE_BAR))

    def _stand_as_before(self) -> bool:
        kept = self._settings.recall("geometry", "")
        if not kept:
            return False
        from PySide6.QtCore import QByteArray

        return self.restoreGeometry(QByteArray.fromHex(kept.encode()))

    def furnish(self, tasks: "Tasks") -> None:
        """Bring in what the first painting can do without: deeds, notices, drag and drop."""
        from mentordesk.ui.menus import Menus
        from mentordesk.ui.notice_bar import NoticeBar
        from mentordesk.ui.programme_chooser import ProgrammeChooser
        from mentordesk.ui.saved_when import SavedWhen
        from mentordesk.ui.task_strip import TaskStrip

        self.menus = Menus(self._titles, self.translator)
        self.notices = NoticeBar(self.theme, self.translator)
        self.chooser = ProgrammeChooser(self.theme, self.translator)
        self.saved = SavedWhen(self.translator)
        self._padlock = self._draw_padlock()
        self.tabs.add_corner(self.chooser)
        self._column.insertWidget(1, TaskStrip(tasks, self.translator))
        self._furnish_foot()
        self.setAcceptDrops(True)
        self.menus.tab.connect(self.tabs.show_tab)
        for verb, chosen in (
            ("cut", self.menus.cut),
            ("copy", self.menus.copy),
            ("paste", self.menus.paste),
            ("selectAll", self.menus.select_all),
        ):
            chosen.connect(partial(self._edit, verb))
        self.menus.search.connect(self._search)
        self.menus.quit.connect(self.close)

    def _draw_padlock(self) -> "QLabel":
        """Return the sign that the file is protected, hidden until one is."""
        from PySide6.QtWidgets import QLabel

        from mentordesk.ui.colours import Tone

        padlock = QLabel()
        self.theme.draw(padlock, "lock", Tone.SOFT, _PADLOCK)
        said = self.translator.gettext("This file is protected with a passphrase.")
        padlock.setToolTip(said)
        padlock.setAccessibleName(said)
        padlock.hide()
        return padlock

    def _furnish_foot(self) -> None:
        """Say what was done beside when it was saved: coming and going, it moves nothing."""
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.notices, 1)
        row.addStretch(0)
        row.addWidget(self._padlock)
        row.addWidget(self.saved)

    def show_desk(self, desk: "Desk", programmes: "tuple[ProgrammeRecord, ...]") -> None:
        """Show a file that has these programmes."""
        self.in_use = True
        self.desk = desk
        self.setWindowTitle(f"MentorDesk · {desk.workspace.path.name}")
        self._pages.setCurrentWidget(self.tabs)
        protected = desk.workspace.is_protected
        self.menus.allow(file=True, programme=True, protected=protected)
        self._padlock.setVisible(protected)
        self.saved.show_file(desk.workspace.path)
        desk.changed.connect(self.saved.show_now)
        if not desk.workspace.writable:
            self._show_read_only(desk)
        self.tabs.show_tab(self._settings.recall("tab", "overview"))
        self.tabs.open(desk)
        self.tabs.chosen.connect(lambda key: self._settings.remember("tab", key))
        self.chooser.show_programmes(programmes, desk.programme_id)
        desk.changed.connect(self._changed)
        desk.programme_changed.connect(self.show_programmes)
        desk.asked_to_export.connect(self.menus.export)
        self.shown.emit(desk)

    def _show_read_only(self, desk: "Desk") -> None:
        from mentordesk.ui.read_only_bar import ReadOnlyBar

        shown = desk.workspace
        bar = ReadOnlyBar(self.theme, self.translator, shown.path.name, damaged=shown.damaged)
        bar.leave.clicked.connect(self.menus.close_file)
        self._column.insertWidget(0, bar)

    def show_page(self, page: QWidget, file: str = "") -> None:
        """Show a page instead of the tabs: the welcome, with or without a file open."""
        self.in_use = True
        self.setWindowTitle(f"MentorDesk · {file}" if file else "MentorDesk")
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        self.menus.allow(file=bool(file), programme=False)

    def cover(self) -> None:
        """Show nothing of the file any more: it is about to be locked."""
        self._pages.hide()
        self.chooser.hide()
        self.notices.hide()

    def show_programmes(self) -> None:
        """Offer the file's programmes in the corner."""
        if self.desk is not None:
            programmes = self.desk.workspace.programmes.all()
            self.chooser.show_programmes(programmes, self.desk.programme_id)

    def may_leave(self) -> bool:
        """Save what is half typed; where that is refused, ask whether to go on without it."""
        from mentordesk.ui.leaving import leave_fields

        return leave_fields(self, self.translator)

    def leave(self) -> None:
        """Remember how the window stood, and read the file no more."""
        geometry = self.saveGeometry().toHex().toStdString()
        self._settings.remember("geometry", geometry)
        self.tabs.leave()
        if self.desk is not None:
            self.desk.close()
            self.desk = None

    def _changed(self, tables: frozenset[str]) -> None:
        if "programme" in tables:
            self.show_programmes()

    def _search(self) -> None:
        if self.tabs.current is not None:
            self.tabs.current.search()

    def _edit(self, verb: str) -> None:
        """Cut, copy, paste or select all where the cursor is."""
        from PySide6.QtWidgets import QApplication

        widget = QApplication.focusWidget()
        while widget is not None:
            deed = getattr(widget, verb, None)
            if callable(deed):
                deed()
                return
            widget = widget.parentWidget()

    def dragEnterEvent(self, event: "QDragEnterEvent") -> None:  # noqa: N802 - Qt's own name
        """Take a MentorDesk file."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].toLocalFile().lower().endswith(_SUFFIX):
            event.acceptProposedAction()

    def dropEvent(self, event: "QDropEvent") -> None:  # noqa: N802 - Qt's own name
        """Open the file that was dropped."""
        event.acceptProposedAction()
        self.dropped.emit(Path(event.mimeData().urls()[0].toLocalFile()))

    def closeEvent(self, event: "QCloseEvent") -> None:
        """Save what is half typed; whoever made the window lets go of the file."""
        if not self.may_leave():
            event.ignore()
            return
        self.closing.emit()
        super().closeEvent(event)

    def come_forward(self) -> None:
        """Show the window above the others: somebody opened its file a second time."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()
