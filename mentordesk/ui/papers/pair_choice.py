"""Which pairs papers are for: all, the chosen, the rest from one on, or those without any yet."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from mentordesk.i18n import Translator
from mentordesk.services.records.agreements import AgreementRecord
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.forms.number_field import NumberField
from mentordesk.ui.theme import GAP, NARROW


class PairChoice(QWidget):
    """Four ways to say which; those that mean nobody cannot be chosen."""

    changed = Signal()

    def __init__(
        self, translator: Translator, pairs: tuple[AgreementRecord, ...], chosen: tuple[int, ...]
    ) -> None:
        super().__init__()
        self._tr = translator
        self._pairs = pairs
        self._chosen = tuple(one.match_id for one in pairs if one.match_id in chosen)
        self._printed: frozenset[int] = frozenset()
        gettext = translator.gettext
        self.all = QRadioButton()
        self.chosen = QRadioButton()
        self.rest = QRadioButton(gettext("The rest, from pair number"))
        self.first = NumberField(1, max(len(pairs), 1))
        self.first.setAccessibleName(self.rest.text())
        self.who = plain_label(look="soft")
        self.missing = QRadioButton()
        self._group = QButtonGroup(self)
        self._lay_out()
        self._show_counts()
        (self.chosen if self._chosen else self.all).setChecked(True)
        self._group.buttonToggled.connect(lambda _button, on: self._changed() if on else None)
        self.first.valueChanged.connect(self._move_first)
        self._changed()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NARROW)
        rest = QHBoxLayout()
        rest.setSpacing(GAP)
        rest.addWidget(self.rest)
        rest.addWidget(self.first)
        rest.addWidget(self.who, 1)
        self.first.setFixedWidth(72)
        for button in (self.all, self.chosen, self.rest, self.missing):
            self._group.addButton(button)
        column.addWidget(self.all)
        column.addWidget(self.chosen)
        column.addLayout(rest)
        column.addWidget(self.missing)

    @property
    def match_ids(self) -> tuple[int, ...]:
        """The pairs meant, in the order of their numbers."""
        all_ids = tuple(one.match_id for one in self._pairs)
        if self.chosen.isChecked():
            return self._chosen
        if self.rest.isChecked():
            return all_ids[self.first.value() - 1 :]
        if self.missing.isChecked():
            return tuple(id_ for id_ in all_ids if id_ not in self._printed)
        return all_ids

    def show_printed(self, match_ids: frozenset[int]) -> None:
        """Know which pairs have got all the papers that are ticked."""
        self._printed = match_ids
        self._show_counts()

    def _show_counts(self) -> None:
        tr, all_ = self._tr, len(self._pairs)
        missing = sum(one.match_id not in self._printed for one in self._pairs)
        texts = (
            (self.all, tr.ngettext("The one pair", "All {n} pairs", all_), all_),
            (
                self.chosen,
                tr.ngettext("The {n} pair chosen", "The {n} pairs chosen", len(self._chosen)),
                len(self._chosen),
            ),
            (
                self.missing,
                tr.ngettext(
                    "The {n} pair not printed for yet", "The {n} pairs not printed for yet", missing
                ),
                missing,
            ),
        )
        for button, text, n in texts:
            button.setText(text.format(n=tr.number(n)))
            button.setEnabled(n > 0)
        self.chosen.setVisible(bool(self._chosen))
        self.rest.setEnabled(all_ > 1)
        self.first.setEnabled(all_ > 1)
        if self.missing.isChecked() and not missing:
            self.all.setChecked(True)

    def _move_first(self) -> None:
        self.rest.setChecked(True)
        self._changed()

    def _changed(self) -> None:
        pair = self._pairs[self.first.value() - 1] if self._pairs else None
        self.who.setText(f"{pair.mentee.name} · {pair.mentor.name}" if pair else "")
        self.changed.emit()
