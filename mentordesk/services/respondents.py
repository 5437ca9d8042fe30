"""Finds out who answered what: rows of a table of answers become replies of the invited."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from mentordesk.errors import UserError
from mentordesk.models import Enrolment, Participant
from mentordesk.services.evaluation_reading import read_answers, read_respondents
from mentordesk.services.records.evaluations import AnswerValue, QuestionnaireRecord
from mentordesk.services.records.sign_up import Rejection
from mentordesk.services.reply_keeping import FilledIn, checked_answers
from mentordesk.vocabulary import N_

if TYPE_CHECKING:
    from mentordesk.exchange.answers import Reply

_UNKNOWN = N_("Nobody in this programme has this address.")
_NOT_INVITED = N_("This person has no match in force, so they were not asked.")
_EITHER_ROLE = N_("This person was asked both as mentor and as mentee. Say which in a column.")
_NO_ANSWER = N_("This row answers none of the questions that this person was asked.")


class Respondents:
    """The invited people of one round, and what taking in their rows comes to."""

    def __init__(self, session: Session, asked: Sequence[QuestionnaireRecord]) -> None:
        self.added = self.updated = self.unchanged = 0
        self.rejected: list[Rejection] = []
        #: Replies to be kept, and the addresses behind them in the table's order.
        self.changed: list[FilledIn] = []
        self.people: list[str] = []
        self._known = read_answers(session, [one.id for one in asked])
        self._invited: defaultdict[str, list[tuple[QuestionnaireRecord, int]]] = defaultdict(list)
        for questionnaire in asked:
            for person in read_respondents(session, questionnaire.id):
                self._invited[person.email].append((questionnaire, person.enrolment_id))
        self._addresses = frozenset(
            session.scalars(
                select(Participant.email)
                .join(Enrolment, Enrolment.participant_id == Participant.id)
                .where(Enrolment.programme_id.in_({one.programme_id for one in asked}))
            )
        )

    def take(self, replies: Iterable["Reply"]) -> None:
        """Sort a table's replies into new, changed, unchanged and rejected ones."""
        for reply in replies:
            try:
                questionnaire, enrolment_id = self._respondent(reply)
                answers = _answers(questionnaire, reply)
            except UserError as refusal:
                self._reject(reply, refusal)
                continue
            self._sort(questionnaire.id, enrolment_id, reply.email, answers)

    def _respondent(self, reply: "Reply") -> tuple[QuestionnaireRecord, int]:
        """Return what the person was asked, and as whom.

        Whoever is in both roles is the one that the row names, or the one of whose questions
        more are answered.
        """
        invited = self._invited.get(reply.email, [])
        if not invited:
            raise UserError(_NOT_INVITED if reply.email in self._addresses else _UNKNOWN)
        if len(invited) == 1:
            return invited[0]
        named = [one for one in invited if one[0].role is reply.role]
        if named:
            return named[0]
        ranked = sorted(invited, key=lambda one: -_answered(one[0], reply))
        if _answered(ranked[0][0], reply) == _answered(ranked[1][0], reply):
            raise UserError(_EITHER_ROLE)
        return ranked[0]

    def _sort(
        self,
        questionnaire_id: int,
        enrolment_id: int,
        email: str,
        answers: Mapping[int, AnswerValue],
    ) -> None:
        known = self._known.get((questionnaire_id, enrolment_id))
        together = {**(known or {}), **answers}
        if known is None:
            self.added += 1
        elif together == known:
            self.unchanged += 1
            return
        else:
            self.updated += 1
        self.people.append(email)
        self.changed.append(
            FilledIn(questionnaire_id=questionnaire_id, enrolment_id=enrolment_id, answers=together)
        )

    def _reject(self, reply: "Reply", refusal: UserError) -> None:
        self.rejected.append(
            Rejection(
                row=reply.row,
                column="email",
                value=reply.email,
                reason=refusal.message,
                values=tuple((key, str(value)) for key, value in refusal.values.items()),
            )
        )


def _answered(questionnaire: QuestionnaireRecord, reply: "Reply") -> int:
    return sum(question.key in reply.answers for question in questionnaire.questions)


def _answers(questionnaire: QuestionnaireRecord, reply: "Reply") -> dict[int, AnswerValue]:
    """Return a row's answers to the questions of this questionnaire; it may hold both roles'."""
    given = {
        question.id: AnswerValue(
            chosen=reply.answers[question.key].chosen, text=reply.answers[question.key].text
        )
        for question in questionnaire.questions
        if question.key in reply.answers
    }
    kept = checked_answers(questionnaire, given)
    if not kept:
        raise UserError(_NO_ANSWER)
    return kept
