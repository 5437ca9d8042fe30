"""How a mentee's own pair stands: state, code, meetings; without a mentor, why and what helps."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from mentordesk.i18n import Translator
from mentordesk.services.records.matches import PairRecord
from mentordesk.services.waiting import served_first
from mentordesk.ui.chip_label import ChipLabel
from mentordesk.ui.colours import Tone
from mentordesk.ui.desk import Desk
from mentordesk.ui.flow_layout import FlowLayout
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.matches.left_over_notice import LeftOverNotice
from mentordesk.ui.matches.rows import MenteeRow
from mentordesk.ui.matches.words import fit_in_full, state_chip, tier_chip
from mentordesk.ui.record_columns import Chip
from mentordesk.ui.theme import GAP, NARROW, ROW_HEIGHT
from mentordesk.vocabulary import END_REASON_NAMES, MatchState


class StandingStrip(QWidget):
    """One line of chips and words about the pair of the row chosen."""

    #: The code is to be copied.
    copied = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._tr = desk.translator
        theme = desk.theme
        self._state = ChipLabel(theme)
        self._tier = ChipLabel(theme)
        self._pin = ChipLabel(theme)
        self._waited = ChipLabel(theme)
        self.code = QPushButton()
        self.code.setProperty("look", "link")
        self.code.setToolTip(desk.translator.gettext("Copy the code of this pair"))
        theme.dress(self.code, "copy", Tone.ACCENT, 14)
        self._words = QLabel()
        self._words.setProperty("look", "soft")
        # As high as the chips that they stand beside.
        for widget in (self.code, self._words):
            widget.setFixedHeight(ROW_HEIGHT - 2 * NARROW)
        self._note = plain_label(look="soft")
        self.left_over = LeftOverNotice(desk)
        self._chips = QWidget()
        self._all_chips = (self._state, self._tier, self._pin, self._waited)
        self._lay_out()
        self.code.clicked.connect(lambda: self.copied.emit(self.code.text()))

    def _lay_out(self) -> None:
        flow = FlowLayout(self._chips, GAP)
        for widget in (*self._all_chips, self.code, self._words):
            flow.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NARROW)
        column.addWidget(self._chips)
        column.addWidget(self._note)
        column.addWidget(self.left_over)

    @property
    def text(self) -> str:
        """All that the strip says."""
        chips = [chip.text for chip in self._all_chips]
        texts = [*chips, self.code.text(), self._words.text(), self._note.text()]
        if not self.left_over.isHidden():
            texts.append(self.left_over.text)
        return "\n".join(text for text in texts if text)

    def show_row(self, row: MenteeRow) -> None:
        """Show how a mentee's pair stands."""
        self._show_pair(row.pair)
        self._show_note(row)
        pin = None
        if row.pinned_to is not None:
            text = self._tr.gettext("Pinned to {mentor}").format(mentor=row.pinned_to.name)
            pin = Chip(icon="pin", text=text, tone=Tone.ACCENT)
        self._pin.show_chip(pin)
        waited = None
        if row.waited_in is not None:
            waited = Chip(icon="hourglass", text=self._tr.gettext("Waited"), tone=Tone.ACCENT)
        self._waited.show_chip(waited)
        self._chips.setVisible(row.pair is not None or pin is not None or waited is not None)
        self.left_over.setVisible(row.unmatched is not None)
        if row.unmatched is not None:
            self.left_over.show_left_over(row.unmatched)

    def _show_pair(self, pair: PairRecord | None) -> None:
        code = (pair.code or "") if pair else ""
        self.code.setText(code)
        self.code.setVisible(bool(code))
        self._state.show_chip(state_chip(pair.state, self._tr) if pair else None)
        self._tier.show_chip(tier_chip(pair.tier, self._tr, pair.score) if pair else None)
        self._tier.setToolTip(fit_in_full(pair, self._tr) if pair else "")
        words = _since_and_meetings(pair, self._tr) if pair else ""
        self._words.setText(words)
        self._words.setVisible(bool(words))

    def _show_note(self, row: MenteeRow) -> None:
        lines = [_ending(row.pair, self._tr) if row.pair else ""]
        if row.waited_in is not None:
            lines.append(served_first(row.waited_in, self._tr))
        self._note.setText("\n".join(filter(None, lines)))
        self._note.setVisible(bool(self._note.text()))


def _since_and_meetings(pair: PairRecord, tr: Translator) -> str:
    parts = []
    if pair.state_since is not None and pair.state is not MatchState.ENDED:
        day = tr.date(pair.state_since.date(), "medium")
        parts.append(tr.gettext("since {day}").format(day=day))
    if pair.meetings and pair.last_meeting is not None:
        text = tr.ngettext(
            "{n} meeting, on {day}", "{n} meetings, the last on {day}", pair.meetings
        )
        day = tr.date(pair.last_meeting, "medium")
        parts.append(text.format(n=pair.meetings, day=day))
    elif pair.confirmed:
        parts.append(tr.gettext("no meeting noted"))
    return " \N{MIDDLE DOT} ".join(parts)


def _ending(pair: PairRecord, tr: Translator) -> str:
    if pair.end_reason is None or pair.ended_on is None:
        return ""
    text = tr.gettext("Ended on {day}: {reason}.").format(
        day=tr.date(pair.ended_on, "medium"),
        reason=tr.gettext(END_REASON_NAMES[pair.end_reason]).rstrip("."),
    )
    return f"{text} {pair.end_note}".strip()
