"""A list's header: sorts, and remembers widths, order, visibility and sorting."""

from typing import Any

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QTableView

from mentordesk.i18n import Translator
from mentordesk.settings import Settings
from mentordesk.ui.record_columns import ListShape

_SETTLES_MS = 400


class TableHeader(QObject):
    """Looks after one view's header; widths are kept by column key, so columns may come and go."""

    sorted = Signal(int, Qt.SortOrder)

    def __init__(
        self, view: QTableView, shape: ListShape[Any], settings: Settings, translator: Translator
    ) -> None:
        super().__init__(view)
        self._shape = shape
        self._settings = settings
        self._translator = translator
        self._header = view.horizontalHeader()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_SETTLES_MS)
        self._later.timeout.connect(self._keep)
        self._dress()
        self._recall()
        header = self._header
        header.sortIndicatorChanged.connect(self._sort)
        header.sectionResized.connect(lambda *_: self._later.start())
        header.sectionMoved.connect(lambda *_: self._later.start())
        header.customContextMenuRequested.connect(self._offer_columns)

    def visible_columns(self) -> list[int]:
        """Return the columns shown, left to right."""
        header = self._header
        order = [header.logicalIndex(place) for place in range(header.count())]
        return [column for column in order if not header.isSectionHidden(column)]

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
        header, columns = self._header, {}
        for place in range(header.count()):
            at = header.logicalIndex(place)
            key, hidden = self._shape.columns[at].key, header.isSectionHidden(at)
            # A hidden column says it is 0 wide.
            width = self._shape.columns[at].width if hidden else header.sectionSize(at)
            columns[key] = {"width": width, "hidden": hidden}
        last = self.visible_columns()[-1]
        # The last column's width is what was left over.
        columns[self._shape.columns[last].key]["width"] = self._shape.columns[last].width
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
        self._header.setSectionHidden(place, not shown)
        self._later.start()
