"""The right side while proposals are compared: two in figures, and whose mentor is another one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mentordesk.i18n import Translator
from mentordesk.services.records.matches import (
    ChangedPartner,
    ComparisonRecord,
    PairRecord,
    ProposalRecord,
)
from mentordesk.ui.desk import Desk
from mentordesk.ui.empty_state import EmptyState
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.matches.proposal_words import proposal_name
from mentordesk.ui.matches.settings_words import set_differently
from mentordesk.ui.matches.whole_figures import WholeFigures
from mentordesk.ui.matches.words import DASH
from mentordesk.ui.record_columns import Column, ListShape
from mentordesk.ui.record_table import RecordTable
from mentordesk.ui.theme import GAP

_LEAST_LIST = 118
#: As many settings are named; of more it is said how many they are.
_NAMED = 3
_SEARCHED_FROM = 12


class ComparisonPage(QWidget):
    """Shows what it is given; A is the earlier of the two, B the later."""

    #: A mentee (`PersonName`) to be looked at in the list.
    opened = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        tr = desk.translator.gettext
        self._tr = desk.translator
        self.names = plain_label()
        self.names.setFont(desk.theme.bold_font())
        self.figures = WholeFigures(desk)
        self.settings = plain_label(look="soft")
        self.sentence = plain_label()
        self.table: RecordTable[ChangedPartner] = RecordTable(
            _shape(desk.translator),
            theme=desk.theme,
            translator=desk.translator,
            settings=desk.settings,
            empty=EmptyState(desk.theme, "circle-check", tr("Everybody has the same mentor.")),
            searched_from=_SEARCHED_FROM,
        )
        self.table.view.setAccessibleName(tr("Mentees with another mentor"))
        self.table.setMinimumHeight(_LEAST_LIST)
        self._lay_out()
        self.table.opened.connect(self._open)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for widget in (self.names, self.figures, self.settings, self.sentence):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        # Takes the room while there is no list.
        column.addStretch()

    @property
    def text(self) -> str:
        """All that is said above the list."""
        labels = (self.names, self.settings, self.sentence)
        said = [label.text() for label in labels if not label.isHidden()]
        return "\n".join([*said, self.figures.text])

    def show_hint(self, words: str) -> None:
        """Say what to do: nothing can be compared."""
        self.names.setText(words)
        self._show_parts(one=False, two=False)

    def show_one(self, one: ProposalRecord) -> None:
        """Show a proposal alone."""
        self.names.setText(proposal_name(one, self._tr))
        self.figures.show_two(None, one)
        self.sentence.setText(
            self._tr.gettext(
                "Change the weights or a pin and propose again: this one is kept beside it."
            )
        )
        self._show_parts(one=True, two=False)
        self.sentence.show()

    def show_two(self, both: ComparisonRecord) -> None:
        """Show two side by side."""
        tr, names = self._tr, [proposal_name(one, self._tr) for one in (both.first, both.second)]
        self.names.setText(
            tr.gettext("A: {first}   B: {second}").format(first=names[0], second=names[1])
        )
        self.figures.show_two(both.first, both.second, ("A", "B"))
        self.settings.setText(_settings(both, tr))
        self.settings.setToolTip(_all_settings(both, tr))
        moved = tr.ngettext(
            "{n} mentee has another mentor in B",
            "{n} mentees have another mentor in B",
            len(both.changed),
        ).format(n=tr.number(len(both.changed)))
        same = tr.ngettext(
            "{n} has the same as in A.", "{n} have the same as in A.", both.unchanged
        ).format(n=tr.number(both.unchanged))
        self.sentence.setText(f"{moved}; {same}")
        self.table.show_records(both.changed)
        self._show_parts(one=True, two=True)

    def _show_parts(self, *, one: bool, two: bool) -> None:
        self.figures.setVisible(one)
        self.settings.setVisible(two and bool(self.settings.text()))
        for widget in (self.sentence, self.table):
            widget.setVisible(two)

    def _open(self) -> None:
        changed = self.table.current()
        if changed is not None:
            self.opened.emit(changed.mentee)


def _all_settings(both: ComparisonRecord, tr: Translator) -> str:
    first, second = both.first.settings, both.second.settings
    return "\n".join(set_differently(first, second, tr)) if first and second else ""


def _settings(both: ComparisonRecord, tr: Translator) -> str:
    first, second = both.first.settings, both.second.settings
    if first is None or second is None:
        return ""
    said = set_differently(first, second, tr)
    if not said:
        return tr.gettext("Both were made with the same settings.")
    words = [*said[:_NAMED]]
    if len(said) > _NAMED:
        more = len(said) - _NAMED
        words.append(tr.ngettext("{n} more", "{n} more", more).format(n=tr.number(more)))
    text = tr.gettext("Set differently in B: {settings}")
    return text.format(settings=" \N{MIDDLE DOT} ".join(words))


def _shape(tr: Translator) -> ListShape[ChangedPartner]:
    return ListShape(
        name="matches.changed",
        identity=lambda one: one.mentee.enrolment_id,
        columns=(
            Column(
                key="mentee",
                title=tr.gettext("Mentee"),
                text=lambda one: one.mentee.name,
                bold=True,
                width=140,
            ),
            Column(
                key="first",
                title=tr.gettext("Mentor in A"),
                text=lambda one: _mentor(one.first, tr),
                tooltip=lambda one: _mentor(one.first, tr),
                width=160,
            ),
            Column(
                key="second",
                title=tr.gettext("Mentor in B"),
                text=lambda one: _mentor(one.second, tr),
                tooltip=lambda one: _mentor(one.second, tr),
                width=160,
            ),
        ),
        sorted_by="mentee",
    )


def _mentor(pair: PairRecord | None, tr: Translator) -> str:
    return f"{pair.mentor.name} {tr.number(pair.score, 2)}" if pair else DASH
