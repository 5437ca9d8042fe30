"""The programme's ground rules, duties and limits, sentence by sentence."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from mentordesk.i18n import Wording
from mentordesk.services.records.programmes import RuleRecord
from mentordesk.ui.desk import Desk
from mentordesk.ui.forms.autosave import SavedText, flush_all
from mentordesk.ui.forms.choice_field import ChoiceField
from mentordesk.ui.forms.form import Form, plain_label
from mentordesk.ui.forms.page import ScrollingPage
from mentordesk.ui.theme import GAP, NARROW
from mentordesk.vocabulary import LANGUAGE_NAMES, RULE_KIND_NAMES, Language, RuleKind


class FrameworkPage(ScrollingPage):
    """One kind of rule at a time, in one language at a time."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        tr = desk.translator.gettext
        form = Form(desk.theme)
        self.kind = ChoiceField((kind, tr(RULE_KIND_NAMES[kind])) for kind in RuleKind)
        self.kind.show_value(RuleKind.GROUND_RULE)
        self.language = ChoiceField((la, tr(LANGUAGE_NAMES[la])) for la in Language)
        self.language.show_value(desk.workspace.programmes.get(desk.programme_id).language)
        form.add(tr("Which part"), self.kind)
        form.add(tr("Texts in"), self.language)
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(GAP)
        form.add_wide(self._list)
        self.add_button = QPushButton(tr("Add a sentence"))
        desk.theme.dress(self.add_button, "plus")
        form.add_wide(self.add_button)
        super().__init__(form)
        self._shown: tuple[RuleRecord, ...] = ()
        self.kind.committed.connect(lambda _kind: self._start_over())
        self.language.committed.connect(lambda _language: self._start_over())
        self.add_button.clicked.connect(self._add)

    def refresh(self) -> None:
        """Show what the file holds; the rows are made again only when there are others."""
        records = self._desk.workspace.programmes.rules(self._desk.programme_id)
        records = tuple(record for record in records if record.kind is self.kind.value())
        if records == self._shown and self._rows.count():
            return
        same = [r.id for r in records] == [r.id for r in self._shown] and self._rows.count()
        self._shown = records
        if same:
            for text, record in zip(self.texts(), records, strict=True):
                text.show_value(self._words(record.text))
            return
        self._clear()
        if not records:
            nothing = self._desk.translator.gettext("Nothing is said here yet.")
            self._rows.addWidget(plain_label(nothing, "soft"))
        for record in records:
            self._rows.addWidget(self._row(record))

    def texts(self) -> list[SavedText]:
        """Return the sentences' fields, in order."""
        return self._list.findChildren(SavedText)

    def _words(self, wording: Wording) -> str:
        return wording.da if self.language.value() is Language.DANISH else wording.en

    def _clear(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()

    def _row(self, record: RuleRecord) -> QWidget:
        tr = self._desk.translator.gettext
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(NARROW)
        text = SavedText(lines=3)
        text.setAccessibleName(tr("Sentence"))
        text.show_value(self._words(record.text))
        text.committed.connect(lambda words: self._save(record.id, words))
        across.addWidget(text, 1)
        buttons = QVBoxLayout()
        buttons.setSpacing(0)
        programmes = self._desk.workspace.programmes
        for drawing, name, deed in (
            ("arrow-up", tr("Move up"), lambda: programmes.move_rule(record.id, up=True)),
            ("arrow-down", tr("Move down"), lambda: programmes.move_rule(record.id, up=False)),
            ("trash-2", tr("Remove"), lambda: programmes.remove_rule(record.id)),
        ):
            button = QToolButton()
            button.setToolTip(name)
            button.setAccessibleName(name)
            self._desk.theme.dress(button, drawing, size=16)
            button.clicked.connect(lambda _on=False, it=deed: it())
            buttons.addWidget(button)
        across.addLayout(buttons)
        return row

    def _save(self, rule_id: int, words: str) -> None:
        language = Language(str(self.language.value()))
        for record in self._desk.workspace.programmes.rules(self._desk.programme_id):
            if record.id == rule_id:
                wording = record.text.with_(language, words.strip())
                self._desk.workspace.programmes.change_rule(rule_id, wording)

    def _add(self) -> None:
        flush_all(self)
        tr = self._desk.translator
        new = Wording().with_(Language(str(self.language.value())), tr.gettext("New sentence."))
        kind = RuleKind(str(self.kind.value()))
        self._desk.workspace.programmes.add_rule(self._desk.programme_id, kind, new)
        self.refresh()
        self.texts()[-1].setFocus()
        self.texts()[-1].selectAll()

    def _start_over(self) -> None:
        flush_all(self)
        self._shown = ()
        self._clear()
        self.refresh()
