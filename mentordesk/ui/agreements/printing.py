"""Prints agreements, and notes of which of them the paper says what the file says."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from mentordesk.services.records.agreements import AgreementRecord
from mentordesk.ui.desk import Desk
from mentordesk.ui.papers.handing_out import hand_out
from mentordesk.ui.papers.saving import Paper, Progress, may_lack, say_saved
from mentordesk.vocabulary import Language, PrintKind


class AgreementPrinting:
    """One PDF for as many pairs as are wanted, or one without people."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        self._desk = desk
        self._page = page

    def print_pairs(self, match_ids: Sequence[int], language: Language) -> None:
        """Hand out the agreements of these pairs as one PDF."""
        tr, programme_id = self._desk.translator, self._desk.programme_id
        paperwork = self._desk.workspace.paperwork
        before = self._now(match_ids)
        log = self._desk.workspace.print_log
        said = log.marks(match_ids)
        lost = paperwork.letters_left_out(programme_id, match_ids)
        if lost and not may_lack(self._page, self._desk, lost):
            return

        def make(progress: Progress) -> bytes:
            return paperwork.agreements_pdf(
                programme_id, match_ids=match_ids, language=language, progress=progress
            )

        def note(copies: int, pages: str) -> None:
            """Note the agreements; one that was changed meanwhile does not count as printed."""
            log.note_pairs({PrintKind.AGREEMENT: copies}, match_ids, said=said, pages=pages)

        def kept(path: Path) -> None:
            with self._desk.guard() as guard:
                note(1, "")
            if guard.done:
                self._say(before, path)

        title = tr.ngettext("Print the agreement", "Print {n} agreements", len(before))
        paper = Paper(
            title=title.format(n=tr.number(len(before))), name=self._name(before), make=make
        )
        hand_out(self._page, self._desk, paper, kept, note)

    def print_blank(self, language: Language) -> None:
        """Hand out one agreement to fill in by hand."""
        tr, programme_id = self._desk.translator, self._desk.programme_id
        paperwork = self._desk.workspace.paperwork

        def kept(path: Path) -> None:
            said = tr.gettext("A blank agreement is in {file}.").format(file=path.name)
            say_saved(self._desk, said, path)

        blank = tr.gettext("Blank agreement")
        paper = Paper(
            title=tr.gettext("Print a blank agreement"),
            name=f"{blank} {self._programme}",
            make=lambda _progress: paperwork.agreements_pdf(
                programme_id, blank=True, language=language
            ),
        )
        hand_out(self._page, self._desk, paper, kept)

    def save_form(self, pair: AgreementRecord, language: Language) -> None:
        """Show one pair's agreement as it stands, to be saved as a form to fill in on a screen."""
        tr, programme_id = self._desk.translator, self._desk.programme_id
        paperwork = self._desk.workspace.paperwork

        def kept(path: Path) -> None:
            said = tr.gettext(
                "The form for {mentee} and {mentor} is in {file}. Send it to them, and read it "
                "here when it comes back."
            )
            names = {"mentee": pair.mentee.name, "mentor": pair.mentor.name}
            say_saved(self._desk, said.format(file=path.name, **names), path)

        form = tr.gettext("Form")
        paper = Paper(
            title=tr.gettext("Save a form to fill in"),
            name=f"{form} {pair.code}",
            make=lambda _progress: paperwork.agreement_forms_pdf(
                programme_id, match_ids=[pair.match_id], language=language
            ),
            # The same data as a page that stands still.
            seen=lambda _progress: paperwork.agreements_pdf(
                programme_id, match_ids=[pair.match_id], language=language
            ),
        )
        hand_out(self._page, self._desk, paper, kept)

    @property
    def _programme(self) -> str:
        return self._desk.workspace.programmes.get(self._desk.programme_id).name

    def _now(self, match_ids: Sequence[int]) -> tuple[AgreementRecord, ...]:
        all_ = self._desk.workspace.agreements.all(self._desk.programme_id)
        return tuple(one for one in all_ if one.match_id in match_ids)

    def _name(self, printed: tuple[AgreementRecord, ...]) -> str:
        tr = self._desk.translator
        if len(printed) == 1:
            agreement = tr.gettext("Agreement")
            return f"{agreement} {printed[0].code}"
        agreements = tr.gettext("Agreements")
        return f"{agreements} {self._programme}"

    def _say(self, printed: tuple[AgreementRecord, ...], path: Path) -> None:
        tr = self._desk.translator
        said = tr.ngettext(
            "The agreement of {mentee} and {mentor} is in {file}.",
            "{n} agreements are in {file}.",
            len(printed),
        )
        said = said.format(
            n=tr.number(len(printed)),
            mentee=printed[0].mentee.name,
            mentor=printed[0].mentor.name,
            file=path.name,
        )
        say_saved(self._desk, said, path)
