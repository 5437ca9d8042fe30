"""The cards of two people who may be one, with a choice wherever they have answered differently."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QWidget

from mentordesk.services.records.participants import AnswerKey, Duplicate, PersonRecord
from mentordesk.ui.desk import Desk
from mentordesk.ui.participants.answer_words import AnswerWords
from mentordesk.ui.participants.comparison import Answer, compared, sign_ups_together
from mentordesk.ui.theme import EDGE, NARROW
from mentordesk.ui.wrapped_words import TickedLabel, WrappedChoice, WrappedLabel

_TITLES = 132
_ABOVE = NARROW + 2
# The columns of the two, each between two that keep it off its card's edges.
_SIDES = (2, 6)
_AIR = (1, 3, 5, 7)
_BETWEEN = 4
_TOP = Qt.AlignmentFlag.AlignTop


class MergePage(QWidget):
    """Two cards; what is chosen in them is whose answer stands."""

    #: Something else is chosen.
    changed = Signal()

    def __init__(self, desk: Desk, two: Duplicate) -> None:
        super().__init__()
        self._desk = desk
        self._people = (two.first, two.second)
        self._words = AnswerWords(desk.translator)
        self._groups: list[QButtonGroup] = []
        #: By what is to be chosen, the first's answer and the second's.
        self.choices: dict[AnswerKey, tuple[WrappedChoice, WrappedChoice]] = {}
        self._row = self._first_of_cards = 0
        self._grid = QGridLayout(self)
        self._lay_out()
        keep = desk.translator.gettext("Keep this one")
        self._begin_cards()
        self.keep = self._add_choice("", (keep, keep))
        self._add_chapters()
        for button in self.keep:
            button.setFont(desk.theme.bold_font())
            button.clicked.connect(self._take_defaults)
        self.keep[0].setChecked(True)
        self._take_defaults()

    # What is chosen

    @property
    def kept(self) -> PersonRecord:
        """The person whose row stays."""
        return self._people[0 if self.keep[0].isChecked() else 1]

    @property
    def dropped(self) -> PersonRecord:
        """The other."""
        return self._people[1 if self.keep[0].isChecked() else 0]

    @property
    def fields(self) -> Mapping[AnswerKey, int]:
        """Whose answer stands, by participant."""
        first, second = (person.participant_id for person in self._people)
        return {key: first if one.isChecked() else second for key, (one, _) in self.choices.items()}

    @property
    def stops(self) -> tuple[WrappedChoice, ...]:
        """All that the Tab key goes to, from above."""
        return (*self.keep, *(one for two in self.choices.values() for one in two))

    @property
    def name(self) -> str:
        """What the one person will be called."""
        return self._standing("name").name

    @property
    def other_address(self) -> str:
        """The address that goes."""
        stands = self._standing("email")
        return next(person.email for person in self._people if person is not stands)

    @property
    def sign_ups(self) -> int:
        """How many sign-ups the one person will have."""
        return sign_ups_together(*self._people)

    def _standing(self, field: str) -> PersonRecord:
        choice = self.choices.get(AnswerKey(field))
        return self._people[0 if choice is None or choice[0].isChecked() else 1]

    def _take_defaults(self) -> None:
        """Let the answers of the one who is kept stand, but where the other's says more."""
        kept_place = self._people.index(self.kept)
        for difference in self._desk.workspace.participants.differences(self.kept, self.dropped):
            place = 1 - kept_place if difference.other_stands else kept_place
            self.choices[difference.key][place].setChecked(True)
        self.changed.emit()

    # How it is shown

    def _lay_out(self) -> None:
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnMinimumWidth(0, _TITLES)
        self._grid.setColumnMinimumWidth(_BETWEEN, EDGE)
        for column in _AIR:
            self._grid.setColumnMinimumWidth(column, NARROW)
        for column in _SIDES:
            self._grid.setColumnStretch(column, 1)

    def _add_chapters(self) -> None:
        differences = self._desk.workspace.participants.differences(*self._people)
        alike: list[Answer] = []
        for chapter in compared(*self._people, differences, self._words):
            shown = [one for one in chapter.answers if self._is_shown(one)]
            if chapter.title and shown:
                self._add_heading(chapter.title)
                self._begin_cards()
            for answer in shown:
                self._add_answer(answer)
            alike += [one for one in chapter.answers if not self._is_shown(one)]
            if not chapter.title:
                self._add_sign_ups()
            if shown:
                self._end_cards()
        self._add_alike(alike)

    @staticmethod
    def _is_shown(answer: Answer) -> bool:
        # Who the two are is said even where they share their name.
        return not answer.is_alike or answer.key == AnswerKey("name")

    def _add_answer(self, answer: Answer) -> None:
        if answer.is_choice:
            self.choices[answer.key] = self._add_choice(answer.title, answer.texts)
        else:
            self._add_texts(answer.title, answer.texts, ticked=not answer.is_alike)

    def _add_choice(
        self, title: str, texts: tuple[str, str]
    ) -> tuple[WrappedChoice, WrappedChoice]:
        group = QButtonGroup(self)
        self._groups.append(group)
        self._add_title(title)
        buttons = []
        for column, text, person in zip(_SIDES, texts, self._people, strict=True):
            said = f"{title}: {text}" if title else text
            button = WrappedChoice(
                self._desk.theme, text, f"{said} ({person.name}, {person.email})"
            )
            group.addButton(button)
            button.clicked.connect(self.changed)
            self._add_to_card(button, column)
            buttons.append(button)
        self._row += 1
        return buttons[0], buttons[1]

    def _add_sign_ups(self) -> None:
        lines = ["\n".join(map(self._words.sign_up, one.enrolments)) for one in self._people]
        self._add_texts(self._desk.translator.gettext("Sign-ups"), (lines[0], lines[1]))

    def _add_texts(self, title: str, texts: tuple[str, str], *, ticked: bool = True) -> None:
        """Show what comes along without a choice."""
        self._add_title(title)
        comes = self._desk.translator.gettext("Comes along")
        for column, text in zip(_SIDES, texts, strict=True):
            taken = ticked and bool(text)
            look = "" if text else "soft"
            label = TickedLabel(self._desk.theme, text or "–", look, ticked=taken)
            label.setAccessibleDescription(comes if taken else "")
            self._add_to_card(label, column)
        self._row += 1

    def _add_to_card(self, widget: QWidget, column: int) -> None:
        self._grid.addWidget(widget, self._row, column)

    def _add_title(self, title: str) -> None:
        label = WrappedLabel(title, "soft")
        label.setContentsMargins(0, _ABOVE, 0, _ABOVE)
        self._grid.addWidget(label, self._row, 0, _TOP)

    def _add_heading(self, title: str) -> None:
        label = WrappedLabel(title)
        label.setFont(self._desk.theme.bold_font())
        label.setContentsMargins(0, EDGE, 0, _ABOVE)
        self._grid.addWidget(label, self._row, 0, 1, -1, _TOP)
        self._row += 1

    def _begin_cards(self) -> None:
        self._first_of_cards = self._row
        self._add_air()

    def _end_cards(self) -> None:
        """Put a card behind the answers of each since the cards began."""
        self._add_air()
        rows = self._row - self._first_of_cards
        for column in _SIDES:
            card = QFrame()
            card.setProperty("look", "card")
            self._grid.addWidget(card, self._first_of_cards, column - 1, rows, 3)
            card.lower()

    def _add_air(self) -> None:
        self._grid.setRowMinimumHeight(self._row, NARROW)
        self._row += 1

    def _add_alike(self, answers: list[Answer]) -> None:
        if not answers:
            return
        self._add_title(self._desk.translator.gettext("Same for both"))
        said = " · ".join(f"{one.title}: {one.texts[0]}" for one in answers)
        label = TickedLabel(self._desk.theme, said, "soft")
        self._grid.addWidget(label, self._row, _SIDES[0], 1, -1)
