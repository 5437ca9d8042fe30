"""Takes the codes of signed papers one after the other, and marks them all on one day."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from mentordesk.services.records.finding import FoundPair, SignedPaper
from mentordesk.ui.agreements.stack_list import StackList
from mentordesk.ui.desk import Desk
from mentordesk.ui.dialog_size import resize_on_screen
from mentordesk.ui.empty_state import EmptyState
from mentordesk.ui.error_dialogs import ask
from mentordesk.ui.forms.day_field import DayField
from mentordesk.ui.forms.form import Field, plain_label
from mentordesk.ui.short_list import ShortList
from mentordesk.ui.theme import EDGE, GAP

_SIZE = (560, 500)
_DAY = 150


class StackDialog(QDialog):
    """Collects papers and a day for `deed`; Enter takes the next code, as a scanner sends it."""

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        look_at: Callable[[str], SignedPaper],
        deed: Callable[[StackList, date], None],
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._look_at = look_at
        self._deed = deed
        self.stack = StackList()
        tr = desk.translator.gettext
        self.setWindowTitle(tr("Mark a stack as signed"))
        self.line = QLineEdit()
        self.code_field = Field(
            tr("Code on the paper"), self.line, tr("Enter after each; a scanner sends it itself.")
        )
        self.day_field = DayField(desk.theme, desk.translator, blank=False)
        self.day = Field(tr("Signed on"), self.day_field)
        self.list = ShortList(desk.theme, tr("Papers"))
        self.empty = EmptyState(
            desk.theme,
            "list-checks",
            tr("Take the top paper and type its code. Whose it is shows here at once."),
        )
        self.pages = QStackedWidget()
        self.said = plain_label(look="soft")
        self.out = QPushButton(tr("Take out of the list"))
        self.mark = QPushButton()
        self.mark.setProperty("look", "primary")
        self.leave = QPushButton(tr("Cancel"))
        # Enter belongs to the codes.
        for button in (self.out, self.mark, self.leave):
            button.setAutoDefault(False)
        self._lay_out()
        self._connect()
        today = date.today()  # noqa: DTZ011 - the day is the coordinator's own
        self.day_field.show_value(today)
        self._show()
        resize_on_screen(self, *_SIZE)

    def _lay_out(self) -> None:
        self.day.setFixedWidth(_DAY)
        top = QHBoxLayout()
        top.setSpacing(EDGE)
        top.addWidget(self.code_field, 1)
        top.addWidget(self.day, 0, Qt.AlignmentFlag.AlignTop)
        for page in (self.empty, self.list):
            self.pages.addWidget(page)
        below = QHBoxLayout()
        below.setSpacing(GAP)
        below.addWidget(self.said, 1)
        below.addWidget(self.out)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.mark)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(GAP)
        column.addLayout(top)
        column.addWidget(self.pages, 1)
        column.addLayout(below)
        column.addSpacing(GAP)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.line.returnPressed.connect(self._take)
        self.day_field.judged.connect(self.day.show_wrong)
        self.out.clicked.connect(self._take_out)
        self.mark.clicked.connect(self._mark)
        self.leave.clicked.connect(self.reject)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._take_out)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.mark.click)
        self.out.setToolTip(QKeySequence(Qt.Key.Key_Delete).toString(_NATIVE))
        self.mark.setToolTip(QKeySequence("Ctrl+Return").toString(_NATIVE))

    def _take(self) -> None:
        typed = self.line.text()
        self.line.clear()
        if typed.strip():
            paper = self.stack.add(self._look_at(typed))
            self._show()
            self.list.choose(len(self.stack.papers) - 1)
            self.list.scrollToTop()
            self._tell(paper)

    def _take_out(self) -> None:
        place = self.list.key
        if isinstance(place, int):
            self.stack.take_out(place)
            self._show()
        if not self.stack.papers:
            self.line.setFocus()

    def _show(self) -> None:
        tr, ready = self._desk.translator, len(self.stack.ready)
        self.list.show_entries(self.stack.entries(tr))
        self.pages.setCurrentWidget(self.list if self.stack.papers else self.empty)
        self.out.setVisible(bool(self.stack.papers))
        self.mark.setEnabled(bool(ready))
        mark = tr.ngettext("Mark {n} as signed", "Mark {n} as signed", ready)
        self.mark.setText(
            mark.format(n=tr.number(ready)) if ready else tr.gettext("Mark as signed")
        )
        wrong = len(self.stack.papers) - ready
        said = tr.ngettext("{n} is left out", "{n} are left out", wrong)
        self.said.setText(said.format(n=tr.number(wrong)) if wrong else "")

    def _tell(self, paper: SignedPaper) -> None:
        """Let her readers hear what became of the code, though the cursor stays in the line."""
        entry = self.stack.entries(self._desk.translator)[0]
        self.line.setAccessibleDescription(f"{entry.title}, {entry.note}")
        if paper.refusal is not None:
            self._beep()

    def _beep(self) -> None:
        from PySide6.QtWidgets import QApplication

        # Who scans looks at the papers.
        QApplication.beep()

    def _mark(self) -> None:
        self._take()
        self.day_field.flush()
        day = self.day_field.value
        if self.day.message or day is None or not self.stack.ready:
            return
        self.day.attempt(self._desk.translator, lambda: self._deed(self.stack, day))
        if not self.day.message:
            self.accept()

    def reject(self) -> None:
        """Leave; what was typed for nothing is asked about."""
        if not self.stack.ready or self._sure(self.stack.ready):
            super().reject()

    def _sure(self, ready: tuple[FoundPair, ...]) -> bool:
        tr = self._desk.translator
        question = tr.ngettext(
            "{n} paper is not marked yet. Leave the list?",
            "{n} papers are not marked yet. Leave the list?",
            len(ready),
        )
        return ask(
            self,
            tr,
            question.format(n=tr.number(len(ready))),
            tr.gettext("Leave the list"),
            otherwise=tr.gettext("Go back"),
        )


_NATIVE = QKeySequence.SequenceFormat.NativeText
