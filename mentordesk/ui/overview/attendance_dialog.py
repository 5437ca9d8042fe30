"""Who comes, and who came, to one event."""

from functools import partial

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mentordesk.services.records.playbook import AttendanceRecord, EventRecord
from mentordesk.ui.colours import Tone
from mentordesk.ui.desk import Desk
from mentordesk.ui.dialog_size import resize_on_screen
from mentordesk.ui.empty_state import EmptyState
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.record_columns import Chip, Column, Filter, ListShape
from mentordesk.ui.record_table import RecordTable
from mentordesk.ui.theme import EDGE, GAP
from mentordesk.vocabulary import ATTENDANCE_NAMES, Attendance

_SIZE = (640, 560)
_DRAWINGS = {
    Attendance.INVITED: ("mail", Tone.SOFT),
    Attendance.COMING: ("calendar-check", Tone.ACCENT),
    Attendance.CAME: ("check", Tone.GOOD),
    Attendance.ABSENT: ("x", Tone.BAD),
}


def _is(state: Attendance, record: AttendanceRecord) -> bool:
    return record.attendance is state


class AttendanceDialog(QDialog):
    """A list to tick; each tick is saved at once."""

    def __init__(self, parent: QWidget, desk: Desk, event: EventRecord) -> None:
        super().__init__(parent)
        self._desk = desk
        self._event = event
        tr = desk.translator.gettext
        name = event.name.in_(desk.language)
        self.setWindowTitle(tr("Who came: {event}").format(event=name))
        resize_on_screen(self, *_SIZE)
        self.table: RecordTable[AttendanceRecord] = RecordTable(
            self._shape(),
            theme=desk.theme,
            translator=desk.translator,
            settings=desk.settings,
            empty=EmptyState(desk.theme, "users", tr("Nobody has signed up yet.")),
        )
        self.set_buttons = {state: QPushButton(tr(ATTENDANCE_NAMES[state])) for state in Attendance}
        self.leave = QPushButton(tr("Close"))
        self.leave.setDefault(True)

        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(plain_label(tr("Mark the selected:")))
        for button in self.set_buttons.values():
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(EDGE)
        column.addWidget(self.table, 1)
        column.addLayout(row)

        for state, button in self.set_buttons.items():
            button.clicked.connect(lambda _on=False, it=state: self._mark_selected(it))
        self.table.selected.connect(self._allow)
        self.leave.clicked.connect(self.accept)
        self.refresh()
        self._allow()

    def _shape(self) -> ListShape[AttendanceRecord]:
        tr = self._desk.translator.gettext

        def chip(record: AttendanceRecord) -> Chip:
            icon, tone = _DRAWINGS[record.attendance]
            return Chip(icon=icon, text=tr(ATTENDANCE_NAMES[record.attendance]), tone=tone)

        return ListShape(
            name="attendance",
            identity=lambda record: record.participant_id,
            columns=(
                Column(
                    key="name",
                    title=tr("Name"),
                    text=lambda record: record.name,
                    bold=True,
                    width=170,
                ),
                Column(
                    key="came",
                    title=tr("Came"),
                    text=lambda record: "✓" if record.attendance is Attendance.CAME else "",
                    ticked=lambda record: record.attendance is Attendance.CAME,
                    tick=self._tick,
                    searched=False,
                    width=80,
                ),
                Column(
                    key="attendance",
                    title=tr("State"),
                    text=lambda record: tr(ATTENDANCE_NAMES[record.attendance]),
                    chip=chip,
                    width=110,
                ),
                Column(key="email", title=tr("E-mail"), text=lambda record: record.email),
            ),
            filters=tuple(
                Filter(
                    key=state.value,
                    title=tr(ATTENDANCE_NAMES[state]),
                    accepts=partial(_is, state),
                    group="state",
                )
                for state in Attendance
            ),
            sorted_by="name",
        )

    def refresh(self) -> None:
        """Show what the file holds."""
        self.table.show_records(self._desk.workspace.playbook.attendance(self._event.id))

    def _tick(self, record: AttendanceRecord, came: bool) -> None:
        self._mark((record.participant_id,), Attendance.CAME if came else Attendance.INVITED)

    def _mark_selected(self, state: Attendance) -> None:
        self._mark(tuple(record.participant_id for record in self.table.selection()), state)

    def _mark(self, participant_ids: tuple[int, ...], state: Attendance) -> None:
        self._desk.workspace.playbook.set_attendance(self._event.id, participant_ids, state)
        self.refresh()

    def _allow(self) -> None:
        for button in self.set_buttons.values():
            button.setEnabled(bool(self.table.selection()))
