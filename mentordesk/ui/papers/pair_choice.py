"""Which pairs papers are for: all, the chosen, the rest after a jam, or those without theirs."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from mentordesk.services.records.agreements import AgreementRecord
from mentordesk.services.records.papers import RestRecord
from mentordesk.ui.desk import Desk
from mentordesk.ui.forms.choice_field import ChoiceField
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.theme import GAP, NARROW
from mentordesk.vocabulary import PrintKind

_INDENT = 24
_CODE_LETTERS = 12


class PairChoice(QWidget):
    """Four ways to say which; those that mean nobody cannot be chosen."""

    changed = Signal()

    def __init__(
        self,
        desk: Desk,
        pairs: tuple[AgreementRecord, ...],
        chosen: tuple[int, ...],
        kinds: Collection[PrintKind] = (),
    ) -> None:
        """Offer these pairs; `kinds` are the papers that are to be made for them."""
        super().__init__()
        self._desk = desk
        self._tr = desk.translator
        self._pairs = pairs
        self._chosen = tuple(one.match_id for one in pairs if one.match_id in chosen)
        self._kinds = tuple(kinds)
        self._printed: frozenset[int] = frozenset()
        self._rest = RestRecord()
        gettext = self._tr.gettext
        self.all = QRadioButton()
        self.chosen = QRadioButton()
        self.rest = QRadioButton(gettext("The rest, from the pair"))
        self.first = ChoiceField()
        self.first.setAccessibleName(self.rest.text())
        self.first.setPlaceholderText(gettext("Type the code on the paper where it broke off"))
        # Names may be of any length; the field is as wide as there is room.
        self.first.setSizeAdjustPolicy(
            ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.first.setMinimumContentsLength(_CODE_LETTERS)
        self.who = plain_label(look="soft")
        self.missing = QRadioButton()
        self._group = QButtonGroup(self)
        self._lay_out()
        self._offer_starts()
        self.show_kinds(kinds)
        (self.chosen if self._chosen else self.all).setChecked(True)
        self._group.buttonToggled.connect(lambda _button, on: self._changed() if on else None)
        self.first.currentIndexChanged.connect(lambda _row: self._begin_there())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(NARROW)
        rest = QHBoxLayout()
        rest.setSpacing(GAP)
        rest.addWidget(self.rest)
        rest.addWidget(self.first, 1)
        for button in (self.all, self.chosen, self.rest, self.missing):
            self._group.addButton(button)
        told = QHBoxLayout()
        told.setContentsMargins(_INDENT, 0, 0, 0)
        told.addWidget(self.who)
        column.addWidget(self.all)
        column.addWidget(self.chosen)
        column.addLayout(rest)
        column.addLayout(told)
        column.addWidget(self.missing)

    def _offer_starts(self) -> None:
        """Offer whatever pair's paper may lie in the printer; its code is what she has in hand."""
        in_force = {one.match_id for one in self._pairs}
        ended = self._tr.gettext("{pair} (ended)")
        pack, id_ = self._desk.workspace.kick_off_pack, self._desk.programme_id
        self.first.set_choices(
            (one.match_id, named if one.match_id in in_force else ended.format(pair=named))
            for one in pack.printed_or_to_print(id_)
            for named in [f"{one.code} · {one.mentee.name} · {one.mentor.name}"]
        )
        self.first.show_value(None)

    @property
    def match_ids(self) -> tuple[int, ...]:
        """The pairs meant, in the order in which they are printed."""
        all_ids = tuple(one.match_id for one in self._pairs)
        if self.chosen.isChecked():
            return self._chosen
        if self.rest.isChecked():
            return tuple(id_ for id_ in all_ids if id_ in self._rest.match_ids)
        if self.missing.isChecked():
            return tuple(id_ for id_ in all_ids if id_ not in self._printed)
        return all_ids

    def show_kinds(self, kinds: Collection[PrintKind]) -> None:
        """Know which papers are to be made, and so who has got them all."""
        self._kinds = tuple(kinds)
        log, id_ = self._desk.workspace.print_log, self._desk.programme_id
        self._printed = log.printed_pairs(id_, kinds) if kinds else frozenset()
        self._show_counts()
        self._changed()

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
                    "The {n} pair not printed for since it came or changed",
                    "The {n} pairs not printed for since they came or changed",
                    missing,
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

    def _begin_there(self) -> None:
        if self.first.value() is not None:
            self.rest.setChecked(True)
        self._changed()

    def _changed(self) -> None:
        broke_off_at = self.first.value()
        self._rest = RestRecord()
        if isinstance(broke_off_at, int):
            pack, id_ = self._desk.workspace.kick_off_pack, self._desk.programme_id
            self._rest = pack.rest(id_, broke_off_at, self._kinds)
        self.who.setText(self._told())
        self.who.setVisible(bool(self.who.text()))
        self.changed.emit()

    def _told(self) -> str:
        """Say whom the rest means: from there on, and who came or changed meanwhile."""
        tr = self._tr
        if self.first.value() is None:
            code = tr.gettext("Its code is at the foot of the agreement and on the contact cards.")
            return code if self.rest.isChecked() else ""
        there = tr.ngettext(
            "{n} pair from there on.", "{n} pairs from there on.", len(self._rest.from_there)
        ).format(n=tr.number(len(self._rest.from_there)))
        since = [one for one in self._pairs if one.match_id in self._rest.since]
        if not since:
            return there
        before = tr.ngettext(
            "Also {names}, which came or changed since it was printed.",
            "Also {n} pairs before it, which came or changed since they were printed.",
            len(since),
        )
        names = f"{since[0].mentee.name} · {since[0].mentor.name}"
        return f"{there} {before.format(n=tr.number(len(since)), names=names)}"
