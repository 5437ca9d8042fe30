"""What a draft of the settings would do: the best whole with it beside that with the saved ones."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QVBoxLayout

from mentordesk.errors import UserError
from mentordesk.i18n import Translator
from mentordesk.services.comparing import changed_partners
from mentordesk.services.records.matches import ChangedPartner, MatchingSettings, WholeRecord
from mentordesk.ui.desk import Desk
from mentordesk.ui.forms.form import plain_label
from mentordesk.ui.matches.cost_words import partner_sentence
from mentordesk.ui.matches.whole_figures import WholeFigures
from mentordesk.ui.tasks import Task
from mentordesk.ui.theme import EDGE, GAP

#: Whoever turns a number up goes on within this time.
_TURNING_MS = 250
#: As many are named; of more it is said how many they are.
_NAMED = 4

Tried = tuple[Task, WholeRecord, WholeRecord, tuple[ChangedPartner, ...]]


class EffectCard(QFrame):
    """Tries in the background; nothing of it is written. Of drafts only the last is shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._tr = desk.translator
        tr = desk.translator.gettext
        self._draft: MatchingSettings | None = None
        self._task: Task | None = None
        #: The best whole with the saved settings, once it was tried.
        self._now: WholeRecord | None = None
        self.setProperty("look", "card")
        self._title = plain_label(tr("What it does"))
        self._title.setFont(desk.theme.title_font())
        self.sentence = plain_label()
        self.figures = WholeFigures(desk)
        self.moved = plain_label()
        self._scale = plain_label(
            tr("The fit is measured with the weights: with others it is on another scale."), "soft"
        )
        self._turning = QTimer(self)
        self._turning.setSingleShot(True)
        self._turning.setInterval(_TURNING_MS)
        self._turning.timeout.connect(self._begin)
        desk.tasks.ended.connect(self._ended)
        self._lay_out()
        self.show_nothing()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(GAP)
        for widget in (self._title, self.sentence, self.figures, self.moved, self._scale):
            column.addWidget(widget)
        column.addStretch(1)

    @property
    def text(self) -> str:
        """All that the card says."""
        labels = (self.sentence, self.moved, self._scale)
        said = [label.text() for label in labels if not label.isHidden()]
        return "\n".join([*said, *([] if self.figures.isHidden() else [self.figures.text])])

    def show_nothing(self) -> None:
        """Say that nothing is changed."""
        self.leave()
        self._say(
            self._tr.gettext("Change something at the left: what it does stands here, unsaved.")
        )

    def show_effect(self, draft: MatchingSettings) -> None:
        """Say what a draft does: soon."""
        self.leave()
        self._draft = draft
        self._say(self._tr.gettext("Working out what it does…"))
        self._turning.start()

    def leave(self) -> None:
        """Reckon no further."""
        self._turning.stop()
        self._draft = None
        if self._task is not None:
            task, self._task = self._task, None
            task.cancel()

    def forget(self) -> None:
        """Something changed: the whole with the saved settings may be another one."""
        self._now = None

    def _begin(self) -> None:
        draft, now = self._draft, self._now
        matches, programme_id = self._desk.workspace.matches, self._desk.programme_id

        def work(task: Task) -> Tried:
            before = now or matches.propose(programme_id, keep=False, progress=task.report)
            after = matches.propose(programme_id, settings=draft, keep=False, progress=task.report)
            return task, before, after, changed_partners(before.pairs, after.pairs)

        title = self._tr.gettext("Working out what the settings do")
        self._task = self._desk.tasks.run(self, title, work, self._take, self._refuse)

    def _take(self, tried: Tried) -> None:
        task, before, after, changed = tried
        if task is not self._task:
            return
        self._task, self._now = None, before
        tr, n = self._tr, len(changed)
        if n:
            text = tr.ngettext(
                "{n} mentee would get another mentor than now.",
                "{n} mentees would get other mentors than now.",
                n,
            )
        else:
            text = tr.gettext("Everybody would get the same mentor as now.")
        self._say(text.format(n=tr.number(n)))
        self.figures.show_two(before, after, (tr.gettext("Now"), tr.gettext("With this")))
        self.moved.setText(_named(changed, self._tr))
        for widget in (self.figures, self._scale):
            widget.show()
        self.moved.setVisible(bool(changed))

    def _refuse(self, error: UserError) -> None:
        self._task = None
        self._say(self._tr.sentence(error))

    def _ended(self, task: Task) -> None:
        if task is self._task and task.cancelled:
            self._task = None
            self._say(self._tr.gettext("Stopped. Change something to work it out again."))

    def _say(self, words: str) -> None:
        self.sentence.setText(words)
        for widget in (self.figures, self.moved, self._scale):
            widget.hide()


def _named(changed: tuple[ChangedPartner, ...], tr: Translator) -> str:
    lines = [partner_sentence(one, tr) for one in changed[:_NAMED]]
    more = len(changed) - len(lines)
    if more:
        text = tr.ngettext("and {n} more", "and {n} more", more)
        lines.append(text.format(n=tr.number(more)))
    return "\n".join(lines)
