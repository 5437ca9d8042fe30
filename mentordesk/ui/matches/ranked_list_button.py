"""The button that gives a mentee her list of possible mentors: on paper, or as a mail to her."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from mentordesk.services.records.matches import PersonName
from mentordesk.ui.desk import Desk
from mentordesk.ui.papers.handing_out import hand_out
from mentordesk.ui.papers.language_menu import PaperLanguage
from mentordesk.ui.papers.saving import Paper, PaperKind, may_lack, save_paper, say_saved
from mentordesk.vocabulary import Language

_LONGEST_NAME = 14


class RankedListButton(QPushButton):
    """About one mentee at a time; hidden where nobody chooses from a list."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._mentee: PersonName | None = None
        self._programme_id = 0
        tr = desk.translator
        menu = QMenu(self)
        self.print = QAction(tr.gettext("Print…"), menu)
        self.draft = QAction(tr.gettext("Mail draft…"), menu)
        menu.addActions([self.print, self.draft])
        self.language = PaperLanguage(menu, tr)
        self.setMenu(menu)
        desk.theme.dress(self, "list-checks")
        desk.theme.dress(self.print, "printer")
        desk.theme.dress(self.draft, "mail")
        self.print.triggered.connect(lambda _checked: self._print())
        self.draft.triggered.connect(lambda _checked: self._draft())
        self.hide()

    def show_mentee(self, mentee: PersonName, *, chooses: bool) -> None:
        """Be about this mentee; `chooses` is False where she has a mentor or is given one."""
        desk, tr = self._desk, self._desk.translator
        self._mentee = mentee
        if self._programme_id != desk.programme_id:
            self._programme_id = desk.programme_id
            self.language.choose(desk.workspace.programmes.get(desk.programme_id).language)
        first, *_ = mentee.name.split() or [""]
        if len(first) > _LONGEST_NAME:
            first = first[: _LONGEST_NAME - 1] + "…"
        words = tr.gettext("List for {name}")
        self.setText(words.format(name=first).replace("&", "&&"))
        self.setAccessibleName(words.format(name=mentee.name))
        self.setToolTip(tr.gettext("The mentors with room, for the mentee to choose from"))
        self.setVisible(chooses)

    def _print(self) -> None:
        mentee, language, tr = self._mentee, self.language.chosen, self._desk.translator
        if mentee is None:
            return
        lists, id_ = self._desk.workspace.candidate_lists, self._desk.programme_id
        if not self._is_whole(mentee, language):
            return

        def kept(path: Path) -> None:
            said = tr.gettext("The list for {name} is in {file}.")
            say_saved(self._desk, said.format(name=mentee.name, file=path.name), path)

        paper = Paper(
            title=tr.gettext("Print the list"),
            name=self._name(mentee),
            make=lambda _progress: lists.pdf(id_, mentee.enrolment_id, language=language),
        )
        hand_out(self, self._desk, paper, kept)

    def _draft(self) -> None:
        mentee, language = self._mentee, self.language.chosen
        if mentee is None:
            return
        lists, id_ = self._desk.workspace.candidate_lists, self._desk.programme_id
        if not self._is_whole(mentee, language):
            return

        def kept(path: Path) -> None:
            said = self._desk.translator.gettext(
                "The mail to {name} is in {file}. Look it over in your mail program and send it."
            )
            say_saved(self._desk, said.format(name=mentee.name, file=path.name), path)

        paper = Paper(
            title=self._desk.translator.gettext("Save the mail draft"),
            name=self._name(mentee),
            make=lambda _progress: lists.mail(id_, mentee.enrolment_id, language=language),
            kind=PaperKind.MAIL,
        )
        save_paper(self.window(), self._desk, paper, kept)

    def _is_whole(self, mentee: PersonName, language: Language) -> bool:
        """Return whether the list has every letter, or may do without some."""
        desk = self._desk
        lists, id_ = desk.workspace.candidate_lists, desk.programme_id
        lost: Mapping[str, str] = {}
        with desk.guard() as guard:
            lost = lists.letters_left_out(id_, mentee.enrolment_id, language=language)
        return guard.done and (not lost or may_lack(self.window(), desk, lost))

    def _name(self, mentee: PersonName) -> str:
        number = mentee.enrolment_id
        return self._desk.translator.gettext("List of mentors {number}").format(number=number)
