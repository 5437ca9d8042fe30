"""How filled-in questionnaires are checked and kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from mentordesk.errors import UserError
from mentordesk.models import Answer, Match, Reply, TopicAnswer
from mentordesk.services.records.evaluations import (
    AnswerValue,
    OwnTopic,
    QuestionnaireRecord,
    QuestionRecord,
)
from mentordesk.vocabulary import N_, EvaluationRound, QuestionKind

_CHANGED = N_(
    "The questionnaire has changed in the meantime. Look at it again and choose once more."
)
_NO_SUCH_ANSWER = N_("Question {number} has no answer “{answer}”. Choose one of those it offers.")
_ONE_OF = (QuestionKind.SCALE, QuestionKind.CHOICE)


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledIn:
    """One person's checked answers to one questionnaire, by question id."""

    questionnaire_id: int
    enrolment_id: int
    answers: Mapping[int, AnswerValue]
    #: What was answered about the topics of their own; `None` leaves what is known of them.
    topics: Sequence[OwnTopic] | None = None


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
        raise UserError(_CHANGED)
    kept = {}
    for number, question in enumerate(questionnaire.questions, start=1):
        answer = _checked(number, question, answers.get(question.id, AnswerValue()))
        if answer != AnswerValue():
            kept[question.id] = answer
    return kept


def checked_topics(
    session: Session,
    questionnaire: QuestionnaireRecord,
    enrolment_id: int,
    topics: Sequence[OwnTopic],
) -> tuple[OwnTopic, ...]:
    """Return what was answered about topics of one's own, without blanks.

    Raises:
        UserError: They are not asked about here, a pair is not the person's own, or an answer is
            none of those that are offered.
    """
    answered = [one for one in topics if one.point is not None]
    if not answered:
        return ()
    sides = (Match.mentor_id == enrolment_id) | (Match.mentee_id == enrolment_id)
    own: set[int | None] = set(session.scalars(select(Match.id).where(sides)))
    known = {None} if questionnaire.anonymous else own
    if questionnaire.round is not EvaluationRound.FINAL or not known.issuperset(
        one.match_id for one in answered
    ):
        raise UserError(_CHANGED)
    for number, one in enumerate(topics, start=len(questionnaire.questions) + 1):
        if one.point is not None and str(one.point) not in _offered(one.question):
            raise UserError(_NO_SUCH_ANSWER, number=number, answer=one.point)
    return tuple({(one.match_id, one.topic.casefold()): one for one in answered}.values())


def keep_replies(session: Session, replies: Sequence[FilledIn], now: datetime) -> None:
    """Put these replies, each with an answer at least, in place of what was answered before."""
    ids = _reply_ids(session, replies, now)
    _keep_topics(session, replies, ids)
    session.execute(delete(Answer).where(Answer.reply_id.in_(ids.values())))
    rows = [
        {
            "reply_id": ids[reply.questionnaire_id, reply.enrolment_id],
            "question_id": question_id,
            "chosen": list(answer.chosen),
            "text": answer.text,
        }
        for reply in replies
        for question_id, answer in reply.answers.items()
    ]
    if rows:
        session.execute(insert(Answer), rows)


def _keep_topics(
    session: Session, replies: Sequence[FilledIn], ids: Mapping[tuple[int, int], int]
) -> None:
    told = [
        (ids[reply.questionnaire_id, reply.enrolment_id], reply.topics)
        for reply in replies
        if reply.topics is not None
    ]
    if not told:
        return
    session.execute(delete(TopicAnswer).where(TopicAnswer.reply_id.in_([id_ for id_, _ in told])))
    session.add_all(
        TopicAnswer(
            reply_id=id_,
            position=position,
            match_id=one.match_id,
            topic=one.topic if one.match_id is not None else "",
            point=one.point,
        )
        for id_, topics in told
        for position, one in enumerate(topics)
    )


def _reply_ids(
    session: Session, replies: Sequence[FilledIn], now: datetime
) -> dict[tuple[int, int], int]:
    """Return the row of each reply, made where there is none, and date them all."""
    asked = {reply.questionnaire_id for reply in replies}
    known = {
        (row.questionnaire_id, row.enrolment_id): row
        for row in session.scalars(select(Reply).where(Reply.questionnaire_id.in_(asked)))
    }
    rows = []
    for reply in replies:
        key = (reply.questionnaire_id, reply.enrolment_id)
        row = known.get(key) or Reply(questionnaire_id=key[0], enrolment_id=key[1])
        row.replied_at = now
        rows.append(row)
    session.add_all(rows)
    session.flush()
    return {(row.questionnaire_id, row.enrolment_id): row.id for row in rows}


def _checked(number: int, question: QuestionRecord, answer: AnswerValue) -> AnswerValue:
    if question.kind is QuestionKind.TEXT:
        return AnswerValue(text=answer.text.strip())
    offered = _offered(question)
    for key in answer.chosen:
        if key not in offered:
            raise UserError(_NO_SUCH_ANSWER, number=number, answer=key)
    if question.kind in _ONE_OF and len(set(answer.chosen)) > 1:
        raise UserError(N_("Question {number} takes one answer. Choose one."), number=number)
    return AnswerValue(chosen=tuple(key for key in offered if key in answer.chosen))


def _offered(question: QuestionRecord) -> list[str]:
    return [choice.key for choice in question.choices]
