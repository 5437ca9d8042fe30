"""Every column of a table with what stands in it, and the field that it goes to."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from mentordesk.i18n import Translator
from mentordesk.services.records.sign_up import TablePreview
from mentordesk.ui.forms.choice_field import ChoiceField
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.forms.tab_order import come_after
from mentordesk.ui.table_import.column_row import ColumnRow
from mentordesk.ui.theme import EDGE, GAP, Theme

# A form tool that ticks options writes "Question [Option]" above a column each.
_OPTION = " ["


class ColumnMapping(QWidget):
    """The columns under each other; `changed` when another field is chosen for one."""

    changed = Signal()

    def __init__(self, theme: Theme, translator: Translator) -> None:
        super().__init__()
        self._theme = theme
        self._translator = translator
        self._several: Collection[str] = ()
        self.rows: tuple[ColumnRow, ...] = ()
        self.remembered = plain_label(translator.gettext("Mapped as last time."), "soft")
        #: Shows only the columns that are left out.
        self.left_out = QPushButton()
        self.left_out.setCheckable(True)
        self.left_out.setAutoDefault(False)
        self.left_out.setProperty("look", "chip")
        self._place = QVBoxLayout()
        self._lay_out()
        self.left_out.toggled.connect(lambda _on: self._show_rows())

    def _lay_out(self) -> None:
        self._place.setSpacing(EDGE - GAP // 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.remembered)
        column.addWidget(self.left_out, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._place)

    @property
    def choices(self) -> tuple[ChoiceField, ...]:
        """The field to choose for each column, in the table's order."""
        return tuple(row.choice for row in self.rows)

    @property
    def fields(self) -> tuple[str, ...]:
        """The field of each column in the table's order, blank for one that is left out."""
        return tuple(row.field for row in self.rows)

    def show_table(
        self, table: TablePreview, fields: Mapping[str, str], several: Collection[str]
    ) -> None:
        """Show a table's columns with the fields they were guessed or remembered to hold."""
        self._several = several
        self.remembered.setVisible(table.remembered)
        self._clear()
        rows = []
        for place, title in enumerate(table.columns):
            cells = [cells[place] for cells in table.sample]
            row = ColumnRow(self._theme, self._translator, title, cells, fields)
            row.suggest(table.fields[place], table.reasons[place] if table.reasons else None)
            row.committed.connect(lambda row=row: self._take(row))
            self._place.addWidget(row)
            rows.append(row)
        self.rows = tuple(rows)
        self.left_out.setChecked(False)
        come_after(self.left_out, self.choices)
        self.setFocusProxy(rows[0].choice)
        self._count()

    def _clear(self) -> None:
        for row in self.rows:
            self._place.removeWidget(row)
            row.hide()
            row.deleteLater()

    def _take(self, row: ColumnRow) -> None:
        """Give a field to a column, away from the one that had it unless both can have it."""
        question = row.column.partition(_OPTION)[0]
        if row.field and row.field not in self._several:
            for other in self.rows:
                if other.field == row.field and other.column.partition(_OPTION)[0] != question:
                    other.give_up(row.column)
        self._count()
        self.changed.emit()

    def _count(self) -> None:
        left_out = sum(not row.field for row in self.rows)
        said = self._translator.gettext("Left out")
        self.left_out.setText(f"{said}  {self._translator.number(left_out)}")
        self.left_out.setVisible(left_out > 0 or self.left_out.isChecked())

    def _show_rows(self) -> None:
        """Show every column, or those left out; one just chosen stays until then."""
        alone = self.left_out.isChecked()
        for row in self.rows:
            row.setVisible(not alone or not row.field)
        self._count()
