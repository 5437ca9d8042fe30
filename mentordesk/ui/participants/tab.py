"""The page of participants: everybody in one list, the one chosen beside it."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSplitter, QStackedWidget, QTableView, QVBoxLayout

from mentordesk.services.records.participants import EnrolmentRecord
from mentordesk.ui.desk import Desk, Tab
from mentordesk.ui.empty_state import EmptyState
from mentordesk.ui.participants.choices import offered
from mentordesk.ui.participants.columns import list_shape
from mentordesk.ui.participants.deeds import ParticipantDeeds
from mentordesk.ui.participants.dialogs import ParticipantDialogs
from mentordesk.ui.participants.partners import Partners
from mentordesk.ui.participants.person_panel import PersonPanel
from mentordesk.ui.participants.several_panel import SeveralPanel
from mentordesk.ui.record_table import RecordTable
from mentordesk.ui.table_import.files import dropped_table
from mentordesk.ui.theme import EDGE
from mentordesk.vocabulary import Role

if TYPE_CHECKING:
    from mentordesk.ui.privacy.deeds import PrivacyDeeds

_SPLITTER = "participants splitter"
_LIST_LEAST = 360
_PANEL_LEAST = 420


class ParticipantsTab(Tab):
    """Adds, edits, sorts out and imports the people of a programme."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {
            *("participant", "enrolment", "enrolment_subject", "enrolment_topic", "wish"),
            *("subject", "topic", "faculty", "match", "organisation", "programme"),
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        tr = desk.translator.gettext
        self.dialogs = ParticipantDialogs(desk, self)
        self.deeds = ParticipantDeeds(desk, self)
        self.table: RecordTable[EnrolmentRecord] = RecordTable(
            list_shape(desk),
            theme=desk.theme,
            translator=desk.translator,
            settings=desk.settings,
            empty=self._empty(),
        )
        self._partners = Partners(desk)
        self.person = PersonPanel(desk, self.deeds, self._partners)
        self.several = SeveralPanel(desk, self.deeds)
        nobody = tr("Choose somebody in the list to see and change their sign-up.")
        self.nobody = EmptyState(desk.theme, "user", nobody)
        self.panel = QStackedWidget()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.add = QPushButton(tr("Add"))
        self.take_in = QPushButton(tr("Import…"))
        self.more = QPushButton()
        self.more.setAccessibleName(tr("More"))
        self.more.setToolTip(tr("More"))
        desk.theme.dress(self.more, "ellipsis")
        self._programme_id = 0
        self._add_actions()
        self._lay_out()
        self._connect()

    def _empty(self) -> EmptyState:
        tr, dialogs = self.desk.translator.gettext, self.dialogs
        empty = EmptyState(
            self.desk.theme,
            "users",
            tr(
                "Nobody has signed up yet. Import the answers of your sign-up form, drop "
                "the file here, or add people one by one."
            ),
            tr("Import sign-ups…"),
            self.import_sign_ups,
        )
        empty.add_way(tr("Add a mentor…"), lambda: dialogs.add(Role.MENTOR))
        empty.add_way(tr("Add a mentee…"), lambda: dialogs.add(Role.MENTEE))
        self.waiting_way = empty.add_way(tr("From the waiting list…"), dialogs.sign_up_waiting)
        self.waiting_way.hide()
        return empty

    def _add_actions(self) -> None:
        tr, dialogs = self.desk.translator.gettext, self.dialogs
        add = self._menu(self.add)
        self._add_action(
            add, "user-plus", tr("Add a mentor…"), lambda: dialogs.add(Role.MENTOR), "Ctrl+Shift+M"
        )
        self._add_action(
            add, "user-plus", tr("Add a mentee…"), lambda: dialogs.add(Role.MENTEE), "Ctrl+Shift+E"
        )
        self._add_action(
            add, "hourglass", tr("From the waiting list…"), dialogs.sign_up_waiting, "Ctrl+Shift+V"
        )
        more = self._menu(self.more)
        self._add_action(more, "git-merge", tr("Find duplicates…"), dialogs.find_doubles)
        self._add_action(more, "download", tr("Export…"), self.desk.asked_to_export.emit)
        for group in self.deeds.groups:
            self.table.view.addActions(list(group))
            self._separate(self.table.view)
        for button in (self.add, self.take_in, self.more):
            self.table.bar.add_widget(button)

    def _lay_out(self) -> None:
        for page in (self.nobody, self.person, self.several):
            self.panel.addWidget(page)
        # Wider where the buttons above it are.
        self.table.view.setMinimumWidth(_LIST_LEAST)
        self.panel.setMinimumWidth(_PANEL_LEAST)
        self.splitter.addWidget(self.table)
        self.splitter.addWidget(self.panel)
        self.splitter.setHandleWidth(EDGE)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE // 2, EDGE, EDGE)
        column.addWidget(self.splitter)

    def _connect(self) -> None:
        self.table.selected.connect(self._show_chosen)
        # A double click edits the cell.
        self.table.view.opened.connect(self.person.enter)
        self.person.back_wanted.connect(self._go_back)
        self.take_in.clicked.connect(self.import_sign_ups)
        self.dialogs.added.connect(self._show_new)
        self.dialogs.show_wanted.connect(self._show_addresses)
        self.deeds.made.connect(self._show_new)
        self.deeds.merge_wanted.connect(self.dialogs.merge)
        # Not by name: what they are of is imported when one of them comes.
        self.deeds.privacy_wanted.connect(lambda id_: self.privacy.look(id_))  # noqa: PLW0108
        self.deeds.report_wanted.connect(lambda id_: self.privacy.tell(id_))  # noqa: PLW0108
        self.deeds.erasure_wanted.connect(lambda id_: self.privacy.erase(id_))  # noqa: PLW0108
        self.splitter.splitterMoved.connect(
            lambda *_: self.desk.settings.remember(_SPLITTER, self.splitter.sizes())
        )
        kept = self.desk.settings.recall(_SPLITTER, [])
        self.splitter.setSizes(kept if len(kept) == self.splitter.count() else [10_000, 0])

    def refresh(self) -> None:
        """Show the programme's people; in another programme, begin with the first of them."""
        begins = self._programme_id != self.desk.programme_id or not self.table.model.held
        records = self.desk.workspace.participants.enrolments(self.desk.programme_id)
        self._partners.forget()
        self.person.offer(offered(self.desk, records))
        self.table.show_records(records)
        if not records:
            waiting = self.desk.workspace.participants.waiting_elsewhere(self.desk.programme_id)
            self.waiting_way.setVisible(bool(waiting))
        self._programme_id = self.desk.programme_id
        if begins:
            self.table.select([record.id for record in self.table.model.shown[:1]])
        self._show_chosen()

    @cached_property
    def privacy(self) -> "PrivacyDeeds":
        """What is done for one person's data protection, imported when it is asked for."""
        from mentordesk.ui.privacy.deeds import PrivacyDeeds

        return PrivacyDeeds(self.desk, self)

    def land(self, ids: tuple[int, ...]) -> None:
        """Show these sign-ups."""
        self.table.show_only(ids)

    def search(self) -> None:
        """Put the cursor in the search line."""
        self.table.search()

    def import_sign_ups(self) -> None:
        """Ask for a table of sign-ups and import it."""
        self.person.leave()
        self.dialogs.choose_import()

    def _show_chosen(self) -> None:
        chosen = self.table.selection()
        self.panel.setVisible(bool(self.table.model.held))
        if len(chosen) == 1:
            others = self._others_of(chosen[0])
            roles = frozenset(record.role for record in (*chosen, *others))
            self.deeds.choose(chosen, roles)
            self.person.show_person(chosen[0], others)
            self.panel.setCurrentWidget(self.person)
            return
        self.person.leave()
        self.deeds.choose(chosen)
        self.several.show_people(chosen)
        self.panel.setCurrentWidget(self.several if chosen else self.nobody)

    def _others_of(self, record: EnrolmentRecord) -> tuple[EnrolmentRecord, ...]:
        """Return the same person's sign-ups in the programme's other role."""
        return tuple(
            other
            for other in self.table.model.records
            if other.participant_id == record.participant_id and other.id != record.id
        )

    def _show_new(self, id_: int) -> None:
        """Show somebody just added, whatever was searched for before, ready to be filled in."""
        self.refresh()
        self.table.bar.clear()
        self.table.select([id_])
        self.person.enter()

    def _go_back(self, id_: int) -> None:
        """Show somebody again, whatever was searched for since."""
        self.table.bar.clear()
        self.table.select([id_])

    def _show_addresses(self, addresses: tuple[str, ...]) -> None:
        self.refresh()
        wanted = frozenset(addresses)
        records = self.table.model.records
        self.land(tuple(record.id for record in records if record.email in wanted))

    def _menu(self, button: QPushButton) -> QMenu:
        menu = QMenu(button)
        button.setMenu(menu)
        return menu

    def _add_action(
        self, menu: QMenu, icon: str, text: str, then: Callable[[], object], keys: str = ""
    ) -> None:
        action = QAction(text, self)
        action.setShortcut(keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.desk.theme.dress(action, icon)
        action.triggered.connect(lambda _checked: then())
        menu.addAction(action)
        self.addAction(action)

    def _separate(self, view: QTableView) -> None:
        line = QAction(self)
        line.setSeparator(True)
        view.addAction(line)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's own name
        """Take a table of sign-ups."""
        if dropped_table(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's own name
        """Import the table that was dropped."""
        path = dropped_table(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.dialogs.take_in(path)
