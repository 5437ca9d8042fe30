"""Why somebody is left over, and each change that would match them with a button that makes it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from mentordesk.i18n import Translator
from mentordesk.services.records.matches import ChangeRecord, UnmatchedRecord
from mentordesk.ui.colours import Tone
from mentordesk.ui.desk import Desk
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.matches.change_words import button_words, change_sentence
from mentordesk.ui.matches.what_ifs import Help
from mentordesk.ui.theme import GAP, NARROW
from mentordesk.vocabulary import Role


class _ChangeLine(QWidget):
    """A change in words, and the button that makes it."""

    def __init__(self, change: ChangeRecord, tr: Translator) -> None:
        super().__init__()
        self.words = plain_label(change_sentence(change, tr))
        self.deed = QPushButton()
        text = button_words(change, tr)
        self.deed.setAccessibleName(f"{text}: {self.words.text()}")
        short = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, 280)
        self.deed.setText(short.replace("&", "&&"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.words, 1)
        row.addWidget(self.deed, 0, Qt.AlignmentFlag.AlignTop)


class LeftOverNotice(QFrame):
    """Shows what it is given; `show_help` follows when that is found."""

    #: A change (a record) that is to be made.
    wanted = Signal(object)
    #: The person shown is to wait for another time.
    waits = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        tr = desk.translator.gettext
        self._tr = desk.translator
        self._theme = desk.theme
        self._icon = QLabel()
        self._reason = plain_label()
        self._heading = plain_label(tr("What would help"))
        self._heading.setFont(desk.theme.bold_font())
        self._remedy = plain_label()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(GAP)
        self.changes: tuple[_ChangeLine, ...] = ()
        self.wait = QPushButton(tr("Put on the waiting list"))
        desk.theme.dress(self.wait, "hourglass")
        self.wait.clicked.connect(self.waits)
        self._lay_out()
        self._colour()
        desk.theme.changed.connect(self._colour)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(NARROW)
        for label in (self._reason, self._heading, self._remedy):
            words.addWidget(label)
        words.addLayout(self._lines)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.wait)
        words.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP + NARROW, GAP, GAP + NARROW, GAP)
        row.setSpacing(GAP)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    @property
    def text(self) -> str:
        """The reason and, each on a line of its own, what would help."""
        lines = [self._reason.text(), self._remedy.text()]
        return "\n".join([*filter(None, lines), *(line.words.text() for line in self.changes)])

    def show_left_over(self, left: UnmatchedRecord) -> None:
        """Show one person's reason and, until the changes are found, what was said to help."""
        self._reason.setText(left.reason)
        self.wait.setVisible(left.role is Role.MENTEE)
        self._show_lines(())
        self.show_remedy(left.remedy)

    def show_remedy(self, remedy: str) -> None:
        """Say in words alone what would help; blank for nothing."""
        self._remedy.setText(remedy)
        self._remedy.setVisible(bool(remedy))
        self._heading.setVisible(bool(remedy or self.changes))

    def show_help(self, found: Help) -> None:
        """Show what would match the person, the smallest change first."""
        self._show_lines(found.changes)
        if found.changes:
            self.show_remedy("")
        elif found.partner is not None:
            words = self._tr.gettext("Propose best matches: {partner} would be free.")
            self.show_remedy(words.format(partner=found.partner.name))

    def _show_lines(self, changes: Sequence[ChangeRecord]) -> None:
        for line in self.changes:
            self._lines.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.changes = tuple(_ChangeLine(change, self._tr) for change in changes)
        for line, change in zip(self.changes, changes, strict=True):
            line.deed.clicked.connect(lambda _=False, c=change: self.wanted.emit(c))
            self._lines.addWidget(line)

    def _colour(self) -> None:
        ground = self._theme.tint(Tone.WARN).name()
        self._theme.draw(self._icon, "info", Tone.WARN)
        self.setStyleSheet(f"LeftOverNotice {{ background: {ground}; border-radius: 8px; }}")
