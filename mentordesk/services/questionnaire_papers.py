"""Questionnaires on paper, the same for all or each person's own, and the reports."""

from collections.abc import Callable, Mapping, Sequence

from mentordesk.documents.evaluation_content import QuestionnaireContent, ReportContent
from mentordesk.errors import UserError
from mentordesk.i18n import Translator
from mentordesk.services import guide_values
from mentordesk.services.evaluation_paper import (
    own_content,
    questionnaire_content,
    report_content,
)
from mentordesk.services.evaluations import Evaluations
from mentordesk.services.guide_contents import GuideContents
from mentordesk.services.records.evaluations import PersonAsked, QuestionnaireRecord
from mentordesk.services.stationery import Stationery
from mentordesk.vocabulary import N_, EvaluationRound, Language

Progress = Callable[[int, int], None]


class QuestionnairePapers(Stationery):
    """Makes what an evaluation needs on paper."""

    _evaluations: Evaluations
    _guide_contents: GuideContents

    def questionnaire_pdf(
        self, questionnaire_id: int, *, language: Language | None = None
    ) -> bytes:
        """Return a questionnaire to answer by hand."""
        from mentordesk.documents import questionnaire

        translator, content = self._same_for_all(questionnaire_id, language)
        return questionnaire.questionnaire(content, self._style(translator))

    def questionnaire_letters_left_out(
        self, questionnaire_id: int, *, language: Language | None = None
    ) -> Mapping[str, str]:
        """Return the letters in a questionnaire that no font has, by its title."""
        from mentordesk.documents import questionnaire

        _, content = self._same_for_all(questionnaire_id, language)
        return questionnaire.letters_left_out([content])

    def own_questionnaires_pdf(
        self,
        questionnaire_id: int,
        *,
        enrolment_ids: Sequence[int] | None = None,
        language: Language | None = None,
        progress: Progress | None = None,
    ) -> bytes:
        """Return a questionnaire for each person: with name, code and the topics of their own.

        Args:
            questionnaire_id: What is asked.
            enrolment_ids: Whom it is for; all who are invited without it.
            language: The programme's without it.
            progress: Told how many of how many are done; may raise `CancelledError`.

        Raises:
            UserError: Answers are anonymous, or nobody is asked.
        """
        from mentordesk.documents import questionnaire

        translator, contents = self._own_questionnaires(questionnaire_id, enrolment_ids, language)
        style = self._style(translator)
        return questionnaire.questionnaires(contents, style, progress=progress)

    def own_questionnaires_letters_left_out(
        self, questionnaire_id: int, enrolment_ids: Sequence[int] | None = None
    ) -> Mapping[str, str]:
        """Return whose names and topics in these papers hold letters no font has, and which.

        Raises:
            UserError: Answers are anonymous, or nobody is asked.
        """
        from mentordesk.documents import questionnaire

        _, contents = self._own_questionnaires(questionnaire_id, enrolment_ids, None)
        return questionnaire.letters_left_out(contents)

    def _same_for_all(
        self, questionnaire_id: int, language: Language | None
    ) -> tuple[Translator, QuestionnaireContent]:
        record = self._evaluations.questionnaire(questionnaire_id)
        translator = self._translator(record.programme_id, language)
        people = self._evaluations.people_asked(questionnaire_id)
        return translator, self._questionnaire(record, people, translator)

    def _own_questionnaires(
        self,
        questionnaire_id: int,
        enrolment_ids: Sequence[int] | None,
        language: Language | None,
    ) -> tuple[Translator, list[QuestionnaireContent]]:
        record = self._evaluations.questionnaire(questionnaire_id)
        if record.anonymous:
            raise UserError(
                N_(
                    "This questionnaire is anonymous, so nobody gets a paper with their name on "
                    "it. Print the questionnaire that is the same for everybody."
                )
            )
        people = self._evaluations.people_asked(questionnaire_id)
        if enrolment_ids is not None:
            people = tuple(one for one in people if one.enrolment_id in enrolment_ids)
        if not people:
            raise UserError(N_("Nobody is asked yet. Confirm matches first."))
        translator = self._translator(record.programme_id, language)
        general = self._questionnaire(record, people, translator)
        return translator, [own_content(general, one, translator) for one in people]

    def _questionnaire(
        self, record: QuestionnaireRecord, people: Sequence[PersonAsked], translator: Translator
    ) -> QuestionnaireContent:
        programme = self._programmes.get(record.programme_id)
        values = self._guide_contents.placeholders(programme.id, translator)
        contact = guide_values.contact(self._programmes.organisation(), values)
        return questionnaire_content(record, people, programme.name, contact, translator)

    def report_pdf(
        self, programme_id: int, round_: EvaluationRound, *, language: Language | None = None
    ) -> bytes:
        """Return an evaluation's report with its plots."""
        from mentordesk.documents import report

        translator = self._translator(programme_id, language)
        content = self._report(programme_id, round_, translator)
        return report.report(content, self._style(translator))

    def report_letters_left_out(
        self, programme_id: int, round_: EvaluationRound, *, language: Language | None = None
    ) -> Mapping[str, str]:
        """Return the letters in a report, answers included, that no font has, by its title."""
        from mentordesk.documents import content_texts

        content = self._report(programme_id, round_, self._translator(programme_id, language))
        return content_texts.letters_left_out(content, content.title)

    def _report(
        self, programme_id: int, round_: EvaluationRound, translator: Translator
    ) -> ReportContent:
        programme = self._programmes.get(programme_id)
        figures = self._evaluations.report(programme_id, round_)
        period = guide_values.period(programme, translator)
        return report_content(figures, programme.name, period, translator)
