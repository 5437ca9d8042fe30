"""What needs the coordinator, most urgent first; each line leads to what it is about."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from mentordesk.i18n import Translator
from mentordesk.services.records.playbook import AttentionItem, AttentionKind
from mentordesk.ui.cards import LINK_EDGE, TitledCard, level_with_links
from mentordesk.ui.colours import Tone
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.theme import GAP, Theme

_DRAWINGS = {
    AttentionKind.UNMATCHED: ("user-x", Tone.BAD),
    AttentionKind.NO_CONSENT: ("triangle-alert", Tone.BAD),
    AttentionKind.NO_AGREEMENT: ("file-pen-line", Tone.WARN),
    AttentionKind.SILENT_PAIR: ("hourglass", Tone.WARN),
    AttentionKind.EVALUATION_DUE: ("chart-column", Tone.WARN),
    AttentionKind.ACTIVITY_LATE: ("clock", Tone.WARN),
    AttentionKind.MENTOR_UNANSWERED: ("mail", Tone.WARN),
    AttentionKind.DELETION_DUE: ("trash-2", Tone.WARN),
}


class AttentionCard(TitledCard):
    """The list; `asked` carries the `AttentionItem` that the coordinator wants to see."""

    asked = Signal(object)

    def __init__(self, theme: Theme, translator: Translator) -> None:
        super().__init__(theme, translator.gettext("Needs attention"))
        self._theme = theme
        self._translator = translator

    def show_items(self, items: tuple[AttentionItem, ...]) -> None:
        """Show these lines, or that there are none."""
        self.show_rows([self._row(item) for item in items] or [self._all_well()])

    def _all_well(self) -> QWidget:
        row, across = _row()
        drawing = QLabel()
        self._theme.draw(drawing, "circle-check", Tone.GOOD)
        across.addWidget(drawing)
        across.addWidget(plain_label(self._translator.gettext("Nothing needs you now.")), 1)
        return row

    def _row(self, item: AttentionItem) -> QWidget:
        row, across = _row()
        drawing = QLabel()
        name, tone = _DRAWINGS[item.kind]
        self._theme.draw(drawing, name, tone)
        across.addLayout(level_with_links(drawing))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.setContentsMargins(0, LINK_EDGE, 0, 0)
        words.addWidget(plain_label(item.text))
        if item.detail:
            words.addWidget(plain_label(item.detail, "soft"))
        across.addLayout(words, 1)
        show = QPushButton(self._translator.gettext("Show"))
        show.setProperty("look", "link")
        show.setAccessibleName(f"{show.text()}: {item.text}")
        show.clicked.connect(lambda _on: self.asked.emit(item))
        across.addWidget(show, 0, Qt.AlignmentFlag.AlignTop)
        return row


def _row() -> tuple[QWidget, QHBoxLayout]:
    row = QWidget()
    across = QHBoxLayout(row)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(GAP)
    return row, across
