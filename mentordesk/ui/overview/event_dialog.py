"""One shared meeting: what, when, how long, where."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from mentordesk.services.records.playbook import EventRecord
from mentordesk.ui.desk import Desk
from mentordesk.ui.forms.choice_field import ChoiceField
from mentordesk.ui.forms.day_field import DayField
from mentordesk.ui.forms.number_field import NumberField
from mentordesk.ui.overview.entry_dialog import EntryDialog
from mentordesk.vocabulary import MEETING_FORM_NAMES, MeetingForm

_TIME = re.compile(r"^\D*(\d{1,2})(?:\D*(\d{2}))?\D*$")
_EVENING = time(17)
_TWO_HOURS = 120


def parse_time(text: str) -> time:
    """Return the time meant by 17, 17:30, 17.30 or 1730; raises `ValueError` for none."""
    found = _TIME.match(text.strip())
    if not found:
        raise ValueError
    return time(int(found[1]), int(found[2] or 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class EventEntry:
    """What was filled in; the name is in the window's language."""

    name: str
    starts_at: datetime
    minutes: int
    form: MeetingForm
    place: str
    mandatory: bool


class EventDialog(EntryDialog):
    """Collects an event; the caller keeps it."""

    def __init__(self, parent: QWidget, desk: Desk, event: EventRecord | None) -> None:
        tr = desk.translator.gettext
        title = tr("Change the event") if event else tr("New event")
        super().__init__(parent, desk, title, removable=event is not None)
        self.name = QLineEdit()
        self.day = DayField(desk.theme, desk.translator, blank=False)
        self.time = QLineEdit()
        self.minutes = NumberField(5, 1440)
        self.meeting_form = ChoiceField((f, tr(MEETING_FORM_NAMES[f])) for f in MeetingForm)
        self.place = QLineEdit()
        self.mandatory = QCheckBox(tr("Mandatory"))
        self._name_field = self.form.add(tr("Name of the event"), self.name)
        self._day_field = self.form.add(tr("Day"), self.day)
        self._time_field = self.form.add(tr("It begins at"), self.time)
        self.form.add(tr("Minutes"), self.minutes)
        self.form.add(tr("How people meet"), self.meeting_form)
        self.form.add(tr("Place, or link"), self.place)
        self.form.add_wide(self.mandatory)
        self.day.judged.connect(self._day_field.show_wrong)
        self._fill(event)
        self.begin_at(self.name)

    def _fill(self, event: EventRecord | None) -> None:
        starts = event.starts_at.time() if event else _EVENING
        self.time.setText(self.desk.translator.time(datetime.combine(date(2000, 1, 1), starts)))
        self.minutes.show_value(event.minutes if event else _TWO_HOURS)
        self.meeting_form.show_value(event.form if event else MeetingForm.PHYSICAL)
        if event is not None:
            self.name.setText(event.name.in_(self.desk.language))
            self.day.show_value(event.starts_at.date())
            self.place.setText(event.place)
            self.mandatory.setChecked(event.mandatory)

    @property
    def entry(self) -> EventEntry:
        """What was filled in; only after the dialog was accepted."""
        day = self.day.value
        if day is None:
            raise ValueError("asked before the dialog was accepted")
        return EventEntry(
            name=self.name.text().strip(),
            starts_at=datetime.combine(day, parse_time(self.time.text())),
            minutes=self.minutes.value(),
            form=MeetingForm(str(self.meeting_form.value())),
            place=self.place.text().strip(),
            mandatory=self.mandatory.isChecked(),
        )

    def check(self) -> bool:
        """Say beside a field what is wrong with it."""
        tr = self.desk.translator.gettext
        self.day.flush()
        named = bool(self.name.text().strip())
        self._name_field.show_wrong("" if named else tr("Give the event a name."))
        try:
            parse_time(self.time.text())
        except ValueError:
            self._time_field.show_wrong(tr("Write a time, such as 17:00."))
        else:
            self._time_field.show_wrong("")
        return named and not (self._day_field.message or self._time_field.message)
