"""The page of guides: which one at the left, its text in the middle, its paper at the right."""

from typing import ClassVar, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from mentordesk.errors import UserError
from mentordesk.services.records.guides import guides_for
from mentordesk.ui.colours import Tone
from mentordesk.ui.desk import Desk, Tab
from mentordesk.ui.guides.deeds import GuideDeeds
from mentordesk.ui.guides.words import GUIDES
from mentordesk.ui.guides.writing import GuideWriting
from mentordesk.ui.papers.preview import PaperPreview
from mentordesk.ui.papers.preview_side import PreviewSide
from mentordesk.ui.short_list import Entry, ShortList
from mentordesk.ui.theme import EDGE, GAP
from mentordesk.vocabulary import Language, Role

_LIST_LEAST = 216
_TEXT_LEAST = 330
_PAPER_LEAST = 280


class Which(NamedTuple):
    """One text: a programme's guide in one language."""

    programme_id: int
    key: str
    language: Language


class GuidesTab(Tab):
    """Writes the guides, shows them as paper, prints them."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {
            *("guide_text", "programme", "programme_rule", "organisation"),
            *("questionnaire", "event", "activity", "subject", "faculty", "topic"),
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        tr = desk.translator
        self._shown: Which | None = None
        #: Texts that hold a mistyped placeholder: not in the file, and not lost while she writes.
        self._drafts: dict[Which, str] = {}
        self._deeds = GuideDeeds(desk, self)
        self.print = QPushButton(tr.gettext("Print"))
        self.print_one = QAction(tr.gettext("This guide…"), self)
        self.print_roles = {
            Role.MENTOR: QAction(tr.gettext("What mentors are given…"), self),
            Role.MENTEE: QAction(tr.gettext("What mentees are given…"), self),
        }
        self.print_all = QAction(tr.gettext("All guides into a folder…"), self)
        self.list = ShortList(desk.theme, tr.gettext("Guides"))
        self.writing = GuideWriting(desk)
        self.preview = PaperPreview(desk)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        menu = QMenu(self.print)
        self.print_one.setShortcut(QKeySequence.StandardKey.Print)
        self.print_one.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        menu.addActions([self.print_one, *self.print_roles.values(), self.print_all])
        self.addAction(self.print_one)
        self.print.setMenu(menu)
        top = QHBoxLayout()
        top.addWidget(self.print)
        top.addStretch(1)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        left.setMinimumWidth(_LIST_LEAST)
        self.writing.setMinimumWidth(_TEXT_LEAST)
        self.preview.setMinimumWidth(_PAPER_LEAST)
        parts = (left, self.writing, self.preview)
        self.side = PreviewSide(self.desk, "guides", parts, list_usual=_LIST_LEAST)
        top.addWidget(self.side.button)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(EDGE, EDGE // 2, EDGE, EDGE)
        frame.addWidget(self.side.splitter)

    def _connect(self) -> None:
        writing, tr = self.writing, self.desk.translator.gettext
        self.list.chosen.connect(lambda _key: self._show_chosen())
        writing.language_chosen.connect(lambda _language: self._show_chosen())
        writing.restore_wanted.connect(self._restore)
        writing.text.committed.connect(self._keep)
        writing.text.textChanged.connect(self._draw)
        self.preview.drawn.connect(lambda: writing.field.show_wrong(""))
        self.preview.refused.connect(self._refuse)
        self.print_one.triggered.connect(lambda _on: self._print_one())
        self.print_all.triggered.connect(
            lambda _on: self._print_several(tuple(GUIDES), tr("Print all guides into a folder"))
        )
        for role, action in self.print_roles.items():
            title = tr("Print into a folder: {guides}").format(guides=action.text().rstrip("…"))
            action.triggered.connect(
                lambda _on, it=role, said=title: self._print_several(guides_for(it), said)
            )

    def refresh(self) -> None:
        """Show the programme's guides; a text being written stays."""
        programme_id = self.desk.programme_id
        if self._shown is None or self._shown.programme_id != programme_id:
            language = self.desk.workspace.programmes.get(programme_id).language
            self.writing.language.show_value(language)
        if not self.list.count():
            self._list_guides()
        self._show_chosen()
        # What a placeholder stands for may have changed.
        self._draw()

    def unsaved(self) -> tuple[str, ...]:
        """Return the guides whose own texts are drafts, but for one that says so itself."""
        tr, told = self.desk.translator, bool(self.writing.field.message)
        keys = [which.key for which in self._drafts if not (told and which == self._shown)]
        return tuple(tr.gettext(GUIDES[key][0]) for key in dict.fromkeys(keys))

    def search(self) -> None:
        """Put the cursor in the text."""
        self.writing.text.setFocus()

    @property
    def _which(self) -> Which:
        language = Language(str(self.writing.language.value()))
        return Which(self.desk.programme_id, str(self.list.key), language)

    def _list_guides(self) -> None:
        entries = [self._entry(key) for key in self.desk.workspace.paperwork.guide_keys()]
        self.list.show_entries(entries)

    def _entry(self, key: str) -> Entry:
        tr, (title, icon) = self.desk.translator, GUIDES[key]
        which = Which(self.desk.programme_id, key, Language(str(self.writing.language.value())))
        note, tone = tr.gettext("The original text"), Tone.SOFT
        if which in self._drafts:
            note, tone = tr.gettext("Not kept yet"), Tone.BAD
        elif self.desk.workspace.paperwork.guide_changed(*which):
            note, tone = tr.gettext("Your own text"), Tone.ACCENT
        return Entry(key=key, icon=icon, title=tr.gettext(title), note=note, tone=tone)

    def _show_chosen(self) -> None:
        """Show the chosen guide's text, in the chosen language."""
        which, paperwork = self._which, self.desk.workspace.paperwork
        another = which != self._shown
        if another:
            self.writing.text.flush()
            self._shown = which
        self.writing.know(paperwork.placeholders(which.programme_id, which.language))
        text = self._drafts.get(which, paperwork.guide_text(*which))
        if another:
            self.writing.field.show_wrong("")
            self.writing.text.begin(text)
            self.preview.begin()
            self._draw()
        elif which not in self._drafts:
            self.writing.text.show_value(text)
        self._tell_standing()

    def _tell_standing(self) -> None:
        """Say of each text whether it is the original, her own, or not kept yet."""
        which = self._which
        own = which in self._drafts or self.desk.workspace.paperwork.guide_changed(*which)
        self.writing.show_own(own=own)
        self._list_guides()

    def _draw(self) -> None:
        """Make the paper of the text as it now is."""
        if self._shown is not None:
            which, body = self._shown, self.writing.text.toPlainText()
            paperwork = self.desk.workspace.paperwork
            self.preview.ask(
                lambda _progress: paperwork.guide_preview(
                    which.programme_id, which.key, body, which.language
                )
            )

    def _keep(self, body: str) -> None:
        """Keep the text, or say what stands against it and hold it as a draft."""
        which = self._shown
        if which is None:
            return
        try:
            self.desk.workspace.paperwork.change_guide(*which, body)
        except UserError as error:
            self._drafts[which] = body
            self._refuse(error)
        else:
            self._drafts.pop(which, None)
            self.writing.field.show_wrong("")
        self._tell_standing()

    def _refuse(self, error: UserError) -> None:
        tr = self.desk.translator
        said = tr.gettext("Not kept: {reason}").format(reason=tr.sentence(error))
        self.writing.field.show_wrong(said)

    # The deeds

    def _restore(self) -> None:
        which = self._shown
        if which is None:
            return
        if self._deeds.restore(*which, is_draft=which in self._drafts):
            self._drafts.pop(which, None)
            self._shown = None
            self._show_chosen()

    def _print_one(self) -> None:
        self.writing.text.flush()
        which = self._which
        if which in self._drafts:
            self.desk.notices.warn(self.writing.field.message)
            return
        self._deeds.print_one(which.key, which.language)

    def _print_several(self, keys: tuple[str, ...], title: str) -> None:
        self.writing.text.flush()
        self._deeds.print_several(keys, title, self._which.language)
