"""The one list of the program: records in rows, searched, filtered, sorted, copied, remembered."""

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QFrame,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from mentordesk.i18n import Translator
from mentordesk.settings import Settings
from mentordesk.ui.empty_state import EmptyState
from mentordesk.ui.filter_bar import FilterBar
from mentordesk.ui.record_columns import ListShape
from mentordesk.ui.record_delegate import RecordDelegate
from mentordesk.ui.record_model import RecordModel
from mentordesk.ui.table_header import TableHeader
from mentordesk.ui.theme import GAP, ROW_HEIGHT, Theme

R = TypeVar("R")

_ZEBRA_FROM = 6
_IDLE_MS = 300
#: Search keys that are made in one go while nobody does anything, and the pause between.
_KEYS_AT_ONCE = 500
_IDLE_BETWEEN_MS = 20


class _View(QTableView):
    """A table that is walked by rows, copies rows, and says when it is asked to open one."""

    opened = Signal()
    copied = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        """Ctrl+C copies rows, Enter opens, the rest is Qt's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        elif (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and self.state() is not QAbstractItemView.State.EditingState
        ):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def flush(self) -> None:
        """Take what is typed in a cell."""
        editor: QWidget | None = self.indexWidget(self.currentIndex())
        if editor is not None and self.state() is QAbstractItemView.State.EditingState:
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def event(self, event: QEvent) -> bool:
        """Take Ctrl+C before the window's menu does."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Copy)
        ):
            event.accept()
            return True
        return super().event(event)


class RecordTable(QWidget, Generic[R]):
    """A list of frozen records, with its search, chips, order and friendly emptiness."""

    #: Another selection, or the same over new records.
    selected = Signal()
    #: A row was double-clicked or Enter was pressed on it.
    opened = Signal()

    def __init__(
        self,
        shape: ListShape[R],
        *,
        theme: Theme,
        translator: Translator,
        settings: Settings,
        empty: EmptyState,
        searched_from: int = 1,
    ) -> None:
        """Show search and chips once the list holds `searched_from` records."""
        super().__init__()
        self._shape = shape
        self._searched_from = searched_from
        self._settling = False
        self._idle = QTimer(self)
        self.model: RecordModel[R] = RecordModel(shape, self)
        self.view = _View()
        self.bar = FilterBar(theme, translator, shape.filters)
        self._empty = empty
        self._nothing_found = EmptyState(
            theme,
            "search",
            translator.gettext("Nothing in the list fits the search and the filters."),
            translator.gettext("Show all"),
            self.bar.clear,
        )
        self.copy_action = QAction(translator.gettext("Copy"), self)
        self._dress_view(theme, translator)
        self._header = TableHeader(self.view, shape, settings, translator)
        self._lay_out()
        self._connect()
        self._count()

    def _dress_view(self, theme: Theme, translator: Translator) -> None:
        view = self.view
        view.setModel(self.model)
        view.setItemDelegate(RecordDelegate(theme, view))
        view.setAccessibleName(translator.gettext("List"))
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        view.setAlternatingRowColors(len(self._shape.columns) >= _ZEBRA_FROM)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setTabKeyNavigation(False)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        rows = view.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(ROW_HEIGHT)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        rows.setSectionResizeMode(rows.ResizeMode.Fixed)
        view.addAction(self.copy_action)

    def _lay_out(self) -> None:
        card = QFrame()
        card.setProperty("look", "card")
        # The card's round corners stay free of the table's own square ones.
        self._pages = QStackedLayout(card)
        self._pages.setContentsMargins(1, 1, 1, 1)
        self._pages.addWidget(self.view)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self._nothing_found)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.bar)
        column.addWidget(card, 1)

    def _connect(self) -> None:
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self._prepare_search)
        self.bar.searched.connect(lambda text: self._keeping(lambda: self.model.search(text)))
        self.bar.filtered.connect(
            lambda: self._keeping(lambda: self.model.filter(self.bar.accepts()))
        )
        self.bar.landing_left.connect(lambda: self._keeping(lambda: self.model.show_only(None)))
        self.bar.line.left_downwards.connect(self._go_down)
        self._header.sorted.connect(
            lambda column, order: self._keeping(lambda: self.model.sort(column, order))
        )
        self.view.selectionModel().selectionChanged.connect(self._selection_changed)
        self.view.doubleClicked.connect(lambda _index: self.opened.emit())
        self.view.opened.connect(self.opened)
        self.view.copied.connect(self.copy)
        self.copy_action.triggered.connect(self.copy)

    def _prepare_search(self) -> None:
        """Make search keys a few at a time: thousands at once would be felt."""
        if not self.model.prepare_search(_KEYS_AT_ONCE):
            self._idle.start(_IDLE_BETWEEN_MS)

    # For the page that holds the list

    def show_records(self, records: Iterable[R]) -> None:
        """Show these records; selection, scroll, search, filter and order stay.

        Filters that a deed has left nobody for are let go: what is left would stand behind them.
        """
        anybody = bool(self.model.shown)
        self._keeping(lambda: self.model.show(records))
        if anybody and self.model.held and not self.model.shown and not self.bar.line.text():
            self.bar.choose(())
        self.bar.count_chips(self.model.records)
        self._idle.start(_IDLE_MS)

    def show_columns(self, keys: Collection[str]) -> None:
        """Show these columns and no others."""
        self._header.show_columns(keys)

    def selection(self) -> tuple[R, ...]:
        """Return the selected records in the order shown."""
        # Qt's own list of rows asks the model about each cell: of thousands that is felt.
        ranges = self.view.selectionModel().selection()
        rows = {
            row
            for place in range(ranges.size())
            for row in range(ranges.at(place).top(), ranges.at(place).bottom() + 1)
        }
        return tuple(self.model.shown[row] for row in sorted(rows))

    def current(self) -> R | None:
        """Return the one record to show beside the list, `None` unless exactly one is selected."""
        chosen = self.selection()
        return chosen[0] if len(chosen) == 1 else None

    def select(self, identities: Iterable[Hashable]) -> None:
        """Select these records, where they are shown, and scroll to the first."""
        before = {self._shape.identity(record) for record in self.selection()}
        self._restore(frozenset(identities), scroll_to=True)
        if before != {self._shape.identity(record) for record in self.selection()}:
            self.selected.emit()

    def show_only(self, identities: Iterable[Hashable]) -> None:
        """Land on these records: show them alone, with a chip that brings the others back."""
        wanted = frozenset(identities)
        self.bar.line.clear()
        self.bar.choose(())
        self._keeping(lambda: self.model.show_only(wanted or None))
        self.bar.show_landing(len(wanted))
        if wanted and self.model.shown:
            self.select([self._shape.identity(self.model.shown[0])])
            self.view.setFocus()

    def search(self) -> None:
        """Put the cursor in the search line."""
        self.bar.line.setFocus()
        self.bar.line.selectAll()

    def copy(self) -> None:
        """Copy the selected rows, titles first, as a spreadsheet takes them."""
        columns = [self._shape.columns[c] for c in self._header.visible_columns()]
        lines = [[column.title for column in columns]]
        lines += [
            [" ".join(column.text(r).split()) for column in columns] for r in self.selection()
        ]
        QApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))

    # Keeping the reader's place

    def _keeping(self, change: Callable[[], None]) -> None:
        """Change what is shown, keeping selection, current row and scroll where they were."""
        # Other records would take an open cell away with what is typed in it.
        self.view.flush()
        before = self.selection()
        chosen = frozenset(self._shape.identity(record) for record in before)
        scrolled = self.view.verticalScrollBar().value()
        self._settling = True
        change()
        self._restore(chosen, scroll_to=False)
        self.view.verticalScrollBar().setValue(scrolled)
        self._settling = False
        self._count()
        if before != self.selection():
            self.selected.emit()

    def _restore(self, chosen: frozenset[Hashable], *, scroll_to: bool) -> None:
        identity = self._shape.identity
        shown = enumerate(self.model.shown)
        rows = [row for row, one in shown if identity(one) in chosen] if chosen else []
        selection, first = self._selection_of(rows), rows[0] if rows else -1
        was, self._settling = self._settling, True
        flag = QItemSelectionModel.SelectionFlag
        model = self.view.selectionModel()
        if first >= 0:
            model.setCurrentIndex(self.model.index(first, 0), flag.NoUpdate)
        model.select(selection, flag.ClearAndSelect)
        self._settling = was
        if scroll_to and first >= 0:
            self.view.scrollTo(self.model.index(first, 0))

    def _selection_of(self, rows: Sequence[int]) -> QItemSelection:
        """Return rows as ranges, as few as there are: Qt compares each with each."""
        selection, last_column = QItemSelection(), len(self._shape.columns) - 1
        chosen = frozenset(rows)
        ends = (row for row in rows if row + 1 not in chosen)
        for top, bottom in zip((row for row in rows if row - 1 not in chosen), ends, strict=True):
            selection.select(self.model.index(top, 0), self.model.index(bottom, last_column))
        return selection

    def _count(self) -> None:
        self.bar.count(len(self.model.shown), self.model.held)
        page: QWidget = self.view
        if not self.model.held:
            page = self._empty
        elif not self.model.shown:
            page = self._nothing_found
        self._pages.setCurrentWidget(page)
        self.bar.setVisible(self.model.held >= self._searched_from)

    def _selection_changed(self) -> None:
        if not self._settling:
            self.selected.emit()

    def _go_down(self) -> None:
        self.view.setFocus()
        if self.model.shown and not self.selection():
            self.view.selectRow(0)
