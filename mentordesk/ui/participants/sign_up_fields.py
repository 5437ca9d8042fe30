"""The part of the form about one sign-up: what is offered or wished for, and on what terms."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCheckBox, QCompleter, QVBoxLayout, QWidget

from mentordesk.services.addresses import checked_address
from mentordesk.services.records.participants import EnrolmentRecord
from mentordesk.ui.desk import Desk
from mentordesk.ui.forms.autosave import SavedLine
from mentordesk.ui.forms.chips_field import ChipsField
from mentordesk.ui.forms.choice_field import ChoiceField
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.participants.bound_form import BoundForm
from mentordesk.ui.theme import NARROW
from mentordesk.vocabulary import MEETING_FORM_NAMES, MeetingForm, Role

_YEARS_MOST = 80
_SEATS_MOST = 99


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """What the fields complete with."""

    subjects: tuple[str, ...] = ()
    faculties: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    #: Address to name, for those of the other role.
    partners: tuple[tuple[str, str], ...] = ()


class SignUpFields(BoundForm):
    """What a mentor offers or a mentee wishes for; the two differ in words and in seats."""

    def __init__(self, desk: Desk, role: Role) -> None:
        super().__init__(desk)
        self._names: dict[str, str] = {}
        tr, mentor = desk.translator.gettext, role is Role.MENTOR
        self.heading = self.add_heading(tr("As mentor") if mentor else tr("As mentee"))
        self.subjects = self._add_chips("subjects", tr("Subject"))
        self._faculties = QStringListModel(self)
        self.faculty = self._add_faculty(tr("Faculty"))
        self.topics = self._add_chips(
            "topics", tr("Topics offered") if mentor else tr("Topics wished for")
        )
        years = tr("Years of experience") if mentor else tr("Years of experience wished for")
        self.years = self.add_number("experience_years", years, _YEARS_MOST, blank=True)
        sector = tr("Sector") if mentor else tr("Sector wished for")
        self.sector = self.add_line("sector", sector)
        if mentor:
            self.capacity = self.add_number(
                "capacity", tr("Most mentees at a time"), _SEATS_MOST, blank=False
            )
        self.meeting_form = self._add_meeting_form(tr("Meeting form"))
        self.terms = _Terms(desk)
        self._add_terms(tr("For the matching"))
        self.wishes = self._add_wishes(
            tr("Wishes for a mentee") if mentor else tr("Wishes for a mentor")
        )
        self.note = self.add_text("note", tr("Note"))

    def offer(self, offered: Offered) -> None:
        """Complete with these choices."""
        self.subjects.offer(offered.subjects)
        self.topics.offer(offered.topics)
        self._faculties.setStringList(list(offered.faculties))
        self._names = dict(offered.partners)
        self.wishes.offer(self._shown_wishes(self._names))

    def _add_chips(self, key: str, title: str) -> ChipsField:
        chips = ChipsField(self._desk.theme, self._desk.translator)
        self.bind(key, title, chips, lambda record: chips.show_value(getattr(record, key)))
        self.save_on(chips.committed, key)
        return chips

    def _add_faculty(self, title: str) -> SavedLine:
        line = SavedLine()
        completer = QCompleter(self._faculties, line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        line.setCompleter(completer)

        def show(record: EnrolmentRecord) -> None:
            # Several faculties come of several subjects, and one line cannot say whose.
            line.setEnabled(bool(record.subjects) and len(record.faculties) <= 1)
            line.show_value("; ".join(record.faculties))

        self.bind(
            "faculty",
            title,
            line,
            show,
            self._desk.translator.gettext("It goes with the subject, for everybody who has it."),
        )
        self.save_on(line.committed, "faculty")
        return line

    def _add_meeting_form(self, title: str) -> ChoiceField:
        tr = self._desk.translator.gettext
        choice = ChoiceField((form, tr(MEETING_FORM_NAMES[form])) for form in MeetingForm)
        self.bind(
            "meeting_form", title, choice, lambda record: choice.show_value(record.meeting_form)
        )
        self.save_on(choice.committed, "meeting_form")
        return choice

    def _add_terms(self, title: str) -> None:
        self.bind("available", title, self.terms, self.terms.show_record)
        for key, tick in self.terms.ticks.items():
            self.fields[key] = self.fields["available"]
            self.save_on(tick.clicked, key)

    def _add_wishes(self, title: str) -> ChipsField:
        tr = self._desk.translator.gettext
        chips = ChipsField(
            self._desk.theme, self._desk.translator, placeholder=tr("Name or e-mail address…")
        )
        self.bind(
            "wishes",
            title,
            chips,
            lambda record: chips.show_value(self._shown_wishes(record.wishes)),
        )
        self.save_on(
            chips.committed, "wishes", lambda texts: tuple(checked_address(text) for text in texts)
        )
        return chips

    def _shown_wishes(self, addresses: Iterable[str]) -> tuple[str, ...]:
        """Return addresses as "Name <address>" where the name is known."""
        return tuple(
            f"{self._names[address]} <{address}>" if address in self._names else address
            for address in addresses
        )


class _Terms(QWidget):
    """Three ticks that decide whether somebody can be matched, and how soon."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        tr = desk.translator.gettext
        self.ticks = {
            "available": QCheckBox(tr("Available for a match")),
            "consent": QCheckBox(tr("Contact details may be shared with a match")),
            "waited": QCheckBox(tr("Passed over last time: comes first")),
        }
        self.since = plain_label(look="soft")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NARROW)
        for tick in self.ticks.values():
            column.addWidget(tick)
        column.insertWidget(2, self.since)
        self.since.setContentsMargins(24, 0, 0, NARROW)

    def show_record(self, record: EnrolmentRecord) -> None:
        """Show what the sign-up says."""
        self.ticks["available"].setChecked(record.available)
        self.ticks["consent"].setChecked(record.consent)
        self.ticks["waited"].setChecked(record.waited)
        self.since.setVisible(record.consent)
        if record.consented_on is not None:
            tr = self._desk.translator
            said = tr.gettext("Consent given on {day}")
            self.since.setText(said.format(day=tr.date(record.consented_on)))
