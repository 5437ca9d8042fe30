"""How data protection stands for one person: every purpose with ground and history."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mentordesk.errors import UserError
from mentordesk.services.records.privacy import PartStanding, PersonStanding
from mentordesk.ui.desk import Desk
from mentordesk.ui.dialog_size import resize_on_screen
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.forms.page import ScrollingPage
from mentordesk.ui.privacy.purpose_row import PurposeRow
from mentordesk.ui.theme import EDGE, GAP
from mentordesk.vocabulary import ROLE_NAMES, ConsentWay, Purpose

_SIZE = (620, 620)


class PrivacyDialog(QDialog):
    """Shows a person's purposes, changes consents, and leads to the report and the erasure."""

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        participant_id: int,
        *,
        tell: Callable[[], object],
        erase: Callable[[], object],
    ) -> None:
        """Show this person; `tell` saves everything about them, `erase` asks to erase them."""
        super().__init__(parent)
        self._desk = desk
        self._id = participant_id
        tr = desk.translator.gettext
        self.setWindowTitle(tr("Data protection"))
        resize_on_screen(self, *_SIZE)
        self._name = plain_label()
        self._name.setFont(desk.theme.title_font())
        self._email = plain_label(look="soft")
        self.message = plain_label(look="wrong")
        self.message.hide()
        self.rows: dict[tuple[int, Purpose], PurposeRow] = {}
        self.tell = QPushButton(tr("Everything about them…"))
        self.erase = QPushButton(tr("Erase…"))
        self.leave = QPushButton(tr("Close"))
        self._lay_out()
        self.tell.clicked.connect(lambda _on: tell())
        self.erase.clicked.connect(lambda _on: erase())
        self.leave.clicked.connect(self.accept)
        # After the commit is over, not in its midst.
        desk.changed.connect(self._changed, Qt.ConnectionType.QueuedConnection)
        self.refresh()

    def _lay_out(self) -> None:
        self._desk.theme.dress(self.tell, "file-text")
        self._desk.theme.dress(self.erase, "trash-2")
        for button in (self.tell, self.erase):
            button.setAutoDefault(False)
        self.leave.setDefault(True)
        self._parts = QWidget()
        self._column = QVBoxLayout(self._parts)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(EDGE)
        self._page = ScrollingPage(self._parts, 0)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.tell)
        row.addWidget(self.erase)
        row.addStretch(1)
        row.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(GAP)
        column.addWidget(self._name)
        column.addWidget(self._email)
        column.addWidget(self._page, 1)
        column.addWidget(self.message)
        column.addLayout(row)

    def refresh(self) -> None:
        """Read the file again."""
        self.show_standing(self._desk.workspace.privacy.standing(self._id))

    def show_standing(self, standing: PersonStanding) -> None:
        """Show how a person stands."""
        self._name.setText(standing.name)
        self._email.setText(standing.email)
        while (item := self._column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self.rows = {}
        for part in standing.parts:
            self._add_part(part)
        if not standing.parts:
            nothing = self._desk.translator.gettext("Takes part in no programme.")
            self._column.addWidget(plain_label(nothing))

    def _add_part(self, part: PartStanding) -> None:
        tr = self._desk.translator
        card = QWidget()
        card.setProperty("look", "card")
        card.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(card)
        column.setContentsMargins(EDGE, GAP, EDGE, EDGE)
        column.setSpacing(EDGE)
        title = f"{part.programme} · {tr.gettext(ROLE_NAMES[part.role])}"
        column.addWidget(plain_label(title, "soft"))
        for standing in part.purposes:
            row = PurposeRow(self._desk, part, standing)
            row.told.connect(
                lambda given, way, day, part=part, purpose=standing.purpose: self._note(
                    part.enrolment_id, purpose, given=given, way=way, day=day
                )
            )
            self.rows[part.enrolment_id, standing.purpose] = row
            column.addWidget(row)
        self._column.addWidget(card)

    def _note(
        self, enrolment_id: int, purpose: Purpose, *, given: bool, way: ConsentWay, day: date
    ) -> None:
        privacy = self._desk.workspace.privacy
        deed = privacy.consent if given else privacy.withdraw
        self.message.hide()
        try:
            deed([enrolment_id], purpose, way=way, told_on=day)
        except UserError as error:
            self.message.setText(self._desk.translator.sentence(error))
            self.message.show()

    def _changed(self, tables: frozenset[str]) -> None:
        if tables & {"consent_entry", "enrolment", "purpose_ground", "match", "participant"}:
            try:
                self.refresh()
            except UserError:
                # The person was erased, or removed.
                self.reject()
