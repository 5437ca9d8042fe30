"""Two people who may be one, side by side, to be merged or left as two."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from mentordesk.errors import UserError
from mentordesk.services.records.participants import PersonRecord
from mentordesk.ui.desk import Desk
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.forms.page import ScrollingPage
from mentordesk.ui.participants.person_facts import facts
from mentordesk.ui.theme import EDGE, GAP

#: Two people, and why they may be one; blank where the reader chose them.
Pair = tuple[PersonRecord, PersonRecord, str]
_SIZE = (760, 520)


class MergeDialog(QDialog):
    """Asks of each pair whom to keep; `deed(keep, drop)` merges by participants' ids."""

    def __init__(
        self, parent: QWidget, desk: Desk, pairs: Iterable[Pair], deed: Callable[[int, int], None]
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pairs = list(pairs)
        self._deed = deed
        self._all = len(self._pairs)
        tr = desk.translator.gettext
        self.setWindowTitle(tr("Merge people"))
        self.resize(*_SIZE)
        self.why = plain_label()
        self.why.setFont(desk.theme.title_font())
        self.count = plain_label(look="soft")
        self.message = plain_label(look="wrong")
        self.keep = (QRadioButton(tr("Keep this one")), QRadioButton(tr("Keep this one")))
        self._group = QButtonGroup(self)
        for button in self.keep:
            self._group.addButton(button)
        self.rule = plain_label(
            tr(
                "The one you keep also takes over the other's sign-ups, matches and answers; "
                "what both have answered stays as the one you keep has it. "
                "The other is removed for good."
            ),
            "soft",
        )
        self.leave = QPushButton(tr("Close"))
        self.two = QPushButton(tr("They are two people"))
        self.merge = QPushButton(tr("Merge into one"))
        self._lay_out()
        self.leave.clicked.connect(self.reject)
        self.two.clicked.connect(self._next)
        self.merge.clicked.connect(self._merge)
        self._show_pair()

    def _lay_out(self) -> None:
        self.merge.setProperty("look", "primary")
        self.leave.setDefault(True)
        card = QFrame()
        card.setProperty("look", "card")
        self._card = QVBoxLayout(card)
        self._card.setContentsMargins(2, 2, 2, 2)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self.leave)
        buttons.addStretch(1)
        buttons.addWidget(self.two)
        buttons.addWidget(self.merge)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(GAP)
        column.addWidget(self.why)
        column.addWidget(self.count)
        column.addWidget(card, 1)
        column.addWidget(self.rule)
        column.addWidget(self.message)
        column.addSpacing(GAP)
        column.addLayout(buttons)

    def _show_pair(self) -> None:
        tr = self._desk.translator
        first, second, why = self._pairs[0]
        self.why.setText(why or tr.gettext("Are they one person?"))
        said = tr.gettext("Pair {n} of {all}")
        number = self._all - len(self._pairs) + 1
        self.count.setText(said.format(n=tr.number(number), all=tr.number(self._all)))
        self.count.setVisible(self._all > 1)
        self.two.setVisible(bool(why))
        self.message.hide()
        self._show_facts(first, second)
        self.keep[0].setChecked(True)

    def _show_facts(self, first: PersonRecord, second: PersonRecord) -> None:
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(EDGE)
        grid.setVerticalSpacing(GAP)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        for place, (button, person) in enumerate(zip(self.keep, (first, second), strict=True)):
            button.setAccessibleName(f"{button.text()}: {person.name}, {person.email}")
            grid.addWidget(button, 0, place + 1)
        tr, top = self._desk.translator, Qt.AlignmentFlag.AlignTop
        pairs = zip(facts(first, tr), facts(second, tr), strict=True)
        for row, ((title, one), (_, other)) in enumerate(pairs, start=1):
            if not one and not other:
                continue
            grid.addWidget(plain_label(title, "soft"), row, 0, top)
            for place, text in enumerate((one, other), start=1):
                label = plain_label(text or "–")
                if one != other:
                    label.setFont(self._desk.theme.bold_font())
                grid.addWidget(label, row, place, top)
        self._replace(ScrollingPage(page))

    def _replace(self, page: QWidget) -> None:
        while (item := self._card.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._card.addWidget(page)

    def _merge(self) -> None:
        first, second, _ = self._pairs[0]
        keep, drop = (first, second) if self.keep[0].isChecked() else (second, first)
        try:
            self._deed(keep.participant_id, drop.participant_id)
        except UserError as error:
            self.message.setText(self._desk.translator.sentence(error))
            self.message.show()
            return
        self._forget(drop.participant_id)
        self._next()

    def _forget(self, dropped: int) -> None:
        """Look no more at pairs of whom one is gone, and at the others as they now are."""
        now = {p.participant_id: p for p in self._desk.workspace.participants.people(None)}
        rest = [
            (now[first.participant_id], now[second.participant_id], why)
            for first, second, why in self._pairs[1:]
            if dropped not in (first.participant_id, second.participant_id)
        ]
        self._all = self._all - len(self._pairs) + 1 + len(rest)
        self._pairs[1:] = rest

    def _next(self) -> None:
        del self._pairs[0]
        if self._pairs:
            self._show_pair()
        else:
            self.accept()
