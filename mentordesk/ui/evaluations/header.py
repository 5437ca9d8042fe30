"""The head of a questionnaire: when it went out, how many have answered, and the first deeds."""

from datetime import date

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from mentordesk.services.records.evaluations import QuestionnaireRecord
from mentordesk.ui.chip_label import ChipLabel
from mentordesk.ui.desk import Desk
from mentordesk.ui.evaluations.words import answered_words, due_chip, sent_chip, share, title
from mentordesk.ui.flow_layout import FlowLayout
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.short_list import paint_bar
from mentordesk.ui.theme import EDGE, GAP, Theme

_BAR = 10


class ShareBar(QWidget):
    """A bar that is full when all have answered."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_share(self, share: float, words: str) -> None:
        """Show a share 0-1, and say it in words to those who do not see it."""
        self._share = share
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of the bar."""
        return QSize(160, _BAR)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        paint_bar(painter, self._theme, QRect(1, 1, self.width() - 2, _BAR - 2), self._share)
        painter.end()


class QuestionnaireHeader(QWidget):
    """Shows one questionnaire's standing and says which deed is wanted."""

    type_in_wanted = Signal()
    sent_wanted = Signal()
    #: Answers are to be without names (a bool), or with them again.
    anonymous_wanted = Signal(bool)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        tr = desk.translator
        self.title = plain_label()
        self.title.setFont(desk.theme.title_font())
        self.sent = ChipLabel(desk.theme)
        self.due = ChipLabel(desk.theme)
        self.anonymous = QCheckBox(tr.gettext("Anonymous"))
        self.anonymous.setToolTip(
            tr.gettext(
                "Answers are counted and never shown by name, and not at all when fewer than five "
                "have answered"
            )
        )
        # As high as the chips that it stands beside.
        self.anonymous.setFixedHeight(self.sent.sizeHint().height())
        self.bar = ShareBar(desk.theme)
        self.answered = plain_label()
        self.type_in = QPushButton(tr.gettext("Type in answers"))
        self.type_in.setProperty("look", "primary")
        self.mark = QPushButton(tr.gettext("Mark as sent…"))
        self._lay_out()
        self.type_in.clicked.connect(lambda _on: self.type_in_wanted.emit())
        self.mark.clicked.connect(lambda _on: self.sent_wanted.emit())
        self.anonymous.clicked.connect(self.anonymous_wanted)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GAP)
        top.addWidget(self.title, 1)
        top.addWidget(self.mark)
        top.addWidget(self.type_in)
        chips = QWidget()
        states = FlowLayout(chips, GAP)
        for widget in (self.sent, self.due, self.anonymous):
            states.addWidget(widget)
        rate = QHBoxLayout()
        rate.setSpacing(EDGE)
        self.answered.setWordWrap(False)
        rate.addWidget(self.answered)
        rate.addWidget(self.bar, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, GAP)
        column.setSpacing(GAP)
        column.addLayout(top)
        column.addWidget(chips)
        column.addLayout(rate)

    def show_questionnaire(self, asked: QuestionnaireRecord) -> None:
        """Show how a questionnaire stands."""
        tr = self._desk.translator
        today = date.today()  # noqa: DTZ011 - whether answers are late is the reader's day
        self.title.setText(title(asked, tr))
        self.sent.show_chip(sent_chip(asked, tr))
        self.due.show_chip(due_chip(asked, today, tr))
        self.anonymous.setChecked(asked.anonymous)
        words = answered_words(asked, tr)
        self.answered.setText(words)
        self.bar.show_share(share(asked), words)
        self.type_in.setEnabled(asked.invited > 0)
