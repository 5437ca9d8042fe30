"""One line to find anybody or any paper by: typed into, answered below, left with Enter or Esc."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidgetItem, QVBoxLayout, QWidget

from mentordesk.i18n import Translator
from mentordesk.services.directory import Directory
from mentordesk.services.match_codes import whole_code
from mentordesk.services.records.finding import Found, FoundPair
from mentordesk.ui.colours import Tone
from mentordesk.ui.desk import Desk
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.short_list import Entry, ShortList
from mentordesk.ui.theme import EDGE, GAP
from mentordesk.vocabulary import MATCH_STATE_NAMES, ROLE_NAMES

_WIDTH = 520
_FROM_TOP = 48
#: What the line and the edges take, and what is left free below.
_BESIDE_LIST = 112
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}


class GoToDialog(QDialog):
    """Shows at most a handful; what is typed before all is read is looked up once it is."""

    #: Whom or what she wants to see (a `Found`).
    chosen = Signal(object)

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self._translator = desk.translator
        self._above = parent.window()
        self._directory: Directory | None = None
        self._found: tuple[Found, ...] = ()
        tr = desk.translator.gettext
        self.setWindowTitle(tr("Go to"))
        self.setProperty("look", "card")
        self.line = QLineEdit()
        self.line.setAccessibleName(tr("A code, or letters of a name"))
        self.line.setPlaceholderText(tr("A code, or letters of a name"))
        self.line.setClearButtonEnabled(True)
        self.hits = ShortList(desk.theme, tr("Found"))
        # The keys go to the line all the time.
        self.hits.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.said = plain_label(look="soft")

        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(GAP)
        column.addWidget(self.line)
        column.addWidget(self.hits)
        column.addWidget(self.said)

        self.line.textChanged.connect(lambda _text: self._look_up())
        self.line.returnPressed.connect(self._go)
        self.hits.itemClicked.connect(self._go)
        self.hits.chosen.connect(lambda _key: self._tell_chosen())
        self.line.installEventFilter(self)
        self.setFixedWidth(_WIDTH)
        self._look_up()

    def show_directory(self, directory: Directory) -> None:
        """Look in here from now on."""
        self._directory = directory
        self._look_up()

    def _look_up(self) -> None:
        typed = self.line.text()
        self._found = self._directory.look_up(typed) if self._directory else ()
        self.hits.show_entries([_entry(key, it, self._translator) for key, it in self._numbered()])
        self.hits.choose(0)
        self.said.setText(self._hint(typed))
        self.said.setVisible(bool(self.said.text()))
        self.hits.setVisible(bool(self._found))
        rows = sum(self.hits.sizeHintForRow(row) for row in range(len(self._found)))
        room = self._above.height() - _FROM_TOP - _BESIDE_LIST
        self.hits.setFixedHeight(min(rows + 2 * self.hits.frameWidth() + 2, room))
        self._tell_chosen()
        self.adjustSize()

    def _numbered(self) -> list[tuple[int, Found]]:
        return list(enumerate(self._found))

    def _hint(self, typed: str) -> str:
        tr = self._translator.gettext
        if self._found or (typed.strip() and self._directory is None):
            return ""
        if not typed.strip():
            return tr("Type the code on a paper, or some letters of a name. Enter goes there.")
        code = whole_code(typed)
        if code is not None and any(sign.isdigit() for sign in code):
            return tr("No pair in this file has the code {code}. Look at the paper again.").format(
                code=code
            )
        return tr("Nobody in this file is called “{typed}”.").format(typed=typed.strip())

    def _tell_chosen(self) -> None:
        # Its readers hear what Enter would open, though the list never has the focus.
        said = self.said.text()
        if self._found:
            said = self.hits.currentItem().data(int(Qt.ItemDataRole.AccessibleTextRole))
        self.line.setAccessibleDescription(said)

    def _go(self, _item: QListWidgetItem | None = None) -> None:
        if self._found:
            found = self._found[self.hits.currentRow()]
            self.accept()
            self.chosen.emit(found)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Let the arrows in the line walk through the list."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                last = self.hits.count() - 1
                self.hits.setCurrentRow(max(min(self.hits.currentRow() + step, last), 0))
                return True
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Stand at the top of the window, in the middle."""
        super().showEvent(event)
        window = self._above
        left = (window.width() - self.width()) // 2
        self.move(window.mapToGlobal(QPoint(left, _FROM_TOP)))
        self.line.setFocus()


def _entry(key: int, found: Found, translator: Translator) -> Entry:
    tr = translator.gettext
    if isinstance(found, FoundPair):
        note = f"{found.code} · {found.programme}"
        if not found.in_force:
            note = f"{note} · {tr(MATCH_STATE_NAMES[found.state])}"
        title = f"{found.mentee.name} · {found.mentor.name}"
        return Entry(key=key, icon="handshake", title=title, note=note, tone=Tone.ACCENT)
    note = f"{tr(ROLE_NAMES[found.role])} · {found.programme}"
    return Entry(key=key, icon="user", title=found.person.name, note=note)
