"""Paints a list's cells: chips for states, bold names, an even rhythm; and edits choices."""

from PySide6.QtCore import QAbstractItemModel, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from mentordesk.ui import icons
from mentordesk.ui.record_columns import Chip
from mentordesk.ui.record_model import BOLD_ROLE, CHIP_ROLE, CHOICES_ROLE, Index
from mentordesk.ui.theme import GAP, NARROW, ROW_HEIGHT, Theme

_ICON = 14


class RecordDelegate(QStyledItemDelegate):
    """One delegate for every column of every list."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a chip over the row's own ground, or the text in its weight."""
        super().paint(painter, option, index)
        chip = index.data(CHIP_ROLE)
        if isinstance(chip, Chip):
            self._paint_chip(painter, option.rect, chip)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802 - Qt's own name
        """Draw the name bold, and no text where a chip says it."""
        super().initStyleOption(option, index)
        if index.data(BOLD_ROLE):
            option.font = self._theme.bold_font()
        if isinstance(index.data(CHIP_ROLE), Chip):
            option.text = ""

    def _paint_chip(self, painter: QPainter, cell: QRect, chip: Chip) -> None:
        theme = self._theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.small_font())
        space = cell.width() - 2 * NARROW - _ICON - 3 * NARROW - GAP
        metrics = painter.fontMetrics()
        text = metrics.elidedText(chip.text, Qt.TextElideMode.ElideRight, max(space, 0))
        width = GAP + _ICON + NARROW + metrics.horizontalAdvance(text) + GAP
        height = ROW_HEIGHT - 10
        top = cell.center().y() - height // 2 + 1
        body = QRect(cell.left() + NARROW, top, min(width, cell.width() - 2 * NARROW), height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.tint(chip.tone))
        painter.drawRoundedRect(body, height / 2, height / 2)
        colour = theme.colour(chip.tone)
        drawing = icons.pixmap(chip.icon, colour, _ICON, painter.device().devicePixelRatioF())
        painter.drawPixmap(body.left() + GAP - 2, body.center().y() - _ICON // 2 + 1, drawing)
        painter.setPen(QPen(colour))
        words = body.adjusted(GAP + _ICON + NARROW - 2, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Leave room for the chip's icon and ends."""
        chip = index.data(CHIP_ROLE)
        if isinstance(chip, Chip):
            words = QFontMetrics(self._theme.small_font()).horizontalAdvance(chip.text)
            return QSize(words + 4 * GAP + _ICON, ROW_HEIGHT)
        return QSize(super().sizeHint(option, index).width() + GAP, ROW_HEIGHT)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Offer the column's choices, or a line to type in."""
        choices = index.data(CHOICES_ROLE)
        if choices is None:
            return super().createEditor(parent, option, index)
        box = QComboBox(parent)
        box.addItems(choices)
        box.activated.connect(lambda _row: self._choose(box))
        QTimer.singleShot(0, box, box.showPopup)
        return box

    def _choose(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802 - Qt's own name
        """Begin with what the cell says."""
        if isinstance(editor, QComboBox):
            editor.setCurrentText(index.data(Qt.ItemDataRole.EditRole))
        else:
            super().setEditorData(editor, index)

    def setModelData(  # noqa: N802 - Qt's own name
        self, editor: QWidget, model: QAbstractItemModel, index: Index
    ) -> None:
        """Hand over what was chosen or typed."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        else:
            super().setModelData(editor, model, index)
