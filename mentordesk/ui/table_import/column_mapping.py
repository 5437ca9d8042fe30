"""Every column of a table with what stands in it, and the field that it goes to."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from mentordesk.i18n import Translator
from mentordesk.services.records.sign_up import TablePreview
from mentordesk.ui.forms.choice_field import ChoiceField
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.forms.page import ScrollingPage
from mentordesk.ui.table_import.elided_label import ElidedLabel
from mentordesk.ui.theme import EDGE, GAP, Theme

_SAMPLES = 4
_CHOICE_LEAST, _CHOICE_MOST = 210, 300
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
        self._titles: tuple[str, ...] = ()
        self.choices: tuple[ChoiceField, ...] = ()
        self._place = QVBoxLayout(self)
        self._place.setContentsMargins(0, 0, 0, 0)

    @property
    def fields(self) -> tuple[str, ...]:
        """The field of each column in the table's order, blank for one that is left out."""
        return tuple(str(choice.value() or "") for choice in self.choices)

    def show_table(
        self, table: TablePreview, fields: Mapping[str, str], several: Collection[str]
    ) -> None:
        """Show a table's columns with the fields they were guessed or remembered to hold."""
        self._several = several
        self._titles = table.columns
        offered = [("", self._translator.gettext("Leave out")), *fields.items()]
        grid_page = QWidget()
        grid = QGridLayout(grid_page)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(EDGE)
        grid.setVerticalSpacing(GAP)
        grid.setColumnStretch(0, 1)
        choices = []
        for row, (title, field) in enumerate(zip(table.columns, table.fields, strict=True)):
            choice = self._choice(row, title, field, offered)
            choices.append(choice)
            grid.addWidget(self._column(title, [cells[row] for cells in table.sample]), row, 0)
            grid.addWidget(choice, row, 1, Qt.AlignmentFlag.AlignVCenter)
        self.choices = tuple(choices)
        self.setFocusProxy(choices[0])
        self._replace(ScrollingPage(grid_page))

    def _replace(self, page: QWidget) -> None:
        while (item := self._place.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._place.addWidget(page)

    def _choice(
        self, row: int, title: str, field: str, offered: list[tuple[str, str]]
    ) -> ChoiceField:
        choice = ChoiceField(offered)
        choice.setFixedWidth(min(max(choice.sizeHint().width(), _CHOICE_LEAST), _CHOICE_MOST))
        choice.setAccessibleName(
            self._translator.gettext("What the column {title} holds").format(title=title)
        )
        choice.show_value(field)
        choice.committed.connect(lambda chosen: self._take(row, str(chosen)))
        return choice

    def _column(self, title: str, cells: list[str]) -> QWidget:
        filled = list(dict.fromkeys(cell for cell in cells if cell))
        name = plain_label(title)
        name.setFont(self._theme.bold_font())
        samples = ElidedLabel(" · ".join(filled[:_SAMPLES]), "soft")
        if not filled:
            samples.show_line(self._translator.gettext("Blank in the first rows"))
        column = QWidget()
        lines = QVBoxLayout(column)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(name)
        lines.addWidget(samples)
        return column

    def _take(self, row: int, field: str) -> None:
        """Give a field to a column, away from the one that had it unless both can have it."""
        question = self._titles[row].partition(_OPTION)[0]
        if field and field not in self._several:
            for title, choice in zip(self._titles, self.choices, strict=True):
                if choice.value() == field and title.partition(_OPTION)[0] != question:
                    choice.show_value("")
        self.changed.emit()
