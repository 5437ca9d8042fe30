"""Questionnaires, one a role and round, and what was answered."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from mentordesk.i18n import Wording
from mentordesk.models.base import Base
from mentordesk.vocabulary import EvaluationRound, QuestionKind, Role


class Questionnaire(Base):
    """What one role is asked in one round."""

    __tablename__ = "questionnaire"
    __table_args__ = (UniqueConstraint("programme_id", "round", "role"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id", ondelete="CASCADE"))
    round: Mapped[EvaluationRound]
    role: Mapped[Role]
    introduction: Mapped[Wording]
    #: Answers are counted and never shown by name.
    anonymous: Mapped[bool] = mapped_column(default=False)
    sent_on: Mapped[date | None]
    answer_by: Mapped[date | None]


class Question(Base):
    """One question of a questionnaire."""

    __tablename__ = "question"
    __table_args__ = (UniqueConstraint("questionnaire_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    questionnaire_id: Mapped[int] = mapped_column(
        ForeignKey("questionnaire.id", ondelete="CASCADE")
    )
    position: Mapped[int]
    key: Mapped[str]
    kind: Mapped[QuestionKind]
    text: Mapped[Wording]
    #: `[{"key", "da", "en"}]`: the choices, or the labels of the scale's points in order.
    choices: Mapped[list[dict[str, Any]]]


class Reply(Base):
    """One person's filled-in questionnaire."""

    __tablename__ = "reply"
    __table_args__ = (UniqueConstraint("questionnaire_id", "enrolment_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    questionnaire_id: Mapped[int] = mapped_column(
        ForeignKey("questionnaire.id", ondelete="CASCADE")
    )
    enrolment_id: Mapped[int] = mapped_column(
        ForeignKey("enrolment.id", ondelete="CASCADE"), index=True
    )
    replied_at: Mapped[datetime]


class Answer(Base):
    """The answer to one question: a choice's key, several of them, or a text."""

    __tablename__ = "answer"

    reply_id: Mapped[int] = mapped_column(
        ForeignKey("reply.id", ondelete="CASCADE"), primary_key=True
    )
    question_id: Mapped[int] = mapped_column(
        ForeignKey("question.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    #: The chosen keys (one for a scale or choice); empty for a text.
    chosen: Mapped[list[str]]
    text: Mapped[str] = mapped_column(default="")


class TopicAnswer(Base):
    """How far one person found that their pair got with one topic of its agreement.

    The topic stands as it was asked, whatever the agreement says later. In an anonymous
    questionnaire neither it nor the pair is kept: both would point at two people.
    """

    __tablename__ = "topic_answer"
    __table_args__ = (
        UniqueConstraint("reply_id", "match_id", "topic"),
        CheckConstraint("point BETWEEN 1 AND 5", name="point"),
    )

    reply_id: Mapped[int] = mapped_column(
        ForeignKey("reply.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    match_id: Mapped[int | None] = mapped_column(
        ForeignKey("match.id", ondelete="CASCADE"), index=True
    )
    topic: Mapped[str] = mapped_column(default="")
    #: On a scale from 1, not at all, to 5, all the way.
    point: Mapped[int]
