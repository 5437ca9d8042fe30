"""Confidentiality limits, a row each: the topic, why it is at risk, what the pair agrees."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from mentordesk.services.records.agreements import LimitRecord
from mentordesk.ui.colours import Tone
from mentordesk.ui.desk import Desk
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.forms.growing_text import GrowingText
from mentordesk.ui.forms.tab_order import come_after, come_before
from mentordesk.ui.theme import NARROW

_REMOVE = 28
_BLANK = LimitRecord(topic="")


class LimitRow(QWidget):
    """One limit; Ctrl+Enter in it asks for another row."""

    committed = Signal()
    removed = Signal()
    another = Signal()

    def __init__(self, desk: Desk, limit: LimitRecord, titles: tuple[str, str, str]) -> None:
        super().__init__()
        tr = desk.translator
        self.cells = (GrowingText(most=8), GrowingText(most=8), GrowingText(most=8))
        self.remove = QToolButton()
        self.remove.setFixedWidth(_REMOVE)
        name = tr.gettext("Remove this limit")
        self.remove.setAccessibleName(name)
        self.remove.setToolTip(name)
        desk.theme.dress(self.remove, "x", Tone.SOFT, 16)

        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(NARROW)
        texts = (limit.topic, limit.why, limit.agreed)
        for cell, title, text in zip(self.cells, titles, texts, strict=True):
            cell.setAccessibleName(title)
            cell.show_value(text)
            cell.committed.connect(lambda _text: self.committed.emit())
            cell.installEventFilter(self)
            across.addWidget(cell, 1, Qt.AlignmentFlag.AlignTop)
        across.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        self.remove.clicked.connect(lambda _on: self.removed.emit())

    @property
    def limit(self) -> LimitRecord:
        """What is written in the row."""
        topic, why, agreed = (cell.toPlainText().strip() for cell in self.cells)
        return LimitRecord(topic=topic, why=why, agreed=agreed)

    def fix(self, *, fixed: bool) -> None:
        """Let nothing be changed, or let it again."""
        for cell in self.cells:
            cell.setReadOnly(fixed)
        self.remove.setEnabled(not fixed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Ctrl+Enter adds a row."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.another.emit()
            return True
        return super().eventFilter(watched, event)


class LimitsTable(QWidget):
    """Rows of limits; blank ones are for the writer alone and are never committed."""

    #: All limits that hold a word (a tuple of `LimitRecord`), after each change.
    committed = Signal(object)
    #: A word was typed, or a row taken away.
    edited = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        tr = desk.translator
        self._titles = (
            tr.gettext("Topic"),
            tr.gettext("Why it is at risk"),
            tr.gettext("What we agree"),
        )
        self._saved: tuple[LimitRecord, ...] = ()
        self._fixed = False
        self.rows: list[LimitRow] = []
        self._place = QVBoxLayout()
        self._place.setSpacing(NARROW)
        self.add = QPushButton(tr.gettext("Add a limit"))
        self.add.setToolTip(tr.gettext("Ctrl+Enter in a row does the same"))
        desk.theme.dress(self.add, "plus")

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NARROW)
        column.addWidget(self._header())
        column.addLayout(self._place)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

        self.add.clicked.connect(lambda _on: self._add_row())
        self._fill(())

    def _header(self) -> QWidget:
        header = QWidget()
        across = QHBoxLayout(header)
        across.setContentsMargins(0, 0, _REMOVE + NARROW, 0)
        across.setSpacing(NARROW)
        for title in self._titles:
            label = plain_label(title, "soft")
            label.setFont(self._desk.theme.small_font())
            across.addWidget(label, 1, Qt.AlignmentFlag.AlignBottom)
        return header

    @property
    def limits(self) -> tuple[LimitRecord, ...]:
        """What is written, without the blank rows."""
        return tuple(row.limit for row in self.rows if row.limit != _BLANK)

    def show_limits(self, limits: tuple[LimitRecord, ...], *, fixed: bool) -> None:
        """Show what the file holds; rows that hold the same already stay as they are."""
        self._saved = limits
        if limits != self.limits:
            self._fill(limits)
        self._fixed = fixed
        self.add.setVisible(not fixed)
        for row in self.rows:
            row.fix(fixed=fixed)

    def begin(self, limits: tuple[LimitRecord, ...]) -> None:
        """Show another agreement's limits, with a row to write in where there is none."""
        self._saved = limits
        self._fill(limits)

    def _fill(self, limits: tuple[LimitRecord, ...]) -> None:
        while self.rows:
            self._drop(self.rows[-1])
        for limit in limits or (_BLANK,):
            self._append(limit)

    def _append(self, limit: LimitRecord, after: LimitRow | None = None) -> LimitRow:
        row = LimitRow(self._desk, limit, self._titles)
        row.fix(fixed=self._fixed)
        place = self.rows.index(after) + 1 if after else len(self.rows)
        self.rows.insert(place, row)
        self._place.insertWidget(place, row)
        widgets = (*row.cells, row.remove)
        if after:
            come_after(after.remove, widgets)
        else:
            come_before(self.add, widgets)
        row.committed.connect(self._commit)
        for cell in row.cells:
            cell.textChanged.connect(self.edited)
        row.removed.connect(lambda: self._remove(row))
        row.another.connect(lambda: self._add_row(row))
        return row

    def _add_row(self, after: LimitRow | None = None) -> None:
        row = self._append(_BLANK, after)
        row.cells[0].setFocus()

    def _remove(self, row: LimitRow) -> None:
        place = self.rows.index(row)
        self._drop(row)
        if not self.rows:
            self._append(_BLANK)
        self.rows[min(place, len(self.rows) - 1)].cells[0].setFocus()
        self._commit()

    def _drop(self, row: LimitRow) -> None:
        self.rows.remove(row)
        self._place.removeWidget(row)
        row.blockSignals(True)
        row.hide()
        row.setParent(None)
        row.deleteLater()

    def _commit(self) -> None:
        self.edited.emit()
        if self.limits != self._saved:
            self._saved = self.limits
            self.committed.emit(self._saved)
