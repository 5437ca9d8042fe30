"""One activity of the playbook: what, when, and the experience attached."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from mentordesk.services.records.playbook import ActivityRecord
from mentordesk.ui.desk import Desk
from mentordesk.ui.forms.day_field import DayField
from mentordesk.ui.overview.entry_dialog import EntryDialog


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityEntry:
    """What was filled in; the texts are in the window's language."""

    title: str
    note: str
    due_on: date


class ActivityDialog(EntryDialog):
    """Collects an activity; the caller keeps it."""

    def __init__(self, parent: QWidget, desk: Desk, activity: ActivityRecord | None) -> None:
        tr = desk.translator.gettext
        title = tr("Change the activity") if activity else tr("New activity")
        super().__init__(parent, desk, title, removable=activity is not None)
        self.title = QLineEdit()
        self.due_on = DayField(desk.theme, desk.translator, blank=False)
        self.note = QPlainTextEdit()
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(120)
        self._title_field = self.form.add(tr("What is to be done"), self.title)
        hint = ""
        if activity and not activity.fixed:
            hint = tr("It follows the programme's dates until you choose another day.")
        self._day_field = self.form.add(tr("By which day"), self.due_on, hint)
        self.form.add(tr("Worth knowing"), self.note)
        self.due_on.judged.connect(self._day_field.show_wrong)
        if activity is not None:
            self.title.setText(activity.title.in_(desk.language))
            self.note.setPlainText(activity.note.in_(desk.language))
            self.due_on.show_value(activity.due_on)
        self.begin_at(self.title)

    @property
    def entry(self) -> ActivityEntry:
        """What was filled in; only after the dialog was accepted."""
        day = self.due_on.value
        if day is None:
            raise ValueError("asked before the dialog was accepted")
        return ActivityEntry(
            title=self.title.text().strip(), note=self.note.toPlainText().strip(), due_on=day
        )

    def check(self) -> bool:
        """Say beside a field what is missing from it."""
        tr = self.desk.translator.gettext
        self.due_on.flush()
        named = bool(self.title.text().strip())
        self._title_field.show_wrong("" if named else tr("Say what is to be done."))
        return named and not self._day_field.message
