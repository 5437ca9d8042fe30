"""Who still waits since an earlier programme, to be signed up for this one and served first."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mentordesk.errors import UserError
from mentordesk.i18n import Translator
from mentordesk.services.records.participants import WaitingRecord
from mentordesk.ui.desk import Desk
from mentordesk.ui.dialog_size import resize_on_screen
from mentordesk.ui.empty_state import EmptyState
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.record_columns import Column, ListShape
from mentordesk.ui.record_table import RecordTable
from mentordesk.ui.theme import EDGE, GAP

_SIZE = (640, 440)


class WaitingDialog(QDialog):
    """Shows them all chosen; `deed` signs those up who still are, by participant."""

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        waiting: Sequence[WaitingRecord],
        deed: Callable[[Collection[int]], object],
    ) -> None:
        super().__init__(parent)
        self._tr = tr = desk.translator
        self._deed = deed
        self.setWindowTitle(tr.gettext("From the waiting list"))
        resize_on_screen(self, *_SIZE)
        self._words = plain_label(
            tr.gettext(
                "They got no mentor last time. They are signed up with what they answered then, "
                "and come before others when you propose."
            )
        )
        self.table: RecordTable[WaitingRecord] = RecordTable(
            _shape(tr),
            theme=desk.theme,
            translator=tr,
            settings=desk.settings,
            empty=EmptyState(desk.theme, "hourglass", tr.gettext("Nobody waits any more.")),
        )
        self.message = plain_label(look="wrong")
        self.leave = QPushButton(tr.gettext("Cancel"))
        self.sign_up = QPushButton()
        self._lay_out()
        self.table.selected.connect(self._count)
        self.leave.clicked.connect(self.reject)
        self.sign_up.clicked.connect(self._sign_up)
        self.table.show_records(waiting)
        self.table.view.selectAll()
        self.table.view.setFocus()
        self._count()

    def _lay_out(self) -> None:
        self.message.hide()
        self.sign_up.setProperty("look", "primary")
        self.sign_up.setDefault(True)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.sign_up)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(GAP)
        column.addWidget(self._words)
        column.addWidget(self.table, 1)
        column.addWidget(self.message)
        column.addLayout(row)

    def _count(self) -> None:
        n = len(self.table.selection())
        said = self._tr.ngettext("Sign up {n} person", "Sign up {n} people", n)
        self.sign_up.setText(said.format(n=self._tr.number(n)))
        self.sign_up.setEnabled(n > 0)

    def _sign_up(self) -> None:
        try:
            self._deed([one.participant_id for one in self.table.selection()])
        except UserError as error:
            self.message.setText(self._tr.sentence(error))
            self.message.show()
            return
        self.accept()


def _shape(tr: Translator) -> ListShape[WaitingRecord]:
    return ListShape(
        name="participants.waiting",
        identity=lambda one: one.participant_id,
        columns=(
            Column(
                key="name",
                title=tr.gettext("Name"),
                text=lambda one: one.name,
                bold=True,
                width=180,
            ),
            Column(key="email", title=tr.gettext("E-mail"), text=lambda one: one.email, width=200),
            Column(
                key="programme",
                title=tr.gettext("Waits since"),
                text=lambda one: one.programme,
                tooltip=lambda one: one.programme,
            ),
        ),
        sorted_by="name",
    )
