"""Answers typed in from paper, one person at a time."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Session

from mentordesk.deed_name import DeedName
from mentordesk.errors import UserError
from mentordesk.models import Match, Questionnaire, Reply
from mentordesk.services.deed_values import person
from mentordesk.services.evaluation_reading import (
    read_answers,
    read_questionnaires,
    read_respondents,
)
from mentordesk.services.own_topic_reading import (
    read_own_topics,
    read_people_asked,
    read_results,
)
from mentordesk.services.records.evaluations import (
    AnswerValue,
    OwnTopic,
    PersonAsked,
    RespondentRecord,
    TopicResult,
)
from mentordesk.services.reply_keeping import (
    FilledIn,
    checked_answers,
    checked_topics,
    keep_replies,
)
from mentordesk.services.rows import found
from mentordesk.storage.file import File
from mentordesk.storage.undo import tell
from mentordesk.vocabulary import N_


class Answering:
    """Reading and keeping what single people answered."""

    _file: File
    _clock: Callable[[], datetime]

    def respondents(self, questionnaire_id: int) -> tuple[RespondentRecord, ...]:
        """Return everybody who was invited to answer, by name, and when they did.

        Invited are all in a match in force, each once however many matches they have, and
        whoever answered before theirs ended.
        """
        with self._file.read() as session:
            found(session, Questionnaire, questionnaire_id)
            return read_respondents(session, questionnaire_id)

    def reply(self, questionnaire_id: int, enrolment_id: int) -> dict[int, AnswerValue]:
        """Return one person's answers by question id.

        Empty when they have not answered, and always in an anonymous questionnaire: there,
        answers are counted and never shown by name.
        """
        with self._file.read() as session:
            if found(session, Questionnaire, questionnaire_id).anonymous:
                return {}
            replies = read_answers(session, [questionnaire_id])
            return dict(replies.get((questionnaire_id, enrolment_id), {}))

    def people_asked(self, questionnaire_id: int) -> tuple[PersonAsked, ...]:
        """Return the invited by name, each with what they are asked of their own agreements.

        Only a final evaluation asks about topics, and only where some are agreed.
        """
        with self._file.read() as session:
            found(session, Questionnaire, questionnaire_id)
            return read_people_asked(session, questionnaire_id)

    def own_topics(self, questionnaire_id: int, enrolment_id: int) -> tuple[OwnTopic, ...]:
        """Return the topics that one person is asked about, with what they answered.

        In an anonymous questionnaire that is one question on all topics, and no answer.
        """
        with self._file.read() as session:
            found(session, Questionnaire, questionnaire_id)
            return read_own_topics(session, questionnaire_id, enrolment_id)

    def topic_results(self, match_id: int) -> tuple[TopicResult, ...]:
        """Return how far each topic of a pair came, as the two answered by name."""
        with self._file.read() as session:
            found(session, Match, match_id)
            return read_results(session, match_id)

    def record(
        self,
        questionnaire_id: int,
        enrolment_id: int,
        answers: Mapping[int, AnswerValue],
        topics: Sequence[OwnTopic] = (),
    ) -> None:
        """Keep what one person answered, in place of what they answered before.

        Args:
            questionnaire_id: What was asked.
            enrolment_id: Who answered.
            answers: Question id to answer; a question left out is left blank.
            topics: Those of `own_topics`, with what was answered; they are kept as they were
                asked, also when the agreement has changed meanwhile.

        Raises:
            UserError: The person was not invited, nothing is answered, an answer is none of
                those that its question offers, or a topic is not of the person's own.
        """
        with self._file.write(DeedName(N_("answers of {name}"))) as session:
            found(session, Questionnaire, questionnaire_id)
            (questionnaire,) = read_questionnaires(session, Questionnaire.id == questionnaire_id)
            kept = checked_answers(questionnaire, answers)
            own = checked_topics(session, questionnaire, enrolment_id, topics)
            if not kept and not own:
                raise UserError(N_("Nothing is answered yet. Fill in at least one question."))
            _require_invited(session, questionnaire_id, enrolment_id)
            tell(session, name=person(session, enrolment_id))
            reply = FilledIn(
                questionnaire_id=questionnaire_id,
                enrolment_id=enrolment_id,
                answers=kept,
                topics=own,
            )
            keep_replies(session, [reply], self._clock())

    def remove_reply(self, questionnaire_id: int, enrolment_id: int) -> None:
        """Forget what one person answered; nothing happens when they had not."""
        with self._file.write(DeedName(N_("remove the answers of {name}"))) as session:
            tell(session, name=person(session, enrolment_id))
            session.execute(
                delete(Reply).where(
                    Reply.questionnaire_id == questionnaire_id, Reply.enrolment_id == enrolment_id
                )
            )


def _require_invited(session: Session, questionnaire_id: int, enrolment_id: int) -> None:
    respondents = read_respondents(session, questionnaire_id)
    if enrolment_id not in {one.enrolment_id for one in respondents}:
        raise UserError(
            N_("This person has no match in force, so the questionnaire is not for them.")
        )
