"""The meetings of a pair: that they were held, never what was said."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mentordesk.deed_name import DeedName
from mentordesk.i18n import Translator
from mentordesk.services.records.matches import MeetingRecord, PairRecord
from mentordesk.ui.colours import Tone
from mentordesk.ui.desk import Desk
from mentordesk.ui.empty_state import EmptyState
from mentordesk.ui.forms.choice_field import ChoiceField
from mentordesk.ui.forms.day_field import DayField
from mentordesk.ui.forms.form import Field, plain_label
from mentordesk.ui.forms.number_field import NumberField
from mentordesk.ui.matches.end_dialog import today
from mentordesk.ui.record_columns import Chip, Column, ListShape
from mentordesk.ui.record_table import RecordTable
from mentordesk.ui.theme import EDGE, GAP
from mentordesk.vocabulary import MEETING_FORM_NAMES, NP_, MeetingForm

_SIZE = (560, 460)
_LONGEST = 600
#: More meetings than a pair holds in a year.
_SEARCHED_FROM = 50
_FORMS = (MeetingForm.PHYSICAL, MeetingForm.VIRTUAL)


class MeetingsDialog(QDialog):
    """Lists one pair's meetings and notes another; each is saved at once."""

    def __init__(self, parent: QWidget, desk: Desk, pair: PairRecord) -> None:
        super().__init__(parent)
        tr = desk.translator
        self._desk = desk
        self._match_id = pair.match_id or 0
        title = tr.gettext("Meetings of {mentee} and {mentor}")
        self.setWindowTitle(title.format(mentee=pair.mentee.name, mentor=pair.mentor.name))
        self.resize(*_SIZE)
        self.table: RecordTable[MeetingRecord] = RecordTable(
            _shape(tr),
            theme=desk.theme,
            translator=tr,
            settings=desk.settings,
            empty=EmptyState(
                desk.theme, "calendar", tr.gettext("No meeting is noted yet. Add the first below.")
            ),
            searched_from=_SEARCHED_FROM,
        )
        self._words = plain_label(
            tr.gettext("Note that the pair met, never what was said: that stays between them."),
            "soft",
        )
        self.day = DayField(desk.theme, tr, blank=False)
        self.day.show_value(today())
        self._day_field = Field(tr.gettext("Day"), self.day)
        programme = desk.workspace.programmes.get(desk.programme_id)
        self.minutes = NumberField(1, _LONGEST)
        self.minutes.show_value(programme.minutes_least)
        self.form = ChoiceField((form, tr.gettext(MEETING_FORM_NAMES[form])) for form in _FORMS)
        self.form.show_value(
            MeetingForm.PHYSICAL if programme.prefers_physical else self._last_form()
        )
        self.add = QPushButton(tr.gettext("Add the meeting"))
        self.remove = QPushButton(tr.gettext("Remove"))
        self.leave = QPushButton(tr.gettext("Close"))
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        tr = self._desk.translator
        for button in (self.add, self.remove, self.leave):
            button.setAutoDefault(False)
        self.add.setDefault(True)
        fields = QHBoxLayout()
        fields.setSpacing(GAP)
        top = Qt.AlignmentFlag.AlignTop
        fields.addWidget(self._day_field, 2, top)
        fields.addWidget(Field(tr.gettext("Minutes"), self.minutes), 1, top)
        fields.addWidget(Field(tr.gettext("How"), self.form), 1, top)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addStretch(1)
        row.addWidget(self.remove)
        row.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(GAP)
        column.addWidget(self._words)
        column.addWidget(self.table, 1)
        column.addLayout(fields)
        column.addLayout(row)

    def _connect(self) -> None:
        self.day.judged.connect(self._day_field.show_wrong)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.leave.clicked.connect(self.accept)
        self.table.selected.connect(self._selected)
        # After the commit is over, not in its midst.
        self._desk.changed.connect(self._changed, Qt.ConnectionType.QueuedConnection)

    def refresh(self) -> None:
        """Read the meetings again."""
        self.table.show_records(self._desk.workspace.matches.meetings(self._match_id))
        self._selected()

    def _last_form(self) -> MeetingForm:
        held = self._desk.workspace.matches.meetings(self._match_id)
        return held[-1].form if held else MeetingForm.PHYSICAL

    def _changed(self, tables: frozenset[str]) -> None:
        if "meeting" in tables:
            self.refresh()

    def _selected(self) -> None:
        self.remove.setEnabled(bool(self.table.selection()))

    def _add(self) -> None:
        self.day.flush()
        self.minutes.flush()
        day, minutes, form = self.day.value, self.minutes.number(), self.form.value()
        if self._day_field.message or day is None or minutes is None:
            return
        self._day_field.attempt(
            self._desk.translator,
            lambda: self._desk.workspace.matches.add_meeting(
                self._match_id, day, minutes, MeetingForm(str(form))
            ),
        )

    def _remove(self) -> None:
        tr = self._desk.translator
        chosen = self.table.selection()
        deed = DeedName(*NP_("remove {n} meeting", "remove {n} meetings")).of(n=len(chosen))
        with self._desk.guard() as guard, self._desk.workspace.history.together(deed):
            for meeting in chosen:
                self._desk.workspace.matches.remove_meeting(meeting.id)
        if guard.done:
            said = tr.ngettext("{n} meeting is removed.", "{n} meetings are removed.", len(chosen))
            # The dialog stands before it until it is closed.
            self._desk.tell_done(said.format(n=tr.number(len(chosen))), stays=True)


def _shape(tr: Translator) -> ListShape[MeetingRecord]:
    return ListShape(
        name="matches.meetings",
        identity=lambda meeting: meeting.id,
        columns=(
            Column(
                key="day",
                title=tr.gettext("Day"),
                text=lambda meeting: tr.date(meeting.held_on, "medium"),
                sort=lambda meeting: meeting.held_on,
                bold=True,
                width=160,
            ),
            Column(
                key="minutes",
                title=tr.gettext("Minutes"),
                text=lambda meeting: tr.number(meeting.minutes),
                sort=lambda meeting: meeting.minutes,
                number=True,
                width=90,
            ),
            Column(
                key="form",
                title=tr.gettext("How"),
                text=lambda meeting: _form(meeting, tr).text,
                chip=lambda meeting: _form(meeting, tr),
            ),
        ),
        sorted_by="day",
    )


def _form(meeting: MeetingRecord, tr: Translator) -> Chip:
    icon = "monitor" if meeting.form is MeetingForm.VIRTUAL else "users"
    return Chip(icon=icon, text=tr.gettext(MEETING_FORM_NAMES[meeting.form]), tone=Tone.SOFT)
