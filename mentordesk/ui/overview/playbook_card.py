"""The playbook's activities: what comes next, ticked off as it is done."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from mentordesk.i18n import Translator
from mentordesk.services.records.playbook import ActivityRecord
from mentordesk.ui.cards import TitledCard
from mentordesk.ui.chip_label import ChipLabel
from mentordesk.ui.colours import Tone
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.record_columns import Chip
from mentordesk.ui.theme import GAP, Theme

_SOON_DAYS = 7
_NEXT = 6
_INDENT = 24


def when_due(translator: Translator, activity: ActivityRecord, today: date) -> Chip:
    """Return when an activity is due, seen from today, as a chip."""
    days = (activity.due_on - today).days
    day = translator.date(activity.due_on, "medium")
    if activity.done_on:
        done = translator.date(activity.done_on, "medium")
        return Chip(
            icon="check", text=translator.gettext("done {day}").format(day=done), tone=Tone.GOOD
        )
    if days < 0:
        text = translator.ngettext("{n} day late", "{n} days late", -days).format(n=-days)
        return Chip(icon="clock", text=text, tone=Tone.BAD)
    if days == 0:
        return Chip(icon="clock", text=translator.gettext("today"), tone=Tone.WARN)
    if days <= _SOON_DAYS:
        text = translator.ngettext("in {n} day", "in {n} days", days).format(n=days)
        return Chip(icon="clock", text=text, tone=Tone.WARN)
    return Chip(icon="calendar", text=day)


class PlaybookCard(TitledCard):
    """The next few activities, or all of them."""

    ticked = Signal(int, bool)
    #: An `ActivityRecord` to change, or `None` for a new one.
    edit_asked = Signal(object)

    def __init__(self, theme: Theme, translator: Translator) -> None:
        super().__init__(theme, translator.gettext("Playbook"))
        self._theme = theme
        self._translator = translator
        self._activities: tuple[ActivityRecord, ...] = ()
        self._today = date.min
        self._late: frozenset[int] = frozenset()
        self.show_all = QPushButton()
        self.show_all.setCheckable(True)
        self.show_all.setProperty("look", "link")
        self.add_button = QToolButton()
        self.add_button.setToolTip(translator.gettext("Add an activity"))
        self.add_button.setAccessibleName(translator.gettext("Add an activity"))
        theme.dress(self.add_button, "plus")
        self.add_corner(self.show_all)
        self.add_corner(self.add_button)
        self.show_all.toggled.connect(lambda _on: self._show())
        self.add_button.clicked.connect(lambda _on: self.edit_asked.emit(None))

    def show_activities(self, activities: tuple[ActivityRecord, ...], today: date) -> None:
        """Show the plan as it stands today."""
        self._activities, self._today = activities, today
        self._show()

    def _shown(self) -> list[ActivityRecord]:
        if self.show_all.isChecked():
            return list(self._activities)
        ahead = [activity for activity in self._activities if activity.done_on is None]
        done = [activity for activity in self._activities if activity.done_on is not None]
        latest = sorted(done, key=lambda activity: activity.done_on or date.min)[-1:]
        return ahead[:_NEXT] + latest

    def _show(self) -> None:
        tr = self._translator
        all_of_them = tr.gettext("Show all {n}").format(n=len(self._activities))
        self.show_all.setText(
            tr.gettext("Show what is next") if self.show_all.isChecked() else all_of_them
        )
        rows = [self._row(activity) for activity in self._shown()]
        nothing = tr.gettext("The playbook is empty. Add what you want to remember to do.")
        self.show_rows(rows or [plain_label(nothing, "soft")])

    def _row(self, activity: ActivityRecord) -> QWidget:
        tr, language = self._translator, self._translator.language
        title = activity.title.in_(language)
        row = QWidget()
        tick = QCheckBox()
        tick.setChecked(activity.done_on is not None)
        tick.setAccessibleName(title)
        tick.clicked.connect(lambda on: self.ticked.emit(activity.id, on))
        tick.setFixedSize(_INDENT, _INDENT)
        words = plain_label(title, "soft" if activity.done_on else "")
        words.setMinimumHeight(_INDENT)
        edit = QToolButton()
        edit.setToolTip(tr.gettext("Change"))
        edit.setAccessibleName(tr.gettext("Change {activity}").format(activity=title))
        self._theme.dress(edit, "pencil", Tone.SOFT, 16)
        edit.clicked.connect(lambda _on: self.edit_asked.emit(activity))

        across = QHBoxLayout()
        across.setSpacing(GAP)
        across.addWidget(tick, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(words, 1, Qt.AlignmentFlag.AlignTop)
        chip = ChipLabel(self._theme, when_due(tr, activity, self._today))
        across.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(edit, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(across)
        if activity.note.in_(language) and not activity.done_on:
            note = plain_label(activity.note.in_(language), "soft")
            note.setContentsMargins(_INDENT + GAP, 0, _INDENT, 0)
            column.addWidget(note)
        return row
