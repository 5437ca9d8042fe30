"""What is done with guides besides writing them: printed, and taken back to the original."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from mentordesk.ui.desk import Desk
from mentordesk.ui.error_dialogs import ask
from mentordesk.ui.guides.words import GUIDES
from mentordesk.ui.papers.handing_out import hand_out
from mentordesk.ui.papers.saving import Paper, ask_folder, may_lack, say_saved, show
from mentordesk.ui.tasks import Task
from mentordesk.vocabulary import Language


class GuideDeeds:
    """Each deed on one guide in one language, or on several of them."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        self._desk = desk
        self._page = page

    def print_one(self, key: str, language: Language) -> None:
        """Hand out a guide."""
        tr, paperwork = self._desk.translator, self._desk.workspace.paperwork
        programme = self._desk.workspace.programmes.get(self._desk.programme_id)
        title = tr.gettext(GUIDES[key][0])
        if not self._is_whole([key], language):
            return
        paper = Paper(
            title=tr.gettext("Print: {guide}").format(guide=title),
            name=f"{title} {programme.name}",
            make=lambda _progress: paperwork.guide_pdf(programme.id, key, language=language),
        )

        def kept(path: Path) -> None:
            said = tr.gettext("{guide} is in {file}.").format(guide=title, file=path.name)
            say_saved(self._desk, said, path)

        hand_out(self._page, self._desk, paper, kept)

    def _is_whole(self, keys: Sequence[str], language: Language) -> bool:
        """Return whether these guides have every letter, or may do without some."""
        desk = self._desk
        lost: dict[str, str] = {}
        with desk.guard() as guard:
            for key in keys:
                lost |= desk.workspace.paperwork.guide_letters_left_out(
                    desk.programme_id, key, language=language
                )
        return guard.done and (not lost or may_lack(self._page, desk, lost))

    def print_several(self, keys: Sequence[str], title: str, language: Language) -> None:
        """Save guides into a folder and open the folder."""
        tr, paperwork = self._desk.translator, self._desk.workspace.paperwork
        programme_id = self._desk.programme_id
        if not self._is_whole(keys, language):
            return
        folder = ask_folder(self._page, self._desk, title)
        if folder is None or not self._may_replace(folder, keys):
            return

        def work(task: Task) -> tuple[Path, ...]:
            return paperwork.guides(
                programme_id, folder, keys=keys, language=language, progress=task.report
            )

        def done(paths: tuple[Path, ...]) -> None:
            said = tr.ngettext(
                "{n} guide is in {folder}.", "{n} guides are in {folder}.", len(paths)
            )
            number = tr.number(len(paths))
            show(folder)
            say_saved(self._desk, said.format(n=number, folder=folder.name), folder)

        self._desk.tasks.run(self._page, title, work, done)

    def restore(
        self, programme_id: int, key: str, language: Language, *, is_draft: bool = False
    ) -> bool:
        """Go back to the original text; return whether that was done.

        A draft is in no file, and no undo brings it back: it is asked about first.
        """
        tr = self._desk.translator
        if is_draft and not self._may_lose(key):
            return False
        with self._desk.guard() as guard:
            self._desk.workspace.paperwork.restore_guide(programme_id, key, language)
        if guard.done:
            self._desk.tell_done(tr.gettext("The original text is back."))
        return guard.done

    def _may_lose(self, key: str) -> bool:
        tr = self._desk.translator
        question = tr.gettext("Go back to the original text of “{guide}”?")
        return ask(
            self._page,
            tr,
            question.format(guide=tr.gettext(GUIDES[key][0])),
            tr.gettext("Restore the original"),
            tr.gettext("What you wrote last is not saved, and is gone for good then."),
        )

    def _may_replace(self, folder: Path, keys: Sequence[str]) -> bool:
        there = [key for key in keys if (folder / f"{key}.pdf").exists()]
        if not there:
            return True
        tr = self._desk.translator
        question = tr.gettext("There are guides in {folder} already.").format(folder=folder.name)
        return ask(self._page, tr, question, tr.gettext("Replace them"))
