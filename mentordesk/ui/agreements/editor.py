"""One pair's agreement as a form that saves itself: goals, topics, limits, practical terms."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from mentordesk.services.records.agreements import AgreementRecord
from mentordesk.ui.agreements.limits_table import LimitsTable
from mentordesk.ui.agreements.pair_list import state_chip
from mentordesk.ui.agreements.scans_strip import ScansStrip
from mentordesk.ui.agreements.terms_form import TermsForm
from mentordesk.ui.agreements.topic_results import TopicResults
from mentordesk.ui.agreements.topics_field import TopicsField
from mentordesk.ui.chip_label import ChipLabel
from mentordesk.ui.desk import Desk
from mentordesk.ui.forms.autosave import flush_all
from mentordesk.ui.forms.form import Field, plain_label
from mentordesk.ui.forms.growing_text import GrowingText
from mentordesk.ui.forms.page import ScrollingPage
from mentordesk.ui.leaving import tell_left_behind
from mentordesk.ui.theme import EDGE, GAP

_WIDEST = 720
_PAGE_LEAST = 200


class AgreementEditor(QFrame):
    """Shows one agreement; a signed one can be read and not changed."""

    #: An agreement whose words could not be saved is wanted back (its match's id).
    back_wanted = Signal(int)
    #: What is written here is another than before, whether or not it was saved.
    edited = Signal()

    def __init__(self, desk: Desk, not_signed: QAction) -> None:
        super().__init__()
        self._desk = desk
        self._record: AgreementRecord | None = None
        self.setProperty("look", "card")
        tr = desk.translator
        self.title = plain_label()
        self.title.setFont(desk.theme.title_font())
        self.state = ChipLabel(desk.theme)
        self.code = QLabel()
        self.code.setTextFormat(Qt.TextFormat.PlainText)
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.code.setProperty("look", "soft")
        self.note = plain_label(look="soft")
        self.unsign = QPushButton(not_signed.text())
        self.unsign.clicked.connect(lambda _on: not_signed.trigger())
        self.goals = GrowingText(least=3)
        self.topics = TopicsField(desk)
        self.results = TopicResults(desk)
        self.limits = LimitsTable(desk)
        self.terms = TermsForm(desk)
        self.goals_field = Field(
            tr.gettext("Goals"), self.goals, tr.gettext("What the mentee wants to get out of it.")
        )
        self.topics_field = Field(tr.gettext("Topics"), self.topics)
        self.limits_field = Field(
            tr.gettext("Confidentiality limits"),
            self.limits,
            tr.gettext("Topics where the mentor's duty to an employer could be at risk."),
        )
        self.scans = ScansStrip(desk, self)
        self.terms_title = plain_label(tr.gettext("Practical terms"))
        self.terms_title.setFont(desk.theme.bold_font())
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        line = self._line = QHBoxLayout()
        line.setSpacing(GAP)
        line.addWidget(self.state)
        line.addWidget(self.code)
        line.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        foot.addWidget(self.note, 1)
        foot.addWidget(self.unsign)
        head = QVBoxLayout()
        head.setContentsMargins(EDGE, EDGE, EDGE, GAP)
        head.setSpacing(GAP)
        head.addWidget(self.title)
        head.addLayout(line)
        head.addLayout(foot)
        form = QWidget()
        form.setMaximumWidth(_WIDEST)
        fields = QVBoxLayout(form)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(EDGE)
        for part in (self.goals_field, self.topics_field, self.results, self.limits_field):
            fields.addWidget(part)
        for below in (self.terms_title, self.terms):
            fields.addWidget(below)
        self._page = ScrollingPage(form)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        # On a small screen the scans give way, not the words.
        self._page.setMinimumHeight(_PAGE_LEAST)
        column.addWidget(self._page, 1)
        column.addWidget(self.scans)

    def _connect(self) -> None:
        agreements = self._desk.workspace.agreements
        self.goals.committed.connect(
            lambda text: self._save(self.goals_field, lambda i: agreements.write(i, goals=text))
        )
        self.topics.committed.connect(
            lambda all_: self._save(self.topics_field, lambda i: agreements.write(i, topics=all_))
        )
        self.limits.committed.connect(
            lambda all_: self._save(self.limits_field, lambda i: agreements.write(i, limits=all_))
        )
        self.terms.committed.connect(
            lambda name, text: self._save(
                self.terms.fields[name], lambda i: agreements.write(i, **{name: text})
            )
        )
        self.terms.suggestions_taken.connect(self._take_terms)
        self.goals.textChanged.connect(self.edited)
        self.topics.committed.connect(lambda _all: self.edited.emit())
        self.limits.edited.connect(self.edited)
        self.terms.edited.connect(self.edited)

    def add_to_head(self, button: QWidget) -> None:
        """Put a button of the page's own at the end of the line below the names."""
        self._line.addWidget(button)

    @property
    def draft(self) -> AgreementRecord | None:
        """The agreement with what is written now, saved or not."""
        record = self._record
        if record is None or record.signed_on is not None:
            return record
        return replace(
            record,
            goals=self.goals.toPlainText().strip(),
            topics=self.topics.chips.values,
            limits=self.limits.limits,
            **self.terms.written,
        )

    def suggest(self, terms: Mapping[str, str], topics: Iterable[str]) -> None:
        """Offer the programme's terms and the organisation's topics."""
        self.terms.suggest(terms)
        self.topics.complete_with(topics)

    def show_agreement(self, agreement: AgreementRecord) -> None:
        """Show an agreement; of the one already shown, words not yet saved are left alone."""
        another = self._record is None or self._record.match_id != agreement.match_id
        if another:
            self.leave()
            self._tell_left_behind()
        self._record = agreement
        fixed = agreement.signed_on is not None
        self._show_head(agreement)
        if another:
            self.limits.begin(agreement.limits)
            self._page.verticalScrollBar().setValue(0)
            for field in self.findChildren(Field):
                field.show_wrong("")
        self.goals.show_value(agreement.goals)
        self.goals.setReadOnly(fixed)
        self.topics.show_topics(agreement.topics, agreement.suggested_topics, fixed=fixed)
        self.results.show_pair(agreement.match_id)
        self.limits.show_limits(agreement.limits, fixed=fixed)
        self.terms.show_terms(agreement, fixed=fixed)
        self.scans.show_pair(agreement)

    def leave(self) -> None:
        """Save what is half typed, before another agreement is shown or this one printed."""
        flush_all(self)
        self.topics.flush()

    def _tell_left_behind(self) -> None:
        record = self._record
        if record is None:
            return

        def go_back() -> bool:
            self.back_wanted.emit(record.match_id)
            return self._record is not None and self._record.match_id == record.match_id

        tell_left_behind(self, self._desk, record.mentee.name, go_back)

    def _show_head(self, agreement: AgreementRecord) -> None:
        tr = self._desk.translator
        self.title.setText(f"{agreement.mentee.name} · {agreement.mentor.name}")
        self.state.show_chip(state_chip(agreement, tr))
        self.code.setText(tr.gettext("Code {code}").format(code=agreement.code))
        note = ""
        if agreement.signed_on is not None:
            note = tr.gettext("What is signed stays as it is.")
        elif agreement.printed_at is not None:
            said = tr.gettext("Printed {date}. A change makes it a draft again.")
            note = said.format(date=tr.date(agreement.printed_at.date(), "medium"))
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.unsign.setVisible(agreement.signed_on is not None)

    def _take_terms(self, texts: Mapping[str, Any]) -> None:
        """Write the programme's own terms where the pair has none."""
        flush_all(self.terms)
        first = self.terms.fields[next(iter(texts))]
        agreements = self._desk.workspace.agreements
        self._save(first, lambda i: agreements.write(i, **dict(texts)))

    def _save(self, field: Field, write: Callable[[int], None]) -> None:
        record = self._record
        if record is not None:
            field.attempt(self._desk.translator, lambda: write(record.match_id))
