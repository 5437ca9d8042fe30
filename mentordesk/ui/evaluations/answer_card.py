"""One question of a paper being typed in: digits choose, Enter goes on."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QFrame,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from mentordesk.services.records.evaluations import AnswerValue, QuestionRecord
from mentordesk.ui.desk import Desk
from mentordesk.ui.flow_layout import FlowLayout
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.forms.growing_text import GrowingText
from mentordesk.ui.theme import EDGE, GAP
from mentordesk.vocabulary import QuestionKind

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CLEARS = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_LEFT = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_RIGHT = (Qt.Key.Key_Right, Qt.Key.Key_Down)


class AnswerCard(QFrame):
    """Takes one answer; the whole card is one stop of the Tab key."""

    #: Enter, with Shift backwards: go on to the next question (+1) or back (-1).
    left = Signal(int)
    #: The cursor came to this question.
    entered = Signal()

    def __init__(self, desk: Desk, number: int, question: QuestionRecord) -> None:
        super().__init__()
        self.question = question
        self.setProperty("look", "choice")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._words = f"{number}. {question.text.in_(desk.language)}"
        heading = plain_label(self._words)
        heading.setFont(desk.theme.bold_font())
        self.text: GrowingText | None = None
        self.options: tuple[QAbstractButton, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE - GAP // 2, EDGE, EDGE - GAP // 2)
        column.setSpacing(GAP)
        column.addWidget(heading)
        if question.kind is QuestionKind.TEXT:
            self.text = self._make_text()
            column.addWidget(self.text)
        else:
            column.addWidget(self._make_options(desk))
        self._tell()

    def _make_text(self) -> GrowingText:
        text = GrowingText(least=2)
        text.setAccessibleName(self._words)
        text.installEventFilter(self)
        self.setFocusProxy(text)
        return text

    def _make_options(self, desk: Desk) -> QWidget:
        several = self.question.kind is QuestionKind.SEVERAL
        place = QWidget()
        flow = FlowLayout(place, EDGE)
        options: list[QAbstractButton] = []
        for digit, choice in enumerate(self.question.choices, start=1):
            words = choice.text.in_(desk.language)
            words = words if words == str(digit) else f"{digit}  {words}"
            option = QCheckBox() if several else QRadioButton()
            option.setText(words.replace("&", "&&"))
            option.setAutoExclusive(False)
            # The card takes the keys; the mouse takes the options.
            option.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            option.clicked.connect(lambda on, it=digit - 1: self._set(it, on=on))
            flow.addWidget(option)
            options.append(option)
        self.options = tuple(options)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return place

    @property
    def answer(self) -> AnswerValue:
        """What is answered now."""
        if self.text is not None:
            return AnswerValue(text=self.text.toPlainText().strip())
        pairs = zip(self.question.choices, self.options, strict=True)
        return AnswerValue(chosen=tuple(choice.key for choice, o in pairs if o.isChecked()))

    def show_answer(self, answer: AnswerValue) -> None:
        """Show an answer, or a blank one."""
        if self.text is not None:
            # Words of the person before are not to be kept for this one.
            self.text.flush()
            self.text.show_value(answer.text)
        for choice, option in zip(self.question.choices, self.options, strict=True):
            option.setChecked(choice.key in answer.chosen)
        self._tell()

    def choose(self, place: int) -> None:
        """Choose the option at a place, or take it back where several may be chosen."""
        if place < len(self.options):
            several = self.question.kind is QuestionKind.SEVERAL
            self._set(place, on=not (several and self.options[place].isChecked()))

    def clear(self) -> None:
        """Leave the question blank."""
        for option in self.options:
            option.setChecked(False)
        self._tell()

    def _set(self, place: int, *, on: bool) -> None:
        if self.question.kind is not QuestionKind.SEVERAL:
            for option in self.options:
                option.setChecked(False)
        self.options[place].setChecked(on)
        self.setFocus()
        self._tell()

    def _step(self, by: int) -> None:
        """Move the choice along the scale."""
        chosen = [place for place, option in enumerate(self.options) if option.isChecked()]
        if self.question.kind is QuestionKind.SEVERAL:
            return
        last = len(self.options) - 1
        place = min(max(chosen[0] + by, 0), last) if chosen else (0 if by > 0 else last)
        self._set(place, on=True)

    def _tell(self) -> None:
        chosen = ", ".join(option.text() for option in self.options if option.isChecked())
        self.setAccessibleName(f"{self._words} {chosen}".strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's own name
        """Digits choose, arrows move, Backspace clears, Enter goes on."""
        key = event.key()
        if Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self.choose(key - Qt.Key.Key_1)
        elif key in _CLEARS:
            self.clear()
        elif key in _LEFT or key in _RIGHT:
            self._step(1 if key in _RIGHT else -1)
        elif not self._leave(event):
            super().keyPressEvent(event)

    def _leave(self, event: QKeyEvent) -> bool:
        """Go on at Enter; Ctrl+Enter is the page's."""
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() not in _ENTER or not plain:
            return False
        back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self.text is None
        self.left.emit(-1 if back else 1)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """In free words Enter goes on too; Shift+Enter makes a new line."""
        if event.type() is QEvent.Type.FocusIn:
            self.entered.emit()
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            if not shift and self._leave(event):
                return True
        return super().eventFilter(watched, event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's own name
        """Say that the cursor is here."""
        super().focusInEvent(event)
        self.entered.emit()
