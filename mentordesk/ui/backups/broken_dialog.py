"""What is asked when a file is damaged: what to open instead."""

from datetime import datetime
from enum import Enum
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mentordesk.i18n import Translator
from mentordesk.services.records.backups import BackupRecord
from mentordesk.ui.backups.words import shortly
from mentordesk.ui.colours import Tone
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.theme import EDGE, GAP, Theme

_WIDTH = 520
_ICON = 32


class Choice(Enum):
    """What the coordinator wants instead of the damaged file."""

    NOTHING = 0
    BACKUP = 1
    LOOK = 2
    OTHER = 3


class BrokenDialog(QDialog):
    """Says what is damaged and offers a backup, a look at the rest, or another file."""

    def __init__(self, parent: QWidget, theme: Theme, translator: Translator, path: Path) -> None:
        super().__init__(parent)
        tr = translator.gettext
        self._translator = translator
        self.choice = Choice.NOTHING
        self.setWindowTitle("MentorDesk")
        self.setFixedWidth(_WIDTH)
        picture = QLabel()
        theme.draw(picture, "triangle-alert", Tone.WARN, _ICON)
        self.words = plain_label(tr("{file} is damaged and was not opened.").format(file=path.name))
        self.words.setFont(theme.title_font())
        self.detail = plain_label()
        self.backup = QPushButton()
        self.look = QPushButton(tr("Look at what can be read"))
        self.other = QPushButton(tr("Choose another file…"))
        self.leave = QPushButton(tr("Close"))
        self._lay_out(picture)
        for button, choice in (
            (self.backup, Choice.BACKUP),
            (self.look, Choice.LOOK),
            (self.other, Choice.OTHER),
            (self.leave, Choice.NOTHING),
        ):
            button.clicked.connect(lambda _on=False, it=choice: self._choose(it))

    def _lay_out(self, picture: QLabel) -> None:
        head = QHBoxLayout()
        head.setSpacing(EDGE)
        head.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(GAP)
        words.addWidget(self.words)
        words.addWidget(self.detail)
        head.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addSpacing(GAP)
        for button in (self.backup, self.look, self.other, self.leave):
            button.setAutoDefault(False)
            column.addWidget(button)

    def offer(self, backup: BackupRecord | None, now: datetime) -> None:
        """Offer the newest good backup, or say that there is none."""
        tr = self._translator
        self.backup.setVisible(backup is not None)
        first = self.backup if backup else self.look
        first.setDefault(True)
        first.setFocus()
        if backup is None:
            self.detail.setText(
                tr.gettext(
                    "There is no good backup of it on this computer. If you have a copy "
                    "elsewhere, on a USB stick for instance, open that one."
                )
            )
            return
        when = shortly(backup.made_at, now, tr)
        self.backup.setText(tr.gettext("Open the backup of {when}").format(when=when))
        people = tr.ngettext("{n} person", "{n} people", backup.people)
        matches = tr.ngettext("{n} match", "{n} matches", backup.matches)
        self.detail.setText(
            tr.gettext(
                "Its newest good backup is of {when}, with {people} and {matches}. When you open "
                "it, it takes the file’s place, and the damaged file is kept beside it."
            ).format(
                when=when,
                people=people.format(n=tr.number(backup.people)),
                matches=matches.format(n=tr.number(backup.matches)),
            )
        )

    def _choose(self, choice: Choice) -> None:
        self.choice = choice
        self.accept()
