"""The backups of the open file: listed, looked into, and one of them chosen to be put back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from mentordesk.errors import UserError
from mentordesk.i18n import Translator
from mentordesk.services.backups import MONTHS
from mentordesk.services.records.backups import BackupContents, BackupRecord
from mentordesk.ui.backups.contents import ContentsPanel
from mentordesk.ui.backups.keeping import MONTHS_KEPT
from mentordesk.ui.backups.words import OCCASIONS, size, when
from mentordesk.ui.desk import Desk
from mentordesk.ui.dialog_size import recall_size, remember_size
from mentordesk.ui.empty_state import EmptyState
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.forms.number_field import NumberField
from mentordesk.ui.record_columns import Column, ListShape
from mentordesk.ui.record_table import RecordTable
from mentordesk.ui.tasks import Task
from mentordesk.ui.theme import EDGE, GAP
from mentordesk.vocabulary import N_

_SIZE, _SIZE_KEPT = (1000, 520), "backups dialog"
_LIST, _DETAIL = 560, 400
_SEARCHED_FROM = 15
_LONGEST_MONTHS = 120
_SPOILED = N_("This backup is damaged and cannot be used. Choose another one.")


class BackupsDialog(QDialog):
    """Shows each backup with its contents; what is to be done with one, the caller does."""

    #: Put the chosen backup (a `BackupRecord`) in the file's place.
    restore_wanted = Signal(object)
    #: Make a backup now.
    backup_wanted = Signal()

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent)
        self._desk = desk
        tr = desk.translator.gettext
        self.setWindowTitle(tr("Backups of {file}").format(file=desk.workspace.path.name))
        recall_size(self, desk.settings, _SIZE_KEPT, _SIZE)
        self.table: RecordTable[BackupRecord] = RecordTable(
            _shape(desk.translator),
            theme=desk.theme,
            translator=desk.translator,
            settings=desk.settings,
            empty=EmptyState(
                desk.theme,
                "clock",
                tr("There is no backup yet. One is made when the file is closed."),
                tr("Make one now"),
                self.backup_wanted.emit,
            ),
            searched_from=_SEARCHED_FROM,
        )
        self.panel = ContentsPanel(desk.theme, desk.translator, desk.settings)
        self.months = NumberField(1, _LONGEST_MONTHS)
        self.make = QPushButton(tr("Make a backup now"))
        self.restore = QPushButton(tr("Put this one back…"))
        self.leave = QPushButton(tr("Close"))
        self._reading: BackupRecord | None = None
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        tr = self._desk.translator.gettext
        for button in (self.make, self.restore):
            button.setAutoDefault(False)
        self.leave.setDefault(True)
        kept = self._desk.settings.recall(MONTHS_KEPT, MONTHS)
        self.months.show_value(kept)
        self.months.setAccessibleName(tr("Months that backups are kept"))
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.addWidget(self.table)
        sides.addWidget(self.panel)
        sides.setSizes([_LIST, _DETAIL])
        sides.setChildrenCollapsible(False)

        keeping = QHBoxLayout()
        keeping.setSpacing(GAP)
        words = plain_label(tr("Months that backups are kept:"), "soft")
        words.setWordWrap(False)
        keeping.addWidget(words)
        keeping.addWidget(self.months)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addLayout(keeping)
        row.addStretch(1)
        row.addWidget(self.make)
        row.addWidget(self.restore)
        row.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(EDGE)
        column.addWidget(sides, 1)
        column.addLayout(row)

    def _connect(self) -> None:
        self.table.selected.connect(self._look)
        self.make.clicked.connect(self.backup_wanted)
        self.restore.clicked.connect(self._want_restore)
        self.leave.clicked.connect(self.accept)
        self.months.committed.connect(
            lambda months: self._desk.settings.remember(MONTHS_KEPT, months)
        )

    def refresh(self) -> None:
        """List the backups anew; the newest is looked into unless another one is."""
        records = self._desk.workspace.backups.all()
        self.table.show_records(records)
        if records and not self.table.selection():
            self.table.select([records[0].path])
        self._look()

    def _look(self) -> None:
        record = self.table.current()
        if record is None or record is not self._reading:
            self._reading = record
            self.restore.setEnabled(False)
            self.panel.show_title(when(record.made_at, self._desk.translator) if record else "")
            if record is not None:
                self._read(record)

    def _read(self, record: BackupRecord) -> None:
        """Look into a backup in the background, and show it if it is still the one chosen."""
        backups, tr = self._desk.workspace.backups, self._desk.translator

        def work(_task: Task) -> BackupContents:
            if not backups.is_good(record):
                raise UserError(_SPOILED)
            return backups.look(record.path)

        def done(contents: BackupContents) -> None:
            if record is self._reading:
                self.panel.show_contents(contents, _more(record, tr))
                self.restore.setEnabled(True)

        def failed(error: UserError) -> None:
            if record is self._reading:
                self.panel.show_trouble(tr.sentence(error))

        self._desk.tasks.run(self, tr.gettext("Reading a backup"), work, done, failed)

    def _want_restore(self) -> None:
        if self._reading is not None:
            self.restore_wanted.emit(self._reading)

    def done(self, result: int) -> None:
        """Remember the size, however the dialog is left."""
        remember_size(self, self._desk.settings, _SIZE_KEPT)
        super().done(result)


def _more(record: BackupRecord, translator: Translator) -> str:
    """Return what the list has no room for: "9 agreements · 0.5 MB"."""
    agreements = translator.ngettext("{n} agreement", "{n} agreements", record.agreements)
    counted = agreements.format(n=translator.number(record.agreements))
    return f"{counted} \N{MIDDLE DOT} {size(record, translator)}"


def _shape(translator: Translator) -> ListShape[BackupRecord]:
    tr = translator.gettext

    def figure(key: str, title: str, width: int, *, hidden: bool = False) -> Column[BackupRecord]:
        return Column[BackupRecord](
            key=key,
            title=title,
            text=lambda record: translator.number(getattr(record, key)),
            sort=lambda record: getattr(record, key),
            width=width,
            number=True,
            hidden=hidden,
        )

    return ListShape(
        name="backups",
        identity=lambda record: record.path,
        columns=(
            Column[BackupRecord](
                key="when",
                title=tr("When"),
                text=lambda record: when(record.made_at, translator),
                # The newest first, as the list begins.
                sort=lambda record: -record.made_at.timestamp(),
                width=140,
                bold=True,
            ),
            Column[BackupRecord](
                key="why",
                title=tr("Why"),
                text=lambda record: tr(OCCASIONS[record.occasion]),
                width=180,
            ),
            figure("people", tr("People"), 96),
            figure("matches", tr("Matches"), 92),
            figure("agreements", tr("Agreements"), 112, hidden=True),
            Column[BackupRecord](
                key="size",
                title=tr("Size"),
                text=lambda record: size(record, translator),
                sort=lambda record: record.size,
                width=84,
                number=True,
                hidden=True,
            ),
        ),
        sorted_by="when",
    )
