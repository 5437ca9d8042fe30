"""The parts to look through before an import, each behind its tab: columns, choices, people."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from mentordesk.services.records.sign_up import Aliases, ImportReport, TablePreview
from mentordesk.ui.desk import Desk
from mentordesk.ui.forms.page import ScrollingPage
from mentordesk.ui.forms.tab_order import come_after
from mentordesk.ui.table_import.choice_mapping import ChoiceMapping
from mentordesk.ui.table_import.column_mapping import ColumnMapping
from mentordesk.ui.table_import.kind import ImportOptions, TableKind
from mentordesk.ui.table_import.people_page import PeoplePage
from mentordesk.ui.theme import EDGE


class Parts(QTabWidget):
    """The parts of one table, with how much there is in each; `changed` when it is read otherwise.

    Choices and people are parts only of tables whose rows are told of.
    """

    changed = Signal()
    #: The number of a row that the reader wants to see.
    row_wanted = Signal(int)

    def __init__(self, desk: Desk, kind: TableKind, *, detailed: bool) -> None:
        super().__init__()
        self._desk = desk
        self._kind = kind
        self.options = kind.options or ImportOptions()
        self.columns = ColumnMapping(desk.theme, desk.translator)
        self.choices = ChoiceMapping(desk.theme, desk.translator)
        self.people = PeoplePage(desk.theme, desk.translator)
        tr = desk.translator.gettext
        self._titles = (tr("Columns"), tr("Choices"), tr("People"))
        self._choices_page = ScrollingPage(self.choices)
        for page in (
            ScrollingPage(self._columns_page()),
            self._choices_page,
            ScrollingPage(self.people),
        ):
            self.addTab(page, self._titles[self.count()])
        for place in range(1, self.count()):
            self.setTabVisible(place, detailed)
        self.setDocumentMode(True)
        self.tabBar().setVisible(detailed)
        self.tabBar().setDrawBase(False)
        self.options.changed.connect(self.changed)
        self.columns.changed.connect(self._columns_changed)
        self.choices.changed.connect(self.changed)
        self.people.row_wanted.connect(self.row_wanted)

    def _columns_page(self) -> QWidget:
        page = QWidget()
        lines = QVBoxLayout(page)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(EDGE)
        lines.addWidget(self.options)
        self.options.setVisible(self._kind.options is not None)
        lines.addWidget(self.columns)
        return page

    @property
    def fields(self) -> tuple[str, ...]:
        """The field of each column, in the table's order."""
        return self.columns.fields

    @property
    def aliases(self) -> Aliases:
        """What unknown choices are taken as."""
        return self.choices.aliases

    def show_table(self, table: TablePreview) -> None:
        """Begin with a table."""
        self.choices.begin(self._kind.known_choices())
        self.columns.show_table(table, self._kind.fields(), self._kind.several)
        self.setCurrentIndex(0)
        self.options.show_fields(self.fields)
        self.show_report(None)

    def begin(self) -> None:
        """Put the cursor where something is asked for, or else on the first column."""
        (self.columns if self.options.ready() else self.options).setFocus()

    def show_report(self, report: ImportReport | None) -> None:
        """Show what a dry run met, nothing for `None`."""
        self.choices.show_report(report)
        come_after(self._choices_page, [row.choice for row in self.choices.rows])
        self.people.show_report(report)
        counts = (len(self.fields), len(self.choices.rows), self.people.count)
        for place, title in enumerate(self._titles):
            number = self._desk.translator.number(counts[place])
            self.setTabText(place, f"{title}  {number}" if counts[place] else title)

    def _columns_changed(self) -> None:
        self.options.show_fields(self.fields)
        self.changed.emit()
