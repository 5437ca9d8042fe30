"""Reads questionnaires, who was invited and what was answered, in a handful of queries."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, select, union
from sqlalchemy.orm import Session

from mentordesk.i18n import Wording, sort_key
from mentordesk.models import (
    Answer,
    Enrolment,
    Match,
    Participant,
    Question,
    Questionnaire,
    Reply,
)
from mentordesk.services.counted import counted_replies
from mentordesk.services.records.evaluations import (
    AnswerValue,
    ChoiceOption,
    QuestionnaireRecord,
    QuestionRecord,
    RespondentRecord,
)
from mentordesk.vocabulary import CONFIRMED_STATES, EvaluationRound, Role

_ROUNDS, _ROLES = list(EvaluationRound), list(Role)


def read_questionnaires(
    session: Session, *which: ColumnElement[bool]
) -> tuple[QuestionnaireRecord, ...]:
    """Return the questionnaires that conditions on `Questionnaire` choose, midterm first."""
    rows = session.execute(select(*Questionnaire.__table__.columns).where(*which)).all()
    questions: defaultdict[int, list[QuestionRecord]] = defaultdict(list)
    for question in session.execute(
        select(*Question.__table__.columns)
        .where(Question.questionnaire_id.in_([row.id for row in rows]))
        .order_by(Question.position, Question.id)
    ):
        questions[question.questionnaire_id].append(_question(question))
    respondents = _respondents(session, rows)
    counted = counted_replies(session, [row.id for row in rows])
    records = [
        _questionnaire(row, questions[row.id], respondents[row.id], counted.get(row.id, (0, 0)))
        for row in rows
    ]
    return tuple(
        sorted(records, key=lambda one: (_ROUNDS.index(one.round), _ROLES.index(one.role)))
    )


def read_respondents(session: Session, questionnaire_id: int) -> tuple[RespondentRecord, ...]:
    """Return the people invited to one questionnaire, by name.

    Invited are all in a match in force, each once however many matches they have, and whoever
    answered while they were in one: what they said still counts.
    """
    rows = session.execute(
        select(*Questionnaire.__table__.columns).where(Questionnaire.id == questionnaire_id)
    ).all()
    return _respondents(session, rows)[questionnaire_id]


def read_answers(
    session: Session, questionnaire_ids: Sequence[int]
) -> Mapping[tuple[int, int], Mapping[int, AnswerValue]]:
    """Return (questionnaire id, sign-up id) to that reply's answers, by question id."""
    replies: dict[tuple[int, int], dict[int, AnswerValue]] = {}
    for row in session.execute(
        select(
            Reply.questionnaire_id,
            Reply.enrolment_id,
            Answer.question_id,
            Answer.chosen,
            Answer.text,
        )
        .join(Answer, Answer.reply_id == Reply.id)
        .where(Reply.questionnaire_id.in_(questionnaire_ids))
    ):
        answers = replies.setdefault((row.questionnaire_id, row.enrolment_id), {})
        answers[row.question_id] = AnswerValue(chosen=tuple(row.chosen), text=row.text)
    return replies


def _respondents(
    session: Session, questionnaires: Sequence[Row[Any]]
) -> Mapping[int, tuple[RespondentRecord, ...]]:
    replied = _reply_times(session, [row.id for row in questionnaires])
    programmes = {row.programme_id for row in questionnaires}
    matched, people = _matched(session, programmes), _people(session, programmes)
    return {
        row.id: tuple(
            RespondentRecord(
                enrolment_id=person.id,
                name=person.name,
                email=person.email,
                replied_at=replied[row.id].get(person.id),
            )
            for person in people
            if (person.programme_id, person.role) == (row.programme_id, row.role)
            and (person.id in matched or person.id in replied[row.id])
        )
        for row in questionnaires
    }


def _reply_times(
    session: Session, questionnaire_ids: Sequence[int]
) -> defaultdict[int, dict[int, datetime]]:
    times: defaultdict[int, dict[int, datetime]] = defaultdict(dict)
    for row in session.execute(
        select(Reply.questionnaire_id, Reply.enrolment_id, Reply.replied_at).where(
            Reply.questionnaire_id.in_(questionnaire_ids)
        )
    ):
        times[row.questionnaire_id][row.enrolment_id] = row.replied_at
    return times


def _matched(session: Session, programme_ids: set[int]) -> set[int]:
    sides = (
        select(side).where(Match.programme_id.in_(programme_ids), Match.state.in_(CONFIRMED_STATES))
        for side in (Match.mentor_id, Match.mentee_id)
    )
    return set(session.scalars(union(*sides)))


def _people(session: Session, programme_ids: set[int]) -> list[Any]:
    rows = session.execute(
        select(
            Enrolment.id,
            Enrolment.programme_id,
            Enrolment.role,
            Participant.name,
            Participant.email,
        )
        .join(Participant, Participant.id == Enrolment.participant_id)
        .where(Enrolment.programme_id.in_(programme_ids))
    )
    return sorted(rows, key=lambda row: (sort_key(row.name), row.email))


def _question(row: Row[Any]) -> QuestionRecord:
    return QuestionRecord(
        id=row.id,
        key=row.key,
        kind=row.kind,
        text=row.text,
        choices=tuple(
            ChoiceOption(key=choice["key"], text=Wording(da=choice["da"], en=choice["en"]))
            for choice in row.choices
        ),
    )


def _questionnaire(
    row: Row[Any],
    questions: Sequence[QuestionRecord],
    respondents: Sequence[RespondentRecord],
    counted: tuple[int, int],
) -> QuestionnaireRecord:
    """Return a questionnaire; `counted` are the erased people who were asked, and answered."""
    return QuestionnaireRecord(
        id=row.id,
        programme_id=row.programme_id,
        round=row.round,
        role=row.role,
        introduction=row.introduction,
        anonymous=row.anonymous,
        sent_on=row.sent_on,
        answer_by=row.answer_by,
        questions=tuple(questions),
        invited=len(respondents) + counted[0],
        answered=sum(one.replied_at is not None for one in respondents) + counted[1],
    )
