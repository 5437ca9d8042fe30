"""Before what cannot be undone: what goes, what stays, and a word to type; then the receipt."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mentordesk.errors import UserError
from mentordesk.services import receipt_paper
from mentordesk.services.records.privacy import ErasureReceipt
from mentordesk.ui.desk import Desk
from mentordesk.ui.forms.form import Field, plain_label
from mentordesk.ui.forms.page import ScrollingPage
from mentordesk.ui.papers.handing_out import hand_out
from mentordesk.ui.papers.saving import Paper
from mentordesk.ui.tasks import Task
from mentordesk.ui.theme import EDGE, FORM_WIDTH, GAP, NARROW

_WIDTH = FORM_WIDTH + 4 * EDGE
_HEIGHT = 460


@dataclass(frozen=True, slots=True, kw_only=True)
class ForGood:
    """A deed that cannot be undone, as it is told before."""

    title: str
    #: What it is about, in a sentence.
    about: str
    #: What goes, and how much of it.
    rows: Sequence[tuple[str, str]]
    #: Sentences on what stays, and on what to think of.
    words: Sequence[str]
    #: What has to be typed, and the button's verb.
    wanted: str
    verb: str
    #: Whose receipt it is, where it is a programme's.
    programme: str = ""


class ForGoodDialog(QDialog):
    """Does the deed once its word is typed, and shows what was deleted and where it still is."""

    def __init__(
        self, parent: QWidget, desk: Desk, told: ForGood, deed: Callable[[], ErasureReceipt]
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._told = told
        self._deed = deed
        #: What was deleted, once it is.
        self.receipt: ErasureReceipt | None = None
        tr = desk.translator.gettext
        self.setWindowTitle(told.title)
        self.typed = QLineEdit()
        self.message = plain_label(look="wrong")
        self.message.hide()
        self.leave = QPushButton(tr("Leave as it is"))
        self.erase = QPushButton(told.verb)
        self.paper = QPushButton(tr("Receipt…"))
        self._lay_out()
        self.typed.textChanged.connect(lambda _text: self._judge())
        self.leave.clicked.connect(self.reject)
        self.erase.clicked.connect(self._begin)
        self.paper.clicked.connect(self._hand_out_receipt)
        self._judge()
        self.typed.setFocus()

    def _lay_out(self) -> None:
        tr = self._desk.translator.gettext
        self.erase.setProperty("look", "primary")
        for button in (self.erase, self.paper):
            button.setAutoDefault(False)
        self.leave.setDefault(True)
        self.paper.hide()
        self._told_label = plain_label(self._told.about)
        self._told_label.setFont(self._desk.theme.bold_font())
        self._body = QVBoxLayout()
        self._body.setSpacing(GAP)
        self._show(self._told.rows, self._told.words)
        inside = QWidget()
        inside.setLayout(self._body)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._confirm = Field(
            tr("This cannot be undone. To go on, type: {word}").format(word=self._told.wanted),
            self.typed,
        )
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.paper)
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.erase)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(EDGE)
        column.addWidget(self._told_label)
        column.addWidget(ScrollingPage(inside, 0), 1)
        column.addWidget(self._confirm)
        column.addWidget(self.message)
        column.addLayout(row)
        self.setMinimumWidth(_WIDTH)
        self.resize(_WIDTH, _HEIGHT)

    def _show(self, rows: Iterable[tuple[str, str]], words: Iterable[str]) -> None:
        while (item := self._body.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._body.addWidget(_table(rows))
        for text in words:
            self._body.addWidget(plain_label(text))
        self._body.addStretch(1)

    def _judge(self) -> None:
        same = self.typed.text().strip().casefold() == self._told.wanted.strip().casefold()
        self.erase.setEnabled(same)

    def _begin(self) -> None:
        self.message.hide()
        for widget in (self.erase, self.typed, self.leave):
            widget.setEnabled(False)

        def work(_task: Task) -> ErasureReceipt:
            return self._deed()

        self._desk.tasks.run(
            self, self._told.title, work, self._show_receipt, self._refuse, writes=True
        )

    def _refuse(self, error: UserError) -> None:
        self.message.setText(self._desk.translator.sentence(error))
        self.message.show()
        for widget in (self.typed, self.leave):
            widget.setEnabled(True)
        self._judge()

    def _show_receipt(self, receipt: ErasureReceipt) -> None:
        self.receipt = receipt
        tr = self._desk.translator
        words = [tr.gettext("No copy that MentorDesk knows of holds it any more.")]
        if receipt.backups:
            words = [tr.gettext("These copies still hold it:")]
            words += [
                f"{copy.path.name}: {receipt_paper.until(copy, tr)}" for copy in receipt.backups
            ]
        self._told_label.setText(tr.gettext("Deleted for good"))
        self._show(receipt_paper.counted_rows(receipt, tr), words)
        self.typed.clear()
        self._confirm.hide()
        self.erase.hide()
        self.paper.show()
        self.leave.setText(tr.gettext("Close"))
        self.leave.setEnabled(True)
        self.leave.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hand_out_receipt(self) -> None:
        desk, receipt, programme = self._desk, self.receipt, self._told.programme
        if receipt is None:
            return
        title = desk.translator.gettext("Receipt for a deletion")
        paper = Paper(
            title=title,
            name=title,
            make=lambda _progress: desk.workspace.privacy.receipt_pdf(
                receipt, programme, desk.language
            ),
        )
        hand_out(self, desk, paper, lambda path: self._say_saved(path.name))

    def _say_saved(self, name: str) -> None:
        said = self._desk.translator.gettext("Saved: {file}").format(file=name)
        self._desk.notices.say(said)

    def reject(self) -> None:
        """Stay while it is being done."""
        if self.leave.isEnabled():
            super().reject()


def _table(rows: Iterable[tuple[str, str]]) -> QWidget:
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(EDGE)
    grid.setVerticalSpacing(NARROW)
    grid.setColumnStretch(0, 1)
    for line, (label, number) in enumerate(rows):
        grid.addWidget(plain_label(label), line, 0)
        grid.addWidget(plain_label(number), line, 1, Qt.AlignmentFlag.AlignRight)
    return table
