"""A handful of things to choose from, two lines each: too few to search, sort or filter."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from mentordesk.ui import icons
from mentordesk.ui.colours import Tone
from mentordesk.ui.theme import EDGE, GAP, NARROW, Theme

_ICON = 20
_BAR = 6
_ENTRY_ROLE = int(Qt.ItemDataRole.UserRole)
_WORDS_LEFT = EDGE + _ICON + GAP + NARROW


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing: its drawing, its name, a line about it, and how full it is."""

    key: Hashable
    icon: str
    title: str
    note: str
    tone: Tone = Tone.SOFT
    #: 0-1, drawn as a bar; `None` for what has no fullness.
    share: float | None = None


class ShortList(QListWidget):
    """Always has one entry chosen while it has any; the choice outlives a refresh."""

    #: Another entry was chosen (its key).
    chosen = Signal(object)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._key: Hashable = None
        self.setAccessibleName(name)
        self.setProperty("look", "card")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_EntryDelegate(theme, self))
        self.currentRowChanged.connect(self._choose)
        theme.changed.connect(self.viewport().update)

    @property
    def key(self) -> Hashable:
        """The chosen entry's key, `None` while there is none."""
        return self._key

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries shown."""
        return tuple(_entry(self.item(row)) for row in range(self.count()))

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these entries; says `chosen` only when the one chosen before is gone."""
        before = self._key
        self.blockSignals(True)
        self.clear()
        for entry in entries:
            self.addItem(_item(entry))
        keys = [entry.key for entry in entries]
        self.setCurrentRow(keys.index(before) if before in keys else 0)
        self.blockSignals(False)
        self._choose(self.currentRow())

    def choose(self, key: Hashable) -> None:
        """Choose an entry; a key not listed changes nothing."""
        for row, entry in enumerate(self.entries):
            if entry.key == key:
                self.setCurrentRow(row)

    def _choose(self, row: int) -> None:
        key = _entry(self.item(row)).key if row >= 0 else None
        if key != self._key:
            self._key = key
            self.chosen.emit(key)


def _item(entry: Entry) -> QListWidgetItem:
    item = QListWidgetItem(entry.title)
    item.setData(_ENTRY_ROLE, entry)
    item.setData(int(Qt.ItemDataRole.AccessibleTextRole), f"{entry.title}, {entry.note}")
    # A tooltip would render tags; what is cut in the list is whole in it.
    whole = f"{entry.title}\n{entry.note}".replace("&", "&amp;").replace("<", "&lt;")
    item.setToolTip("<span>" + whole.replace("\n", "<br>") + "</span>")
    return item


def _entry(item: QListWidgetItem) -> Entry:
    entry = item.data(_ENTRY_ROLE)
    if not isinstance(entry, Entry):
        raise TypeError("a short list holds entries alone")
    return entry


class _EntryDelegate(QStyledItemDelegate):
    """Draws an entry: the icon, the name over the line about it, and the bar."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._list = parent

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the room of two lines, and of the bar where there is one."""
        entry = index.data(_ENTRY_ROLE)
        line = QFontMetrics(self._theme.bold_font()).height()
        bar = GAP + _BAR if entry.share is not None else 0
        return QSize(0, 2 * GAP + 2 * NARROW + 2 * line + bar)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one entry."""
        entry = index.data(_ENTRY_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = option.rect.adjusted(NARROW, 2, -NARROW, -2)
        self._paint_ground(painter, area, option)
        ratio = painter.device().devicePixelRatioF()
        drawing = icons.pixmap(entry.icon, self._theme.colour(entry.tone), _ICON, ratio)
        painter.drawPixmap(area.left() + GAP + NARROW, area.top() + GAP + 2, drawing)
        self._paint_words(painter, area, entry)
        painter.restore()

    def _paint_ground(self, painter: QPainter, area: QRect, option: QStyleOptionViewItem) -> None:
        if not option.state & QStyle.StateFlag.State_Selected:
            return
        focused = option.state & QStyle.StateFlag.State_HasFocus
        pen = QPen(self._theme.colour(Tone.ACCENT), 2)
        painter.setPen(pen if focused else Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colours.selection)
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 6, 6)

    def _paint_words(self, painter: QPainter, area: QRect, entry: Entry) -> None:
        theme = self._theme
        line = QFontMetrics(theme.bold_font()).height()
        words = area.adjusted(_WORDS_LEFT, GAP, -GAP, 0)
        elide, left = Qt.TextElideMode.ElideRight, Qt.AlignmentFlag.AlignLeft
        painter.setFont(theme.bold_font())
        painter.setPen(theme.colours.text)
        title = painter.fontMetrics().elidedText(entry.title, elide, words.width())
        painter.drawText(words, left | Qt.AlignmentFlag.AlignTop, title)
        words.translate(0, line + NARROW)
        painter.setFont(self._list.font())
        painter.setPen(theme.colours.soft)
        note = painter.fontMetrics().elidedText(entry.note, elide, words.width())
        painter.drawText(words, left | Qt.AlignmentFlag.AlignTop, note)
        if entry.share is not None:
            bar = QRect(words.left(), words.top() + line + GAP - 2, words.width(), _BAR)
            paint_bar(painter, theme, bar, entry.share)


def paint_bar(painter: QPainter, theme: Theme, area: QRect, share: float) -> None:
    """Draw a track filled to `share`, 0-1; even a little is seen."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    round_ = area.height() / 2
    painter.setPen(QPen(theme.colours.edge, 1))
    painter.setBrush(theme.colours.card)
    painter.drawRoundedRect(area, round_, round_)
    if share > 0:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(Tone.ACCENT))
        full = QRect(area)
        full.setWidth(max(round(area.width() * min(share, 1.0)), area.height()))
        painter.drawRoundedRect(full, round_, round_)
    painter.restore()
