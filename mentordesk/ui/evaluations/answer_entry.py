"""Types in answers from paper: one person after another, without leaving the keyboard."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from mentordesk.services.records.evaluations import (
    AnswerValue,
    OwnTopic,
    QuestionnaireRecord,
    RespondentRecord,
)
from mentordesk.ui.desk import Desk
from mentordesk.ui.evaluations.answer_card import AnswerCard
from mentordesk.ui.evaluations.own_topic_cards import OwnTopicCards
from mentordesk.ui.evaluations.respondents_page import remove_reply
from mentordesk.ui.evaluations.words import reply_words, title
from mentordesk.ui.forms.choice_field import ChoiceField
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.forms.page import ScrollingPage
from mentordesk.ui.theme import EDGE, GAP


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What one person's paper says: the answers, and how far the topics of their own came."""

    answers: Mapping[int, AnswerValue] = field(default_factory=dict)
    topics: tuple[OwnTopic, ...] = ()

    def __bool__(self) -> bool:
        """Say whether anything is answered."""
        return bool(self.answers) or any(one.point is not None for one in self.topics)


class AnswerEntry(QWidget):
    """One person's paper; what is typed is kept on going on, on leaving, and at `flush`."""

    #: The reader is done typing in.
    done = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._asked: QuestionnaireRecord | None = None
        self._people: tuple[RespondentRecord, ...] = ()
        self._person: RespondentRecord | None = None
        self._before = Typed()
        #: What everybody is asked; what only this person is asked stands below.
        self.cards: list[AnswerCard] = []
        self.own = OwnTopicCards(desk)
        tr = desk.translator
        self.title = plain_label()
        self.title.setFont(desk.theme.title_font())
        self.person = ChoiceField()
        self.person.setAccessibleName(tr.gettext("Who answered"))
        self.next = QPushButton(tr.gettext("Save and next person"))
        self.next.setProperty("look", "primary")
        self.back = QPushButton(tr.gettext("Done"))
        self.left = plain_label(look="soft")
        self.hint = plain_label(
            tr.gettext(
                "Digits choose, Backspace clears, Enter goes on. Ctrl+Enter saves and shows the "
                "next person."
            ),
            "soft",
        )
        self.sealed = QWidget()
        self.remove = QPushButton(tr.gettext("Remove the answer"))
        self._list = QWidget()
        self._place = QVBoxLayout(self._list)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.setSpacing(GAP)
        self._place.addWidget(self.own)
        self._page = ScrollingPage(self._list, 0)
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        who = QHBoxLayout()
        who.setSpacing(GAP)
        who.addWidget(self.person, 1)
        who.addWidget(self.next)
        who.addWidget(self.back)
        self._lay_out_seal()
        self._pages.addWidget(self._page)
        self._pages.addWidget(self.sealed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.title)
        column.addLayout(who)
        column.addWidget(self.left)
        column.addWidget(self.hint)
        column.addWidget(self._pages, 1)

    def _lay_out_seal(self) -> None:
        why = plain_label(
            self._desk.translator.gettext(
                "This person has answered already. Anonymous answers are counted and never shown: "
                "to type them in again, remove them first."
            )
        )
        column = QVBoxLayout(self.sealed)
        column.setContentsMargins(0, EDGE, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(why)
        column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def _connect(self) -> None:
        self.person.committed.connect(self._change_person)
        self.next.clicked.connect(lambda _on: self.save_and_next())
        self.back.clicked.connect(lambda _on: self.leave())
        self.remove.clicked.connect(lambda _on: self._remove())
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            again = QShortcut(QKeySequence(keys), self)
            again.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            again.activated.connect(self.save_and_next)
        away = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        away.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        away.activated.connect(self.leave)

    def begin(self, asked: QuestionnaireRecord, enrolment_id: int | None) -> None:
        """Begin with this person, or with the first who has not answered."""
        self._asked = asked
        self.title.setText(title(asked, self._desk.translator))
        self._fill(asked)
        self.refresh()
        chosen = [one for one in self._people if one.enrolment_id == enrolment_id]
        person = chosen[0] if chosen else self._next_silent(None)
        self._show_person(person or self._people[0])

    def refresh(self) -> None:
        """Read again who has answered; the answers being typed stay."""
        asked, tr = self._asked, self._desk.translator
        if asked is None:
            return
        self._people = self._desk.workspace.evaluations.respondents(asked.id)
        self.person.set_choices(
            (one.enrolment_id, f"{one.name} · {reply_words(one, tr)}") for one in self._people
        )
        silent = sum(one.replied_at is None for one in self._people)
        said = tr.ngettext("{n} person has not answered", "{n} people have not answered", silent)
        self.left.setText(said.format(n=tr.number(silent)))
        if self._person is not None:
            self.person.show_value(self._person.enrolment_id)
            self._seal(self._now(self._person))

    def flush(self) -> None:
        """Keep what is typed, where anything was."""
        typed = self._typed()
        if self._person is not None and typed != self._before and typed:
            self._record(typed)

    def leave(self) -> None:
        """Keep what is typed and go back to the list."""
        self.flush()
        self._person = None
        self.done.emit()

    def save_and_next(self) -> None:
        """Keep what is typed and show the next person who has not answered."""
        typed = self._typed()
        if self._person is None:
            return
        changed = not self._is_sealed and typed != self._before
        if changed and not self._record(typed):
            return
        self.refresh()
        person = self._next_silent(self._person)
        if person is not None:
            self._show_person(person)
            return
        self._person = None
        self._desk.notices.say(self._desk.translator.gettext("Everybody's answers are in."))
        self.done.emit()

    # One person

    def _fill(self, asked: QuestionnaireRecord) -> None:
        for card in self.cards:
            self._place.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [
            AnswerCard(self._desk, number, question)
            for number, question in enumerate(asked.questions, start=1)
        ]
        for place, card in enumerate(self.cards):
            self._place.insertWidget(place, card)
            self._follow(card, place)

    def _follow(self, card: AnswerCard, place: int) -> None:
        """Go on from this card, and keep it in sight while the cursor is in it."""
        card.left.connect(lambda by: self._go(place + by))
        card.entered.connect(lambda: self._page.ensureWidgetVisible(card, 0, EDGE))

    def _show_person(self, person: RespondentRecord) -> None:
        asked = self._asked
        if asked is None:
            return
        self._person = person
        evaluations = self._desk.workspace.evaluations
        answers = evaluations.reply(asked.id, person.enrolment_id)
        topics = evaluations.own_topics(asked.id, person.enrolment_id)
        self._before = Typed(answers=answers, topics=topics)
        for card in self.cards:
            card.show_answer(answers.get(card.question.id, AnswerValue()))
        self.own.show_topics(topics, len(self.cards) + 1)
        for place, card in enumerate(self.own.cards, start=len(self.cards)):
            self._follow(card, place)
        self.person.show_value(person.enrolment_id)
        self._seal(person)
        self._page.verticalScrollBar().setValue(0)
        # The page may only now be coming into sight.
        QTimer.singleShot(0, self, self._start)

    def _start(self) -> None:
        if self._is_sealed:
            self.next.setFocus()
        elif self.cards:
            self.cards[0].setFocus()

    def _seal(self, person: RespondentRecord) -> None:
        """Show no questions to somebody whose anonymous answers are in."""
        sealed = self._asked is not None and self._asked.anonymous and person.replied_at is not None
        self._pages.setCurrentWidget(self.sealed if sealed else self._page)
        self.hint.setVisible(not sealed)

    @property
    def _is_sealed(self) -> bool:
        return self._pages.currentWidget() is self.sealed

    def _now(self, person: RespondentRecord) -> RespondentRecord:
        same = (one for one in self._people if one.enrolment_id == person.enrolment_id)
        return next(same, person)

    def _next_silent(self, after: RespondentRecord | None) -> RespondentRecord | None:
        """Return the next in the list who has not answered, from the top again at its end."""
        ids = [one.enrolment_id for one in self._people]
        start = ids.index(after.enrolment_id) + 1 if after and after.enrolment_id in ids else 0
        around = (*self._people[start:], *self._people[:start])
        return next((one for one in around if one.replied_at is None), None)

    def _go(self, place: int) -> None:
        cards = (*self.cards, *self.own.cards)
        if place >= len(cards):
            self.next.setFocus()
        elif place >= 0:
            cards[place].setFocus()

    # Keeping

    def _typed(self) -> Typed:
        given = {card.question.id: card.answer for card in self.cards}
        return Typed(
            answers={id_: answer for id_, answer in given.items() if answer != AnswerValue()},
            topics=self.own.topics,
        )

    def _record(self, typed: Typed) -> bool:
        asked, person = self._asked, self._person
        if asked is None or person is None:
            return False
        with self._desk.guard() as guard:
            self._desk.workspace.evaluations.record(
                asked.id, person.enrolment_id, typed.answers, typed.topics
            )
        if guard.done:
            self._before = typed
            said = self._desk.translator.gettext("The answers of {name} are saved.")
            self._desk.tell_done(said.format(name=person.name))
        return guard.done

    def _change_person(self, enrolment_id: int) -> None:
        self.flush()
        self.refresh()
        chosen = (one for one in self._people if one.enrolment_id == enrolment_id)
        self._show_person(next(chosen))

    def _remove(self) -> None:
        if self._asked is not None and self._person is not None:
            remove_reply(self._desk, self._asked.id, self._person)
            self._before = Typed(topics=self.own.topics)
            self.refresh()
            self._start()
