"""Reads which topics of their agreements people are asked about, and what they answered."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, select
from sqlalchemy.orm import Session

from mentordesk.i18n import sort_key
from mentordesk.models import (
    AgreementTopic,
    Enrolment,
    Match,
    Participant,
    Questionnaire,
    Reply,
    TopicAnswer,
)
from mentordesk.services.evaluation_reading import read_respondents
from mentordesk.services.grouping import grouped
from mentordesk.services.own_questions import question_on, question_on_all
from mentordesk.services.records.evaluations import OwnTopic, PersonAsked, TopicResult
from mentordesk.vocabulary import CONFIRMED_STATES, EvaluationRound, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """One match as one of the two sees it."""

    match_id: int
    code: str
    partner: str
    in_force: bool
    topics: tuple[str, ...]


def read_people_asked(session: Session, questionnaire_id: int) -> tuple[PersonAsked, ...]:
    """Return the invited by name, each with what they are asked of their own agreements.

    The topics stand as in the agreement; what was answered keeps the words in which it was
    asked, and comes last once the agreement has it no more. In an anonymous questionnaire
    everybody is asked the same, and neither a code nor an answer is told.
    """
    own = _Own(session, session.get_one(Questionnaire, questionnaire_id))
    return tuple(
        PersonAsked(
            enrolment_id=one.enrolment_id,
            name=one.name,
            codes=own.codes(one.enrolment_id),
            topics=own.topics(one.enrolment_id),
        )
        for one in read_respondents(session, questionnaire_id)
    )


def read_own_topics(
    session: Session, questionnaire_id: int, enrolment_id: int
) -> tuple[OwnTopic, ...]:
    """Return the same topics of one person, without reading everybody's."""
    asked = session.get_one(Questionnaire, questionnaire_id)
    return _Own(session, asked, enrolment_id).topics(enrolment_id)


class _Own:
    """What the people of one questionnaire, or one of them, are asked of their agreements."""

    def __init__(
        self, session: Session, asked: Questionnaire, enrolment_id: int | None = None
    ) -> None:
        final = asked.round is EvaluationRound.FINAL
        self._by_name = not asked.anonymous
        self._of_all: tuple[OwnTopic, ...] = ()
        self._pairs: Mapping[int, Sequence[_Pair]] = {}
        self._kept: Mapping[int, Sequence[Row[Any]]] = {}
        if self._by_name:
            self._pairs = _pairs(session, asked, enrolment_id, with_topics=final)
            self._kept = _kept(session, asked.id, enrolment_id)
        elif final and any_topics(session, asked.programme_id):
            self._of_all = (OwnTopic(question=question_on_all()),)

    def topics(self, enrolment_id: int) -> tuple[OwnTopic, ...]:
        """Return one person's topics."""
        if not self._by_name:
            return self._of_all
        kept = self._kept.get(enrolment_id, ())
        return tuple(_own_topics(self._pairs.get(enrolment_id, ()), kept))

    def codes(self, enrolment_id: int) -> tuple[str, ...]:
        """Return the codes of one person's pairs in force."""
        return tuple(pair.code for pair in self._pairs.get(enrolment_id, ()) if pair.in_force)


def any_topics(session: Session, programme_id: int) -> bool:
    """Return whether any pair in force has agreed on a topic."""
    in_force = _in_force(Match.programme_id == programme_id)
    return session.scalar(_topics_of(in_force).limit(1)) is not None


def read_points(
    session: Session, questionnaire_ids: Sequence[int]
) -> Mapping[int, Sequence[tuple[int, int]]]:
    """Return questionnaire id to (sign-up id, point) for every topic answered."""
    points: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for row in session.execute(
        select(Reply.questionnaire_id, Reply.enrolment_id, TopicAnswer.point)
        .join(TopicAnswer, TopicAnswer.reply_id == Reply.id)
        .where(Reply.questionnaire_id.in_(questionnaire_ids))
    ):
        points[row.questionnaire_id].append((row.enrolment_id, row.point))
    return points


def read_results(session: Session, match_id: int) -> tuple[TopicResult, ...]:
    """Return what one pair answered by name about its topics: those agreed now first.

    Answers to an anonymous questionnaire know no pair, so none of them is among these.
    """
    given: dict[str, dict[Role, int]] = {
        text.casefold(): {}
        for text in session.scalars(
            select(AgreementTopic.text)
            .where(AgreementTopic.match_id == match_id)
            .order_by(AgreementTopic.position)
        )
    }
    words: dict[str, str] = {}
    for row in session.execute(
        select(TopicAnswer.topic, TopicAnswer.point, Questionnaire.role)
        .join(Reply, Reply.id == TopicAnswer.reply_id)
        .join(Questionnaire, Questionnaire.id == Reply.questionnaire_id)
        .where(TopicAnswer.match_id == match_id, Questionnaire.anonymous.is_(False))
        .order_by(TopicAnswer.position, Questionnaire.role)
    ):
        key = row.topic.casefold()
        given.setdefault(key, {})[row.role] = row.point
        words.setdefault(key, row.topic)
    return tuple(
        TopicResult(topic=words[key], points=points) for key, points in given.items() if points
    )


def _in_force(*which: ColumnElement[bool]) -> Select[int]:
    return select(Match.id).where(*which, Match.state.in_(CONFIRMED_STATES))


def _topics_of(match_ids: Select[int]) -> Select[int, str]:
    return (
        select(AgreementTopic.match_id, AgreementTopic.text)
        .where(AgreementTopic.match_id.in_(match_ids))
        .order_by(AgreementTopic.position)
    )


def _pairs(
    session: Session, asked: Questionnaire, enrolment_id: int | None, *, with_topics: bool
) -> Mapping[int, Sequence[_Pair]]:
    """Return sign-up id to its pairs, by the partner's name."""
    own, other = Match.mentor_id, Match.mentee_id
    if asked.role is Role.MENTEE:
        own, other = other, own
    which = [Match.programme_id == asked.programme_id]
    if enrolment_id is not None:
        which.append(own == enrolment_id)
    topics: dict[int, tuple[str, ...]] = {}
    if with_topics:
        topics = grouped(session.execute(_topics_of(_in_force(*which))))
    rows = session.execute(
        select(own.label("own"), Match.id, Match.code, Match.state, Participant.name)
        .join(Enrolment, Enrolment.id == other)
        .join(Participant, Participant.id == Enrolment.participant_id)
        .where(*which)
    )
    pairs: defaultdict[int, list[_Pair]] = defaultdict(list)
    for row in rows:
        pairs[row.own].append(
            _Pair(
                match_id=row.id,
                code=row.code,
                partner=row.name,
                in_force=row.state in CONFIRMED_STATES,
                topics=topics.get(row.id, ()),
            )
        )
    for several in pairs.values():
        if len(several) > 1:
            several.sort(key=lambda pair: (sort_key(pair.partner), pair.code))
    return pairs


def _kept(
    session: Session, questionnaire_id: int, enrolment_id: int | None
) -> Mapping[int, Sequence[Row[Any]]]:
    """Return sign-up id to the topics answered, in the order in which they were asked."""
    query = (
        select(Reply.enrolment_id, TopicAnswer.match_id, TopicAnswer.topic, TopicAnswer.point)
        .join(TopicAnswer, TopicAnswer.reply_id == Reply.id)
        .where(Reply.questionnaire_id == questionnaire_id)
        .order_by(TopicAnswer.position)
    )
    if enrolment_id is not None:
        query = query.where(Reply.enrolment_id == enrolment_id)
    rows: Iterable[Row[Any]] = session.execute(query)
    kept: defaultdict[int, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        kept[row.enrolment_id].append(row)
    return kept


def _own_topics(pairs: Sequence[_Pair], kept: Sequence[Row[Any]]) -> Iterable[OwnTopic]:
    # Whoever is in two pairs is told which of them a topic is of.
    several = sum(pair.in_force or _answered(pair, kept) for pair in pairs) > 1
    for pair in pairs:
        asked: dict[str, tuple[str, int | None]] = {
            text.casefold(): (text, None) for text in pair.topics
        }
        for row in kept:
            if row.match_id == pair.match_id:
                asked[row.topic.casefold()] = (row.topic, row.point)
        for topic, point in asked.values():
            yield OwnTopic(
                question=question_on(topic, pair.partner if several else ""),
                match_id=pair.match_id,
                topic=topic,
                point=point,
            )


def _answered(pair: _Pair, kept: Sequence[Row[Any]]) -> bool:
    return any(row.match_id == pair.match_id for row in kept)
