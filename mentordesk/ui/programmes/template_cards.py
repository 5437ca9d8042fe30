"""The kinds of programmes to start from, as cards to choose by their facts."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from mentordesk.i18n import Translator
from mentordesk.services.records.programmes import TemplateRecord
from mentordesk.ui.cards import ClickableCard
from mentordesk.ui.colours import Tone
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.theme import EDGE, GAP, Theme

_DRAWINGS = {
    "karrierementor": "graduation-cap",
    "long": "route",
    "graduate": "flag",
    "open": "heart-handshake",
}
_COLUMNS = 2


class TemplateCard(ClickableCard):
    """One kind of programme; a button in the shape of a card."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, translator: Translator, template: TemplateRecord) -> None:
        super().__init__()
        self.clicked.connect(lambda: self.chosen.emit(template.key))
        language = translator.language
        name = plain_label(template.name.in_(language))
        name.setFont(theme.bold_font())
        drawing = QLabel()
        theme.draw(drawing, _DRAWINGS.get(template.key, "flag"), Tone.ACCENT, 24)
        summary = plain_label(template.summary.in_(language), "soft")
        self.setAccessibleName(template.name.in_(language))
        self.setAccessibleDescription(template.summary.in_(language))

        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(GAP)
        column.addWidget(drawing)
        column.addWidget(name)
        column.addWidget(summary)
        column.addStretch(1)


class TemplateCards(QWidget):
    """All kinds, two in a row."""

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, translator: Translator, templates: tuple[TemplateRecord, ...]
    ) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(EDGE)
        for place, template in enumerate(templates):
            card = TemplateCard(theme, translator, template)
            card.chosen.connect(self.chosen)
            grid.addWidget(card, *divmod(place, _COLUMNS))
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
