"""The line above the page: how the whole stands, and the deeds on all of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from mentordesk.i18n import Translator
from mentordesk.services.records.matches import WholeRecord
from mentordesk.ui.chip_label import ChipLabel
from mentordesk.ui.colours import Tone
from mentordesk.ui.desk import Desk
from mentordesk.ui.flow_layout import FlowLayout
from mentordesk.ui.record_columns import Chip
from mentordesk.ui.theme import EDGE, GAP, NARROW, Theme
from mentordesk.vocabulary import Role


class _Figure(QWidget):
    """A number with its word beside it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._number = QLabel()
        self._number.setFont(theme.title_font())
        self._word = QLabel()
        self._word.setProperty("look", "soft")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, GAP, 0)
        row.setSpacing(NARROW)
        row.addWidget(self._number)
        row.addWidget(self._word)

    def show_figure(self, number: str, word: str) -> None:
        """Show another figure."""
        self._number.setText(number)
        self._word.setText(word)
        self.setAccessibleName(f"{number} {word}")


class WholeHeader(QWidget):
    """Figures at the left, buttons at the right."""

    propose = Signal()
    confirm = Signal()
    discard = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        tr = desk.translator
        self._tr = tr
        self._theme = desk.theme
        self._anybody = False
        self._busy = False
        self._matched, self._total = _Figure(desk.theme), _Figure(desk.theme)
        self._seats, self._unmatched = _Figure(desk.theme), _Figure(desk.theme)
        self._smallest = _Figure(desk.theme)
        self._proposal = ChipLabel(desk.theme)
        self.discard_button = QPushButton(tr.gettext("Discard proposal"))
        self.propose_button = QPushButton(tr.gettext("Propose best matches"))
        self.confirm_button = QPushButton()
        self.confirm_button.setProperty("look", "primary")
        self._lay_out()
        self.discard_button.clicked.connect(self.discard)
        self.propose_button.clicked.connect(self.propose)
        self.confirm_button.clicked.connect(self.confirm)

    def _lay_out(self) -> None:
        figures = QWidget()
        flow = FlowLayout(figures, GAP)
        self._figures = (
            *(self._matched, self._unmatched, self._total, self._smallest, self._seats),
        )
        for widget in (*self._figures, self._proposal):
            flow.addWidget(widget)
        words = QVBoxLayout()
        words.addStretch(1)
        words.addWidget(figures)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addLayout(words, 1)
        row.addSpacing(EDGE - GAP)
        for button in (self.discard_button, self.propose_button, self.confirm_button):
            row.addWidget(button)

    @property
    def text(self) -> str:
        """All that the figures say."""
        said = [f.accessibleName() for f in self._figures if not f.isHidden()]
        return " · ".join([*said, self._proposal.text]).strip(" ·")

    def show_whole(self, whole: WholeRecord) -> None:
        """Show how the whole stands."""
        tr = self._tr
        alone = sum(left.role is Role.MENTEE for left in whole.unmatched)
        matched = tr.gettext("{matched} of {all}").format(
            matched=tr.number(whole.matched), all=tr.number(whole.matched + alone)
        )
        self._matched.show_figure(matched, tr.ngettext("matched", "matched", whole.matched))
        self._total.show_figure(tr.number(whole.total, 2), tr.gettext("fit in all"))
        seats = tr.ngettext("seat", "seats", whole.seats)
        self._seats.show_figure(tr.number(whole.seats), seats)
        self._unmatched.show_figure(tr.number(alone), tr.gettext("unmatched"))
        smallest = whole.smallest
        self._smallest.setVisible(smallest is not None)
        if smallest is not None:
            self._smallest.show_figure(tr.number(smallest, 2), tr.gettext("smallest fit"))
        self._proposal.setToolTip(_rather(whole, tr))
        self._proposal.show_chip(_proposal_chip(whole, tr))
        self._anybody = bool(whole.pairs or whole.unmatched)
        self._show_buttons(whole)
        self._allow()

    def show_busy(self, busy: bool) -> None:
        """Rest the buttons while a proposal is being computed."""
        self._busy = busy
        self._allow()

    def _allow(self) -> None:
        self.propose_button.setEnabled(self._anybody and not self._busy)
        self.confirm_button.setEnabled(not self._busy)
        self.discard_button.setEnabled(not self._busy)

    def _show_buttons(self, whole: WholeRecord) -> None:
        kept = whole.made_at is not None
        proposed = sum(pair.match_id is None for pair in whole.pairs)
        self.discard_button.setVisible(kept)
        self.confirm_button.setVisible(proposed > 0)
        text = self._tr.ngettext("Confirm {n} match", "Confirm {n} matches", proposed)
        self.confirm_button.setText(text.format(n=proposed))
        # One primary button at a time.
        button, primary = self.propose_button, not proposed
        button.setProperty("look", "primary" if primary else "")
        button.style().unpolish(button)
        button.style().polish(button)
        self._theme.dress(button, "sparkles", Tone.ON_ACCENT if primary else Tone.TEXT)


def _rather(whole: WholeRecord, tr: Translator) -> str:
    """Return how many not matched with each other would both be better off so."""
    n = whole.blocking_pairs
    if n is None:
        return ""
    text = tr.ngettext(
        "{n} pair of people would rather have each other.",
        "{n} pairs of people would rather have each other.",
        n,
    )
    return text.format(n=tr.number(n))


def _proposal_chip(whole: WholeRecord, tr: Translator) -> Chip | None:
    if whole.made_at is None:
        return None
    when = f"{tr.date(whole.made_at.date(), 'medium')} {tr.time(whole.made_at)}"
    if whole.optimal:
        text = tr.gettext("Proposed {when}: no better whole exists")
    else:
        text = tr.gettext("Proposed {when}")
    return Chip(icon="sparkles", text=text.format(when=when), tone=Tone.ACCENT)
