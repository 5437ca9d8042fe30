"""The one Qt table model: frozen records, searched, filtered and sorted in place."""

from collections.abc import Callable, Hashable, Iterable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from mentordesk.i18n import search_key
from mentordesk.ui.record_columns import Chip, Column, ListShape

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex

#: What the delegate draws a state from.
CHIP_ROLE = int(Qt.ItemDataRole.UserRole) + 1
BOLD_ROLE = CHIP_ROLE + 1
CHOICES_ROLE = CHIP_ROLE + 2


class RecordModel(QAbstractTableModel, Generic[R]):
    """Shows records; fetches nothing. Search keys are made once for each set, before a search."""

    def __init__(self, shape: ListShape[R], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shape = shape
        self._all: list[R] = []
        #: Parallel to the first of `_all`; whole once somebody searches.
        self._keys: list[str] = []
        self._shown: list[R] = []
        self._words: tuple[str, ...] = ()
        self._accepts: Callable[[R], bool] | None = None
        self._only: frozenset[Hashable] | None = None
        self._sorted_by = max(0, self._column_of(shape.sorted_by))
        self._descending = False
        # Made once: Qt asks for those of thousands of cells when all rows are chosen.
        self._flags = [_flags(column) for column in shape.columns]

    # What is shown

    def show(self, records: Iterable[R]) -> None:
        """Show another set of records under the same search, filter and order."""
        self._all = list(records)
        self._keys = []
        self._sort()
        self._renew()

    def search(self, text: str) -> None:
        """Show the records in which every word of `text` is found."""
        words = tuple(search_key(text).split())
        if words != self._words:
            self._words = words
            self._renew()

    def filter(self, accepts: Callable[[R], bool] | None) -> None:
        """Show the records that `accepts` takes, all for `None`."""
        self._accepts = accepts
        self._renew()

    def show_only(self, identities: Iterable[Hashable] | None) -> None:
        """Show these records alone, all for `None`."""
        self._only = None if identities is None else frozenset(identities)
        self._renew()

    @property
    def records(self) -> tuple[R, ...]:
        """Every record, shown or not, in order."""
        return tuple(self._all)

    @property
    def held(self) -> int:
        """How many records there are, shown or not."""
        return len(self._all)

    @property
    def shown(self) -> list[R]:
        """The records shown, in order; not to be changed."""
        return self._shown

    def row_of(self, identity: Hashable) -> int:
        """Return the row of a record, -1 when it is not shown."""
        for row, record in enumerate(self._shown):
            if self.shape.identity(record) == identity:
                return row
        return -1

    def _column_of(self, key: str) -> int:
        keys = [column.key for column in self.shape.columns]
        return keys.index(key) if key in keys else -1

    def _key(self, record: R) -> str:
        texts = [column.text(record) for column in self.shape.columns if column.searched]
        if self.shape.also_searched:
            texts.append(self.shape.also_searched(record))
        return "\n".join(map(search_key, texts))

    def prepare_search(self, most: int | None = None) -> bool:
        """Make search keys now, so that the first keystroke need not wait for them.

        Args:
            most: How many more to make; all for `None`.

        Returns:
            Whether every record has its own by now.
        """
        made = len(self._keys)
        until = len(self._all) if most is None else min(len(self._all), made + most)
        self._keys += map(self._key, self._all[made:until])
        return until == len(self._all)

    def _sort(self) -> None:
        values = list(map(self.shape.columns[self._sorted_by].sort_value, self._all))
        order = sorted(range(len(values)), key=values.__getitem__, reverse=self._descending)  # type: ignore[arg-type]  # a column's values compare with each other
        self._all = [self._all[at] for at in order]
        whole = len(self._keys) == len(order)
        self._keys = [self._keys[at] for at in order] if whole else []

    def _renew(self) -> None:
        self.beginResetModel()
        shown: Iterable[R] = self._all
        if self._words:
            self.prepare_search()
            words = self._words
            pairs = zip(self._all, self._keys, strict=True)
            shown = [record for record, key in pairs if all(word in key for word in words)]
        if self._accepts is not None:
            shown = filter(self._accepts, shown)
        if self._only is not None:
            shown = (record for record in shown if self.shape.identity(record) in self._only)
        self._shown = list(shown)
        self.endResetModel()

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of records shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.shape.columns)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:  # noqa: ANN401 - Qt's own type
        """Return a column's title."""
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.shape.columns):
            return None
        column = self.shape.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own type
        """Return what one cell shows, in the role asked for."""
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        column = self.shape.columns[index.column()]
        answer = _ANSWERS.get(role)
        return answer(column, self._shown[index.row()]) if answer else None

    def setData(
        self,
        index: Index,
        value: Any,  # noqa: ANN401 - Qt's own type
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        """Hand an edit to the column's own deed; the commit brings the new record back."""
        if not index.isValid():
            return False
        column, record = self.shape.columns[index.column()], self._shown[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and column.tick:
            column.tick(record, Qt.CheckState(value) is Qt.CheckState.Checked)
        elif role == Qt.ItemDataRole.EditRole and column.edit:
            if str(value) != column.text(record):
                column.edit(record, str(value))
        else:
            return False
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say which cells can be edited or ticked."""
        return self._flags[index.column()] if index.isValid() else Qt.ItemFlag.NoItemFlags

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column, equals as they were; the view's selection is its table's to keep."""
        descending = order is Qt.SortOrder.DescendingOrder
        if not 0 <= column < len(self.shape.columns):
            return
        if (column, descending) == (self._sorted_by, self._descending):
            return
        self._sorted_by, self._descending = column, descending
        self._sort()
        self._renew()


def _flags(column: Column[Any]) -> Qt.ItemFlag:
    flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
    flags |= Qt.ItemFlag.ItemNeverHasChildren
    if column.edit:
        flags |= Qt.ItemFlag.ItemIsEditable
    if column.tick:
        flags |= Qt.ItemFlag.ItemIsUserCheckable
    return flags


def _alignment(column: Column[Any]) -> int:
    side = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)


def _display(column: Column[R], record: R) -> str:
    return " ".join(column.text(record).split())


def _chip(column: Column[R], record: R) -> Chip | None:
    flaw = column.flaw(record) if column.flaw else None
    return flaw or (column.chip(record) if column.chip else None)


def _tooltip(column: Column[R], record: R) -> str | None:
    if column.tooltip is None:
        return None
    # A tooltip would render tags in names.
    escaped = column.tooltip(record).replace("&", "&amp;").replace("<", "&lt;")
    return "<span>" + escaped.replace("\n", "<br>") + "</span>" if escaped else None


def _check(column: Column[R], record: R) -> Qt.CheckState | None:
    if column.ticked is None:
        return None
    return Qt.CheckState.Checked if column.ticked(record) else Qt.CheckState.Unchecked


def _choices(column: Column[R], record: R) -> list[str] | None:
    return list(column.choices(record)) if column.choices else None


_ANSWERS: dict[int, Callable[[Column[Any], Any], object]] = {
    int(Qt.ItemDataRole.DisplayRole): _display,
    int(Qt.ItemDataRole.EditRole): lambda column, record: column.text(record),
    int(Qt.ItemDataRole.ToolTipRole): _tooltip,
    int(Qt.ItemDataRole.TextAlignmentRole): lambda column, _record: _alignment(column),
    int(Qt.ItemDataRole.CheckStateRole): _check,
    int(Qt.ItemDataRole.AccessibleTextRole): lambda c, r: f"{c.title}: {_display(c, r)}",
    CHIP_ROLE: _chip,
    BOLD_ROLE: lambda column, _record: column.bold,
    CHOICES_ROLE: _choices,
}
