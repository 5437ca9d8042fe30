"""Shows what a filled-in form says that the agreement does not, before anything of it is kept."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mentordesk.services.records.forms import FormChange, FormReading
from mentordesk.ui.desk import Desk
from mentordesk.ui.dialog_size import resize_on_screen
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.forms.page import ScrollingPage
from mentordesk.ui.theme import EDGE, GAP

_WIDTH, _HEIGHT = 640, 480


class FormDialog(QDialog):
    """Each change as it is now and as the pair wrote it; `deed` keeps them all."""

    def __init__(
        self, parent: QWidget, desk: Desk, reading: FormReading, deed: Callable[[], None]
    ) -> None:
        super().__init__(parent)
        tr = desk.translator
        self.setWindowTitle(tr.gettext("A filled-in form"))
        said = tr.ngettext(
            "In their form, {mentee} and {mentor} have written one thing that their agreement "
            "does not say yet.",
            "In their form, {mentee} and {mentor} have written {n} things that their agreement "
            "does not say yet.",
            len(reading.changes),
        )
        pair = reading.agreement
        self.said = plain_label(
            said.format(
                n=tr.number(len(reading.changes)), mentee=pair.mentee.name, mentor=pair.mentor.name
            )
        )
        self.take = QPushButton(tr.gettext("Write it into the agreement"))
        self.take.setProperty("look", "primary")
        self.take.setDefault(True)
        self.leave = QPushButton(tr.gettext("Leave it"))
        self.leave.setAutoDefault(False)

        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(EDGE)
        column.addWidget(self.said)
        column.addWidget(ScrollingPage(_table(desk, reading.changes), edge=0), 1)
        column.addLayout(self._buttons())

        self.take.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        self.accepted.connect(deed)
        resize_on_screen(self, _WIDTH, _HEIGHT)

    def _buttons(self) -> QHBoxLayout:
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.take)
        return buttons


def _table(desk: Desk, changes: tuple[FormChange, ...]) -> QWidget:
    tr = desk.translator
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, GAP, 0)
    grid.setHorizontalSpacing(EDGE)
    grid.setVerticalSpacing(EDGE)
    grid.setColumnStretch(1, 1)
    grid.setColumnStretch(2, 1)
    heads = ("", tr.gettext("Now"), tr.gettext("In the form"))
    for place, head in enumerate(heads):
        grid.addWidget(plain_label(head, look="soft"), 0, place)
    for row, change in enumerate(changes, start=1):
        name = plain_label(change.label)
        name.setFont(desk.theme.bold_font())
        for place, label in enumerate((name, _words(change.before or "–"), _words(change.after))):
            grid.addWidget(label, row, place, Qt.AlignmentFlag.AlignTop)
    return table


def _words(text: str) -> QLabel:
    """Return a text that can be read in full, and marked to be copied."""
    label = plain_label(text)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
