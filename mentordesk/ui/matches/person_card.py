"""One side of a pair as a card: who, what they wish for or offer, and how they can meet."""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from mentordesk.i18n import Translator
from mentordesk.services.records.participants import EnrolmentRecord
from mentordesk.ui.availability import AvailabilityButton
from mentordesk.ui.chip_label import ChipLabel
from mentordesk.ui.colours import Tone
from mentordesk.ui.desk import Desk
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.matches.elided_link import ElidedLink
from mentordesk.ui.record_columns import Chip
from mentordesk.ui.theme import GAP, NARROW
from mentordesk.vocabulary import MEETING_FORM_NAMES, ROLE_NAMES, Role

_NOTE_MOST = 160


class PersonCard(QFrame):
    """Shows a sign-up; its name leads to the participant."""

    #: The person is available or busy now: what to say of it.
    switched = Signal(str)

    def __init__(self, desk: Desk, role: Role) -> None:
        super().__init__()
        self._desk = desk
        self._role = role
        self._record: EnrolmentRecord | None = None
        self.setProperty("look", "card")
        self._role_word = QLabel(desk.translator.gettext(ROLE_NAMES[role]))
        self._role_word.setProperty("look", "soft")
        self._role_word.setFont(desk.theme.small_font())
        self.name = ElidedLink()
        self.name.setFont(desk.theme.bold_font())
        self.name.setToolTip(desk.translator.gettext("Show in the participants"))
        self._chip = ChipLabel(desk.theme)
        #: What was done is told by whoever holds the card.
        self.availability = AvailabilityButton(desk, self.switched.emit)
        self._lines = [plain_label() for _ in range(4)]
        self._lines[-1].setProperty("look", "soft")
        self._lay_out()
        self.name.clicked.connect(self._open)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GAP)
        top.addWidget(self.name)
        top.addStretch(1)
        top.addWidget(self._role_word)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP + NARROW, GAP)
        column.setSpacing(2)
        column.addLayout(top)
        second = QHBoxLayout()
        second.setSpacing(GAP)
        second.addWidget(self._lines[0], 1)
        second.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignTop)
        second.addWidget(self.availability, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(second)
        for line in self._lines:
            line.setContentsMargins(6, 0, 0, 0)
        for line in self._lines[1:]:
            column.addWidget(line)
        column.addStretch(1)

    @property
    def record(self) -> EnrolmentRecord | None:
        """Whom the card shows, `None` for nobody."""
        return self._record

    @property
    def text(self) -> str:
        """All that the card says, line by line."""
        lines = [self.name.words]
        lines += [line.text() for line in self._lines if line.text()]
        return "\n".join(lines)

    def show_record(self, record: EnrolmentRecord) -> None:
        """Show a person."""
        tr = self._desk.translator
        self._record = record
        self.name.show_words(record.name)
        self.name.setEnabled(True)
        self._chip.show_chip(_trouble(record, tr))
        self.availability.show_person(record.id, record.name, available=record.available)
        self._say(_subject(record, tr), _topics(record, tr), _facts(record, tr), _note(record))
        # A tooltip would render tags.
        self._lines[-1].setToolTip(f"<span>{escape(record.note)}</span>" if record.note else "")

    def show_nobody(self, name: str, sentence: str) -> None:
        """Show that nobody is chosen, and what to do."""
        self._record = None
        self.name.show_words(name)
        self.name.setEnabled(False)
        self._chip.show_chip(None)
        self.availability.hide()
        self._say(sentence)

    def _say(self, *texts: str) -> None:
        for line in self._lines:
            line.clear()
        for line, text in zip(self._lines, texts, strict=False):
            line.setText(text)
        # The first one holds the place beside the switch.
        for line in self._lines[1:]:
            line.setVisible(bool(line.text()))

    def _open(self) -> None:
        if self._record is not None:
            self._desk.go_to("participants", (self._record.id,))


def _subject(record: EnrolmentRecord, tr: Translator) -> str:
    if not record.subjects:
        return ""
    subjects = tr.enumeration(record.subjects)
    return f"{subjects} ({tr.enumeration(record.faculties)})" if record.faculties else subjects


def _topics(record: EnrolmentRecord, tr: Translator) -> str:
    if not record.topics:
        return ""
    topics = ", ".join(record.topics)
    if record.role is Role.MENTOR:
        return tr.gettext("Offers: {topics}").format(topics=topics)
    return tr.gettext("Wants: {topics}").format(topics=topics)


def _facts(record: EnrolmentRecord, tr: Translator) -> str:
    parts = [_years(record, tr), record.employer, record.sector, record.location]
    parts.append(tr.gettext(MEETING_FORM_NAMES[record.meeting_form]))
    if record.role is Role.MENTOR:
        taken = tr.ngettext(
            "{taken} of {n} seat taken", "{taken} of {n} seats taken", record.capacity
        )
        parts.append(taken.format(taken=record.taken, n=record.capacity))
    return " \N{MIDDLE DOT} ".join(part for part in parts if part)


def _years(record: EnrolmentRecord, tr: Translator) -> str:
    years = record.experience_years
    if years is None:
        return ""
    if record.role is Role.MENTOR:
        return tr.ngettext("{n} year", "{n} years", years).format(n=years)
    text = tr.ngettext("Hopes for {n} year", "Hopes for {n} years", years)
    return text.format(n=years)


def _note(record: EnrolmentRecord) -> str:
    note = " ".join(record.note.split())
    return note if len(note) <= _NOTE_MOST else note[:_NOTE_MOST].rstrip() + "…"


def _trouble(record: EnrolmentRecord, tr: Translator) -> Chip | None:
    if record.consent:
        return None
    return Chip(icon="circle-alert", text=tr.gettext("No consent"), tone=Tone.WARN)
