"""The topics of an agreement: chips, completed as typed, with the pair's own wishes on offer."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from mentordesk.i18n import search_key
from mentordesk.ui.colours import Tone
from mentordesk.ui.desk import Desk
from mentordesk.ui.flow_layout import FlowLayout
from mentordesk.ui.forms.chips_field import ChipsField
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.forms.tab_order import come_after
from mentordesk.ui.theme import GAP, NARROW


class TopicsField(QWidget):
    """Chosen topics, and one click for each that the sign-ups suggest; see `committed`."""

    #: All topics chosen now (a tuple), after each change.
    committed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._suggested: tuple[str, ...] = ()
        tr = desk.translator
        self.chips = ChipsField(
            desk.theme, tr, placeholder=tr.gettext("Write a topic and press Enter")
        )
        self.written = plain_label()
        self._offer = QWidget()
        self._flow = FlowLayout(self._offer, NARROW)
        self._hint = plain_label(tr.gettext("From their sign-ups:"), "soft")
        self.setFocusProxy(self.chips)

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NARROW)
        column.addWidget(self.chips)
        column.addWidget(self.written)
        column.addSpacing(GAP - NARROW)
        column.addWidget(self._hint)
        column.addWidget(self._offer)

        self.chips.committed.connect(self._take)

    @property
    def suggestions(self) -> tuple[QPushButton, ...]:
        """The chips on offer, in the order of the sign-ups."""
        items = (self._flow.itemAt(place) for place in range(self._flow.count()))
        found = (item.widget() for item in items if item is not None)
        return tuple(each for each in found if isinstance(each, QPushButton))

    def complete_with(self, topics: Iterable[str]) -> None:
        """Complete what is typed with these."""
        self.chips.offer(topics)

    def show_topics(
        self, topics: tuple[str, ...], suggested: tuple[str, ...], *, fixed: bool
    ) -> None:
        """Show what is chosen and what else could be; `fixed` lets nothing be changed."""
        self._suggested = () if fixed else suggested
        self.chips.setVisible(not fixed)
        self.chips.show_value(topics)
        nothing = self._desk.translator.gettext("None written")
        self.written.setText(" · ".join(topics) or nothing)
        self.written.setVisible(fixed)
        self._show_suggestions()

    def flush(self) -> None:
        """Take what is typed."""
        self.chips.flush()

    def _take(self, topics: tuple[str, ...]) -> None:
        self._show_suggestions()
        self.committed.emit(topics)

    def _show_suggestions(self) -> None:
        chosen = {search_key(topic) for topic in self.chips.values}
        left = tuple(topic for topic in self._suggested if search_key(topic) not in chosen)
        if tuple(chip.property("topic") for chip in self.suggestions) != left:
            self._flow.clear()
            for topic in left:
                self._flow.addWidget(self._suggestion(topic))
            come_after(self.chips, self.suggestions)
        self._offer.setVisible(bool(left))
        self._hint.setVisible(bool(left))

    def _suggestion(self, topic: str) -> QPushButton:
        chip = QPushButton(topic.replace("&", "&&"))
        chip.setProperty("look", "chip")
        chip.setProperty("topic", topic)
        name = self._desk.translator.gettext("Add the topic {topic}").format(topic=topic)
        chip.setAccessibleName(name)
        self._desk.theme.dress(chip, "plus", Tone.ACCENT, 14)
        chip.clicked.connect(lambda _=False: self._add(topic))
        return chip

    def _add(self, topic: str) -> None:
        topics = (*self.chips.values, topic)
        self.chips.show_value(topics)
        self._take(topics)
        self.chips.setFocus()
