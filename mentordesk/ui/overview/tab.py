"""The Overview tab: figures, the course over time, what needs attention, and the playbook."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mentordesk.i18n import Wording
from mentordesk.services.records.playbook import (
    ActivityRecord,
    AttentionItem,
    AttentionKind,
    EventRecord,
)
from mentordesk.ui.desk import Desk, Tab
from mentordesk.ui.forms.page import ScrollingPage
from mentordesk.ui.overview.activity_dialog import ActivityDialog
from mentordesk.ui.overview.attendance_dialog import AttendanceDialog
from mentordesk.ui.overview.attention_card import AttentionCard
from mentordesk.ui.overview.event_dialog import EventDialog
from mentordesk.ui.overview.events_card import EventsCard
from mentordesk.ui.overview.key_figures import KeyFiguresRow
from mentordesk.ui.overview.playbook_card import PlaybookCard
from mentordesk.ui.overview.timeline import Timeline
from mentordesk.ui.theme import EDGE, GAP

#: Where each kind of line is dealt with; the playbook's own are dealt with here.
_LANDS_ON = {
    AttentionKind.UNMATCHED: "matches",
    AttentionKind.NO_CONSENT: "participants",
    AttentionKind.NO_AGREEMENT: "agreements",
    AttentionKind.SILENT_PAIR: "matches",
    AttentionKind.EVALUATION_DUE: "evaluations",
    AttentionKind.MENTOR_UNANSWERED: "matches",
}
_OF_MATCHES = (AttentionKind.SILENT_PAIR, AttentionKind.MENTOR_UNANSWERED)


class OverviewTab(Tab):
    """Everything at a glance; ticks the playbook off and leads to the other tabs."""

    tables = frozenset(
        {
            "programme",
            "participant",
            "enrolment",
            "match",
            "meeting",
            "agreement",
            "activity",
            "event",
            "event_attendance",
            "questionnaire",
            "question",
            "reply",
            "answer",
            "counted_part",
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.figures = KeyFiguresRow(desk.theme, desk.translator)
        self.timeline = Timeline(desk.theme, desk.translator)
        self.attention = AttentionCard(desk.theme, desk.translator)
        self.playbook = PlaybookCard(desk.theme, desk.translator)
        self.events = EventsCard(desk.theme, desk.translator)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(EDGE)
        left.addWidget(self.attention)
        left.addWidget(self.events)
        left.addStretch(1)
        right = QVBoxLayout()
        right.addWidget(self.playbook)
        right.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(EDGE)
        both.addLayout(left, 1)
        both.addLayout(right, 1)
        everything = QWidget()
        column = QVBoxLayout(everything)
        column.setContentsMargins(EDGE, GAP, EDGE, GAP)
        column.setSpacing(GAP)
        column.addWidget(self.figures)
        column.addWidget(self.timeline)
        column.addLayout(both, 1)
        self._page = ScrollingPage(everything, 0)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.addWidget(self._page)

    def _connect(self) -> None:
        self.figures.asked.connect(self.desk.go_to)
        self.attention.asked.connect(self._land_on)
        self.playbook.ticked.connect(self._tick)
        self.playbook.edit_asked.connect(self._edit_activity)
        self.events.edit_asked.connect(self._edit_event)
        self.events.attendance_asked.connect(self._take_attendance)
        self.events.papers_asked.connect(self._offer_papers)

    def refresh(self) -> None:
        """Read how the programme stands today."""
        workspace, programme_id = self.desk.workspace, self.desk.programme_id
        today = workspace.today()
        self.figures.show_figures(workspace.overview.key_figures(programme_id))
        self.timeline.show_points(workspace.overview.timeline(programme_id), today)
        self.attention.show_items(workspace.overview.attention(programme_id))
        self.playbook.show_activities(workspace.playbook.activities(programme_id), today)
        self.events.show_events(workspace.playbook.events(programme_id))

    def _land_on(self, item: AttentionItem) -> None:
        if item.kind is AttentionKind.ACTIVITY_LATE:
            self.playbook.show_all.setChecked(False)
            self.playbook.show_all.setFocus()
            self._page.ensureWidgetVisible(self.playbook)
            return
        if item.kind is AttentionKind.DELETION_DUE:
            self._delete_people()
            return
        ids = self._mentees_of(item.ids) if item.kind in _OF_MATCHES else item.ids
        self.desk.go_to(_LANDS_ON[item.kind], ids)

    def _mentees_of(self, match_ids: tuple[int, ...]) -> tuple[int, ...]:
        """Return the mentees' sign-ups, which the list of matches knows its rows by."""
        pairs = self.desk.workspace.matches.pairs(self.desk.programme_id)
        return tuple(pair.mentee.enrolment_id for pair in pairs if pair.match_id in match_ids)

    def _tick(self, activity_id: int, done: bool) -> None:
        with self.desk.guard():
            self.desk.workspace.playbook.tick(activity_id, done)

    def _edit_activity(self, activity: ActivityRecord | None) -> None:
        dialog = ActivityDialog(self, self.desk, activity)
        if dialog.exec():
            with self.desk.guard():
                self.keep_activity(dialog, activity)
        dialog.deleteLater()

    def keep_activity(self, dialog: ActivityDialog, activity: ActivityRecord | None) -> None:
        """Add, change or remove what the dialog was about."""
        playbook = self.desk.workspace.playbook
        language = self.desk.language
        if activity is None:
            entry = dialog.entry
            title = Wording().with_(language, entry.title)
            note = Wording().with_(language, entry.note)
            playbook.add_activity(self.desk.programme_id, title, due_on=entry.due_on, note=note)
        elif dialog.removing:
            playbook.remove_activity(activity.id)
        else:
            entry = dialog.entry
            playbook.change_activity(
                activity.id,
                title=_reworded(activity.title, desk_text=entry.title, desk=self.desk),
                note=_reworded(activity.note, desk_text=entry.note, desk=self.desk),
                due_on=entry.due_on if entry.due_on != activity.due_on else None,
            )

    def _edit_event(self, event: EventRecord | None) -> None:
        dialog = EventDialog(self, self.desk, event)
        if dialog.exec():
            with self.desk.guard():
                self.keep_event(dialog, event)
        dialog.deleteLater()

    def keep_event(self, dialog: EventDialog, event: EventRecord | None) -> None:
        """Add, change or remove what the dialog was about."""
        playbook = self.desk.workspace.playbook
        if event is not None and dialog.removing:
            playbook.remove_event(event.id)
            return
        entry = dialog.entry
        if event is None:
            event_id = playbook.add_event(
                self.desk.programme_id,
                Wording().with_(self.desk.language, entry.name),
                starts_at=entry.starts_at,
                minutes=entry.minutes,
                form=entry.form,
            )
            playbook.change_event(event_id, place=entry.place, mandatory=entry.mandatory)
            return
        playbook.change_event(
            event.id,
            name=_reworded(event.name, desk_text=entry.name, desk=self.desk),
            starts_at=entry.starts_at,
            minutes=entry.minutes,
            form=entry.form,
            place=entry.place,
            mandatory=entry.mandatory,
        )

    def _offer_papers(self) -> None:
        from mentordesk.ui.papers.kick_off_printing import offer_papers

        offer_papers(self, self.desk)

    def _delete_people(self) -> None:
        from mentordesk.ui.privacy.old_programme import delete_old_people

        with self.desk.guard():
            delete_old_people(self.window(), self.desk)

    def _take_attendance(self, event: EventRecord) -> None:
        dialog = AttendanceDialog(self, self.desk, event)
        dialog.exec()
        dialog.deleteLater()


def _reworded(wording: Wording, *, desk_text: str, desk: Desk) -> Wording:
    """Return the wording with what was typed, unless that is only what was borrowed."""
    if desk_text == wording.in_(desk.language):
        return wording
    return wording.with_(desk.language, desk_text)
