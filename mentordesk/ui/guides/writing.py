"""The text of one guide with its tools above and what is wrong with it below."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from mentordesk.ui.desk import Desk
from mentordesk.ui.forms.choice_field import ChoiceField
from mentordesk.ui.forms.form import Field, plain_label
from mentordesk.ui.guides.insert_menu import InsertMenu
from mentordesk.ui.guides.markdown_editor import MarkdownEditor
from mentordesk.ui.theme import GAP, NARROW
from mentordesk.vocabulary import LANGUAGE_NAMES, Language

_TOOL = 32


class GuideWriting(QWidget):
    """Holds the editor; `text.committed` tells of what is to be kept."""

    language_chosen = Signal(Language)
    restore_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._placeholders: Mapping[str, str] = {}
        tr = desk.translator
        self.language = ChoiceField((la, tr.gettext(LANGUAGE_NAMES[la])) for la in Language)
        self.language.setAccessibleName(tr.gettext("Language of the guide"))
        self.insert = QPushButton(tr.gettext("Insert"))
        self.menu = InsertMenu(self.insert, tr, lambda: self._placeholders)
        self.insert.setMenu(self.menu)
        self.text = MarkdownEditor(desk.theme)
        # As a field, so that the window asks before a text is lost that could not be kept.
        self.field = Field(tr.gettext("Text of the guide"), self.text)
        self.bold = self._tool("B", tr.gettext("Bold (Ctrl+B)"))
        self.italic = self._tool("I", tr.gettext("Italic (Ctrl+I)"))
        self.heading = self._tool("H", tr.gettext("Heading"))
        self.bullet = self._tool("•", tr.gettext("Point of a list"))
        self.state = plain_label(look="soft")
        self.restore = QPushButton(tr.gettext("Restore the original"))
        self.restore.setProperty("look", "link")
        self._dress()
        self._lay_out()
        self._connect()

    def _tool(self, letter: str, name: str) -> QToolButton:
        tool = QToolButton()
        tool.setText(letter)
        tool.setToolTip(name)
        tool.setAccessibleName(name)
        tool.setFixedSize(_TOOL, _TOOL)
        return tool

    def _dress(self) -> None:
        bold = self._desk.theme.bold_font()
        for tool in (self.bold, self.heading, self.bullet):
            tool.setFont(bold)
        slanted = self.italic.font()
        slanted.setItalic(True)
        self.italic.setFont(slanted)

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(NARROW)
        tools.addWidget(self.language)
        tools.addSpacing(NARROW)
        tools.addWidget(self.insert)
        tools.addSpacing(NARROW)
        for tool in (self.bold, self.italic, self.heading, self.bullet):
            tools.addWidget(tool)
        tools.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        foot.addWidget(self.state, 1)
        foot.addWidget(self.restore)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(tools)
        column.addWidget(self.field, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.language.committed.connect(self.language_chosen)
        self.menu.word.connect(self.text.insert_word)
        self.menu.paragraph.connect(self.text.insert_paragraph)
        self.bold.clicked.connect(lambda _on: self.text.set_off("**"))
        self.italic.clicked.connect(lambda _on: self.text.set_off("*"))
        self.heading.clicked.connect(lambda _on: self.text.begin_line("## "))
        self.bullet.clicked.connect(lambda _on: self.text.begin_line("- "))
        self.restore.clicked.connect(lambda _on: self.restore_wanted.emit())

    def know(self, placeholders: Mapping[str, str]) -> None:
        """Offer these placeholders with their values, and colour others as mistyped."""
        self._placeholders = placeholders
        self.text.know(placeholders)

    def show_own(self, *, own: bool) -> None:
        """Say whether the text is the program's or the coordinator's own."""
        tr = self._desk.translator
        self.state.setText(tr.gettext("Your own text") if own else tr.gettext("The original text"))
        self.restore.setVisible(own)
