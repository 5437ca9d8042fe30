"""Questionnaires: what is asked, of whom and when."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from mentordesk.deed_name import DeedName
from mentordesk.errors import UserError
from mentordesk.i18n import Wording
from mentordesk.models import Programme, Question, Questionnaire, Reply, TopicAnswer
from mentordesk.services.evaluation_reading import read_questionnaires
from mentordesk.services.questionnaires import add_questionnaires
from mentordesk.services.records.evaluations import QuestionnaireRecord
from mentordesk.services.rows import found
from mentordesk.services.templates import own_choices
from mentordesk.storage.file import File
from mentordesk.vocabulary import N_, ROUND_NAMES, EvaluationRound, QuestionKind

_POINTS_OF_A_SCALE = 5


class QuestionnaireEditing:
    """Reading and changing the questionnaires; their questions only while nobody has answered."""

    _file: File

    def questionnaires(self, programme_id: int) -> tuple[QuestionnaireRecord, ...]:
        """Return the programme's questionnaires: midterm before final, mentors before mentees."""
        with self._file.read() as session:
            return read_questionnaires(session, Questionnaire.programme_id == programme_id)

    def questionnaire(self, questionnaire_id: int) -> QuestionnaireRecord:
        """Return one questionnaire."""
        with self._file.read() as session:
            found(session, Questionnaire, questionnaire_id)
            return read_questionnaires(session, Questionnaire.id == questionnaire_id)[0]

    def install(self, programme_id: int, which: EvaluationRound) -> None:
        """Give the programme both roles' questionnaires of a round that it does not have yet.

        Raises:
            UserError: It has that round already.
        """
        with self._file.write(
            DeedName(N_("add “{round}”")).of(round=DeedName(ROUND_NAMES[which]))
        ) as session:
            template = found(session, Programme, programme_id).template
            if session.scalar(
                select(func.count())
                .select_from(Questionnaire)
                .where(Questionnaire.programme_id == programme_id, Questionnaire.round == which)
            ):
                raise UserError(N_("This programme has that evaluation already."))
            add_questionnaires(session, programme_id, which, own_choices(template))

    def mark_sent(self, questionnaire_id: int, on: date, answer_by: date | None) -> None:
        """Note the day on which a questionnaire went out and the last day to answer.

        Raises:
            UserError: The last day lies before the first.
        """
        if answer_by is not None and answer_by < on:
            raise UserError(
                N_("The last day to answer is before the day of sending. Choose a later one.")
            )
        with self._file.write(DeedName(N_("note when a questionnaire was sent"))) as session:
            questionnaire = found(session, Questionnaire, questionnaire_id)
            questionnaire.sent_on, questionnaire.answer_by = on, answer_by

    def set_anonymous(self, questionnaire_id: int, anonymous: bool) -> None:
        """Let answers be counted only, or shown by name too.

        What was answered by name about a pair's topics then forgets which pair and topic it was.

        Raises:
            UserError: Somebody answered in the belief of being anonymous.
        """
        deed = DeedName(
            N_("count answers without names") if anonymous else N_("show answers by name")
        )
        with self._file.write(deed) as session:
            questionnaire = found(session, Questionnaire, questionnaire_id)
            if questionnaire.anonymous and not anonymous and _answered(session, questionnaire_id):
                raise UserError(
                    N_("Somebody has answered anonymously already, so it must stay anonymous.")
                )
            questionnaire.anonymous = anonymous
            if anonymous:
                _forget_pairs(session, questionnaire_id)

    def change_question(self, question_id: int, text: Wording) -> None:
        """Reword a question.

        Raises:
            UserError: The text is blank, or somebody has answered.
        """
        _require_text(text)
        with self._file.write(DeedName(N_("reword a question")).merging(question_id)) as session:
            question = found(session, Question, question_id)
            _require_unanswered(session, question.questionnaire_id)
            question.text = text

    def add_question(
        self,
        questionnaire_id: int,
        kind: QuestionKind,
        text: Wording,
        choices: Sequence[Wording] = (),
    ) -> int:
        """Add a question as the last one, and return its id.

        Args:
            questionnaire_id: Where it goes.
            kind: How it is answered.
            text: What is asked.
            choices: What it offers, or the labels of a scale's points, 1 to 5 without them.

        Raises:
            UserError: The text is blank, there are fewer than two choices, or somebody has
                answered.
        """
        _require_text(text)
        with self._file.write(DeedName(N_("add a question"))) as session:
            found(session, Questionnaire, questionnaire_id)
            _require_unanswered(session, questionnaire_id)
            asked = session.execute(
                select(Question.key, Question.position).where(
                    Question.questionnaire_id == questionnaire_id
                )
            ).all()
            question = Question(
                questionnaire_id=questionnaire_id,
                position=max((row.position for row in asked), default=-1) + 1,
                key=_free_key({row.key for row in asked}),
                kind=kind,
                text=text,
                choices=_choices(kind, choices),
            )
            session.add(question)
            session.flush()
            return question.id

    def remove_question(self, question_id: int) -> None:
        """Take a question out.

        Raises:
            UserError: Somebody has answered.
        """
        with self._file.write(DeedName(N_("remove a question"))) as session:
            question = found(session, Question, question_id)
            _require_unanswered(session, question.questionnaire_id)
            session.delete(question)


def _answered(session: Session, questionnaire_id: int) -> bool:
    return bool(
        session.scalar(
            select(func.count())
            .select_from(Reply)
            .where(Reply.questionnaire_id == questionnaire_id)
        )
    )


def _forget_pairs(session: Session, questionnaire_id: int) -> None:
    replies = select(Reply.id).where(Reply.questionnaire_id == questionnaire_id)
    session.execute(
        update(TopicAnswer).where(TopicAnswer.reply_id.in_(replies)).values(match_id=None, topic="")
    )


def _require_unanswered(session: Session, questionnaire_id: int) -> None:
    if _answered(session, questionnaire_id):
        raise UserError(
            N_("Somebody has answered already, so the questions can no longer be changed.")
        )


def _require_text(text: Wording) -> None:
    if not (text.da.strip() or text.en.strip()):
        raise UserError(N_("The question is blank. Write what you want to ask."))


def _free_key(taken: set[str]) -> str:
    number = len(taken) + 1
    while f"question_{number}" in taken:
        number += 1
    return f"question_{number}"


def _choices(kind: QuestionKind, texts: Sequence[Wording]) -> list[dict[str, str]]:
    """Return what the question offers as it is kept; a scale's keys are its numbers."""
    if kind is QuestionKind.TEXT:
        return []
    offered = [text for text in texts if text.da.strip() or text.en.strip()]
    if kind is QuestionKind.SCALE:
        if not offered:
            points = [str(point) for point in range(1, _POINTS_OF_A_SCALE + 1)]
            offered = [Wording(da=point, en=point) for point in points]
        prefix = ""
    else:
        prefix = "choice_"
    if len(offered) <= 1:
        raise UserError(N_("A question with choices needs at least two. Add another one."))
    return [
        {"key": f"{prefix}{number}", "da": text.da, "en": text.en}
        for number, text in enumerate(offered, start=1)
    ]
