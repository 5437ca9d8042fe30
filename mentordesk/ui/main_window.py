"""The window: menus, tabs, the programme chooser, and what is said at the foot."""

from pathlib import Path

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from mentordesk.i18n import Translator
from mentordesk.settings import Settings
from mentordesk.ui.desk import Desk
from mentordesk.ui.forms.autosave import flush_all
from mentordesk.ui.menus import Menus
from mentordesk.ui.notice_bar import NoticeBar
from mentordesk.ui.programme_chooser import ProgrammeChooser
from mentordesk.ui.saved_when import SavedWhen
from mentordesk.ui.tab_stack import TabStack
from mentordesk.ui.task_strip import TaskStrip
from mentordesk.ui.tasks import Tasks
from mentordesk.ui.theme import Theme

_SIZE = (1280, 800)
_SMALLEST = (960, 560)
_SUFFIX = ".mentordesk"


class MainWindow(QMainWindow):
    """A frame that is painted before any file is opened, and then shows one file's desk."""

    #: A file was dropped on the window.
    dropped = Signal(Path)
    closing = Signal()
    #: The file's last programme is gone.
    emptied = Signal()

    def __init__(
        self, theme: Theme, translator: Translator, settings: Settings, tasks: Tasks
    ) -> None:
        super().__init__()
        self._settings = settings
        self.translator = translator
        self.desk: Desk | None = None
        self.tabs = TabStack(translator)
        self.chooser = ProgrammeChooser(theme, translator)
        self.tabs.add_corner(self.chooser)
        self.notices = NoticeBar(theme, translator)
        self._strip = TaskStrip(tasks, translator)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.tabs)
        self.menus = Menus(self.menuBar(), translator)
        self._saved = SavedWhen(translator)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.setWindowTitle("MentorDesk")
        self.setMinimumSize(*_SMALLEST)
        self.setAcceptDrops(True)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._pages, 1)
        column.addWidget(self._strip)
        column.addWidget(self.notices)
        self.setCentralWidget(middle)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().addPermanentWidget(self._saved)
        kept = self._settings.recall("geometry", "")
        if not (kept and self.restoreGeometry(QByteArray.fromBase64(kept.encode()))):
            self.resize(*_SIZE)

    def _connect(self) -> None:
        self.menus.tab.connect(self.tabs.show_tab)
        self.menus.copy.connect(self._copy)
        self.menus.search.connect(self._search)
        self.menus.quit.connect(self.close)
        self.tabs.chosen.connect(lambda key: self._settings.remember("tab", key))

    @property
    def in_use(self) -> bool:
        """Whether it has shown a file or a page already, and so needs a successor for another."""
        return self.desk is not None or self._pages.count() > 1

    def show_desk(self, desk: Desk) -> None:
        """Show a file that has a programme."""
        self.desk = desk
        self.setWindowTitle(f"MentorDesk · {desk.workspace.path.name}")
        self._pages.setCurrentWidget(self.tabs)
        self.menus.allow(file=True, programme=True)
        self._saved.show_file(desk.workspace.path)
        desk.changed.connect(self._saved.show_now)
        self.tabs.show_tab(self._settings.recall("tab", "overview"))
        self.tabs.open(desk)
        self.show_programmes()
        desk.changed.connect(self._changed)
        desk.programme_changed.connect(self.show_programmes)
        desk.asked_to_export.connect(self.menus.export)

    def show_page(self, page: QWidget, file: str = "") -> None:
        """Show a page instead of the tabs: the welcome, with or without a file open."""
        self.setWindowTitle(f"MentorDesk · {file}" if file else "MentorDesk")
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        self.menus.allow(file=bool(file), programme=False)

    def show_programmes(self) -> None:
        """Offer the file's programmes in the corner."""
        if self.desk is not None:
            programmes = self.desk.workspace.programmes.all()
            self.chooser.show_programmes(programmes, self.desk.programme_id)

    def leave(self) -> None:
        """Save what is half typed and remember how the window stood."""
        flush_all(self)
        geometry = self.saveGeometry().toBase64().toStdString()
        self._settings.remember("geometry", geometry)

    def _changed(self, tables: frozenset[str]) -> None:
        if "programme" in tables:
            self.show_programmes()

    def _search(self) -> None:
        if self.tabs.current is not None:
            self.tabs.current.search()

    def _copy(self) -> None:
        from mentordesk.ui.record_table import RecordTable

        widget = QApplication.focusWidget()
        while widget is not None:
            if isinstance(widget, QLineEdit | QPlainTextEdit | RecordTable):
                widget.copy()
                return
            widget = widget.parentWidget()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's own name
        """Take a MentorDesk file."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].toLocalFile().lower().endswith(_SUFFIX):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's own name
        """Open the file that was dropped."""
        event.acceptProposedAction()
        self.dropped.emit(Path(event.mimeData().urls()[0].toLocalFile()))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is half typed; whoever made the window lets go of the file."""
        self.leave()
        self.closing.emit()
        super().closeEvent(event)

    def come_forward(self) -> None:
        """Show the window above the others: somebody opened its file a second time."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
