"""The topics of one person's own agreement, asked about below what everybody is asked."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.services.records.evaluations import AnswerValue, OwnTopic
from mentordesk.ui.desk import Desk
from mentordesk.ui.evaluations.answer_card import AnswerCard
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.theme import GAP


class OwnTopicCards(QWidget):
    """A card for each topic; there is nothing to see where none is asked about."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._topics: tuple[OwnTopic, ...] = ()
        self.cards: list[AnswerCard] = []
        self.heading = plain_label(desk.translator.gettext("The topics of the agreement"))
        self.heading.setFont(desk.theme.title_font())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, GAP, 0, 0)
        self._column.setSpacing(GAP)
        self._column.addWidget(self.heading)

    @property
    def topics(self) -> tuple[OwnTopic, ...]:
        """The topics with what is answered now."""
        return tuple(
            replace(topic, point=_point(card.answer))
            for topic, card in zip(self._topics, self.cards, strict=True)
        )

    def show_topics(self, topics: Sequence[OwnTopic], first_number: int) -> None:
        """Show another person's topics and answers, numbered on from the other questions."""
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._topics = tuple(topics)
        self.cards = [
            AnswerCard(self._desk, number, topic.question)
            for number, topic in enumerate(topics, start=first_number)
        ]
        for topic, card in zip(topics, self.cards, strict=True):
            card.show_answer(AnswerValue(chosen=() if topic.point is None else (str(topic.point),)))
            self._column.addWidget(card)
        self.setVisible(bool(topics))


def _point(answer: AnswerValue) -> int | None:
    return int(answer.chosen[0]) if answer.chosen else None
