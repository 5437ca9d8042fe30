"""The line above a table: which file and which of its sheets is read, and how large it is."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from mentordesk.i18n import Translator
from mentordesk.services.records.sign_up import TablePreview
from mentordesk.ui.colours import Tone
from mentordesk.ui.forms.choice_field import ChoiceField
from mentordesk.ui.table_import.elided_label import ElidedLabel
from mentordesk.ui.theme import GAP, Theme

_SHEET_MOST = 220


class FileLine(QWidget):
    """Names the file; another one, or another sheet of it, can be wished for."""

    other_wanted = Signal()
    sheet_wanted = Signal(str)

    def __init__(self, theme: Theme, translator: Translator) -> None:
        super().__init__()
        self._translator = translator
        tr = translator.gettext
        self._icon = QLabel()
        theme.draw(self._icon, "file-spreadsheet", Tone.ACCENT, 24)
        self.file = ElidedLabel()
        self.file.setFont(theme.bold_font())
        self.sheet = ChoiceField()
        self.sheet.setMaximumWidth(_SHEET_MOST)
        self.sheet.setAccessibleName(tr("The sheet that is read"))
        self._sheet_title = QLabel(tr("Sheet"))
        self._sheet_title.setBuddy(self.sheet)
        self.size_said = QLabel()
        self.size_said.setProperty("look", "soft")
        self.other = QPushButton(tr("Choose another file…"))
        self.other.setAutoDefault(False)
        self._lay_out()
        self._offer_sheets((), "")
        self.other.clicked.connect(self.other_wanted)
        self.sheet.committed.connect(lambda name: self.sheet_wanted.emit(str(name)))

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        line.addWidget(self._icon)
        line.addWidget(self.file, 1)
        line.addWidget(self.size_said)
        line.addSpacing(GAP)
        line.addWidget(self._sheet_title)
        line.addWidget(self.sheet)
        line.addWidget(self.other)

    def show_file(self, path: Path) -> None:
        """Name a file whose sheets are not known yet."""
        self.file.show_line(path.name)
        self._offer_sheets((), "")
        self.show_unread()

    def show_unread(self) -> None:
        """Say no more of the table than where it is."""
        self.size_said.clear()

    def show_table(self, table: TablePreview) -> None:
        """Say how large the table is, and which sheet it is on."""
        tr = self._translator
        rows = tr.ngettext("{n} row", "{n} rows", table.row_count)
        columns = tr.ngettext("{n} column", "{n} columns", len(table.columns))
        sizes = (
            rows.format(n=tr.number(table.row_count)),
            columns.format(n=tr.number(len(table.columns))),
        )
        self.size_said.setText(" · ".join(sizes))
        self._offer_sheets(table.sheets, table.sheet)

    def _offer_sheets(self, sheets: tuple[str, ...], chosen: str) -> None:
        self.sheet.set_choices((name, name) for name in sheets)
        self.sheet.show_value(chosen)
        for widget in (self._sheet_title, self.sheet):
            widget.setVisible(len(sheets) > 1)
