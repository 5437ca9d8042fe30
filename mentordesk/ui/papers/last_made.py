"""When a paper was made the last time, with the way to all that was printed."""

from collections.abc import Collection

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from mentordesk.ui.desk import Desk
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.papers.print_log_dialog import show_print_log
from mentordesk.ui.theme import GAP
from mentordesk.vocabulary import PrintKind


class LastMade(QWidget):
    """One line."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.said = plain_label(look="soft")
        self.said.setWordWrap(False)
        self.log = QPushButton(desk.translator.gettext("What was printed…"))
        self.log.setProperty("look", "link")
        self.log.setAutoDefault(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.said)
        row.addWidget(self.log)
        row.addStretch(1)
        self.log.clicked.connect(lambda _on: show_print_log(self.window(), desk))

    def show_kinds(self, kinds: Collection[PrintKind]) -> None:
        """Say when any of these papers was made."""
        tr = self._desk.translator
        log = self._desk.workspace.print_log.all(self._desk.programme_id)
        last = next((one for one in log if one.kind in kinds), None)
        said = ""
        if last is not None:
            when = f"{tr.date(last.printed_at.date(), 'medium')} {tr.time(last.printed_at)}"
            said = tr.gettext("Last made {when}.").format(when=when)
        self.said.setText(said)
        self.said.setVisible(bool(said))
