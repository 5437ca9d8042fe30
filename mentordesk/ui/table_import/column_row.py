"""One column of a table: its title, what stands in it, the field that it goes to, and why."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from mentordesk.i18n import Translator
from mentordesk.services.records.sign_up import SuggestedBy
from mentordesk.ui.forms.choice_field import ChoiceField
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.table_import.elided_label import ElidedLabel, plain_tooltip
from mentordesk.ui.theme import EDGE, Theme
from mentordesk.vocabulary import N_

_SAMPLES = 4
_CHOICE_LEAST, _CHOICE_MOST = 176, 340
# Beside the words of a drop-down list.
_ARROW = 38

_WHY = {
    SuggestedBy.HEADING: N_("By its heading"),
    SuggestedBy.CONTENT: N_("By what stands in it"),
    SuggestedBy.REMEMBERED: N_("As last time"),
}


class ColumnRow(QWidget):
    """A column; `committed` when its reader chose another field for it."""

    committed = Signal()

    def __init__(
        self,
        theme: Theme,
        translator: Translator,
        title: str,
        cells: Sequence[str],
        fields: Mapping[str, str],
    ) -> None:
        super().__init__()
        self._theme = theme
        self._translator = translator
        self._fields = fields
        self.column = title
        tr = translator.gettext
        self.title = plain_label(title)
        self.samples = ElidedLabel(_samples(cells) or tr("Blank in the first rows"), "soft")
        self.why = ElidedLabel("", "soft")
        self.why.setFont(theme.small_font())
        #: The field's name in full, where the choice has no room for it.
        self.whole = plain_label(look="soft")
        self.choice = ChoiceField([("", tr("Leave out")), *fields.items()])
        self._lay_out()
        self.choice.committed.connect(lambda _field: self._choose())

    def _lay_out(self) -> None:
        choice = self.choice
        choice.setFixedWidth(min(max(choice.sizeHint().width(), _CHOICE_LEAST), _CHOICE_MOST))
        said = self._translator.gettext("What the column {title} holds")
        choice.setAccessibleName(said.format(title=self.column))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(EDGE)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self.title, 0, 0, 1, 2)
        grid.addWidget(self.samples, 1, 0)
        grid.addWidget(self.why, 2, 0)
        grid.addWidget(choice, 1, 1, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self.whole, 3, 0, 1, 2)

    @property
    def field(self) -> str:
        """The field's key, blank where the column is left out."""
        return str(self.choice.value() or "")

    def suggest(self, field: str, why: SuggestedBy | None) -> None:
        """Show the field that the column is thought to hold, and why."""
        self.choice.show_value(field)
        self._tell(self._translator.gettext(_WHY[why]) if why else "")

    def give_up(self, other: str) -> None:
        """Hold nothing any more: another column was given the field."""
        self.choice.show_value("")
        said = self._translator.gettext("Moved to “{column}”")
        self._tell(said.format(column=other))

    def _choose(self) -> None:
        self._tell(self._translator.gettext("Your choice"))
        self.committed.emit()

    def _tell(self, why: str) -> None:
        self.why.show_line(why)
        self.why.setVisible(bool(why))
        font = self._theme.bold_font()
        if not self.field:
            font.setWeight(font.Weight.Normal)
        self.title.setFont(font)
        self.choice.setAccessibleDescription(why)
        self._show_whole()

    def _show_whole(self) -> None:
        """Write the field's name out below, where it is cut and the title does not say it."""
        name = self._fields.get(self.field, "")
        room = self.choice.width() - _ARROW
        cut = self.choice.fontMetrics().horizontalAdvance(name) > room
        self.choice.setToolTip(plain_tooltip(name) if cut else "")
        self.whole.setText(name)
        self.whole.setVisible(cut and " ".join(name.split()) != " ".join(self.column.split()))


def _samples(cells: Sequence[str]) -> str:
    filled = list(dict.fromkeys(cell for cell in cells if cell))
    return " · ".join(filled[:_SAMPLES])
