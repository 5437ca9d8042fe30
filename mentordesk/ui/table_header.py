"""A list's header: sorts, shares the room, and remembers widths, order and visibility."""

from collections.abc import Collection
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QTableView

from mentordesk.i18n import Translator
from mentordesk.settings import Settings
from mentordesk.ui.record_columns import Column, ListShape

_SETTLES_MS = 400


class TableHeader(QObject):
    """Looks after one view's header; widths are kept by column key, so columns may come and go.

    Until the reader sets a width, columns of text share what room the list has to spare.
    """

    sorted = Signal(int, Qt.SortOrder)

    def __init__(
        self, view: QTableView, shape: ListShape[Any], settings: Settings, translator: Translator
    ) -> None:
        super().__init__(view)
        self._shape = shape
        self._settings = settings
        self._translator = translator
        self._header = view.horizontalHeader()
        self._own_widths = False
        self._sharing = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SETTLES_MS)
        self._later.timeout.connect(self._keep)
        self._dress()
        self._recall()
        header = self._header
        header.sortIndicatorChanged.connect(self._sort)
        header.sectionResized.connect(lambda column, *_: self._resized(column))
        header.sectionMoved.connect(lambda *_: self._later.start())
        header.customContextMenuRequested.connect(self._offer_columns)
        header.installEventFilter(self)

    def visible_columns(self) -> list[int]:
        """Return the columns shown, left to right."""
        header = self._header
        order = [header.logicalIndex(place) for place in range(header.count())]
        return [column for column in order if not header.isSectionHidden(column)]

    def show_columns(self, keys: Collection[str]) -> None:
        """Show the columns of these keys and no others, whatever the reader hid."""
        self._sharing = True
        for place, column in enumerate(self._shape.columns):
            self._header.setSectionHidden(place, column.key not in keys)
        self._sharing = False
        self._share_room()

    def _dress(self) -> None:
        header = self._header
        header.setSectionsMovable(True)
        header.setFirstSectionMovable(False)
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setMinimumSectionSize(48)
        header.setSortIndicatorShown(True)
        header.setSectionsClickable(True)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        font = header.font()
        font.setPointSizeF(font.pointSizeF() * 0.9)
        font.setWeight(font.Weight.DemiBold)
        header.setFont(font)

    @property
    def _name(self) -> str:
        return f"list.{self._shape.name}"

    def _recall(self) -> None:
        kept = self._settings.recall(self._name, {})
        columns = kept.get("columns")
        known: dict[str, Any] = columns if isinstance(columns, dict) else {}
        header = self._header
        for place, column in enumerate(self._shape.columns):
            its = known.get(column.key)
            its = its if isinstance(its, dict) else {}
            width, hidden = its.get("width"), its.get("hidden")
            self._own_widths |= isinstance(width, int)
            header.resizeSection(place, width if isinstance(width, int) else column.width)
            header.setSectionHidden(place, hidden if isinstance(hidden, bool) else column.hidden)
        self._recall_order([str(key) for key in known])
        keys = [column.key for column in self._shape.columns]
        by = kept.get("sorted_by")
        column_at = keys.index(by) if by in keys else keys.index(self._shape.sorted_by or keys[0])
        descending = kept.get("descending") is True
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        header.setSortIndicator(column_at, order)
        self._sort_model(column_at, order)

    def _sort_model(self, column: int, order: Qt.SortOrder) -> None:
        self._header.model().sort(column, order)

    def _recall_order(self, order: list[str]) -> None:
        keys = [column.key for column in self._shape.columns]
        known = [key for key in order if key in keys]
        for place, key in enumerate(known if len(known) == len(keys) else []):
            self._header.moveSection(self._header.visualIndex(keys.index(key)), place)

    def _keep(self) -> None:
        header, columns = self._header, dict[str, dict[str, int]]()
        for place in range(header.count()):
            at = header.logicalIndex(place)
            key, hidden = self._shape.columns[at].key, header.isSectionHidden(at)
            columns[key] = {"hidden": hidden}
            if self._own_widths:
                # A hidden column says it is 0 wide, and the last is as wide as what was left over.
                kept = hidden or at == self.visible_columns()[-1]
                width = self._shape.columns[at].width if kept else header.sectionSize(at)
                columns[key]["width"] = width
        by = self._shape.columns[header.sortIndicatorSection()].key
        descending = header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
        self._settings.remember(
            self._name, {"columns": columns, "sorted_by": by, "descending": descending}
        )

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        self.sorted.emit(column, order)
        self._later.start()

    def _offer_columns(self, at: QPoint) -> None:
        self.column_menu().popup(self._header.mapToGlobal(at))

    def column_menu(self) -> QMenu:
        """Return a menu that shows and hides columns; the first stays."""
        menu = QMenu(self._header)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addSection(self._translator.gettext("Columns"))
        for place, column in enumerate(self._shape.columns[1:], start=1):
            action = QAction(column.title, menu)
            action.setCheckable(True)
            action.setChecked(not self._header.isSectionHidden(place))
            action.toggled.connect(lambda on, p=place: self._show_column(p, shown=on))
            menu.addAction(action)
        return menu

    def _show_column(self, place: int, *, shown: bool) -> None:
        self._sharing = True
        self._header.setSectionHidden(place, not shown)
        self._sharing = False
        self._share_room()
        self._later.start()

    # The room

    def _resized(self, column: int) -> None:
        """Keep a width that the reader chose; the last column's follows from the others."""
        if not self._sharing and column != self.visible_columns()[-1]:
            self._own_widths = True
            self._later.start()

    def _share_room(self) -> None:
        if self._own_widths:
            return
        shown = {place: self._shape.columns[place] for place in self.visible_columns()}
        growing = [place for place, column in shown.items() if _grows(column)]
        spare = self._header.width() - sum(column.width for column in shown.values())
        share = max(spare, 0) // max(len(growing), 1)
        self._sharing = True
        for place, column in shown.items():
            self._header.resizeSection(place, column.width + (share if place in growing else 0))
        self._sharing = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Share the room anew when there is more or less of it."""
        if event.type() is QEvent.Type.Resize:
            self._share_room()
        return super().eventFilter(watched, event)


def _grows(column: Column[Any]) -> bool:
    """Return whether a column has words that may want more room: no figure, chip or tick."""
    return not (column.number or column.chip or column.ticked)
