"""How one filled-in questionnaire is checked and kept."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from mentordesk.errors import UserError
from mentordesk.models import Answer, Reply
from mentordesk.services.records.evaluations import (
    AnswerValue,
    QuestionnaireRecord,
    QuestionRecord,
)
from mentordesk.vocabulary import N_, QuestionKind

_ONE_OF = (QuestionKind.SCALE, QuestionKind.CHOICE)


def checked_answers(
    questionnaire: QuestionnaireRecord, answers: Mapping[int, AnswerValue]
) -> dict[int, AnswerValue]:
    """Return the answers as they are kept: trimmed, in the questions' order, without blanks.

    Raises:
        UserError: A question is not of this questionnaire, an answer is none of those that it
            offers, or several are given where one is asked for.
    """
    unknown = answers.keys() - {question.id for question in questionnaire.questions}
    if unknown:
        raise UserError(
            N_("The questionnaire has changed meanwhile. Look at it again and choose anew.")
        )
    kept = {}
    for number, question in enumerate(questionnaire.questions, start=1):
        answer = _checked(number, question, answers.get(question.id, AnswerValue()))
        if answer != AnswerValue():
            kept[question.id] = answer
    return kept


def keep_reply(
    session: Session,
    questionnaire_id: int,
    enrolment_id: int,
    answers: Mapping[int, AnswerValue],
    now: datetime,
) -> None:
    """Put these checked answers in place of whatever the person answered before."""
    reply = session.scalar(
        select(Reply).where(
            Reply.questionnaire_id == questionnaire_id, Reply.enrolment_id == enrolment_id
        )
    )
    if reply is None:
        reply = Reply(questionnaire_id=questionnaire_id, enrolment_id=enrolment_id)
        session.add(reply)
    reply.replied_at = now
    session.flush()
    session.execute(delete(Answer).where(Answer.reply_id == reply.id))
    session.execute(
        insert(Answer),
        [
            {
                "reply_id": reply.id,
                "question_id": question_id,
                "chosen": list(answer.chosen),
                "text": answer.text,
            }
            for question_id, answer in answers.items()
        ],
    )


def _checked(number: int, question: QuestionRecord, answer: AnswerValue) -> AnswerValue:
    if question.kind is QuestionKind.TEXT:
        return AnswerValue(text=answer.text.strip())
    offered = [choice.key for choice in question.choices]
    for key in answer.chosen:
        if key not in offered:
            raise UserError(
                N_("Question {number} has no answer “{answer}”. Choose one of those it offers."),
                number=number,
                answer=key,
            )
    if question.kind in _ONE_OF and len(set(answer.chosen)) > 1:
        raise UserError(N_("Question {number} takes one answer. Choose one."), number=number)
    return AnswerValue(chosen=tuple(key for key in offered if key in answer.chosen))
