"""The first page: begin a programme, open a file, or look around with sample data."""

from html import escape
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from mentordesk.i18n import Translator
from mentordesk.services.records.programmes import TemplateRecord
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.programmes.template_cards import TemplateCards
from mentordesk.ui.theme import EDGE, GAP, Theme

_WIDEST = 940
_SIDE = 300


class Welcome(QScrollArea):
    """Says welcome; in an open file without programmes, only offers to make the first."""

    new_wanted = Signal(str)
    open_wanted = Signal()
    recent_wanted = Signal(Path)
    sample_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        translator: Translator,
        templates: tuple[TemplateRecord, ...],
        recent: tuple[Path, ...],
        *,
        file_open: bool = False,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._translator = translator
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.cards = TemplateCards(theme, translator, templates)
        self.open_button = self._button("folder-open", translator.gettext("Open a file…"))
        self.sample_button = self._button(
            "flask-conical", translator.gettext("Try with sample data…")
        )
        self._lay_out(recent, file_open=file_open)
        self.cards.chosen.connect(self.new_wanted)
        self.open_button.clicked.connect(self.open_wanted)
        self.sample_button.clicked.connect(self.sample_wanted)

    def _button(self, drawing: str, text: str) -> QPushButton:
        button = QPushButton(text)
        self._theme.dress(button, drawing)
        return button

    def _lay_out(self, recent: tuple[Path, ...], *, file_open: bool) -> None:
        tr = self._translator.gettext
        title = QLabel(tr("This file has no programme yet") if file_open else tr("Welcome"))
        title.setFont(self._theme.figure_font())
        lead = plain_label(
            tr(
                "A mentoring programme from sign-up to final evaluation, in one file on this "
                "computer. Begin with the kind of programme that is most like yours; everything "
                "in it can be changed."
            ),
            "soft",
        )
        main = QVBoxLayout()
        main.setSpacing(EDGE)
        main.addWidget(self._heading(tr("New programme")))
        main.addWidget(self.cards)
        main.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(2 * EDGE)
        both.addLayout(main, 1)
        if not file_open:
            both.addWidget(self._side(recent))

        page = QWidget()
        page.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(page)
        column.setContentsMargins(EDGE, 2 * EDGE, EDGE, EDGE)
        column.setSpacing(EDGE)
        column.addWidget(title)
        column.addWidget(lead)
        column.addSpacing(GAP)
        column.addLayout(both, 1)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(page, 100)
        row.addStretch(1)
        self.setWidget(middle)

    def _heading(self, text: str) -> QLabel:
        label = plain_label(text)
        label.setFont(self._theme.title_font())
        return label

    def _side(self, recent: tuple[Path, ...]) -> QWidget:
        side = QWidget()
        side.setFixedWidth(_SIDE)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        tr = self._translator.gettext
        column.addWidget(self._heading(tr("Look around first")))
        column.addWidget(self.sample_button)
        column.addSpacing(EDGE)
        column.addWidget(self._heading(tr("Go on with a file")))
        column.addWidget(self.open_button)
        for path in recent:
            column.addWidget(self._recent(path))
        column.addStretch(1)
        return side

    def _recent(self, path: Path) -> QPushButton:
        metrics = self.fontMetrics()
        name = metrics.elidedText(path.stem, Qt.TextElideMode.ElideMiddle, _SIDE - 48)
        button = QPushButton(name.replace("&", "&&"))
        button.setProperty("look", "link")
        self._theme.dress(button, "file-text")
        button.setAccessibleName(path.name)
        button.setAccessibleDescription(str(path.parent))
        button.setToolTip(f"<span>{escape(str(path))}</span>")
        button.clicked.connect(lambda _checked: self.recent_wanted.emit(path))
        return button
