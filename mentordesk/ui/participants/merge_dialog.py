"""Two people who may be one, side by side: merged answer by answer, or remembered as two."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mentordesk.errors import UserError
from mentordesk.services.records.participants import AnswerKey, Duplicate
from mentordesk.ui.desk import Desk
from mentordesk.ui.dialog_size import resize_on_screen
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.forms.page import ScrollingPage
from mentordesk.ui.one_click import OneClickButton
from mentordesk.ui.participants.answer_words import AnswerWords
from mentordesk.ui.participants.merge_page import MergePage
from mentordesk.ui.theme import EDGE, GAP
from mentordesk.ui.wrapped_words import WrappedLabel

_SIZE = (880, 600)
# A sentence has room for a name of so many letters.
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class MergeDeeds:
    """What the dialog asks for, people by their ids."""

    #: Whom to keep, whom to drop, and whose answer stands.
    merge: Callable[[int, int, Mapping[AnswerKey, int]], None]
    tell_apart: Callable[[int, int], None]
    #: Return the pairs to ask about next: of those still to come, after whom was kept and dropped.
    look_again: Callable[[Sequence[Duplicate], int, int], Sequence[Duplicate]]


class MergeDialog(QDialog):
    """Asks of one pair after the other."""

    #: The two who are asked about.
    page: MergePage

    def __init__(
        self, parent: QWidget, desk: Desk, pairs: Sequence[Duplicate], deeds: MergeDeeds
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pairs = list(pairs)
        self._deeds = deeds
        self._all = len(self._pairs)
        self._words = AnswerWords(desk.translator)
        tr = desk.translator.gettext
        self.setWindowTitle(tr("Merge people"))
        resize_on_screen(self, *_SIZE)
        self.why = plain_label()
        self.why.setFont(desk.theme.title_font())
        self.count = plain_label(look="soft")
        self.outcome = WrappedLabel()
        self.outcome.setFont(desk.theme.bold_font())
        self.rest = WrappedLabel(look="soft")
        self.message = WrappedLabel(look="wrong")
        self.leave = QPushButton(tr("Close"))
        self.two = OneClickButton(tr("They are two people"))
        self.merge = OneClickButton(tr("Merge into one"))
        self._lay_out()
        self.leave.clicked.connect(self.reject)
        self.two.clicked.connect(self._tell_apart)
        self.merge.clicked.connect(self._merge)
        self._show_pair()

    def _lay_out(self) -> None:
        self.merge.setProperty("look", "primary")
        self.leave.setDefault(True)
        self._place = QVBoxLayout()
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self.leave)
        buttons.addStretch(1)
        buttons.addWidget(self.two)
        buttons.addWidget(self.merge)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(GAP)
        column.addWidget(self.why)
        column.addWidget(self.count)
        column.addLayout(self._place, 1)
        for label in (self.outcome, self.rest, self.message):
            column.addWidget(label)
        column.addSpacing(GAP)
        column.addLayout(buttons)

    def _show_pair(self) -> None:
        tr = self._desk.translator
        two = self._pairs[0]
        self.why.setText(self._words.why(two.alike))
        said = tr.gettext("Pair {n} of {all}")
        number = self._all - len(self._pairs) + 1
        self.count.setText(said.format(n=tr.number(number), all=tr.number(self._all)))
        self.count.setVisible(self._all > 1)
        self.two.setVisible(bool(two.alike))
        self._show_page(MergePage(self._desk, two))

    def _show_page(self, page: MergePage) -> None:
        while (item := self._place.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self.page = page
        self._place.addWidget(ScrollingPage(page, edge=0))
        page.changed.connect(self._tell_outcome)
        page.keep[0].setFocus()
        self._tell_outcome()

    def _tell_outcome(self) -> None:
        """Say what the two will be as one."""
        tr, page = self._desk.translator, self.page
        said = tr.ngettext(
            "{name} becomes one person with {n} sign-up.",
            "{name} becomes one person with {n} sign-ups.",
            page.sign_ups,
        )
        self.outcome.setText(said.format(name=_shortened(page.name), n=tr.number(page.sign_ups)))
        said = tr.gettext(
            "Matches, replies and wishes of both come along, and {email} still means this person."
        )
        said = said.format(email=_shortened(page.other_address))
        self.rest.setText(" ".join([said, *self._replies_that_go()]))
        self._say_trouble("")

    def _replies_that_go(self) -> list[str]:
        """Say it where both answered the same questionnaire: one of two replies is lost."""
        tr, page = self._desk.translator, self.page
        both = self._desk.workspace.participants.answered_by_both(
            page.kept.participant_id, page.dropped.participant_id
        )
        if not both:
            return []
        said = tr.ngettext(
            "Both answered the same questionnaire: the reply from {email} stands, the other goes.",
            "Both answered the same {n} questionnaires: the replies from {email} stand, "
            "the others go.",
            both,
        )
        return [said.format(n=tr.number(both), email=_shortened(page.kept.email))]

    def _say_trouble(self, trouble: str) -> None:
        """Say why not, in place of what would come of it; blank takes the words away again."""
        self.message.setText(trouble)
        self.message.setVisible(bool(trouble))
        for promise in (self.outcome, self.rest):
            promise.setVisible(not trouble)

    def _tell_apart(self) -> None:
        two = self._pairs[0]
        self._deeds.tell_apart(two.first.participant_id, two.second.participant_id)
        del self._pairs[0]
        self._go_on()

    def _merge(self) -> None:
        keep, drop = self.page.kept.participant_id, self.page.dropped.participant_id
        try:
            self._deeds.merge(keep, drop, self.page.fields)
        except UserError as error:
            self._say_trouble(self._desk.translator.sentence(error))
            return
        del self._pairs[0]
        self._look_again(keep, drop)
        self._go_on()

    def _look_again(self, kept: int, dropped: int) -> None:
        if self._pairs:
            before = len(self._pairs)
            self._pairs = list(self._deeds.look_again(self._pairs, kept, dropped))
            self._all += len(self._pairs) - before

    def _go_on(self) -> None:
        if self._pairs:
            self._show_pair()
        else:
            self.accept()


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
