"""One column of fields: the label above, the message beside the field that is wrong."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from mentordesk.errors import UserError
from mentordesk.i18n import Translator
from mentordesk.ui.forms.autosave import SavedLine, SavedText
from mentordesk.ui.theme import EDGE, FORM_WIDTH, NARROW, Theme


def plain_label(text: str = "", look: str = "") -> QLabel:
    """Return a wrapping label that shows a person's `<b>` as typed; `look` is the sheet's."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if look:
        label.setProperty("look", look)
    return label


class Field(QWidget):
    """A labelled control with room for a hint and for what is wrong with it."""

    def __init__(self, title: str, control: QWidget, hint: str = "") -> None:
        super().__init__()
        self.title = title
        self.control = control
        self._label = plain_label(title)
        self._label.setBuddy(control)
        self._message = plain_label(look="wrong")
        self._message.hide()
        named: QWidget | None = control
        while named is not None:
            named.setAccessibleName(named.accessibleName() or title)
            named = named.focusProxy()

        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NARROW)
        column.addWidget(self._label)
        column.addWidget(control)
        if hint:
            control.setAccessibleDescription(hint)
            column.addWidget(plain_label(hint, "soft"))
        column.addWidget(self._message)
        self._column = column
        self._again: QPushButton | None = None
        self._retry: Callable[[], None] = lambda: None

    @property
    def message(self) -> str:
        """What is wrong, or blank."""
        return self._message.text()

    def show_wrong(self, message: str) -> None:
        """Say what is wrong with the field; blank takes the words away again."""
        self._message.setText(message)
        self._message.setVisible(bool(message))
        if self._again is not None:
            self._again.hide()
        if isinstance(self.control, SavedLine | SavedText):
            self.control.refused = bool(message)

    def attempt(self, translator: Translator, deed: Callable[[], object]) -> None:
        """Do what the field was changed for; a refusal stands beside it.

        One that lies in the disk and not in the words can be tried again as it is.
        """
        try:
            deed()
        except UserError as error:
            from mentordesk.services.passing_trouble import may_pass

            self.show_wrong(translator.sentence(error))
            # A dialog has a button of its own to try again.
            if isinstance(self.control, SavedLine | SavedText) and may_pass(error):
                self._offer_again(translator, deed)
        else:
            self.show_wrong("")

    def _offer_again(self, translator: Translator, deed: Callable[[], object]) -> None:
        self._retry = lambda: self.attempt(translator, deed)
        if self._again is None:
            self._again = QPushButton(translator.gettext("Try again"))
            self._again.setProperty("look", "link")
            self._again.clicked.connect(lambda _on: self._retry())
            self._column.addWidget(self._again, 0, Qt.AlignmentFlag.AlignLeft)
        self._again.show()


class Form(QWidget):
    """Fields in one column, at most 420 px wide."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setMaximumWidth(FORM_WIDTH)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(EDGE - NARROW)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)

    def add(self, title: str, control: QWidget, hint: str = "") -> Field:
        """Add a labelled control; a required one says so in its title, with a word."""
        field = Field(title, control, hint)
        self._column.addWidget(field)
        return field

    def add_heading(self, title: str) -> QLabel:
        """Begin a new part of the form."""
        label = plain_label(title)
        label.setFont(self._theme.bold_font())
        label.setContentsMargins(0, EDGE // 2, 0, 0)
        self._column.addWidget(label)
        return label

    def add_wide(self, widget: QWidget) -> None:
        """Add a widget that is its own label: a tick, a button, a sentence."""
        self._column.addWidget(widget)
