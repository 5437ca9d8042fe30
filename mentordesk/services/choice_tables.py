"""Where subjects and topics are kept: the two have tables of one shape."""

from typing import Any, NamedTuple

from sqlalchemy.sql.elements import KeyedColumnElement

from mentordesk.models import (
    EnrolmentSubject,
    EnrolmentTopic,
    Subject,
    SubjectAlias,
    Topic,
    TopicAlias,
)
from mentordesk.services.records.sign_up import ChoiceKind


class ChoiceTables(NamedTuple):
    """The tables of one kind of choice, with the columns that refer to it."""

    choice: type[Subject | Topic]
    #: Who signed up with it.
    of_sign_up: type[EnrolmentSubject | EnrolmentTopic]
    of_sign_up_id: KeyedColumnElement[Any]
    #: What else it is written as.
    alias: type[SubjectAlias | TopicAlias]
    alias_id: KeyedColumnElement[Any]

    def alias_row(self, text: str, choice_id: int) -> dict[str, Any]:
        """Return an alias as its table holds it."""
        return {"text": text, self.alias_id.key: choice_id}


TABLES = {
    ChoiceKind.SUBJECT: ChoiceTables(
        Subject,
        EnrolmentSubject,
        EnrolmentSubject.__table__.c.subject_id,
        SubjectAlias,
        SubjectAlias.__table__.c.subject_id,
    ),
    ChoiceKind.TOPIC: ChoiceTables(
        Topic,
        EnrolmentTopic,
        EnrolmentTopic.__table__.c.topic_id,
        TopicAlias,
        TopicAlias.__table__.c.topic_id,
    ),
}


def alias_key(text: str) -> str:
    """Return a text as aliases keep it: casefolded, with single spaces."""
    return " ".join(text.split()).casefold()
