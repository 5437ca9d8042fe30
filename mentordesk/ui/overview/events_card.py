"""The shared meetings: when, where, and how many came."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from mentordesk.i18n import Translator
from mentordesk.services.records.playbook import EventRecord
from mentordesk.ui.cards import LINK_EDGE, TitledCard, level_with_links
from mentordesk.ui.colours import Tone
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.theme import GAP, Theme
from mentordesk.vocabulary import MEETING_FORM_NAMES


class EventsCard(TitledCard):
    """One line an event."""

    attendance_asked = Signal(object)
    #: An `EventRecord` to change, or `None` for a new one.
    edit_asked = Signal(object)
    papers_asked = Signal()

    def __init__(self, theme: Theme, translator: Translator) -> None:
        super().__init__(theme, translator.gettext("Events"))
        self._theme = theme
        self._translator = translator
        self.papers = QPushButton(translator.gettext("Papers…"))
        self.papers.setToolTip(translator.gettext("Letters, packs, lists, badges and certificates"))
        self.papers.setAccessibleName(translator.gettext("Papers for the kick-off"))
        theme.dress(self.papers, "printer")
        self.add_corner(self.papers)
        self.papers.clicked.connect(self.papers_asked)
        self.add_button = QToolButton()
        self.add_button.setToolTip(translator.gettext("Add an event"))
        self.add_button.setAccessibleName(translator.gettext("Add an event"))
        theme.dress(self.add_button, "plus")
        self.add_corner(self.add_button)
        self.add_button.clicked.connect(lambda _on: self.edit_asked.emit(None))

    def show_events(self, events: tuple[EventRecord, ...]) -> None:
        """Show the programme's events."""
        nothing = self._translator.gettext("No shared meeting is planned.")
        rows = [self._row(event) for event in events]
        self.show_rows(rows or [plain_label(nothing, "soft")])

    def _row(self, event: EventRecord) -> QWidget:
        tr = self._translator
        name = event.name.in_(tr.language)
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(GAP)
        drawing = QLabel()
        self._theme.draw(drawing, "calendar-check" if event.came else "calendar", Tone.ACCENT)
        across.addLayout(level_with_links(drawing))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.setContentsMargins(0, LINK_EDGE, 0, 0)
        words.addWidget(plain_label(name))
        words.addWidget(plain_label(self._facts(event), "soft"))
        across.addLayout(words, 1)
        came = QPushButton(tr.gettext("Who came…"))
        came.setProperty("look", "link")
        came.setAccessibleName(f"{came.text()} {name}")
        came.clicked.connect(lambda _on: self.attendance_asked.emit(event))
        edit = QToolButton()
        edit.setToolTip(tr.gettext("Change"))
        edit.setAccessibleName(tr.gettext("Change {activity}").format(activity=name))
        self._theme.dress(edit, "pencil", Tone.SOFT, 16)
        edit.clicked.connect(lambda _on: self.edit_asked.emit(event))
        across.addWidget(came, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(edit, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _facts(self, event: EventRecord) -> str:
        tr = self._translator
        facts = [
            tr.date(event.starts_at.date(), "medium"),
            tr.time(event.starts_at),
            event.place or tr.gettext(MEETING_FORM_NAMES[event.form]),
        ]
        if event.mandatory:
            facts.append(tr.gettext("mandatory"))
        if event.came:
            came = tr.gettext("{n} of {all} came")
            facts.append(came.format(n=tr.number(event.came), all=tr.number(event.invited)))
        return " · ".join(facts)
