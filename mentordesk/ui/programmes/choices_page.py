"""The subjects and topics that people sign up with: renamed, merged, grouped, declared close."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from mentordesk.errors import UserError
from mentordesk.services.records.programmes import ChoiceRecord
from mentordesk.services.records.sign_up import ChoiceKind
from mentordesk.ui.desk import Desk
from mentordesk.ui.empty_state import EmptyState
from mentordesk.ui.error_dialogs import ask
from mentordesk.ui.forms.chips_field import ChipsField
from mentordesk.ui.forms.form import Field, plain_label
from mentordesk.ui.record_columns import Column, ListShape
from mentordesk.ui.record_table import RecordTable
from mentordesk.ui.theme import EDGE, GAP


class ChoicesPage(QWidget):
    """Subjects with faculties and neighbours, or topics."""

    def __init__(self, desk: Desk, *, subjects: bool) -> None:
        super().__init__()
        self._desk = desk
        self._subjects = subjects
        self._kind = ChoiceKind.SUBJECT if subjects else ChoiceKind.TOPIC
        tr = desk.translator.gettext
        nothing = tr("No subject yet: they come with the sign-ups, or are added here.")
        if not subjects:
            nothing = tr("No topic yet: they come with the sign-ups, or are added here.")
        self.table: RecordTable[ChoiceRecord] = RecordTable(
            self._shape(),
            theme=desk.theme,
            translator=desk.translator,
            settings=desk.settings,
            empty=EmptyState(desk.theme, "list-checks", nothing),
        )
        self.new = QLineEdit()
        self.new.setPlaceholderText(tr("New subject…") if subjects else tr("New topic…"))
        self.new.setAccessibleName(tr("New subject") if subjects else tr("New topic"))
        self.add_button = QPushButton(tr("Add"))
        self.tidy = QPushButton(tr("Remove unused"))
        self.tidy.setAutoDefault(False)
        self.message = plain_label(look="wrong")
        self.message.hide()
        self.note = plain_label(tr("Give one the name of another to make the two one."), "soft")
        self.aliases = ChipsField(desk.theme, desk.translator)
        self._called = Field(
            tr("Also written"), self.aliases, tr("An import takes these to mean the same.")
        )
        self.neighbours = ChipsField(desk.theme, desk.translator, known_only=True)
        self._close_to = Field(tr("Counted as close to it in matching"), self.neighbours)
        self._lay_out()
        self._connect()

    def _shape(self) -> ListShape[ChoiceRecord]:
        tr = self._desk.translator.gettext
        columns = [
            Column[ChoiceRecord](
                key="name",
                title=tr("Subject") if self._subjects else tr("Topic"),
                text=lambda record: record.name,
                bold=True,
                width=200,
                edit=self._rename,
            )
        ]
        if self._subjects:
            columns.append(
                Column(
                    key="faculty",
                    title=tr("Faculty"),
                    text=lambda record: record.faculty,
                    width=160,
                    edit=self._set_faculty,
                )
            )
        columns.append(
            Column(
                key="used",
                title=tr("Sign-ups"),
                text=lambda record: str(record.used),
                sort=lambda record: record.used,
                number=True,
                width=104,
            )
        )
        name = "subjects" if self._subjects else "topics"
        return ListShape(
            name=name, identity=lambda record: record.id, columns=tuple(columns), sorted_by="name"
        )

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.new, 1)
        row.addWidget(self.add_button)
        row.addWidget(self.tidy)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(GAP)
        column.addWidget(self.table, 1)
        column.addWidget(self.note)
        column.addWidget(self.message)
        column.addWidget(self._called)
        column.addWidget(self._close_to)
        column.addLayout(row)

    def _connect(self) -> None:
        self.table.selected.connect(self._show_chosen)
        self.aliases.committed.connect(self._set_aliases)
        self.neighbours.committed.connect(self._set_neighbours)
        self.new.returnPressed.connect(self._add)
        self.add_button.clicked.connect(self._add)
        self.add_button.setAutoDefault(False)
        self.tidy.clicked.connect(lambda: self._attempt(self._remove_unused))

    def refresh(self) -> None:
        """Show what the file holds."""
        programmes = self._desk.workspace.programmes
        self.table.show_records(programmes.subjects() if self._subjects else programmes.topics())
        self._show_chosen()

    def _attempt(self, deed: Callable[[], object]) -> None:
        """Do it, or say why not."""
        self.message.hide()
        try:
            deed()
        except UserError as error:
            self.message.setText(self._desk.translator.sentence(error))
            self.message.show()

    def _rename(self, record: ChoiceRecord, name: str) -> None:
        self.message.hide()
        wanted = " ".join(name.split()).casefold()
        known = (one for one in self.table.model.records if one.name.casefold() == wanted)
        twin = next(known, record)
        if twin.id == record.id:
            programmes = self._desk.workspace.programmes
            self._attempt(lambda: programmes.rename(self._kind, record.id, name))
        else:
            # Once the cell is closed, which a question would otherwise do twice.
            QTimer.singleShot(0, self, lambda: self._make_one(record, twin))

    def _make_one(self, goes: ChoiceRecord, stays: ChoiceRecord) -> None:
        """Merge two after asking: perhaps it was meant as a name alone."""
        tr = self._desk.translator
        said = tr.ngettext(
            "“{name}” and its {n} sign-up become part of “{other}”.",
            "“{name}” and its {n} sign-ups become part of “{other}”.",
            goes.used,
        )
        sure = ask(
            self.window(),
            tr,
            tr.gettext("Let the two become one?"),
            tr.gettext("Make them one"),
            said.format(name=goes.name, n=tr.number(goes.used), other=stays.name),
        )
        if sure:
            programmes = self._desk.workspace.programmes
            self._attempt(lambda: programmes.rename(self._kind, goes.id, stays.name))
            self.table.select([stays.id])

    def _set_faculty(self, record: ChoiceRecord, faculty: str) -> None:
        programmes = self._desk.workspace.programmes
        self._attempt(lambda: programmes.set_faculty(record.id, faculty))

    def _add(self) -> None:
        name = self.new.text().strip()
        if not name:
            self.new.setFocus()
            return
        self._attempt(lambda: self._add_named(name))

    def _add_named(self, name: str) -> None:
        programmes = self._desk.workspace.programmes
        if self._subjects:
            programmes.add_subject(name)
        else:
            programmes.add_topic(name)
        self.new.clear()

    def _remove_unused(self) -> None:
        self._desk.workspace.programmes.remove_unused()

    def _show_chosen(self) -> None:
        record = self.table.current()
        self._called.setVisible(record is not None)
        self._close_to.setVisible(self._subjects and record is not None)
        self.note.setVisible(self.table.model.held > 1)
        if record is None:
            return
        self._called.show_wrong("")
        self.aliases.show_value(record.also)
        if self._subjects:
            self._show_neighbours(record)

    def _show_neighbours(self, record: ChoiceRecord) -> None:
        names = {other.id: other.name for other in self.table.model.records}
        pairs = self._desk.workspace.programmes.neighbours()
        near = {other for pair in pairs if record.id in pair for other in pair - {record.id}}
        self.neighbours.offer(name for id_, name in names.items() if id_ != record.id)
        self.neighbours.show_value(tuple(names[id_] for id_ in names if id_ in near))

    def _set_aliases(self, texts: tuple[str, ...]) -> None:
        record, programmes = self.table.current(), self._desk.workspace.programmes
        if record is None:
            return

        def deed() -> None:
            programmes.set_aliases(self._kind, record.id, texts)

        self._called.attempt(self._desk.translator, deed)
        if self._called.message:
            self.aliases.show_value(record.also)

    def _set_neighbours(self, names: tuple[str, ...]) -> None:
        record = self.table.current()
        if record is not None:
            ids = [other.id for other in self.table.model.records if other.name in names]
            self._desk.workspace.programmes.set_neighbours(record.id, ids)
