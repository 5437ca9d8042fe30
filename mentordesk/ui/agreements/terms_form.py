"""The practical terms of an agreement, with what the programme says of them as suggestions."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from mentordesk.services.records.agreements import TERM_FIELDS, AgreementRecord
from mentordesk.ui.desk import Desk
from mentordesk.ui.forms.autosave import SavedLine
from mentordesk.ui.forms.form import Field, Form
from mentordesk.vocabulary import TERM_NAMES

_WIDEST = 720


class TermsForm(Form):
    """A line for each term."""

    #: The field of the term (a key of `lines`) and the new text.
    committed = Signal(str, str)
    #: The programme's texts for the terms that are still blank (a mapping).
    suggestions_taken = Signal(object)
    #: A word was typed.
    edited = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.theme)
        # As wide as the texts above it: a term is a sentence more often than a word.
        self.setMaximumWidth(_WIDEST)
        tr = desk.translator
        self._suggested: Mapping[str, str] = {}
        self.lines: dict[str, SavedLine] = {}
        self.fields: dict[str, Field] = {}
        for name in TERM_FIELDS:
            line = SavedLine()
            line.committed.connect(lambda text, name=name: self.committed.emit(name, text))
            line.textEdited.connect(lambda _text: self.edited.emit())
            self.lines[name] = line
            self.fields[name] = self.add(tr.gettext(TERM_NAMES[name]), line)
        self.take = QPushButton(tr.gettext("Fill in the programme's own terms"))
        self.take.setProperty("look", "link")
        self.add_wide(self.take)
        self.take.clicked.connect(lambda _on: self.suggestions_taken.emit(self._still_blank()))

    @property
    def written(self) -> dict[str, Any]:
        """What stands in each line, saved or not."""
        return {name: line.text().strip() for name, line in self.lines.items()}

    def suggest(self, texts: Mapping[str, str]) -> None:
        """Show these texts where nothing is written."""
        self._suggested = texts

    def show_terms(self, agreement: AgreementRecord, *, fixed: bool) -> None:
        """Show an agreement's terms; `fixed` lets nothing be changed."""
        for name, line in self.lines.items():
            line.show_value(getattr(agreement, name))
            line.setReadOnly(fixed)
            line.setPlaceholderText("" if fixed else self._suggested.get(name, ""))
        self.take.setVisible(not fixed and bool(self._still_blank()))

    def _still_blank(self) -> dict[str, str]:
        return {name: text for name, text in self._suggested.items() if not self.lines[name].text()}
