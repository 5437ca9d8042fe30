"""The form of the person chosen: who it is, how they stand, and all that was answered."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from mentordesk.services.records.participants import EnrolmentRecord
from mentordesk.ui.availability import AvailabilityButton
from mentordesk.ui.chip_label import ChipLabel
from mentordesk.ui.desk import Desk
from mentordesk.ui.flow_layout import FlowLayout
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.forms.page import ScrollingPage
from mentordesk.ui.leaving import tell_left_behind
from mentordesk.ui.participants.deeds import ParticipantDeeds
from mentordesk.ui.participants.partners import Partners
from mentordesk.ui.participants.person_fields import PersonFields
from mentordesk.ui.participants.sign_up_fields import Offered, SignUpFields
from mentordesk.ui.participants.standing import role_chip, state_chip
from mentordesk.ui.theme import EDGE, GAP, NARROW, ROW_HEIGHT
from mentordesk.vocabulary import EnrolmentState, Role


class PersonPanel(QFrame):
    """Shows one sign-up, and the other one of the same person below it."""

    #: A sign-up whose words could not be saved is wanted back (its id).
    back_wanted = Signal(int)

    def __init__(self, desk: Desk, deeds: ParticipantDeeds, partners: Partners) -> None:
        super().__init__()
        self._desk = desk
        self._partners = partners
        self._shown = 0
        self.setProperty("look", "card")
        self.name = plain_label()
        self.name.setFont(desk.theme.title_font())
        self.availability = AvailabilityButton(desk)
        self.more = QPushButton(desk.translator.gettext("More"))
        self.more.setMenu(menu_of(deeds, self.more))
        standing = QWidget()
        self.standing = FlowLayout(standing, NARROW)
        self.person = PersonFields(desk)
        self.parts = {role: SignUpFields(desk, role) for role in Role}
        self._lay_out(standing)

    def _lay_out(self, standing: QWidget) -> None:
        top = QHBoxLayout()
        top.setSpacing(GAP)
        top.addWidget(self.name, 1)
        top.addWidget(self.availability, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        head = QVBoxLayout()
        head.setContentsMargins(EDGE, EDGE, EDGE, GAP)
        head.setSpacing(GAP)
        head.addLayout(top)
        head.addWidget(standing)
        forms = QWidget()
        self._forms = QVBoxLayout(forms)
        self._forms.setContentsMargins(0, 0, 0, 0)
        self._forms.setSpacing(EDGE)
        self._forms.addWidget(self.person)
        for part in self.parts.values():
            self._forms.addWidget(part)
        self._page = ScrollingPage(forms)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._page, 1)

    def offer(self, offered: Mapping[Role, Offered]) -> None:
        """Complete with these choices."""
        for role, part in self.parts.items():
            part.offer(offered[role])

    def leave(self) -> None:
        """Save what is half typed."""
        for form in (self.person, *self.parts.values()):
            form.leave()

    def show_person(self, chosen: EnrolmentRecord, others: Iterable[EnrolmentRecord]) -> None:
        """Show the sign-up chosen first, then the person's other one in this programme."""
        if self._shown and chosen.id != self._shown:
            self.leave()
            self._tell_left_behind(self._shown)
        self.name.setText(chosen.name)
        self._show_standing(chosen)
        self.person.show_record(chosen)
        records = {record.role: record for record in (*others, chosen)}
        for role, part in self.parts.items():
            part.setVisible(role in records)
            if role in records:
                part.show_record(records[role])
        if self._forms.indexOf(self.parts[chosen.role]) != 1:
            self._forms.removeWidget(self.parts[chosen.role])
            self._forms.insertWidget(1, self.parts[chosen.role])
        if chosen.id != self._shown:
            self._shown = chosen.id
            self._page.verticalScrollBar().setValue(0)

    def _tell_left_behind(self, id_: int) -> None:
        def go_back() -> bool:
            self.back_wanted.emit(id_)
            return self._shown == id_

        tell_left_behind(self, self._desk, self.name.text(), go_back)

    def enter(self) -> None:
        """Put the cursor into the first field that is still blank, or into the name."""
        lines = [self.person.phone, self.person.employer]
        blank = [line for line in lines if not line.text()]
        (blank or [self.person.name])[0].setFocus()

    def _show_standing(self, chosen: EnrolmentRecord) -> None:
        """Show role, state, and a way to each partner."""
        desk, tr = self._desk, self._desk.translator
        self.standing.clear()
        self.availability.show_person(chosen.id, chosen.name, available=chosen.available)
        self.availability.setVisible(chosen.state is not EnrolmentState.WITHDRAWN)
        for chip in (role_chip(chosen, tr), state_chip(chosen, tr)):
            self.standing.addWidget(ChipLabel(desk.theme, chip))
        for pair in self._partners.of(chosen.id) if chosen.taken else ():
            other = pair.mentor if pair.mentee.enrolment_id == chosen.id else pair.mentee
            link = QPushButton(tr.gettext("with {name}").format(name=other.name.replace("&", "&&")))
            link.setProperty("look", "link")
            link.setFixedHeight(ROW_HEIGHT - 2 * NARROW)
            link.setAccessibleName(tr.gettext("Matched with {name}").format(name=other.name))
            ids = (pair.match_id or 0,)
            link.clicked.connect(lambda _=False, ids=ids: desk.go_to("matches", ids))
            self.standing.addWidget(link)


def menu_of(deeds: ParticipantDeeds, owner: QWidget) -> QMenu:
    """Return a menu of the deeds that make sense now."""
    menu = QMenu(owner)
    for group in deeds.groups:
        menu.addActions(list(group))
        menu.addSeparator()
    return menu
