"""The programme's name, dates and figures."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from mentordesk.i18n import Translator
from mentordesk.services.records.programmes import ProgrammeRecord
from mentordesk.ui.desk import Desk
from mentordesk.ui.forms.autosave import SavedLine
from mentordesk.ui.forms.choice_field import ChoiceField
from mentordesk.ui.forms.day_field import DayField
from mentordesk.ui.forms.form import Field, Form
from mentordesk.ui.forms.number_field import NumberField
from mentordesk.ui.forms.page import ScrollingPage
from mentordesk.vocabulary import LANGUAGE_NAMES, N_, Language

_DAYS = (
    ("starts_on", N_("First day")),
    ("ends_on", N_("Last day (blank: no fixed end)")),
    ("sign_up_by", N_("Last day of sign-up")),
)
# Column, title, least, most, whether it may be blank.
_NUMBERS = (
    ("months_least", N_("Months, at least"), 1, 60, True),
    ("months_most", N_("Months, at most"), 1, 60, True),
    ("meetings_least", N_("Meetings, at least"), 1, 100, True),
    ("meetings_most", N_("Meetings, at most"), 1, 100, True),
    ("minutes_least", N_("Minutes per meeting, at least"), 5, 600, False),
    ("minutes_most", N_("Minutes per meeting, at most"), 5, 600, False),
    ("mentor_capacity", N_("Mentees a mentor has unless they say otherwise"), 1, 20, False),
    ("mentor_capacity_most", N_("Mentees a mentor may have at most"), 1, 20, False),
    ("silent_after_days", N_("A pair is silent after this many days"), 1, 400, False),
)
_TICKS = (
    ("open_matching", N_("Mentees ask mentors one by one, and the mentor accepts")),
    ("prefers_physical", N_("Meetings in person are preferred")),
    ("closes_itself", N_("Matches are completed by themselves after the last day")),
)


class FactsPage(ScrollingPage):
    """Each field saves itself; dates that follow another move at once."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._translator: Translator = desk.translator
        self._form = Form(desk.theme)
        self._show: list[Callable[[ProgrammeRecord], None]] = []
        self.controls: dict[str, QWidget] = {}
        self._add_names()
        self._add_days()
        self._add_numbers()
        self._add_ticks()
        super().__init__(self._form)

    def refresh(self) -> None:
        """Show what the file holds."""
        record = self._desk.workspace.programmes.get(self._desk.programme_id)
        for show in self._show:
            show(record)

    def _save(self, field: Field, column: str, value: object) -> None:
        change = self._desk.workspace.programmes.change
        field.attempt(self._translator, lambda: change(self._desk.programme_id, **{column: value}))

    def _add_names(self) -> None:
        tr = self._translator.gettext
        name = SavedLine()
        field = self._form.add(tr("Name of the programme"), name)
        name.committed.connect(lambda text: self._save(field, "name", text))
        self._show.append(lambda record: name.show_value(record.name))
        language = ChoiceField((la, tr(LANGUAGE_NAMES[la])) for la in Language)
        spoken = self._form.add(tr("Language of its papers"), language)
        language.committed.connect(lambda value: self._save(spoken, "language", value))
        self._show.append(lambda record: language.show_value(record.language))
        self.controls |= {"name": name, "language": language}

    def _add_days(self) -> None:
        self._form.add_heading(self._translator.gettext("Dates"))
        for column, title in _DAYS:
            control = DayField(self._desk.theme, self._translator, blank=column != "starts_on")
            field = self._form.add(self._translator.gettext(title), control)
            control.judged.connect(field.show_wrong)
            control.committed.connect(partial(self._save, field, column))
            self._show_with(control.show_value, column)
            self.controls[column] = control

    def _add_numbers(self) -> None:
        self._form.add_heading(self._translator.gettext("Figures"))
        for column, title, least, most, blank in _NUMBERS:
            control = NumberField(least, most, blank=blank)
            field = self._form.add(self._translator.gettext(title), control)
            control.committed.connect(partial(self._save, field, column))
            self._show_with(control.show_value, column)
            self.controls[column] = control

    def _add_ticks(self) -> None:
        self._form.add_heading(self._translator.gettext("How it works"))
        change = self._desk.workspace.programmes.change
        for column, title in _TICKS:
            control = QCheckBox(self._translator.gettext(title))
            control.clicked.connect(lambda on, c=column: change(self._desk.programme_id, **{c: on}))
            self._form.add_wide(control)
            self._show_with(control.setChecked, column)
            self.controls[column] = control

    def _show_with(self, show: Callable[[Any], None], column: str) -> None:
        self._show.append(lambda record: show(getattr(record, column)))
