"""Prints questionnaires to be answered by hand, and reports of what was answered."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from mentordesk.services.records.evaluations import QuestionnaireRecord
from mentordesk.ui.desk import Desk
from mentordesk.ui.evaluations.words import title
from mentordesk.ui.papers.handing_out import hand_out
from mentordesk.ui.papers.saving import Paper, may_lack, say_saved
from mentordesk.vocabulary import ROUND_NAMES, EvaluationRound, Language


class EvaluationPrinting:
    """One PDF for each deed."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        self._desk = desk
        self._page = page

    def print_questionnaire(self, asked: QuestionnaireRecord, language: Language) -> None:
        """Hand out a questionnaire to fill in by hand."""
        tr, paperwork = self._desk.translator, self._desk.workspace.paperwork
        if not self._may_be_printed(
            lambda: paperwork.questionnaire_letters_left_out(asked.id, language=language)
        ):
            return
        questionnaire = tr.gettext("Questionnaire")
        paper = Paper(
            title=tr.gettext("Print the questionnaire"),
            name=f"{questionnaire} {title(asked, tr)}",
            make=lambda _progress: paperwork.questionnaire_pdf(asked.id, language=language),
        )

        def kept(path: Path) -> None:
            said = tr.gettext("The questionnaire is in {file}.").format(file=path.name)
            say_saved(self._desk, said, path)

        hand_out(self._page, self._desk, paper, kept)

    def print_own_questionnaires(
        self, asked: QuestionnaireRecord, enrolment_ids: Sequence[int], language: Language
    ) -> None:
        """Hand out a paper for each of these people, with the topics of their own in it."""
        tr, paperwork = self._desk.translator, self._desk.workspace.paperwork
        count = len(enrolment_ids)
        if not self._may_be_printed(
            lambda: paperwork.own_questionnaires_letters_left_out(asked.id, enrolment_ids)
        ):
            return
        questionnaires = tr.ngettext("{n} questionnaire", "{n} questionnaires", count)
        wanted = tr.ngettext("Print {n} questionnaire", "Print {n} questionnaires", count)
        paper = Paper(
            title=wanted.format(n=tr.number(count)),
            name=f"{questionnaires.format(n=tr.number(count))} {title(asked, tr)}",
            make=lambda progress: paperwork.own_questionnaires_pdf(
                asked.id, enrolment_ids=enrolment_ids, language=language, progress=progress
            ),
        )

        def kept(path: Path) -> None:
            said = tr.ngettext(
                "{n} questionnaire is in {file}.", "{n} questionnaires are in {file}.", count
            )
            say_saved(self._desk, said.format(n=tr.number(count), file=path.name), path)

        hand_out(self._page, self._desk, paper, kept)

    def print_report(self, which: EvaluationRound, language: Language) -> None:
        """Hand out the report of a round, both roles in it."""
        tr, paperwork = self._desk.translator, self._desk.workspace.paperwork
        programme = self._desk.workspace.programmes.get(self._desk.programme_id)
        if not self._may_be_printed(
            lambda: paperwork.report_letters_left_out(programme.id, which, language=language)
        ):
            return
        paper = Paper(
            title=tr.gettext("Print the report"),
            name=f"{tr.gettext(ROUND_NAMES[which])} {programme.name}",
            make=lambda _progress: paperwork.report_pdf(programme.id, which, language=language),
        )

        def kept(path: Path) -> None:
            said = tr.gettext("The report is in {file}.").format(file=path.name)
            say_saved(self._desk, said, path)

        hand_out(self._page, self._desk, paper, kept)

    def _may_be_printed(self, left_out: Callable[[], Mapping[str, str]]) -> bool:
        """Return whether a paper has all its letters, or may do without some."""
        lost: Mapping[str, str] = {}
        with self._desk.guard() as guard:
            lost = left_out()
        return guard.done and (not lost or may_lack(self._page, self._desk, lost))
