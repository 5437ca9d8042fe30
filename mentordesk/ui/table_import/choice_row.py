"""One subject or topic that the file does not know by its name, and what it is taken as."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from mentordesk.i18n import Translator
from mentordesk.services.records.sign_up import ChoiceKind, UnknownChoice
from mentordesk.ui.chip_label import ChipLabel
from mentordesk.ui.colours import Tone
from mentordesk.ui.forms.choice_field import ChoiceField
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.record_columns import Chip
from mentordesk.ui.theme import EDGE, NARROW, Theme
from mentordesk.vocabulary import N_

_CHOICE = 204

_KINDS = {ChoiceKind.SUBJECT: N_("Subject"), ChoiceKind.TOPIC: N_("Topic")}


class TakenBy(StrEnum):
    """Who takes a text as a choice."""

    READER = "reader"
    #: The program, because the two read nearly the same.
    LIKENESS = "likeness"
    #: The file, from an earlier table.
    MEMORY = "memory"


class ChoiceRow(QWidget):
    """A text with the choice that it means; `committed` with a name, blank for one of its own."""

    committed = Signal(str)

    def __init__(self, theme: Theme, translator: Translator, unknown: UnknownChoice) -> None:
        super().__init__()
        self._translator = translator
        self._offered: tuple[str, ...] | None = None
        tr = translator.gettext
        self.text = plain_label(unknown.text)
        self.text.setFont(theme.bold_font())
        self.met = plain_label(look="soft")
        self.chip = ChipLabel(theme)
        self.choice = ChoiceField()
        self.choice.setFixedWidth(_CHOICE)
        self.choice.setAccessibleName(tr("What “{text}” means").format(text=unknown.text))
        self._lay_out()
        self.choice.committed.connect(lambda name: self.committed.emit(str(name)))

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(EDGE)
        grid.setVerticalSpacing(NARROW // 2)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self.text, 0, 0)
        grid.addWidget(self.met, 1, 0)
        grid.addWidget(self.chip, 2, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self.choice, 0, 1, 2, 1, Qt.AlignmentFlag.AlignTop)

    def show_choice(
        self, unknown: UnknownChoice, known: Sequence[str], taken_as: str, by: TakenBy
    ) -> None:
        """Show what the text is taken as, and who thinks so."""
        self._offer((*unknown.likely, *known, taken_as, unknown.taken_as), unknown.text)
        self.choice.show_value(taken_as)
        self.met.setText(self._met(unknown))
        self.chip.show_chip(self._chip(by) if taken_as else None)
        self.choice.setAccessibleDescription(f"{self.met.text()} {self.chip.text}".strip())

    def _offer(self, names: Sequence[str], own: str) -> None:
        """Offer names, each once, below making the text one of its own."""
        offered = tuple(dict.fromkeys(name for name in names if name and name != own))
        if offered != self._offered:
            self._offered = offered
            new = self._translator.gettext("Add as new")
            self.choice.set_choices([("", new), *((name, name) for name in offered)])

    def _met(self, unknown: UnknownChoice) -> str:
        tr = self._translator
        rows = tr.ngettext("{n} row", "{n} rows", unknown.rows).format(n=tr.number(unknown.rows))
        return f"{tr.gettext(_KINDS[unknown.kind])} · {rows}"

    def _chip(self, by: TakenBy) -> Chip | None:
        tr = self._translator.gettext
        if by is TakenBy.LIKENESS:
            return Chip(icon="sparkles", text=tr("Reads nearly the same"), tone=Tone.WARN)
        if by is TakenBy.MEMORY:
            return Chip(icon="clock", text=tr("As last time"))
        return None
